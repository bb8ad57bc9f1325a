#include "lessons/found.h"

#include <algorithm>

#include "base/words.h"
#include "engagement/scope_words.h"
#include "lessons/client.h"

namespace tally::lessons {
namespace {

using engagement::Engagement;
using engagement::State;

// How near another engagement is: the lower the nearer.
enum class Nearness : std::uint8_t {
    client,
    type,
    payment,
    none
};

Nearness nearness(Engagement const& engagement, State const& other) {
    if (is_with(other, engagement.client.name, {engagement.client.email})) return Nearness::client;
    if (engagement.type == other.engagement.type) return Nearness::type;
    if (is_hourly(engagement.type) == is_hourly(other.engagement.type)) return Nearness::payment;
    return Nearness::none;
}

std::string why(Nearness near, Engagement const& other) {
    switch (near) {
        case Nearness::client: return "learned with the same client";
        case Nearness::type:
            return "learned on another " + std::string{name(other.type)} + " engagement";
        case Nearness::payment:
            return is_hourly(other.type) ? "learned on other work by the hour"
                                         : "learned on other work at a fixed price";
        case Nearness::none: break;
    }
    return "learned on other work";
}

struct Found {
    Nearness near;
    LessonFound lesson;
};

bool comes_before(Found const& a, Found const& b) {
    if (a.near != b.near) return a.near < b.near;
    return a.lesson.lesson.occurred > b.lesson.lesson.occurred;
}

}  // namespace

std::vector<LessonFound> lessons_for(Engagement const& engagement,
                                     std::vector<State> const& others) {
    std::vector<Found> all;
    for (auto const& other : others) {
        if (other.engagement.slug == engagement.slug) continue;
        auto const near = nearness(engagement, other);
        for (auto const& lesson : other.lessons)
            all.push_back({near, {lesson, other.engagement.slug, why(near, other.engagement)}});
    }
    std::ranges::stable_sort(all, comes_before);
    std::vector<LessonFound> out;
    for (auto& one : all) {
        bool const known = std::ranges::any_of(out, [&](LessonFound const& before) {
            return before.lesson.use == one.lesson.lesson.use &&
                   ascii_lower(before.lesson.text) == ascii_lower(one.lesson.lesson.text);
        });
        if (!known) out.push_back(std::move(one.lesson));
    }
    return out;
}

std::vector<LessonFound> checklist(std::vector<LessonFound> all) {
    std::erase_if(all, [](LessonFound const& one) {
        return one.lesson.use == engagement::LessonUse::clause;
    });
    return all;
}

bool is_applied(LessonFound const& found, std::string const& agreement) {
    auto const& lesson = found.lesson;
    auto const words = engagement::flattened(lesson.text.empty() ? lesson.prevent : lesson.text);
    return words.size() > 2 && engagement::flattened(agreement).contains(words);
}

std::vector<Recurrence> recurring(std::vector<LessonFound> const& lessons,
                                  std::vector<engagement::Signal> const& signals) {
    std::vector<Recurrence> all;
    for (auto const& found : lessons) {
        if (found.lesson.use != engagement::LessonUse::alert || found.lesson.signal.empty())
            continue;
        auto const signal =
            std::ranges::find(signals, found.lesson.signal, &engagement::Signal::id);
        if (signal != signals.end() && signal->weight != engagement::Signal::Weight::note)
            all.push_back({found, *signal});
    }
    return all;
}

}  // namespace tally::lessons
