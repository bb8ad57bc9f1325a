// The same conversation as two people exported it: each phone has its own clock and its own names,
// and a messenger numbers messages for each account anew. What is left after that is compared.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "chat/compare.h"

namespace tally::chat {

// How the export of the other side reads in terms of ours; found by messages that say the same.
struct Alignment {
    std::chrono::minutes ahead{};               // of their clock: 60 where they live one hour east
    std::map<std::string, std::string> people;  // their name for somebody -> ours
    std::uint64_t alike = 0;                    // messages that it rests on
};
// `people` that are known already are kept. Looks at messages whose text stands once in each.
Alignment align(std::vector<Message> const& ours, std::vector<Message> const& theirs,
                std::map<std::string, std::string> people = {});

// What theirs shows otherwise, as compare() says it: `earlier` is ours. A message that reached the
// other phone up to `late_max` later is the same message.
inline constexpr std::chrono::minutes late_max{10};
std::vector<Change> compare_with_other_side(std::vector<Message> const& ours,
                                            std::vector<Message> const& theirs,
                                            Alignment const& alignment);

}  // namespace tally::chat
