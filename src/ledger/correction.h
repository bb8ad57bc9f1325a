// Corrections: a mistake is never edited. An entry points to the wrong one, says why, and both stay
// visible (docs/formats/ledger.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ledger/json.h"

namespace tally::ledger {

struct Correction {
    std::uint64_t entry = 0;  // the wrong one, in front of this one in the same ledger
    std::string reason;
    std::optional<Json> right = std::nullopt;  // the body that counts instead; absent: none does
};

// entry.corrected or entry.voided
bool is_correction(std::string_view kind);
Json encode(Correction const& correction);
// `n` is the position of the correction itself; corrupt when it does not point back.
Result<Correction> decode_correction(std::uint64_t n, std::string_view kind, Json const& body);

}  // namespace tally::ledger
