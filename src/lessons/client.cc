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

// A name with a remark behind it: "Northwind Studio (Daniel Reyes)".
struct Name {
    std::string whole;
    std::string before;  // equals `whole` where there is no remark
    std::string remark;
};

Name read_name(std::string_view text) {
    Name name{ascii_lower(trimmed(text)), {}, {}};
    name.before = name.whole;
    auto const open = name.whole.find('(');
    if (open == std::string::npos || open == 0 || !name.whole.ends_with(')')) return name;
    name.before = trimmed(std::string_view{name.whole}.substr(0, open));
    name.remark =
        trimmed(std::string_view{name.whole}.substr(open + 1, name.whole.size() - open - 2));
    return name;
}

// A remark names somebody only where nothing else is asked for: "Acme (Berlin)" is not
// "Other (Berlin)".
bool is_name(std::string_view known, Name const& wanted) {
    auto const theirs = read_name(known);
    return wanted.before == theirs.before ||
           (!theirs.remark.empty() && wanted.whole == theirs.remark);
}

bool is_name_of(State const& state, std::string_view name) {
    auto const wanted = read_name(name);
    if (wanted.before.empty()) return false;
    return is_name(state.client.name, wanted) || is_name(state.client.legal_name, wanted) ||
           is_name(state.engagement.client.name, wanted);
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
