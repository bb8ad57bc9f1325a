// Random command sequences: whatever decide accepts folds without trouble, the sums hold, and no
// state comes up that the rules forbid.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "engagement/checkins_due.h"
#include "engagement/event.h"
#include "engagement/health.h"
#include "engagement/hours_protection.h"
#include "support/any_command.h"
#include "support/engagement_builder.h"

namespace tally::engagement {
namespace {

using ledger::Party;
using support::any_command;
using support::any_context;
using support::any_of;
using support::usd;

void check_money(State const& state) {
    auto funded = state.zero();
    auto gone = state.zero();
    for (auto const& one : state.milestones) {
        for (auto const& amount :
             {one.funded, one.released, one.returned, one.refunded, one.charged_back, one.secured,
              one.unreleased(), one.kept(), state.held(one.number)})
            RC_ASSERT(amount.minor >= 0);
        RC_ASSERT(one.released.minor + one.returned.minor + state.held(one.number).minor <=
                  one.funded.minor);
        RC_ASSERT(one.refunded.minor + one.charged_back.minor <= one.released.minor);
        funded = funded + one.funded;
        gone = gone + one.released + one.returned;
    }
    bool const all_back = state.ended && state.ended->by == Party::freelancer &&
                          state.engagement.type == EngagementType::upwork_fixed;
    auto const left = funded - gone;
    auto const pays = state.ended ? std::min(state.ended->pays.minor, left.minor) : 0;
    RC_ASSERT(state.held().minor == (all_back ? 0 : left.minor - pays));
}

// Only with everything on record: people may claim that a contract ended before it was funded.
void check_paid(State const& state) {
    auto in = state.zero();
    for (auto const& milestone : state.milestones) in = in + milestone.funded;
    auto invoiced = state.zero();
    for (auto const& invoice : state.invoices) invoiced = invoiced + invoice.paid();
    if (has_platform(state.engagement.type))
        RC_ASSERT(state.held().minor + state.paid().minor <= in.minor + invoiced.minor);
}

template <typename Thing>
void check_numbers(std::vector<Thing> const& all) {
    for (std::size_t i = 0; i < all.size(); ++i)
        RC_ASSERT(all[i].number == static_cast<int>(i) + 1);
}

void check_all_numbers(State const& state) {
    check_numbers(state.milestones);
    check_numbers(state.deliveries);
    check_numbers(state.invoices);
    check_numbers(state.agreement);
    check_numbers(state.requests);
    check_numbers(state.changes);
    check_numbers(state.checkins);
    check_numbers(state.questions);
    check_numbers(state.reasons);
    check_numbers(state.disputes);
    check_numbers(state.lessons);
    check_numbers(state.cases);
    for (auto const& one : state.cases) {
        check_numbers(one.exhibits);
        check_numbers(one.claims);
    }
}

template <typename OneFact>
int count_facts(State const& state, std::optional<Party> author = std::nullopt) {
    return static_cast<int>(std::ranges::count_if(state.history, [&](Recorded const& recorded) {
        return std::holds_alternative<OneFact>(recorded.event.fact) &&
               (!author || recorded.author == *author);
    }));
}

void check_invoices(State const& state) {
    std::set<std::string> references;
    for (auto const& invoice : state.invoices) {
        RC_ASSERT(references.insert(invoice.reference).second);
        RC_ASSERT(invoice.paid().minor <= invoice.amount.minor);
        for (auto const& payment : invoice.payments) RC_ASSERT(payment.amount.minor > 0);
    }
}

void check_changes(State const& state) {
    RC_ASSERT(count_facts<ChangeProposed>(state) == static_cast<int>(state.changes.size()));
    RC_ASSERT(count_facts<MilestoneAdded>(state) == static_cast<int>(state.milestones.size()));
    for (auto const& change : state.changes) {
        RC_ASSERT(change.settled.has_value() == (change.stage != ChangeStage::proposed));
        RC_ASSERT(change.days >= 0);
    }
}

bool stands_by(Proposal const& proposal, Party party) {
    return proposal.by == party ||
           std::ranges::find(proposal.accepted, party) != proposal.accepted.end();
}

void check_disputes(State const& state) {
    for (auto const& dispute : state.disputes) {
        bool const has_end = dispute.stage == DisputeStage::settled ||
                             dispute.stage == DisputeStage::decided ||
                             dispute.stage == DisputeStage::closed;
        RC_ASSERT(has_end || !dispute.outcome);
        if (dispute.stage == DisputeStage::settled) {
            RC_ASSERT(!dispute.proposals.empty());
            RC_ASSERT(stands_by(dispute.proposals.back(), Party::freelancer));
            RC_ASSERT(stands_by(dispute.proposals.back(), Party::client));
        }
        for (auto const party : {Party::freelancer, Party::client})
            RC_ASSERT(std::ranges::count(dispute.fees, party, &DisputeFee::by) <= 1);
    }
}

void check_weeks(State const& state) {
    std::vector<Segment> all;
    for (auto const& week : state.weeks) {
        int minutes = 0;
        int manual = 0;
        for (auto const& segment : week.segments) {
            minutes += segment.minutes;
            manual += segment.manual ? segment.minutes : 0;
            RC_ASSERT(week_of(segment.start) == week.monday);
            all.push_back(segment);
        }
        RC_ASSERT(week.minutes == minutes);
        RC_ASSERT(week.manual_minutes == manual);
        RC_ASSERT(week.commitments.size() == week.segments.size());
    }
    std::ranges::sort(all, {}, &Segment::start);
    for (std::size_t i = 1; i < all.size(); ++i)
        RC_ASSERT(all[i - 1].start + std::chrono::minutes{all[i - 1].minutes} <= all[i].start);
}

// Nothing is both wanted and unwanted, and each side denies an element once.
void check_evidence(Claim const& claim) {
    for (auto const& one : claim.accepted) {
        RC_ASSERT(claim.accepted_for(one.element, one.source) == &one);
        RC_ASSERT(!claim.is_rejected(one.element, one.source));
    }
    for (auto const& one : claim.disputed) RC_ASSERT(claim.dispute_of(one.element, one.by) == &one);
}

void check_once(State const& state) {
    RC_ASSERT(count_facts<ContractEnded>(state) <= 1);
    RC_ASSERT(count_facts<ContractRequested>(state) <= 1);
    for (auto const party : {Party::freelancer, Party::client}) {
        RC_ASSERT(count_facts<FeedbackGiven>(state, party) <= 1);
        RC_ASSERT(count_facts<FeedbackReplied>(state, party) <= 1);
        RC_ASSERT(count_facts<FeedbackSealed>(state, party) <= 1);
        for (auto const& version : state.agreement)
            RC_ASSERT(std::ranges::count(version.signatures, party, &Signature::by) <= 1);
    }
    for (auto const& one : state.cases)
        for (auto const& exhibit : one.exhibits)
            RC_ASSERT(one.exhibit_of(exhibit.item) == &exhibit);
    for (auto const& one : state.cases)
        for (auto const& claim : one.claims) check_evidence(claim);
}

void check_rules(State const& state) {
    check_money(state);
    check_paid(state);
    check_all_numbers(state);
    check_invoices(state);
    check_changes(state);
    check_disputes(state);
    check_weeks(state);
    check_once(state);
}

void check_codec(Decided const& one) {
    auto const text = ledger::write_json(encode(one.event));
    auto const read = decode(kind_of(one.event).name, ledger::parse_json(text).value());
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == one.event);
    RC_ASSERT(one.private_side == kind_of(one.event).private_side);
    RC_ASSERT(!summary(one.event, one.author).empty());
}

// The helpers that explain a state have something to say about any of them.
void check_helpers(State const& state, Instant now) {
    for (auto const& signal : health(state, {}, now)) {
        RC_ASSERT(std::ranges::find(signal_ids, signal.id) != signal_ids.end());
        RC_ASSERT(!signal.text.empty());
    }
    for (auto const& due : checkins_due(state, now)) RC_ASSERT(!(due.sent_as && due.missed));
    for (auto const& open : open_questions(state, now)) RC_ASSERT(open.waits.count() >= 0);
    for (auto const& week : state.weeks) {
        auto const told = forecast(state, week.monday, now);
        RC_ASSERT(told.protected_minutes >= 0);
        RC_ASSERT(told.protected_minutes + told.unprotected_minutes == week.minutes);
    }
}

State folded(Engagement const& engagement, std::vector<Recorded> const& history) {
    auto state = opened(engagement);
    for (auto const& recorded : history) evolve(state, recorded);
    return state;
}

// The same commands are accepted and refused after a replay.
void check_replay(State const& state, Instant now) {
    auto const again = folded(state.engagement, state.history);
    RC_ASSERT(again == state);
    for (int i = 0; i < 5; ++i) {
        auto const command = any_command(state, now);
        auto const context = any_context(command, now);
        auto const one = decide(state, command, context);
        auto const two = decide(again, command, context);
        RC_ASSERT(one.has_value() == two.has_value());
        if (!one) {
            RC_ASSERT(one.error().guard == two.error().guard);
            continue;
        }
        RC_ASSERT(one->events.size() == two->events.size());
        for (std::size_t e = 0; e < one->events.size(); ++e)
            RC_ASSERT(one->events[e].event == two->events[e].event);
    }
}

// What had occurred by then, in the order of recording; things and versions from the first event
// about them. Questions keep the numbers that they have today.
void check_as_of(State const& state, Instant at) {
    auto const then = as_of(state, at);
    check_money(then);
    std::size_t next = 0;
    for (auto const& recorded : state.history) {
        bool const told = next < then.history.size() && then.history[next] == recorded;
        if (told) ++next;
        RC_ASSERT(told || recorded.event.occurred > at);
        bool const early = defines_its_topic(recorded.event) ||
                           std::holds_alternative<AgreementDrafted>(recorded.event.fact);
        RC_ASSERT(!told || recorded.event.occurred <= at || early);
    }
    RC_ASSERT(next == then.history.size());
    for (auto const& question : then.questions)
        RC_ASSERT(state.questions.at(static_cast<std::size_t>(question.number) - 1).text ==
                  question.text);
    auto plain = folded(state.engagement, then.history);
    plain.questions = then.questions;
    RC_ASSERT(plain == then);
}

// How often each alternative of Command was tried and accepted, over all sequences.
struct Tally {
    std::array<int, std::variant_size_v<CommandVariant>> tried{};
    std::array<int, std::variant_size_v<CommandVariant>> accepted{};
};

void run_sequence(Tally& tally) {
    auto const types = engagement_type_names.size();
    auto const type = static_cast<EngagementType>(any_of<std::size_t>(0, types));
    support::EngagementBuilder builder{support::an_engagement(type)};
    auto now = parse_instant("2026-09-01T09:00:00Z").value();
    builder.act("2026-09-01T09:00:00Z", AddMilestone{"First", Money{500, usd()}, {}})
        .act("2026-09-01T09:00:00Z", AddMilestone{"Second", Money{700, usd()}, {}});
    for (int steps = any_of(1, 240); steps > 0; --steps) {
        now += std::chrono::hours{7};
        auto const command = any_command(builder.state, now);
        ++tally.tried.at(command.index());
        auto const decision = builder.attempt(command, any_context(command, now));
        if (!decision) {
            RC_ASSERT(!decision.error().guard.empty() && !decision.error().message.empty());
            continue;
        }
        ++tally.accepted.at(command.index());
        for (auto const& one : decision->events) check_codec(one);
        check_rules(builder.state);
    }
    check_helpers(builder.state, now);
    check_replay(builder.state, now);
    check_as_of(builder.state, Instant::max());
    for (int i = 0; i < 3; ++i)
        check_as_of(builder.state, now - std::chrono::hours{any_of(0, 240 * 7)});
}

TEST(Property, whatever_is_decided_folds_and_breaks_no_rule) {
    Tally tally;
    ASSERT_TRUE(rc::check([&] { run_sequence(tally); }));
    auto const count = static_cast<int>(tally.tried.size());
    auto const tried = count - std::ranges::count(tally.tried, 0);
    auto const accepted = count - std::ranges::count(tally.accepted, 0);
    std::printf("%d commands: %d tried, %d accepted\n", count, static_cast<int>(tried),
                static_cast<int>(accepted));
    EXPECT_GE(accepted * 10, count * 9);
}

}  // namespace
}  // namespace tally::engagement
