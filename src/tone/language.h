// Which language a draft is written in, as far as its small words tell.
#pragma once

#include <string>
#include <vector>

#include "tone/sentences.h"
#include "tone/tone_pack.h"

namespace tally::tone {

// The language of the packs whose `known_by` words are the most in the writer's sentences. Empty
// where two have as many, or where hardly a word is known: then nobody can say.
std::string language_of(std::vector<Sentence> const& sentences, std::vector<TonePack> const& packs);

// Each once, in the order of the packs.
std::vector<std::string> languages_of(std::vector<TonePack> const& packs);

}  // namespace tally::tone
