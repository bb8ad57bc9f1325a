// Who was to provide what by when, and whether it was kept. The duties themselves stand in the
// agreement; their ids are those of its [[responsibility]] tables, or R1, R2, ... in their order.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/money.h"
#include "base/time.h"
#include "engagement/members.h"
#include "engagement/vocabulary.h"
#include "ledger/entry.h"
#include "ledger/ids.h"

namespace tally::engagement {

// responsibility.met: the author says that it was done
struct ResponsibilityMet {
    static constexpr std::string_view kind = "responsibility.met";
    std::string responsibility;  // its id
    std::string note;
    std::vector<ledger::ItemId> items;

    std::string topic() const { return "responsibility/" + responsibility; }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("responsibility", &Self::responsibility),
                          member("note", &Self::note), member("items", &Self::items)};
    }
    bool operator==(ResponsibilityMet const&) const = default;
};

// responsibility.breached: it was not kept
struct ResponsibilityBreached {
    static constexpr std::string_view kind = "responsibility.breached";
    std::string responsibility;
    std::string note;
    BreachStep step = BreachStep::reminder;  // what was done about it
    std::vector<ledger::ItemId> items;

    std::string topic() const { return "responsibility/" + responsibility; }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("responsibility", &Self::responsibility),
                          member("note", &Self::note), member("step", &Self::step),
                          member("items", &Self::items)};
    }
    bool operator==(ResponsibilityBreached const&) const = default;
};

enum class DutyState : std::uint8_t {
    open,
    met,
    overdue,
    breached,  // put on record as not kept
};
inline constexpr std::array<std::string_view, 4> duty_state_names{"open", "met", "overdue",
                                                                  "breached"};
constexpr NameList names_of(DutyState) { return {"state", duty_state_names}; }

struct DutyMark {
    std::string id;
    std::optional<Instant> met;
    std::optional<Instant> breached;
    BreachStep step = BreachStep::reminder;  // the newest
    std::string note;
    bool operator==(DutyMark const&) const = default;
};

// A duty of the agreement with what became of it.
struct Duty {
    std::string id;
    ledger::Party party = ledger::Party::client;
    std::string what;
    std::optional<Date> due;
    DutyState state = DutyState::open;
    std::optional<Instant> settled;          // met or breached
    BreachStep next = BreachStep::reminder;  // what is reasonable now that it is late
};

struct State;

// The duties of the agreement that counts (State::terms), as of `now`.
std::vector<Duty> duties(State const& state, Instant now);

}  // namespace tally::engagement
