#include "engagement/lessons.h"

#include <algorithm>

#include "base/words.h"

namespace tally::engagement {
namespace {

// How near another engagement is: the lower the nearer.
enum class Nearness : std::uint8_t {
    client,
    type,
    payment,
    none
};

bool same_client(Engagement const& engagement, State const& other) {
    auto const& ours = engagement.client;
    auto const& theirs = other.engagement.client;
    if (!ours.email.empty() && !theirs.email.empty())
        if (ascii_lower(ours.email) == ascii_lower(theirs.email)) return true;
    return !ours.name.empty() && ascii_lower(ours.name) == ascii_lower(theirs.name);
}

Nearness nearness(Engagement const& engagement, State const& other) {
    if (same_client(engagement, other)) return Nearness::client;
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

}  // namespace tally::engagement
