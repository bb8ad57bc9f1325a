#include "lessons/patterns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "support/engagement_builder.h"

namespace tally::lessons {
namespace {

using namespace engagement;
using ledger::Party;
using support::an_engagement;
using support::dollars;
using support::EngagementBuilder;
using support::website_redesign;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

Instant at(std::string_view text) { return parse_instant(text).value(); }

Looked one(std::string slug, Ending ending, std::string client) {
    return {std::move(slug), "", {ending, {}}, {{Trait::client, std::move(client)}}};
}

TEST(Patterns, are_counts_against_the_others) {
    auto const found = patterns({one("a", Ending::badly, "Acme"), one("b", Ending::badly, "Acme"),
                                 one("c", Ending::well, "Acme"), one("d", Ending::well, "Ben"),
                                 one("e", Ending::well, "Ben"), one("f", Ending::running, "Acme")});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].text,
              "2 of 3 engagements with Acme ended badly, and 0 of 2 of the others (few: a hint, no "
              "rule)");
    EXPECT_THAT(found[0].engagements, ElementsAre("a", "b"));
}

TEST(Patterns, a_single_engagement_is_no_pattern) {
    EXPECT_THAT(patterns({one("a", Ending::badly, "Acme"), one("b", Ending::well, "Ben")}),
                IsEmpty());
    EXPECT_THAT(patterns({}), IsEmpty());
}

TEST(Patterns, what_stands_out_most_comes_first) {
    std::vector<Looked> all;
    for (int i = 0; i < 6; ++i)
        all.push_back(one("x" + std::to_string(i), i < 1 ? Ending::badly : Ending::well, "Mild"));
    for (int i = 0; i < 6; ++i)
        all.push_back(one("y" + std::to_string(i), i < 5 ? Ending::badly : Ending::well, "Wild"));
    auto const found = patterns(all);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].value, "Wild");
    EXPECT_FALSE(found[0].few);
    EXPECT_EQ(found[0].badly, (Rate{5, 6}));
    EXPECT_EQ(found[0].others, (Rate{1, 6}));
}

rc::Gen<Looked> any_looked() {
    return rc::gen::map(
        rc::gen::tuple(rc::gen::inRange(0, 3), rc::gen::inRange(0, 3), rc::gen::inRange(0, 4)),
        [](std::tuple<int, int, int> const& drawn) {
            auto const [ending, client, signals] = drawn;
            Looked looked{"e", "", {static_cast<Ending>(ending), {}}, {}};
            looked.traits.emplace_back(Trait::client, "client " + std::to_string(client));
            for (int i = 0; i < signals; ++i)
                looked.traits.emplace_back(Trait::signal, "signal " + std::to_string(i));
            return looked;
        });
}

TEST(PatternsProperty, every_engagement_that_ended_is_counted_once_on_one_of_the_two_sides) {
    EXPECT_TRUE(rc::check([] {
        auto const all = *rc::gen::container<std::vector<Looked>>(any_looked());
        auto const ended = std::ranges::count_if(
            all, [](Looked const& each) { return each.outcome.ending != Ending::running; });
        auto const badly = std::ranges::count_if(
            all, [](Looked const& each) { return each.outcome.ending == Ending::badly; });
        for (auto const& pattern : patterns(all)) {
            RC_ASSERT(pattern.badly.of + pattern.others.of == ended);
            RC_ASSERT(pattern.badly.kept + pattern.others.kept == badly);
            RC_ASSERT(pattern.badly.kept > 0 && pattern.badly.of >= 2);
            RC_ASSERT(pattern.badly.kept <= pattern.badly.of);
            RC_ASSERT(std::ssize(pattern.engagements) == pattern.badly.kept);
        }
    }));
}

TEST(PatternsProperty, the_order_of_engagements_and_those_that_run_change_nothing) {
    EXPECT_TRUE(rc::check([] {
        auto all = *rc::gen::container<std::vector<Looked>>(any_looked());
        auto const before = patterns(all);
        std::ranges::reverse(all);
        all.push_back(one("new", Ending::running, "client 1"));
        RC_ASSERT(patterns(all) == before);
    }));
}

TEST(Outcomes, a_dispute_or_money_that_went_back_is_a_bad_end_and_says_so) {
    auto builder = website_redesign();
    EXPECT_EQ(outcome_of(builder.state, at("2026-11-01T09:00:00Z")).ending, Ending::running);
    builder.act_as(Party::client, "2026-11-20T09:00:00Z", EndContract{"no need", {}})
        .act("2026-11-21T09:00:00Z", OpenDispute{Forum::upwork_dispute, {}, "The work was done"});
    auto const outcome = outcome_of(builder.state, at("2026-11-22T09:00:00Z"));
    EXPECT_EQ(outcome.ending, Ending::badly);
    EXPECT_THAT(outcome.why, Contains("1 dispute"));
}

TEST(Outcomes, a_contract_that_ended_with_everything_paid_went_well) {
    EngagementBuilder builder{an_engagement()};
    builder.act("2026-09-14T09:00:00Z", AddMilestone{"Design", dollars(600), {}})
        .act("2026-09-15T09:00:00Z", FundMilestone{1, {}})
        .act("2026-09-16T09:00:00Z", ReleaseMilestone{1, {}})
        .act("2026-09-17T09:00:00Z", EndContract{"done", {}});
    EXPECT_EQ(outcome_of(builder.state, at("2026-11-22T09:00:00Z")), (Outcome{Ending::well, {}}));
}

TEST(Traits, say_whether_work_waited_for_the_money) {
    EngagementBuilder early{an_engagement(EngagementType::direct_fixed)};
    early.act("2026-09-14T09:00:00Z", AddMilestone{"Design", dollars(600), {}});
    NoteDelivery const delivery{1, Channel::chat, {}, ""};
    auto context = early.at("2026-09-15T09:00:00Z", delivery);
    context.override_reason = "the client asked";
    ASSERT_TRUE(early.attempt(delivery, context));
    auto const looked = looked_at(early.state, {}, at("2026-11-22T09:00:00Z"));
    EXPECT_THAT(looked.traits, Contains(Pair(Trait::funding, "work began before the money")));
    EXPECT_THAT(looked.traits, Contains(Pair(Trait::channel, "chat")));
    EXPECT_THAT(looked.traits, Contains(Pair(Trait::place, "US")));
    auto patient = website_redesign();
    EXPECT_THAT(looked_at(patient.state, {}, at("2026-11-22T09:00:00Z")).traits,
                Contains(Pair(Trait::funding, "work waited for the money")));
}

}  // namespace
}  // namespace tally::lessons
