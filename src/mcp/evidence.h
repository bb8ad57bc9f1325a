// What a command printed, made ready for an assistant: the part that was asked for, short enough,
// with what it cites, and with every text that others could have written marked as theirs. Pure.
#pragma once

#include <cstddef>

#include "mcp/frame.h"
#include "mcp/tools.h"

namespace tally::mcp {

inline constexpr std::size_t value_shown_max = 2000;      // bytes of a text
inline constexpr std::size_t text_shown_max = 16'000;     // bytes of the text of an item
inline constexpr std::size_t answer_shown_max = 120'000;  // bytes of all texts of an answer
inline constexpr std::size_t list_shown_max = 100;        // entries of a list within an entry
inline constexpr std::size_t cites_max = 300;

struct Evidence {
    Json result;                 // as the command prints it, shorter, and visible() throughout
    Json cites = Json::array();  // {item} · {engagement, side, entry} · {engagement, rule}
    // What is not whole: {where, shown, of, next}, where next holds the arguments that read on.
    Json cut = Json::array();
};

Evidence evidence_of(Call const& call, Json const& printed);

// The same with each text in the frame, but for those of which we alone choose the words: ids,
// instants, amounts, names of rules and states.
Json marked(Json const& result, Frame const& frame);

}  // namespace tally::mcp
