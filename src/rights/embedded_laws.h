// The texts under packs/laws/, packs/rates/ and packs/courts/, put into the program when it is
// built. Sorted by file name; the views live as long as the program.
#pragma once

#include "rights/embedded_packs.h"

namespace tally::rights {

std::span<EmbeddedPack const> embedded_laws();
std::span<EmbeddedPack const> embedded_rates();
std::span<EmbeddedPack const> embedded_courts();

}  // namespace tally::rights
