// What was agreed on a call or in a chat, as a letter that the client confirms by replying. Who
// does what by when is found by words; a person reads it before it goes. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "engagement/state.h"
#include "outbox/letter.h"

namespace tally::outbox {

inline constexpr std::size_t points_max = 40;

// One thing that was agreed.
struct Point {
    std::string text;                  // one line, in the words of the notes or of who said it
    std::string who;                   // "freelancer", "client"; empty: it is not clear
    std::optional<Date> by = {};       // where a day is named
    std::vector<std::string> amounts;  // as written: "$300"
    bool operator==(Point const&) const = default;
};

struct Summary {
    std::vector<Point> points;        // at most points_max
    std::vector<std::string> doubts;  // "point 2 names no day"
};

// A message of a conversation.
struct Said {
    std::string who;  // a name
    std::string text;
};

// Each line of the notes is a point; what is a heading or a greeting is left out. `on`: the day of
// the call.
Summary summary_of_notes(engagement::State const& state, std::string_view notes, Date on);

// The sentences that promise something, and the questions that were answered with a yes.
Summary summary_of_talk(engagement::State const& state, std::vector<Said> const& talk, Date on);

// rejected when there is no point. `on`: the day on which it was agreed, `today` that of the
// letter.
Result<Draft> summary_letter(engagement::State const& state, Summary const& summary, Date on,
                             Date today);

}  // namespace tally::outbox
