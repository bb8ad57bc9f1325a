// The packs of packs/forums/, put into the program when it is built.
#pragma once

#include <span>

#include "base/embedded_pack.h"

namespace tally::forums {

std::span<EmbeddedPack const> embedded_forums();

}  // namespace tally::forums
