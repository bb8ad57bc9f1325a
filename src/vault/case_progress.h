// How far the making of a case file is.
#pragma once

#include <cstdint>
#include <functional>

namespace tally::vault {

enum class CaseStage : std::uint8_t {
    reading,     // the exhibits' originals
    laying_out,  // each exhibit twice; begins anew where the pages must become fewer
    packing,     // the bundle is written and verified: before it, and when it is done
};

struct CaseProgress {
    CaseStage stage{};
    std::uint64_t done = 0;
    std::uint64_t total = 0;
};

// Told from the thread that works. May be empty.
using CaseWatcher = std::function<void(CaseProgress const&)>;

}  // namespace tally::vault
