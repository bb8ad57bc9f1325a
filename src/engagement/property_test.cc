// Random command sequences: whatever decide accepts folds without trouble, and the sums hold.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "support/engagement_builder.h"

namespace tally::engagement {
namespace {

using ledger::Party;
using support::an_item;
using support::usd;

// From [begin, end) with even odds: rapidcheck alone would begin with the smallest.
template <typename Number>
Number any_of(Number begin, Number end) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(begin, end));
}

std::optional<Money> any_amount() {
    if (*rc::gen::arbitrary<bool>()) return std::nullopt;
    return Money{any_of<std::int64_t>(-1, 900), usd()};
}

Channel any_channel() {
    return static_cast<Channel>(any_of(0, static_cast<int>(channel_names.size())));
}

Command any_command() {
    auto const number = any_of(1, 4);
    switch (any_of(0, 14)) {
        case 0: return AddMilestone{"Part", any_amount().value_or(Money{500, usd()}), {}};
        case 1: return FundMilestone{number, any_amount()};
        case 2: return StartMilestone{number};
        case 3: return SubmitMilestone{number, any_channel(), {an_item(1)}, ""};
        case 4: return NoteDelivery{number, any_channel(), {}, "sent"};
        case 5: return ApproveMilestone{number, ""};
        case 6: return ReleaseMilestone{number, any_amount()};
        case 7: return EndContract{"reason", any_amount()};
        case 8: return OpenCase{Forum::upwork_dispute, "due", any_amount()};
        case 9: return LinkExhibit{number, an_item(static_cast<unsigned char>(number)), "", true};
        case 10: return ReleaseMilestone{number, Money{any_of(1, 300), usd()}};
        default: return FundMilestone{number, {}};
    }
}

Context any_context(Command const& command, Instant now) {
    Context context{.now = now,
                    .occurred = now - std::chrono::hours{any_of(-1, 30)},
                    .author = usual_author(command),
                    .basis = {}};
    if (std::holds_alternative<EndContract>(command)) context.author = Party::client;
    if (any_of(0, 8) == 0) context.author = static_cast<Party>(any_of(0, 5));
    if (*rc::gen::arbitrary<bool>()) context.basis = an_item(3);
    if (*rc::gen::arbitrary<bool>()) context.override_reason = "known";
    return context;
}

void check_money(State const& state) {
    auto funded = state.zero();
    auto released = state.zero();
    for (auto const& milestone : state.milestones) {
        RC_ASSERT(milestone.funded.minor >= 0);
        RC_ASSERT(milestone.released.minor >= 0);
        RC_ASSERT(state.held(milestone.number).minor >= 0);
        RC_ASSERT(milestone.released.minor + state.held(milestone.number).minor <=
                  milestone.funded.minor);
        funded = funded + milestone.funded;
        released = released + milestone.released;
    }
    RC_ASSERT(state.held().minor + released.minor <= funded.minor);
}

// Only with everything on record: people may claim that a contract ended before it was funded.
void check_paid(State const& state) {
    auto funded = state.zero();
    for (auto const& milestone : state.milestones) funded = funded + milestone.funded;
    if (has_platform(state.engagement.type))
        RC_ASSERT(state.held().minor + state.paid().minor <= funded.minor);
}

void check_codec(Decided const& one) {
    auto const text = ledger::write_json(encode(one.event));
    auto const read = decode(kind_of(one.event).name, ledger::parse_json(text).value());
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == one.event);
    RC_ASSERT(one.private_side == kind_of(one.event).private_side);
    RC_ASSERT(!summary(one.event, one.author).empty());
}

void run_sequence() {
    auto const types = engagement_type_names.size();
    auto const type = static_cast<EngagementType>(any_of<std::size_t>(0, types));
    support::EngagementBuilder builder{support::an_engagement(type)};
    auto now = parse_instant("2026-09-01T09:00:00Z").value();
    builder.act("2026-09-01T09:00:00Z", AddMilestone{"First", Money{500, usd()}, {}})
        .act("2026-09-01T09:00:00Z", AddMilestone{"Second", Money{700, usd()}, {}});
    auto const steps = any_of(1, 40);
    for (int step = 0; step < steps; ++step) {
        now += std::chrono::hours{7};
        auto const command = any_command();
        auto const before = builder.state;
        auto const decision = builder.attempt(command, any_context(command, now));
        if (!decision) {
            RC_ASSERT(builder.state == before);
            RC_ASSERT(!decision.error().guard.empty() && !decision.error().message.empty());
            continue;
        }
        for (auto const& one : decision->events) check_codec(one);
        check_money(builder.state);
        check_paid(builder.state);
    }
    auto again = opened(builder.state.engagement);
    for (auto const& recorded : builder.state.history) evolve(again, recorded);
    RC_ASSERT(again == builder.state);
    for (auto const& recorded : builder.state.history)
        check_money(as_of(builder.state, recorded.event.occurred));
}

TEST(Property, whatever_is_decided_folds_and_no_money_is_made_or_lost) {
    EXPECT_TRUE(rc::check(run_sequence));
}

}  // namespace
}  // namespace tally::engagement
