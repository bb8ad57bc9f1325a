// Deadlines: instants that the rules derive from the state, with what happens if nobody acts.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "base/time.h"
#include "engagement/state.h"
#include "ledger/entry.h"
#include "rights/pack.h"
#include "rights/triggers.h"

namespace tally::rights {

enum class DeadlineState : std::uint8_t {
    open,    // the window is running
    met,     // something settled it, or it ended by itself, as its rule says
    passed,  // the window is over, and nothing on record settled it
};
inline constexpr std::array<std::string_view, 3> deadline_state_names{"open", "met", "passed"};
std::string_view name(DeadlineState state);

struct Stake {
    Money amount;
    ledger::Party goes_to = ledger::Party::freelancer;  // on silence
};

struct Deadline {
    std::string rule;
    std::string title;
    std::string subject;  // "milestone 2", "milestones 1 and 2", "the contract"
    // What it is about, as engagement::topic_of names it: "milestone/2", "contract". Rule, topic
    // and start together tell deadlines apart, and stay the same however the texts are worded.
    std::string topic;
    Instant starts;
    Instant due;                      // by the shortest window that is documented
    std::vector<End> also;            // by the others, the earliest first
    std::vector<ledger::Party> acts;  // who has not acted yet; nobody where it ends by itself
    std::string if_missed;  // "If you do nothing, $1,200.00 goes back to the client on ..."
    std::string outcome;    // the same without the frame: "$1,200.00 goes back to the client"
    std::string if_only_one_acts;  // may be empty
    std::string action;
    Stake money;  // nothing where no money is at stake
    Confidence confidence = Confidence::low;
    std::vector<std::string> source;
    DeadlineState state = DeadlineState::open;
    bool claimed = false;  // rests on another party's act that nothing vouches for yet
    bool alert = true;     // false: good to know, and nothing to worry anybody with
};

// Open ones first, then passed, then met; within each the earliest first. Times are written in the
// engagement's zone, which must have passed check_zone. What occurs after `now` is left out, and so
// are clocks that start later.
std::vector<Deadline> deadlines(engagement::State const& state, std::vector<Pack> const& packs,
                                Instant now);

}  // namespace tally::rights
