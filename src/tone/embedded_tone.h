// The packs of packs/tone/, put into the program when it is built.
#pragma once

#include <span>

#include "base/embedded_pack.h"

namespace tally::tone {

std::span<EmbeddedPack const> embedded_tone();

}  // namespace tally::tone
