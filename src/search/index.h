// The index of items: a projection that can be deleted and rebuilt from ledgers and blobs at any
// time. Adapters: memory (the naive model that tests compare with) and FTS5.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/result.h"
#include "base/time.h"
#include "ledger/ids.h"
#include "search/query.h"

namespace tally::search {

using ledger::ItemId;
using ledger::LedgerId;

// One item as lists and hits show it.
struct IndexedItem {
    ItemId id;
    Digest blob;
    std::string engagement;  // slug; empty while it lies in the inbox
    LedgerId ledger;         // where it is recorded
    std::uint64_t n = 0;     // its entry there
    std::string kind;        // mail, file, image, pdf, ...
    std::string source;      // mbox, maildir, eml, file, ...
    std::string media;
    Instant occurred;  // what the item itself claims
    Instant recorded;
    std::string from;                      // "Name <address>"
    std::string to;                        // all recipients, comma-separated
    std::string subject;                   // or the file name
    std::string message_id;                // without angle brackets
    std::vector<std::string> attachments;  // file names
    // What belongs together: a thread of mails, a conversation. Empty: nothing else.
    std::string conversation = {};
    std::string precision = {};  // of `occurred`: day or minute; empty: to the second
    bool ocr = false;            // its words were read from a picture
};

// The text of a message, an attachment or an archive member is a document of its own, whose id is
// that of its item and a path: "ID/2.1". Lists and counts of items pass over such parts, searches
// find them, and they go where their item goes.

// When the entry `n` of an item says that it happened.
struct Occurrence {
    std::uint64_t n = 0;
    Instant occurred;
    auto operator<=>(Occurrence const&) const = default;
};

struct IndexDocument {
    IndexedItem item;
    std::string text;  // what can be searched besides the fields above
    // What lies in the item: digests by which the same content is found elsewhere.
    std::vector<Digest> contents = {};
};

struct SearchOptions {
    enum class Sort : std::uint8_t {
        newest,
        relevance
    };
    Sort sort = Sort::newest;
    std::size_t limit = 50;
    std::string engagement{};  // only items of this one; empty: all
    // Matches are counted up to here: a common word stands in most mails, and to count them all
    // takes longer than to find the newest.
    std::uint64_t count_max = 1'000;
};

// Snippets are made from the original by whoever shows the hits (search/snippet.h): the index keeps
// no second copy of anybody's words.
struct SearchResult {
    std::uint64_t total = 0;     // of all matches, also beyond the limit
    bool total_is_exact = true;  // else there are more than `total`
    std::vector<IndexedItem> hits;
};

class Index {
public:
    virtual ~Index() = default;
    // Makes the documents searchable, all of them or none, durable when it returns. An item that is
    // there already is replaced.
    virtual Result<void> add(std::vector<IndexDocument> const& documents) = 0;
    // Moves an item and its parts to an engagement; an empty one is the inbox.
    virtual Result<void> file(ItemId const& item, std::string const& engagement,
                              LedgerId const& ledger, std::uint64_t n) = 0;
    // With its parts.
    virtual Result<void> remove(ItemId const& item) = 0;
    virtual Result<std::optional<IndexedItem>> find(ItemId const& item) = 0;
    // Whole items whose id starts with the prefix (what people type), at most `limit`.
    virtual Result<std::vector<IndexedItem>> find_prefix(std::string_view prefix,
                                                         std::size_t limit) = 0;
    // Mails that carry one of these Message-IDs, those of the first one first, and of each the
    // oldest recorded. An empty id is carried by none.
    virtual Result<std::vector<IndexedItem>> with_message_ids(
        std::vector<std::string_view> const& message_ids) = 0;
    // Whole items of this conversation, oldest recorded first.
    virtual Result<std::vector<IndexedItem>> in_conversation(std::string_view conversation) = 0;
    // Whole items that are this content or hold it.
    virtual Result<std::vector<IndexedItem>> with_content(Digest const& content) = 0;
    // Whole items of one engagement (empty: the inbox), newest first.
    virtual Result<std::vector<IndexedItem>> list(std::string const& engagement,
                                                  std::size_t limit) = 0;
    virtual Result<std::uint64_t> count(std::string const& engagement) = 0;
    // Of all whole items of an engagement that tell a time of their own, by n.
    virtual Result<std::vector<Occurrence>> occurrences(std::string const& engagement) = 0;
    virtual Result<SearchResult> search(Query const& query, SearchOptions const& options) = 0;
    // How far a ledger has been projected: its entries [0, size) are in the index.
    virtual Result<std::uint64_t> projected(LedgerId const& ledger) = 0;
    virtual Result<void> set_projected(LedgerId const& ledger, std::uint64_t size) = 0;
    // How far the insides of a ledger's items were looked into: messages, documents.
    virtual Result<std::uint64_t> looked_into(LedgerId const& ledger) = 0;
    virtual Result<void> set_looked_into(LedgerId const& ledger, std::uint64_t size) = 0;
    // The conversations whose captures lie in engagements, and in which.
    virtual Result<std::map<std::string, std::string>> filed_conversations() = 0;
};

}  // namespace tally::search
