// What may be recorded about requests and change orders.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engagement/decide.h"
#include "support/engagement_builder.h"

namespace tally::engagement {
namespace {

using ledger::Party;
using support::an_item;
using support::dollars;
using support::EngagementBuilder;
using support::website_redesign;
using testing::HasSubstr;

constexpr std::string_view later = "2026-11-01T09:00:00Z";

std::string guard_by(EngagementBuilder& builder, Party author, Command const& command) {
    auto context = builder.at(later, command);
    context.author = author;
    return builder.attempt(command, context).error().guard;
}

EngagementBuilder with_agreement() {
    auto builder = website_redesign();
    builder.act(
        "2026-09-14T09:00:00Z",
        DraftAgreement{"title = \"A\"\n[[scope]]\nid = \"1\"\ntext = \"Five pages\"\n", {}});
    return builder;
}

TEST(DecideScope, a_request_has_the_clients_words) {
    auto builder = website_redesign();
    EXPECT_EQ(builder.rejected(later, LogRequest{.quote = ""}).guard, "quote-missing");
    EXPECT_EQ(guard_by(builder, Party::freelancer, LogRequest{.quote = "a shop"}), "wrong-party");
    LogRequest elsewhere{.quote = "a shop"};
    elsewhere.milestone = 9;
    EXPECT_EQ(builder.rejected(later, elsewhere).guard, "unknown-milestone");
}

TEST(DecideScope, a_request_inside_names_a_line_that_is_there) {
    auto builder = website_redesign();
    EXPECT_EQ(builder.rejected(later, RequestTied{1, ScopeTie::outside, "", ""}).guard,
              "unknown-request");
    builder.act(later, LogRequest{.quote = "a sixth page"});
    EXPECT_EQ(builder.rejected(later, RequestTied{1, ScopeTie::inside, "1", ""}).guard,
              "no-agreement");
    auto agreed = with_agreement();
    agreed.act(later, LogRequest{.quote = "a sixth page"});
    auto const rejection = agreed.rejected(later, RequestTied{1, ScopeTie::inside, "7", ""});
    EXPECT_EQ(rejection.guard, "unknown-scope-line");
    EXPECT_THAT(rejection.hint, HasSubstr("1"));
    EXPECT_EQ(guard_by(agreed, Party::platform, RequestTied{1, {}, "", ""}), "wrong-party");
    agreed.act(later, RequestTied{1, ScopeTie::inside, "1", "a page"});
    EXPECT_EQ(agreed.state.requests[0].clause, "1");
}

TEST(DecideScope, a_change_order_has_a_title_a_price_and_no_days_back) {
    auto builder = website_redesign();
    EXPECT_EQ(builder.rejected(later, ProposeChange{0, "", dollars(5), 0}).guard, "title-missing");
    EXPECT_EQ(builder.rejected(later, ProposeChange{0, "Shop", dollars(0), 0}).guard,
              "amount-not-positive");
    EXPECT_EQ(builder.rejected(later, ProposeChange{0, "Shop", dollars(5), -1}).guard,
              "days-negative");
    EXPECT_EQ(builder.rejected(later, ProposeChange{3, "Shop", dollars(5), 0}).guard,
              "unknown-request");
    EXPECT_EQ(guard_by(builder, Party::mediator, ProposeChange{0, "Shop", dollars(5), 0}),
              "wrong-party");
}

TEST(DecideScope, what_counts_as_inside_is_not_sold_again_without_a_reason) {
    auto builder = with_agreement();
    builder.act(later, LogRequest{.quote = "the fifth page", .items = {an_item(1)}})
        .act(later, RequestTied{1, ScopeTie::inside, "1", ""});
    auto const rejection = builder.rejected(later, ProposeChange{1, "Page", dollars(5), 0});
    EXPECT_EQ(rejection.guard, "request-inside-scope");
    EXPECT_TRUE(rejection.can_override);
}

TEST(DecideScope, an_approved_change_becomes_a_milestone_once) {
    auto builder = website_redesign();
    EXPECT_EQ(builder.rejected(later, ChangeApproved{1, "by mail"}).guard, "unknown-change");
    builder.act(later, LogRequest{.quote = "a shop", .items = {an_item(1)}})
        .act(later, ProposeChange{1, "Shop", dollars(900), 5});
    EXPECT_EQ(guard_by(builder, Party::freelancer, ChangeApproved{1, "by mail"}), "wrong-party");
    builder.act(later, ChangeApproved{1, "by mail"});
    ASSERT_EQ(builder.state.milestones.size(), 3U);
    EXPECT_EQ(builder.state.milestones[2].title, "Shop");
    EXPECT_EQ(builder.state.milestones[2].amount, dollars(900));
    EXPECT_EQ(builder.state.changes[0].quote, "a shop");
    EXPECT_EQ(builder.rejected(later, ChangeApproved{1, "again"}).guard, "change-settled");
    EXPECT_EQ(builder.rejected(later, ChangeDeclined{1, ""}).guard, "change-settled");
    EXPECT_EQ(builder.rejected(later, ChangeWithdrawn{1, ""}).guard, "change-settled");
    auto context = builder.at(later, ChangeApproved{1, "his reply"});
    context.basis = an_item(2);
    EXPECT_EQ(builder.attempt(ChangeApproved{1, "his reply"}, context).value().events.size(), 1U);
    EXPECT_EQ(builder.state.milestones.size(), 3U);
    EXPECT_FALSE(builder.state.changes[0].claimed);
}

TEST(DecideScope, declining_is_the_clients_and_withdrawing_is_ours) {
    auto builder = website_redesign();
    builder.act(later, ProposeChange{0, "Shop", dollars(900), 0});
    EXPECT_EQ(guard_by(builder, Party::freelancer, ChangeDeclined{1, ""}), "wrong-party");
    EXPECT_EQ(guard_by(builder, Party::client, ChangeWithdrawn{1, ""}), "wrong-party");
    builder.act(later, ChangeWithdrawn{1, "too much work"});
    EXPECT_EQ(builder.rejected(later, ChangeApproved{1, ""}).guard, "change-settled");
}

}  // namespace
}  // namespace tally::engagement
