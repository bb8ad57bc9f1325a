// How an engagement stands, as signals that each say what was counted. There is no score: a person
// weighs them. It informs and is no legal advice.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/money.h"
#include "base/time.h"
#include "engagement/exchange.h"
#include "engagement/state.h"
#include "engagement/vocabulary.h"

namespace tally::engagement {

struct Signal {
    enum class Weight : std::uint8_t {
        note,
        concern,
        alarm
    };
    std::string id;  // a word of signal_ids
    Weight weight = Weight::note;
    std::string text;    // what is the case, with counts: "2 of 3 check-ins were missed"
    std::string advice;  // what to do about it; may be empty
    std::vector<std::string> evidence;  // one line for each thing that was counted
    std::optional<Money> money;         // what is at stake, where that is known
    bool operator==(Signal const&) const = default;
};
inline constexpr std::array<std::string_view, 3> weight_names{"note", "concern", "alarm"};
constexpr NameList names_of(Signal::Weight) { return {"weight", weight_names}; }

// Every id that health and client_health use.
inline constexpr std::array<std::string_view, 21> signal_ids{
    "client-response",       // how long the client takes to answer, now and before
    "own-response",          // how long we take
    "client-silent",         // nothing came since we asked
    "checkins-missed",       // by us
    "checkins-unanswered",   // not acknowledged by the client
    "questions-waiting",     // asked in check-ins, not answered
    "work-unfunded",         // work under way that no money stands behind
    "chat-only-delivery",    // work reached the client where no review clock starts
    "requests-outside",      // asked for outside of the scope, without a change order
    "revision-rounds",       // more than agreed
    "invoices-overdue",      //
    "duties-overdue",        // of either side (responsibility.h)
    "exposure",              // money that is not in hand for work that was done
    "no-signed-agreement",   //
    "no-legal-name",         // of the client
    "no-service-address",    // of the client
    "contract-unrequested",  // direct work without a request for a written contract
    "terms-not-kept",        // no copy of the job post or of the offer
    "contract-ended",        // by the client
    "past-cancellations",    // by the same client
    "past-payment",          // how the same client paid
};

// Signals about one engagement, alarms first, else in the order of signal_ids. `messages` may be
// empty: nothing is said about response times then.
std::vector<Signal> health(State const& state, std::vector<Exchange> const& messages, Instant now);

// Signals about a client from all engagements with them: cancellations, late payments, disputes. A
// rate is given with its counts, and only counted things are named.
std::vector<Signal> client_health(std::vector<State> const& with_the_same_client, Instant now);

// "3 of 4": a rate that never comes without its counts.
struct Rate {
    int kept = 0;
    int of = 0;
    std::string text() const;  // "3 of 4", "none yet"
    bool operator==(Rate const&) const = default;
};

// What a freelancer can show of how they work. Own claims: the record behind them can be verified.
struct ProfessionalRecord {
    int engagements = 0;
    Rate on_time;     // milestones with a due date that were handed in by the end of that day
    Rate completed;   // contracts that ended with every milestone paid in full
    Rate checkins;    // planned check-ins that were sent in time (checkins_due.h)
    int answers = 0;  // own responses that were measured
    std::optional<std::chrono::milliseconds> own_response;  // their median
    int feedback_given = 0;
    int feedback_received = 0;
    std::vector<int> stars_received;  // in the order of the engagements
    bool operator==(ProfessionalRecord const&) const = default;
};

// `messages[i]` belongs to `states[i]`; it may be shorter than `states`, or empty.
ProfessionalRecord own_record(std::vector<State> const& states,
                              std::vector<std::vector<Exchange>> const& messages, Instant now);

}  // namespace tally::engagement
