// Two captures of one conversation: what was added, edited or is gone.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "chat/conversation.h"

namespace tally::chat {

struct Change {
    enum class What : std::uint8_t {
        added,     // sent outside of the time that the earlier capture covers: the normal case
        inserted,  // inside of that time, and the earlier capture has no such message
        edited,    // other words
        deleted,   // the later capture says that it was deleted
        vanished,  // the later capture covers its time and does not have it
    };
    What what;
    std::optional<std::size_t> before;  // place in the earlier capture
    std::optional<std::size_t> after;   // place in the later one
    bool operator==(Change const&) const = default;
};

// In the order of time. Messages are told apart by their native ids; without them by sender and
// minute, equal words first. O(n log n), whatever the messages say. A capture that begins later or
// ends earlier than the other one takes nothing away: what it does not cover has not vanished.
std::vector<Change> compare(std::vector<Message> const& earlier, std::vector<Message> const& later);

// True for what should worry: everything but `added`.
bool is_alarming(Change const& change);

}  // namespace tally::chat
