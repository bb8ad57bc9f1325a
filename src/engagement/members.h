// What a fact consists of, said once: `template <typename Self> static constexpr auto members()`.
// From the list of its members follow the reader and the writer of its body (event_codec.cc) and
// the fields that docs/formats/events.md names.
#pragma once

#include <string_view>
#include <tuple>

namespace tally::engagement {

template <typename Owner, typename Type>
struct Member {
    std::string_view key;
    Type Owner::* place;
    bool sometimes;  // left out of the body where it has its default value
};

// A member that every body has.
template <typename Owner, typename Type>
constexpr Member<Owner, Type> member(std::string_view key, Type Owner::* place) {
    return {key, place, false};
}

// A member that may be absent.
template <typename Owner, typename Type>
constexpr Member<Owner, Type> sometimes(std::string_view key, Type Owner::* place) {
    return {key, place, true};
}

// The list of a fact. It is a template of the fact, so that the many files that only name facts do
// not pay for a tuple of each: that took half of their compilation.
template <typename Owner>
    requires requires { Owner::template members<Owner>(); }
constexpr auto members_of() {
    return Owner::template members<Owner>();
}

}  // namespace tally::engagement
