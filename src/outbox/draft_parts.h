// What drafts of letters have in common.
#pragma once

#include <charconv>
#include <string>
#include <vector>

#include "engagement/numbered.h"
#include "engagement/state.h"
#include "outbox/letter.h"

namespace tally::outbox {

// The words between a greeting and a closing.
inline Draft letter(engagement::State const& state, std::string subject, std::string const& words) {
    auto const first_name = state.client.name.substr(0, state.client.name.find(' '));
    auto const greeting = "Hello" + (first_name.empty() ? std::string{} : " " + first_name);
    return {std::move(subject),
            greeting + ",\n\n" + words + "\nBest regards\n" + state.freelancer.name + "\n"};
}

// The thing that "delivery/2" names, or the newest.
template <typename Thing>
Result<Thing const*> thing_of(std::vector<Thing> const& all, std::string const& about,
                              std::string const& kind) {
    if (all.empty())
        return fail(Code::not_found, "there is no " + kind + " to write about yet",
                    "record it first: tally " + kind + " --help");
    if (about.empty()) return &all.back();
    int number = 0;
    auto const text = about.substr(about.find('/') + 1);
    std::from_chars(text.data(), text.data() + text.size(), number);
    auto const* const found =
        about.starts_with(kind + "/") ? engagement::find_numbered(all, number) : nullptr;
    if (found == nullptr)
        return fail(Code::not_found, "there is no " + about + " here", "name it as " + kind + "/1");
    return found;
}

}  // namespace tally::outbox
