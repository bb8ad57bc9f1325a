#include <algorithm>

#include "base/words.h"
#include "engagement/health_signals.h"
#include "engagement/plain_text.h"
#include "engagement/telling.h"

namespace tally::engagement {
namespace {

using ledger::Party;
using Weight = Signal::Weight;

std::string step_of(BreachStep step) {
    switch (step) {
        case BreachStep::reminder: return "send a reminder";
        case BreachStep::notice: return "give formal notice";
        case BreachStep::pause: return "pause the work that needs it, and say so in writing";
        case BreachStep::forum: return "take it to the forum";
    }
    return "";  // bits that name no step
}

void judge_duties(HealthCheck& check) {
    int ours = 0;
    int theirs = 0;
    auto furthest = BreachStep::reminder;
    std::vector<std::string> evidence;
    for (auto const& duty : duties(check.state, check.now)) {
        if (duty.state != DutyState::overdue && duty.state != DutyState::breached) continue;
        (duty.party == Party::client ? theirs : ours) += 1;
        if (duty.party == Party::client) furthest = std::max(furthest, duty.next);
        evidence.push_back("the " + std::string{ledger::name(duty.party)} + ", " + duty.id + ": " +
                           std::string{cut(duty.what, 100)} +
                           (duty.due ? ", due " + day_text(*duty.due) : std::string{}));
    }
    if (evidence.empty()) return;
    auto const are_late = evidence.size() == 1 ? " is late" : " are late";
    auto text = counted(evidence.size(), "responsibility");
    if (ours == 0)
        text += std::string{" of the client"} + are_late;
    else if (theirs == 0)
        text += std::string{" of yours"} + are_late;
    else
        text += are_late + (": " + std::to_string(theirs)) + " of the client's, " +
                std::to_string(ours) + " of yours";
    check.say("duties-overdue", furthest >= BreachStep::pause ? Weight::alarm : Weight::concern,
              std::move(text),
              theirs > 0 ? step_of(furthest) + ", and record it with `tally responsibility`"
                         : "do your part, or agree on another date in writing",
              std::move(evidence));
}

bool has_begun(State const& state) {
    return !state.weeks.empty() ||
           std::ranges::any_of(state.milestones, [](Milestone const& milestone) {
               return milestone.started || milestone.funded.minor > 0 ||
                      !milestone.submissions.empty() || !milestone.deliveries.empty();
           });
}

void judge_agreement(HealthCheck& check) {
    auto const* terms = check.state.terms();
    if (terms != nullptr && terms->in_force()) return;
    std::vector<std::string> evidence;
    if (terms == nullptr) {
        evidence.emplace_back("no agreement is on record");
    } else {
        for (auto const party : {Party::freelancer, Party::client})
            if (terms->signature_of(party) == nullptr)
                evidence.push_back("version " + std::to_string(terms->number) +
                                   " is not signed by the " + std::string{ledger::name(party)});
    }
    check.say("no-signed-agreement", has_begun(check.state) ? Weight::alarm : Weight::concern,
              has_begun(check.state) ? "work has begun, and no agreement is signed by both sides"
                                     : "no agreement is signed by both sides",
              "write down what was agreed, and ask for a reply that says yes: `tally agreement`",
              std::move(evidence));
}

// A platform knows its clients and holds the money; a court needs to be told.
void judge_names(HealthCheck& check) {
    auto const& client = check.state.client;
    auto const weight = has_platform(check.state.engagement.type) ? Weight::note : Weight::concern;
    if (client.legal_name.empty())
        check.say("no-legal-name", weight, "the client's legal name is not known",
                  "ask for the name that stands on their invoices, and record it with `tally "
                  "party set`");
    if (client.service_address.empty())
        check.say("no-service-address", weight,
                  "no address is known at which papers can be served on the client",
                  "without it a judgment is worth little: ask while you are on good terms");
}

// Several laws turn on the freelancer having asked before the work (rights packs).
void judge_written_contract(HealthCheck& check) {
    auto const& state = check.state;
    auto const* terms = state.terms();
    if (has_platform(state.engagement.type) || state.written.requested) return;
    if (terms != nullptr && terms->in_force()) return;
    check.say("contract-unrequested", Weight::concern,
              has_begun(state) ? "work has begun, and a written contract was never asked for"
                               : "a written contract was not asked for",
              "ask for it in writing: several laws count from the day you ask", {});
}

void judge_kept_terms(HealthCheck& check) {
    if (!has_platform(check.state.engagement.type)) return;
    bool const kept = std::ranges::any_of(check.state.terms_kept, [](KeptTerms const& one) {
        return one.of == TermsSource::job_post || one.of == TermsSource::offer;
    });
    if (kept) return;
    check.say(
        "terms-not-kept", Weight::concern,
        "no copy of the job post or the offer is kept, and they can be changed or taken down",
        "save the page or a screenshot of it, import it, and put it on record with the agreement");
}

}  // namespace

void judge_papers(HealthCheck& check) {
    judge_duties(check);
    judge_agreement(check);
    judge_names(check);
    judge_written_contract(check);
    judge_kept_terms(check);
}

}  // namespace tally::engagement
