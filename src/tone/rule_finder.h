// One rule, held against the sentences of a draft.
#pragma once

#include <cstddef>
#include <vector>

#include "tone/sentences.h"
#include "tone/tone_pack.h"

namespace tally::tone {

// Where a rule found something: bytes [begin, end) of the draft, and the sentence they are in.
struct Hit {
    std::size_t sentence = 0;  // index
    std::size_t begin = 0;
    std::size_t end = 0;
};

// In the order of the draft; at most one for a sentence, and one in all for what is missing.
std::vector<Hit> hits_of(Rule const& rule, std::vector<Sentence> const& sentences);

}  // namespace tally::tone
