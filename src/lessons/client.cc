#include "lessons/client.h"

#include <algorithm>

#include "base/words.h"

namespace tally::lessons {
namespace {

using engagement::State;

std::vector<std::string> addresses_of(State const& state) {
    auto addresses = state.client.addresses;
    if (!state.engagement.client.email.empty()) addresses.push_back(state.engagement.client.email);
    for (auto& address : addresses) address = ascii_lower(address);
    return addresses;
}

bool is_name_of(State const& state, std::string_view name) {
    auto const wanted = ascii_lower(name);
    if (wanted.empty()) return false;
    return wanted == ascii_lower(state.client.name) ||
           wanted == ascii_lower(state.client.legal_name) ||
           wanted == ascii_lower(state.engagement.client.name);
}

}  // namespace

bool is_with(State const& state, std::string_view name, std::vector<std::string> const& addresses) {
    auto const theirs = addresses_of(state);
    for (auto const& address : addresses)
        if (std::ranges::find(theirs, ascii_lower(address)) != theirs.end()) return true;
    return is_name_of(state, name);
}

bool same_client(State const& a, State const& b) {
    auto const name = a.client.name.empty() ? a.engagement.client.name : a.client.name;
    return is_with(b, name, addresses_of(a));
}

}  // namespace tally::lessons
