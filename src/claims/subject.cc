#include "claims/subject.h"

#include <algorithm>

#include "engagement/event.h"
#include "engagement/numbered.h"
#include "rights/subject.h"

namespace tally::claims {
namespace {

using engagement::State;

// The milestone that an event speaks of, also through its delivery or its letter; 0: none.
int milestone_behind(State const& state, engagement::Event const& event) {
    if (auto const number = engagement::milestone_of(event); number != 0) return number;
    auto topic = engagement::topic_of(event);
    if (auto const number = rights::number_in(topic, "letter"); number != 0) {
        auto const* letter = engagement::find_numbered(state.letters, number);
        topic = letter == nullptr ? std::string{} : letter->about;
    }
    if (auto const number = rights::number_in(topic, "delivery"); number != 0) {
        auto const* delivery = engagement::find_numbered(state.deliveries, number);
        return delivery == nullptr ? 0 : delivery->milestone;
    }
    return rights::number_in(topic, "milestone");
}

// Invoices name no milestone: the amount has to tell, where there is more than one milestone.
bool invoice_fits(State const& state, int milestone, int number) {
    auto const* invoice = engagement::find_numbered(state.invoices, number);
    auto const* slice = state.milestone(milestone);
    if (state.milestones.size() < 2 || invoice == nullptr || slice == nullptr) return true;
    return invoice->amount == slice->amount;
}

}  // namespace

int ClaimSubject::milestone() const { return rights::number_in(about, "milestone"); }

bool ClaimSubject::includes_milestone(int number) const {
    if (auto const wanted = milestone(); wanted != 0) return number == wanted;
    return at_stake.empty() || std::ranges::find(at_stake, number) != at_stake.end();
}

ClaimSubject subject_of(State const& state, engagement::Claim const& claim) {
    ClaimSubject subject{claim.about, claim.amount, {}};
    if (!claim.about.empty()) return subject;
    for (auto const& milestone : state.milestones)
        if (state.held(milestone.number).minor > 0) subject.at_stake.push_back(milestone.number);
    return subject;
}

bool belongs(State const& state, ClaimSubject const& subject, engagement::Event const& event) {
    if (subject.about.empty()) {
        auto const number = milestone_behind(state, event);
        return number == 0 || subject.includes_milestone(number);
    }
    auto const topic = engagement::topic_of(event);
    auto const invoice = rights::number_in(topic, "invoice");
    if (auto const wanted = subject.milestone(); wanted != 0) {
        if (invoice != 0) return invoice_fits(state, wanted, invoice);
        auto const number = milestone_behind(state, event);
        return number == 0 || number == wanted;
    }
    if (auto const wanted = rights::number_in(subject.about, "invoice"); wanted != 0) {
        if (invoice != 0) return invoice == wanted;
        auto const number = milestone_behind(state, event);
        return number == 0 || invoice_fits(state, number, wanted);
    }
    return rights::noun_of(topic) != rights::noun_of(subject.about) || topic == subject.about;
}

std::optional<Instant> first_of(State const& state, ClaimSubject const& subject,
                                std::vector<std::string> const& kinds) {
    std::optional<Instant> first;
    for (auto const& recorded : state.history) {
        auto const& event = recorded.event;
        if (std::ranges::find(kinds, engagement::kind_of(event).name) == kinds.end()) continue;
        if (belongs(state, subject, event) && (!first || event.occurred < *first))
            first = event.occurred;
    }
    return first;
}

std::vector<engagement::Milestone const*> milestones_of(State const& state,
                                                        ClaimSubject const& subject) {
    std::vector<engagement::Milestone const*> found;
    for (auto const& milestone : state.milestones)
        if (subject.includes_milestone(milestone.number)) found.push_back(&milestone);
    return found;
}

}  // namespace tally::claims
