#include "rights/conditions.h"
#include "engagement/event.h"

#include <algorithm>

namespace tally::rights {
namespace {

using engagement::Recorded;
using engagement::State;
using ledger::Party;

// The value of a field as packs write it.
std::string as_text(ledger::Json const& value) {
    if (auto const* text = value.string()) return *text;
    if (auto const* integer = value.integer()) return std::to_string(*integer);
    if (auto const* boolean = value.boolean()) return *boolean ? "true" : "false";
    return {};  // lists and objects meet no condition
}

bool allows(std::vector<std::string> const& allowed, std::string const& value) {
    return std::ranges::any_of(allowed, [&](std::string const& one) {
        return one.starts_with("not ") ? one.substr(4) != value : one == value;
    });
}

bool has_field(Recorded const& recorded, std::string const& field) {
    auto const& fields = engagement::kind_of(recorded.event).fields;
    return (" " + fields + " ").contains(" " + field + " ");
}

bool meets_fields(Conditions const& when, Recorded const& recorded) {
    if (when.fields.empty()) return true;
    auto const body = engagement::encode(recorded.event);
    return std::ranges::all_of(when.fields, [&](auto const& condition) {
        if (!has_field(recorded, condition.first)) return true;  // of another of the triggers
        auto const found = body.object()->find(condition.first);
        return found != body.object()->end() && allows(condition.second, as_text(found->second));
    });
}

// The newest word on where the dispute was when the event occurred.
std::string forum_of(State const& state, Recorded const& recorded) {
    auto const topic = engagement::topic_of(recorded.event);
    std::string forum;
    for (auto const& other : state.history) {
        if (other.event.occurred > recorded.event.occurred) continue;
        if (engagement::topic_of(other.event) != topic) continue;
        if (auto const* opened = std::get_if<engagement::DisputeOpened>(&other.event.fact))
            forum = engagement::forum_names.at(static_cast<std::size_t>(opened->forum));
        if (auto const* moved = std::get_if<engagement::DisputeMoved>(&other.event.fact))
            forum = engagement::forum_names.at(static_cast<std::size_t>(moved->forum));
    }
    return forum;
}

// Who brought into being what the event speaks of.
std::optional<Party> opener_of(State const& state, Recorded const& recorded) {
    auto const topic = engagement::topic_of(recorded.event);
    for (auto const& other : state.history)
        if (engagement::defines_its_topic(other.event) &&
            engagement::topic_of(other.event) == topic)
            return other.author;
    return std::nullopt;
}

}  // namespace

bool is_by(State const& state, Recorded const& recorded, Who who) {
    switch (who) {
        case Who::anyone: return true;
        case Who::freelancer: return recorded.author == Party::freelancer;
        case Who::client: return recorded.author == Party::client;
        case Who::mediator: return recorded.author == Party::mediator;
        case Who::platform: return recorded.author == Party::platform;
        case Who::other: return opener_of(state, recorded) != recorded.author;
        case Who::both: return false;
    }
    return false;  // bits that name nobody
}

bool meets(State const& state, Conditions const& when, Recorded const& recorded) {
    if (!meets_fields(when, recorded)) return false;
    if (!when.forum.empty() &&
        std::ranges::find(when.forum, forum_of(state, recorded)) == when.forum.end())
        return false;
    return when.author.empty() ||
           std::ranges::any_of(when.author, [&](Who who) { return is_by(state, recorded, who); });
}

}  // namespace tally::rights
