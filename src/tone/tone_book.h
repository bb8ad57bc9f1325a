// All tone packs that are in use together.
#pragma once

#include <vector>

#include "tone/tone_pack.h"

namespace tally::tone {

// What came with this program.
std::vector<TonePack> const& builtin_tone_packs();

// Puts a pack in the place of those that have its id or that it supersedes, or adds it.
void put(std::vector<TonePack>& packs, TonePack pack);

}  // namespace tally::tone
