// What can be asked of the record before something in a playbook is said or shown.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engagement/state.h"
#include "engagement/vocabulary.h"

namespace tally::playbooks {

enum class Circumstance : std::uint8_t {
    contract_open,       // nobody has ended the contract
    ended_by_client,     //
    money_held,          // with the platform, for this engagement
    no_money_held,       //
    work_submitted,      // handed in on a milestone that is not paid
    work_not_submitted,  // sent another way on such a milestone, and never handed in
    changes_requested,   // the newest submission of such a milestone was sent back
    return_requested,    // the client wants held money back, and nothing has settled it
    dispute_open,        //
    no_dispute,          // none that is not over
    invoice_open,        // something is unpaid on an invoice
    invoice_overdue,     // and its day has passed
    no_invoice,          // nothing was asked for by invoice
    hours_disputed,      // and not answered
    request_outside,     // a wish outside of the scope, without a change order
    request_undecided,   // a wish that was not held against the scope
    change_unanswered,   // a change order that the client neither approved nor declined
    agreement_in_force,  // both signed
    no_agreement,        // no version that both signed
    feedback_of_client,  // posted, and not replied to
};
inline constexpr std::array<std::string_view, 20> circumstance_names{
    "contract-open",     "ended-by-client",    "money-held",        "no-money-held",
    "work-submitted",    "work-not-submitted", "changes-requested", "return-requested",
    "dispute-open",      "no-dispute",         "invoice-open",      "invoice-overdue",
    "no-invoice",        "hours-disputed",     "request-outside",   "request-undecided",
    "change-unanswered", "agreement-in-force", "no-agreement",      "feedback-of-client"};
// `state` is as of `now`.
bool holds(engagement::State const& state, Circumstance circumstance, Instant now);
// All of them.
bool hold(engagement::State const& state, std::vector<Circumstance> const& all, Instant now);

// A return that was asked for and that neither money nor a dispute has settled since.
bool is_return_open(engagement::State const& state, engagement::Milestone const& milestone);
// Handed in or sent, and not all of it paid or returned.
bool is_waiting(engagement::Milestone const& milestone);
// The newest submission was sent back, and none came after it.
bool is_sent_back(engagement::Milestone const& milestone);

}  // namespace tally::playbooks
