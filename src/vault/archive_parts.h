// Parts of an item that lie in an archive: members of a ZIP that is the item, or that is attached
// to a mail. "3" is the third member of an archive, "2.3" that of an archive which is part 2 of a
// mail.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "extract/pool.h"
#include "ledger/item.h"

namespace tally::vault {

// Of a member that only a password opens: it is listed, and its digest is that of no bytes.
inline constexpr std::string_view locked_media = "application/x-locked";

struct PartPlace {
    std::string archive;  // the part of a mail that is the archive; empty: the item itself is
    std::string member;   // its number in it; empty: the part lies in no archive
};
PartPlace place_of(ledger::ItemRecord const& record, std::string const& path);

struct FoundParts {
    std::map<std::string, std::string> bytes;  // by their paths
    std::string why;                           // an archive came to no good end; mostly empty
};
// Several parts of the item whose bytes these are, each archive unpacked once. A part that is not
// there, or larger than `bytes_max`, is missing. Without a pool no archive is opened.
FoundParts bytes_of_parts(ledger::ItemRecord const& record, std::string_view item_bytes,
                          std::set<std::string> const& paths, std::uint64_t bytes_max,
                          extract::Pool* pool);

}  // namespace tally::vault
