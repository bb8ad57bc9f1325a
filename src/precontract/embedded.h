// The packs of packs/precontract/, put into the program when it is built.
#pragma once

#include <span>

#include "base/embedded_pack.h"

namespace tally::precontract {

std::span<EmbeddedPack const> embedded_demands();

}  // namespace tally::precontract
