// Bodies of the entries that speak of items: item.recorded, item.filed, item.erased
// (docs/formats/events.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/result.h"
#include "base/time.h"
#include "ledger/ids.h"
#include "ledger/json.h"

namespace tally::ledger {

// Something inside an item: a MIME part, an archive member. Derived from the parent's bytes.
struct ChildItem {
    std::string path;  // "2.1"
    std::string media;
    std::string name;
    std::uint64_t bytes = 0;
    Digest digest;  // of the decoded content
    bool operator==(ChildItem const&) const = default;
};

// How the item came to us.
struct Provenance {
    std::string source;  // a kind of source: mbox, whatsapp, git, ...
    std::string file;    // name of the file it was read from
    std::uint64_t offset = 0;
    bool operator==(Provenance const&) const = default;
};

// What an item says of itself and nobody has checked: EXIF, document properties, the committer.
struct ItemClaim {
    std::string name;
    std::string value;
    bool operator==(ItemClaim const&) const = default;
};

// The item whose bytes this one was taken out of: an archive and the member's name in it.
struct Container {
    ItemId item;
    std::string path;
    bool operator==(Container const&) const = default;
};

// How the bytes of a conversation are to be read, settled when it was recorded: the same bytes give
// the same messages for ever. A message is a part of its item: "ID/17" is the 17th, from 1.
struct ChatRecord {
    std::string format;        // docs/formats/events.md, "Conversations"
    std::string conversation;  // stable name: captures of one conversation share it
    std::string title;
    std::string zone;   // of times that name none
    std::string order;  // of day and month in dates; empty where the format leaves no doubt
    std::vector<std::pair<std::string, std::string>> people;  // ids and names, where it has ids
    std::uint64_t messages = 0;
    std::optional<Instant> last;  // when the last message was sent; `occurred` has the first
    bool operator==(ChatRecord const&) const = default;
};

struct ItemRecord {
    ItemId item;
    Digest blob;
    std::uint64_t bytes = 0;
    std::string kind;   // mail, chat, file, image, ... (engagement::item_kinds)
    std::string media;  // message/rfc822, image/png, ...
    std::string name;   // subject or file name
    std::string from;
    std::string to;
    std::string message_id;
    std::optional<Instant> occurred;  // what the item itself claims; absent when it claims nothing
    Provenance provenance;
    std::vector<ChildItem> children;
    std::vector<std::string> problems;  // what could not be read in it
    std::string precision = {};         // of `occurred`: day or minute; empty: to the second
    std::vector<ItemClaim> claims = {};
    std::optional<Container> container = {};
    std::optional<ChatRecord> chat = {};
    bool operator==(ItemRecord const&) const = default;
};

// An item that was recorded in the inbox first: {inbox ledger, n} stays its proof of time.
struct FiledItem {
    ItemRecord record;
    LedgerId inbox;
    std::uint64_t inbox_n = 0;
};

struct ErasedItem {
    ItemId item;
    Digest blob;
    std::vector<std::uint64_t> entries;  // whose bodies are gone
    std::string reason;
};

Json encode(ItemRecord const& record);
Json encode(FiledItem const& filed);
Json encode(ErasedItem const& erased);
Result<ItemRecord> decode_item(Json const& body);
// The record in the body of item.recorded or item.filed; invalid_input for another kind.
Result<ItemRecord> decode_item(std::string_view kind, Json const& body);
Result<FiledItem> decode_filed_item(Json const& body);
Result<ErasedItem> decode_erased_item(Json const& body);

}  // namespace tally::ledger
