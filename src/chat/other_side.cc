#include "chat/other_side.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>

namespace tally::chat {
namespace {

using std::chrono::minutes;
using Place = std::optional<std::size_t>;  // nothing: the text stands more than once

constexpr std::chrono::hours clocks_apart_max{26};  // from UTC-12 to UTC+14

std::unordered_map<std::string_view, Place> single_texts(std::vector<Message> const& messages) {
    std::unordered_map<std::string_view, Place> places;
    for (std::size_t i = 0; i < messages.size(); ++i) {
        if (messages[i].text.empty() || messages[i].system) continue;
        auto const [at, fresh] = places.emplace(messages[i].text, Place{i});
        if (!fresh) at->second.reset();
    }
    return places;
}

// Zones lie whole quarters of an hour apart.
minutes quarters_between(Message const& ours, Message const& theirs) {
    constexpr minutes quarter{15};
    auto const apart = theirs.at - ours.at;
    return std::chrono::round<minutes>(apart / quarter.count()) * quarter.count();
}

template <typename Key>
std::optional<Key> most_frequent(std::map<Key, std::uint64_t> const& votes) {
    auto const most =
        std::ranges::max_element(votes, {}, [](auto const& one) { return one.second; });
    return most == votes.end() ? std::nullopt : std::optional{most->first};
}

struct Pair {
    Message const* ours;
    Message const* theirs;
};

std::vector<Pair> alike(std::vector<Message> const& ours, std::vector<Message> const& theirs) {
    auto const here = single_texts(ours);
    std::vector<Pair> pairs;
    for (auto const& [text, place] : single_texts(theirs)) {
        auto const found = here.find(text);
        if (!place || found == here.end() || !found->second) continue;
        Pair const pair{&ours[*found->second], &theirs[*place]};
        if (std::chrono::abs(pair.theirs->at - pair.ours->at) <= clocks_apart_max)
            pairs.push_back(pair);
    }
    return pairs;
}

std::set<std::string> people_in(std::vector<Message> const& messages) {
    std::set<std::string> names;
    for (auto const& message : messages)
        if (!message.sender.empty()) names.insert(message.sender);
    return names;
}

// Where one person is left on each side, they are the same.
void pair_the_last_ones(std::vector<Message> const& ours, std::vector<Message> const& theirs,
                        std::map<std::string, std::string>& people) {
    auto here = people_in(ours);
    auto there = people_in(theirs);
    for (auto const& [name, our_name] : people) {
        there.erase(name);
        here.erase(our_name);
    }
    if (!people.empty() && here.size() == 1 && there.size() == 1)
        people.emplace(*there.begin(), *here.begin());
}

// True where both exports number the messages alike.
bool share_ids(std::vector<Pair> const& pairs) {
    auto const same = std::ranges::count_if(pairs, [](Pair const& pair) {
        return !pair.ours->native_id.empty() && pair.ours->native_id == pair.theirs->native_id;
    });
    return 2 * static_cast<std::size_t>(same) > pairs.size();
}

std::vector<Message> translated(std::vector<Message> messages, Alignment const& alignment) {
    for (auto& message : messages) {
        message.at -= alignment.ahead;
        auto const known = alignment.people.find(message.sender);
        if (known != alignment.people.end()) message.sender = known->second;
    }
    return messages;
}

std::vector<Message> without_ids(std::vector<Message> messages) {
    for (auto& message : messages) message.native_id.clear();
    return messages;
}

bool says_the_same(Message const& ours, Message const& theirs) {
    return ours.sender == theirs.sender && ours.text == theirs.text &&
           ours.deleted == theirs.deleted && std::chrono::abs(theirs.at - ours.at) <= late_max;
}

// Takes out pairs that came late: gone here, new there, and otherwise the same.
void pair_late_ones(std::vector<Change>& changes, std::vector<Message> const& ours,
                    std::vector<Message> const& theirs) {
    std::unordered_map<std::string_view, std::vector<std::size_t>> fresh;  // by text; their places
    for (auto const& change : changes)
        if (!change.before && change.after)
            fresh[theirs[*change.after].text].push_back(*change.after);
    std::vector<std::size_t> late;
    std::erase_if(changes, [&](Change const& change) {
        if (change.what != Change::What::vanished) return false;
        auto& places = fresh[ours[*change.before].text];
        auto const found = std::ranges::find_if(places, [&](std::size_t place) {
            return says_the_same(ours[*change.before], theirs[place]);
        });
        if (found == places.end()) return false;
        late.push_back(*found);
        places.erase(found);
        return true;
    });
    std::ranges::sort(late);
    std::erase_if(changes, [&](Change const& change) {
        return !change.before && change.after && std::ranges::binary_search(late, *change.after);
    });
}

}  // namespace

Alignment align(std::vector<Message> const& ours, std::vector<Message> const& theirs,
                std::map<std::string, std::string> people) {
    auto const pairs = alike(ours, theirs);
    Alignment alignment{{}, std::move(people), pairs.size()};
    std::map<minutes, std::uint64_t> apart;
    std::map<std::string, std::map<std::string, std::uint64_t>> names;
    for (auto const& [here, there] : pairs) {
        ++apart[quarters_between(*here, *there)];
        ++names[there->sender][here->sender];
    }
    alignment.ahead = most_frequent(apart).value_or(minutes{});
    for (auto const& [name, votes] : names)
        if (auto const ours_for_them = most_frequent(votes))
            alignment.people.emplace(name, *ours_for_them);
    pair_the_last_ones(ours, theirs, alignment.people);
    return alignment;
}

std::vector<Change> compare_with_other_side(std::vector<Message> const& ours,
                                            std::vector<Message> const& theirs,
                                            Alignment const& alignment) {
    auto here = ours;
    auto there = translated(theirs, alignment);
    if (!share_ids(alike(here, there))) {
        here = without_ids(std::move(here));
        there = without_ids(std::move(there));
    }
    auto changes = compare(here, there);
    pair_late_ones(changes, here, there);
    return changes;
}

}  // namespace tally::chat
