// What of an engagement a playbook speaks of, and the placeholders of its texts filled in with it.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "engagement/state.h"

namespace tally::playbooks {

// Numbers; 0: there is none.
struct Focus {
    int milestone = 0;  // whose money is asked back, else what waits to be paid, else the last
    int invoice = 0;    // the one that is open for longest, else the newest
    int request = 0;    // a wish without a price, else one that is undecided, else the newest
    int change = 0;     // one that waits for an answer, else the newest
    int dispute = 0;    // the newest
    int dossier = 0;    // the newest case
    std::string week;   // with disputed hours, else the newest: its Monday; may be empty
};
Focus focus_of(engagement::State const& state);

inline constexpr std::array<std::string_view, 11> placeholders{
    "engagement", "client", "held",    "unpaid", "milestone", "invoice",
    "request",    "change", "dispute", "case",   "week"};

// The first placeholder in the text that is none of these, with its braces; empty: all are known.
std::string unknown_placeholder(std::string_view text);

// {held} and {unpaid} are amounts as people read them; a number that is not there becomes a word in
// capitals that a person replaces: "MILESTONE".
std::string fill(std::string_view text, engagement::State const& state, Focus const& focus);

// A command as its words: what stands in double quotes is one word, without the quotes.
std::vector<std::string> words_of_command(std::string_view command);
// The words that a person has to replace: capitals, at least two letters.
std::vector<std::string> asked_for(std::vector<std::string> const& words);

}  // namespace tally::playbooks
