// An entry: one public line, hashed as bytes, plus a salted body that can be withheld or erased
// without touching the tree (docs/formats/ledger.md, "Entry line" and "Body").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "ledger/ids.h"

namespace tally::ledger {

enum class Party : std::uint8_t {
    freelancer,
    client,
    mediator,
    platform,
    system
};
std::string_view name(Party party);
Result<Party> parse_party(std::string_view text);

struct EntryLine {
    Instant at;           // recorded: our clock; never decreases within a ledger
    Party author;         // whose act is reported; the vault writes every line
    Digest body;          // the commitment to the salted body
    std::string kind;     // noun.past-participle
    std::uint64_t n = 0;  // position in the ledger, from 0
    PartitionId part;
    bool operator==(EntryLine const&) const = default;
};

inline constexpr std::size_t entry_line_bytes_max = 1024;

// The one writing of the line, without a line end.
std::string write_entry(EntryLine const& entry);
// Reads exactly what write_entry writes; the error says which rule is broken.
Result<EntryLine> parse_entry(std::string_view line);
// "noun.past-participle": lower-case ASCII words, hyphens inside, one dot.
bool is_entry_kind(std::string_view kind);

// salt || body, as stored and as disclosed: SHA-256 of these bytes is the commitment.
inline constexpr std::size_t salt_bytes = 32;
std::string salted_body(Random& random, std::string_view body);
Digest commitment(std::string_view salted);
// The body behind the salt, or corrupt when it is too short to hold one.
Result<std::string_view> unsalted(std::string_view salted);

}  // namespace tally::ledger
