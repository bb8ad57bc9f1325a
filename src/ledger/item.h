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
    std::string source;  // mbox, maildir, eml, file
    std::string file;    // name of the file it was read from
    std::uint64_t offset = 0;
    bool operator==(Provenance const&) const = default;
};

struct ItemRecord {
    ItemId item;
    Digest blob;
    std::uint64_t bytes = 0;
    std::string kind;   // mail, file, image, pdf
    std::string media;  // message/rfc822, image/png, ...
    std::string name;   // subject or file name
    std::string from;
    std::string to;
    std::string message_id;
    std::optional<Instant> occurred;  // what the item itself claims; absent when it claims nothing
    Provenance provenance;
    std::vector<ChildItem> children;
    std::vector<std::string> problems;  // what could not be read in it
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
