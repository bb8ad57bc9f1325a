// The texts of the packs under packs/rights/, put into the program when it is built.
#pragma once

#include <span>

#include "base/embedded_pack.h"

namespace tally::rights {

// Sorted by file name. The views live as long as the program.
std::span<EmbeddedPack const> embedded_packs();

}  // namespace tally::rights
