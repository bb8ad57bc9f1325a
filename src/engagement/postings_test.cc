#include "engagement/postings.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "support/any_command.h"
#include "support/engagement_builder.h"

namespace tally::engagement {
namespace {

using support::dollars;
using support::EngagementBuilder;

Money negative(Money const& money) { return {-money.minor, money.currency}; }

State any_history() {
    auto const types = engagement_type_names.size();
    auto const type = static_cast<EngagementType>(support::any_of<std::size_t>(0, types));
    EngagementBuilder builder{support::an_engagement(type)};
    auto now = parse_instant("2026-09-01T09:00:00Z").value();
    for (int steps = support::any_of(1, 120); steps > 0; --steps) {
        now += std::chrono::hours{7};
        auto const command = support::any_command(builder.state, now);
        (void)builder.attempt(command, support::any_context(command, now));
    }
    return builder.state;
}

TEST(Postings, a_milestone_goes_from_the_client_over_the_platform_to_us_less_the_fee) {
    EngagementBuilder builder;
    builder.act("2026-09-14T09:00:00Z", AddMilestone{"Design", dollars(600), {}})
        .act("2026-09-15T09:00:00Z", FundMilestone{1, {}})
        .act("2026-09-20T09:00:00Z", SubmitMilestone{1, Channel::platform, {}, ""})
        .act("2026-09-21T09:00:00Z", ReleaseMilestone{1, dollars(400)})
        .act("2026-09-21T10:00:00Z", FeeCharged{1, dollars(40), "service fee"})
        .act("2026-09-22T09:00:00Z", ReturnMilestone{1, {}})
        .act("2026-09-23T09:00:00Z", RefundMilestone{1, dollars(50), "goodwill"});
    std::vector<std::vector<Posting>> const expected{
        {{Account::held, dollars(600)}, {Account::deposits, negative(dollars(600))}},
        {{Account::held, negative(dollars(400))},
         {Account::deposits, dollars(400)},
         {Account::received, dollars(400)},
         {Account::income, negative(dollars(400))}},
        {{Account::received, negative(dollars(40))}, {Account::fees, dollars(40)}},
        {{Account::held, negative(dollars(200))}, {Account::deposits, dollars(200)}},
        {{Account::received, negative(dollars(50))}, {Account::income, dollars(50)}}};
    auto const all = transactions(builder.state);
    ASSERT_EQ(all.size(), expected.size());
    for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i].postings, expected[i]) << i;
}

TEST(Postings, an_invoice_is_income_when_it_is_issued_and_money_when_it_is_paid) {
    EngagementBuilder builder{support::an_engagement(EngagementType::direct_fixed)};
    builder.act("2026-09-14T09:00:00Z", IssueInvoice{.amount = dollars(100)})
        .act("2026-09-20T09:00:00Z", PayInvoice{1, dollars(30)})
        .act("2026-09-21T09:00:00Z", InvoiceWithdrawn{1, "a mistake"});
    auto const all = transactions(builder.state);
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].postings, (std::vector<Posting>{{Account::receivable, dollars(100)},
                                                     {Account::income, negative(dollars(100))}}));
    EXPECT_EQ(all[1].postings,
              (std::vector<Posting>{{Account::received, dollars(30)},
                                    {Account::receivable, negative(dollars(30))}}));
    EXPECT_EQ(balance(all, Account::receivable, support::usd()), dollars(0));
    EXPECT_EQ(balance(all, Account::received, support::usd()), dollars(30));
}

TEST(Postings, whatever_happens_every_transaction_balances_and_agrees_with_the_state) {
    EXPECT_TRUE(rc::check([] {
        auto const state = any_history();
        auto const all = transactions(state);
        for (auto const& transaction : all) {
            auto sum = state.zero();
            for (auto const& posting : transaction.postings) sum = sum + posting.amount;
            RC_ASSERT(sum == state.zero());
        }
        auto const currency = state.engagement.currency;
        RC_ASSERT(balance(all, Account::held, currency) == state.held());
        RC_ASSERT(balance(all, Account::deposits, currency) == negative(state.held()));
        RC_ASSERT(balance(all, Account::receivable, currency) == state.unpaid());
        RC_ASSERT(balance(all, Account::received, currency) +
                      balance(all, Account::fees, currency) ==
                  state.paid());
    }));
}

}  // namespace
}  // namespace tally::engagement
