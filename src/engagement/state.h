// The state of an engagement: the fold of its entries and nothing else. Entries of the shared and
// of the private ledger may be folded in any mix of the two, each ledger in its own order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engagement/agreement.h"
#include "engagement/case.h"
#include "engagement/checkin.h"
#include "engagement/contract.h"
#include "engagement/delivery.h"
#include "engagement/dispute.h"
#include "engagement/feedback.h"
#include "engagement/hours.h"
#include "engagement/invoice.h"
#include "engagement/lesson.h"
#include "engagement/letter.h"
#include "engagement/milestone.h"
#include "engagement/opening.h"
#include "engagement/people.h"
#include "engagement/responsibility.h"
#include "engagement/scope.h"

namespace tally::engagement {

// event.h has them, and costs much to compile: only who reads events needs it.
struct Event;
struct Recorded;

struct State {
    State();
    State(State const& other);
    State(State&& other) noexcept;
    State& operator=(State const& other);
    State& operator=(State&& other) noexcept;
    ~State();

    Engagement engagement{};
    Person freelancer;
    Person client;
    std::vector<ChannelAgreed> channels;  // one for each channel that was agreed
    std::vector<AgreementVersion> agreement;
    WrittenContract written;
    std::vector<KeptTerms> terms_kept;
    std::vector<Milestone> milestones;
    std::vector<Delivery> deliveries;
    std::vector<Invoice> invoices;
    std::optional<HourlyTerms> hourly;
    std::vector<Week> weeks;  // by their Mondays
    std::vector<ScopeRequest> requests;
    std::vector<ChangeOrder> changes;
    std::optional<CheckinPlan> checkin_plan;
    std::vector<Checkin> checkins;
    std::vector<Question> questions;
    std::vector<Letter> letters;
    std::vector<DutyMark> duty_marks;
    std::optional<ContractEnd> ended;  // the first one recorded
    std::vector<Reason> reasons;
    std::vector<Dispute> disputes;
    Feedback feedback;
    std::vector<Lesson> lessons;
    std::vector<MailLabelled> labels;
    std::vector<Case> cases;
    std::vector<Recorded> history;  // everything that was folded, in that order

    Milestone const* milestone(int number) const;
    Case const* find_case(int number) const;
    Week const* week(Date monday) const;
    // The version with this number, or the newest for 0.
    AgreementVersion const* agreement_version(int version) const;
    // The version that counts: the newest that both signed, else the newest.
    AgreementVersion const* terms() const;
    Money zero() const { return {0, engagement.currency}; }

    // Funded, not released, and not sent on by the end of the contract: what the client paid at the
    // end comes off the milestones in their order, and on upwork-fixed an end by the
    // freelancer returns everything to the client.
    Money held() const;
    Money held(int milestone) const;
    // Released, paid at the end of the contract, and paid on invoices; without what went back.
    Money paid() const;
    // What stands open on invoices.
    Money unpaid() const;

    bool operator==(State const& other) const;
};

State opened(Engagement engagement);
// Cannot fail: what makes no sense (an unknown milestone, another currency) changes nothing but the
// history.
void evolve(State& state, Recorded const& recorded);
// What had occurred by then, folded again. A milestone or a version of the agreement is there from
// the first thing that occurred to it: it may have been put on record late.
State as_of(State const& state, Instant at);

}  // namespace tally::engagement
