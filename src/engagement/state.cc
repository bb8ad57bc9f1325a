#include "engagement/state.h"

#include <algorithm>
#include <set>

#include "base/words.h"
#include "engagement/fold.h"
#include "engagement/numbered.h"

namespace tally::engagement {
namespace {

bool returned_by_end(State const& state) {
    return state.ended && state.ended->by == ledger::Party::freelancer &&
           state.engagement.type == EngagementType::upwork_fixed;
}

bool signs_version(Event const& event, int version) {
    auto const* signature = std::get_if<AgreementSigned>(&event.fact);
    return signature != nullptr && signature->version == version;
}

// True when the later event speaks of what the earlier one brought into being.
bool belongs_to(Event const& event, Event const& definition) {
    if (auto const* drafted = std::get_if<AgreementDrafted>(&definition.fact))
        return signs_version(event, drafted->version);
    return defines_its_topic(definition) && topic_of(event) == topic_of(definition);
}

bool had_occurred(State const& state, Event const& event, Instant at) {
    if (event.occurred <= at) return true;
    return std::ranges::any_of(state.history, [&](Recorded const& other) {
        return other.event.occurred <= at && belongs_to(other.event, event);
    });
}

Person person_of(std::string const& name, std::string const& email, std::string const& location) {
    Person person{.name = name,
                  .legal_name = {},
                  .register_number = {},
                  .service_address = {},
                  .location = location,
                  .kind = ClientKind::unknown,
                  .addresses = {}};
    if (!email.empty()) person.addresses.push_back(ascii_lower(email));
    return person;
}

// Questions are numbered by the fold: a check-in that had not been sent yet takes its numbers, and
// nothing else.
void reserve_questions(State& then, Recorded const& recorded, std::set<int>& unsent) {
    auto const* sent = std::get_if<CheckinSent>(&recorded.event.fact);
    if (sent == nullptr || find_numbered(then.checkins, sent->checkin) != nullptr) return;
    apply(then, recorded, *sent);
    unsent.insert(sent->checkin);
}

}  // namespace

// Here, so that they are compiled once.
State::State() = default;
State::State(State const& other) = default;
State::State(State&& other) noexcept = default;
State& State::operator=(State const& other) = default;
State& State::operator=(State&& other) noexcept = default;
State::~State() = default;
bool State::operator==(State const& other) const = default;

bool Recorded::claimed() const {
    switch (author) {
        case ledger::Party::freelancer:
        case ledger::Party::system: return false;
        case ledger::Party::client:
        case ledger::Party::mediator:
        case ledger::Party::platform: return !event.basis.has_value();
    }
    return true;  // bits that name no party
}

Milestone const* State::milestone(int number) const { return find_numbered(milestones, number); }

Case const* State::find_case(int number) const { return find_numbered(cases, number); }

Week const* State::week(Date monday) const {
    auto const found = std::ranges::find(weeks, monday, &Week::monday);
    return found == weeks.end() ? nullptr : &*found;
}

AgreementVersion const* State::agreement_version(int version) const {
    if (version == 0) return agreement.empty() ? nullptr : &agreement.back();
    return find_numbered(agreement, version);
}

AgreementVersion const* State::terms() const {
    for (auto version = agreement.rbegin(); version != agreement.rend(); ++version)
        if (version->in_force()) return &*version;
    return agreement_version(0);
}

Money State::held() const {
    auto total = zero();
    for (auto const& milestone : milestones) total = total + held(milestone.number);
    return total;
}

Money State::held(int number) const {
    if (returned_by_end(*this)) return zero();
    auto paid_at_end = ended ? ended->pays : zero();
    for (auto const& milestone : milestones) {
        auto const paid_here = smaller(paid_at_end, milestone.unreleased());
        if (milestone.number == number) return milestone.unreleased() - paid_here;
        paid_at_end = paid_at_end - paid_here;
    }
    return zero();
}

Money State::paid() const {
    auto total = ended ? ended->pays : zero();
    for (auto const& milestone : milestones) total = plus(total, milestone.kept());
    for (auto const& invoice : invoices) total = plus(total, invoice.paid());
    return total;
}

Money State::unpaid() const {
    auto total = zero();
    for (auto const& invoice : invoices) total = plus(total, invoice.open());
    return total;
}

State opened(Engagement engagement) {
    State state{};
    state.freelancer = person_of(engagement.freelancer.name, engagement.freelancer.email,
                                 engagement.freelancer.location);
    state.client =
        person_of(engagement.client.name, engagement.client.email, engagement.client.location);
    state.client.kind = engagement.client.kind;
    state.engagement = std::move(engagement);
    return state;
}

void evolve(State& state, Recorded const& recorded) {
    std::visit([&](auto const& fact) { apply(state, recorded, fact); }, recorded.event.fact);
    state.history.push_back(recorded);
}

State as_of(State const& state, Instant at) {
    auto then = opened(state.engagement);
    std::set<int> unsent;
    for (auto const& recorded : state.history)
        if (had_occurred(state, recorded.event, at))
            evolve(then, recorded);
        else
            reserve_questions(then, recorded, unsent);
    std::erase_if(then.checkins, [&](Checkin const& one) { return unsent.contains(one.number); });
    std::erase_if(then.questions,
                  [&](Question const& one) { return unsent.contains(one.checkin); });
    return then;
}

}  // namespace tally::engagement
