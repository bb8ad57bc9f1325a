// The texts of the packs under packs/elements/, put into the program when it is built.
#pragma once

#include <span>

#include "base/embedded_pack.h"

namespace tally::claims {

// Sorted by file name. The views live as long as the program.
std::span<EmbeddedPack const> embedded_elements();

}  // namespace tally::claims
