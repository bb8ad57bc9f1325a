// The packs of packs/playbooks/, put into the program when it is built.
#pragma once

#include <span>

#include "base/embedded_pack.h"

namespace tally::playbooks {

std::span<EmbeddedPack const> embedded_playbooks();

}  // namespace tally::playbooks
