// Alerts: what needs attention now, with why, what is at stake and by when.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "engagement/state.h"
#include "rights/deadlines.h"
#include "rights/pack.h"

namespace tally::rights {

// From least to most urgent.
enum class Severity : std::uint8_t {
    info,      // the other side must act
    notice,    // you must act, and more than half of the window is left
    warning,   // less than half of it is left, or something is wrong as long as it lasts
    critical,  // less than 24 hours are left, or your time has run out
};
inline constexpr std::array<std::string_view, 4> severity_names{"info", "notice", "warning",
                                                                "critical"};
std::string_view name(Severity severity);

struct Alert {
    std::string rule;
    Severity severity = Severity::info;
    std::string subject;
    std::string text;  // "If you do nothing, $1,200.00 goes back to the client on ... (in 3 days)."
    std::string action;
    std::optional<Instant> due;
    std::optional<Stake> money;
    // When to ring: half the window, 24 h and 3 h before the end; those that have passed stay in.
    std::vector<Instant> alarms;
};

// An alert stays for so long behind a deadline that passed.
inline constexpr std::chrono::hours passed_shown_max{24 * 30};

// Half the window, 24 h and 3 h before the end, in order; none before the window begins.
std::vector<Instant> alarms_of(Deadline const& deadline);

// Of the deadlines that are running, and of the packs' warnings; most urgent first.
std::vector<Alert> alerts(engagement::State const& state, std::vector<Pack> const& packs,
                          std::vector<Deadline> const& running, Instant now);

}  // namespace tally::rights
