// What a fact consists of, said once. From the list of its members follow the reader and the writer
// of its body (event_codec.cc) and the fields that docs/formats/events.md names.
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

}  // namespace tally::engagement
