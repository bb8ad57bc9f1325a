#include "statements/reconcile.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "support/engagement_builder.h"

namespace tally::statements {
namespace {

using namespace engagement;
using support::dollars;
using support::EngagementBuilder;

State a_project() {
    EngagementBuilder builder;
    builder.act("2026-09-14T09:00:00Z", AddMilestone{"Homepage", dollars(1200), {}})
        .act("2026-09-14T09:00:00Z", AddMilestone{"Voucher page", dollars(300), {}})
        .act("2026-09-15T09:00:00Z", FundMilestone{1, {}})
        .act("2026-09-20T09:00:00Z", SubmitMilestone{1, Channel::platform, {}, ""})
        .act("2026-09-21T09:00:00Z", ReleaseMilestone{1, dollars(1200)})
        .act("2026-09-21T10:00:00Z", FeeCharged{1, dollars(120), "service fee"});
    return builder.state;
}

StatementRow row(std::string_view date, std::int64_t cents, std::string const& text) {
    StatementRow made;
    made.date = parse_date(date).value();
    made.amount = {cents, support::usd()};
    made.description = text;
    return made;
}

TEST(Reconcile, rows_are_matched_with_what_they_show_and_the_reason_is_said) {
    Statement const statement{
        "upwork-transactions",
        {row("2026-09-22", 120'000, "Invoice for Homepage"),
         row("2026-09-22", -12'000, "Service Fee"), row("2026-09-25", -100'000, "Withdrawal")},
        {}};
    auto const result = reconcile(a_project(), statement);
    ASSERT_EQ(result.matches.size(), 2U);
    EXPECT_TRUE(result.matches[0].certain);
    EXPECT_EQ(result.matches[0].reason, "the same amount, 1 day later, both say “homepage”");
    EXPECT_EQ(result.unmatched_rows, std::vector<std::size_t>{2});
    EXPECT_TRUE(result.unseen.empty());
    EXPECT_EQ(result.promised, dollars(1500));
    EXPECT_EQ(result.funded, dollars(1200));
    EXPECT_EQ(result.released, dollars(1200));
    EXPECT_EQ(result.received, dollars(1080));
    EXPECT_EQ(result.fees, dollars(120));
    EXPECT_EQ(result.missing, dollars(300));
}

TEST(Reconcile, a_fee_that_nobody_recorded_belongs_to_its_payment) {
    EngagementBuilder builder;
    builder.act("2026-09-14T09:00:00Z", AddMilestone{"Homepage", dollars(1200), {}})
        .act("2026-09-15T09:00:00Z", FundMilestone{1, {}})
        .act("2026-09-20T09:00:00Z", SubmitMilestone{1, Channel::platform, {}, ""})
        .act("2026-09-21T09:00:00Z", ReleaseMilestone{1, dollars(1200)});
    auto payment = row("2026-09-22", 120'000, "Invoice for Homepage");
    auto fee = row("2026-09-22", -12'000, "for Homepage");
    fee.type = "Service Fee";
    auto withdrawal = row("2026-09-22", -5'000, "Withdrawal");
    auto const by_day = reconcile(builder.state, {"upwork", {payment, fee, withdrawal}, {}});
    ASSERT_EQ(by_day.fee_rows.size(), 1U);
    EXPECT_EQ(by_day.fee_rows[0].payment, 0U);
    EXPECT_EQ(by_day.fee_rows[0].reason, "of the one payment of that day");
    EXPECT_EQ(by_day.unmatched_rows, std::vector<std::size_t>{2});
    EXPECT_EQ(by_day.received, dollars(1080));
    EXPECT_EQ(by_day.fees, dollars(120));
    payment.reference = fee.reference = "T1";
    fee.date = parse_date("2026-09-24").value();
    auto const by_reference = reconcile(builder.state, {"upwork", {payment, fee}, {}});
    ASSERT_EQ(by_reference.fee_rows.size(), 1U);
    EXPECT_EQ(by_reference.fee_rows[0].reason, "of the same transaction");
    fee.reference = "T2";
    EXPECT_TRUE(reconcile(builder.state, {"upwork", {payment, fee}, {}}).fee_rows.empty());
}

TEST(Reconcile, money_that_no_row_shows_is_said) {
    auto const result = reconcile(a_project(), {"bank", {row("2026-12-24", 120'000, "")}, {}});
    EXPECT_TRUE(result.matches.empty());  // three months later
    EXPECT_EQ(result.unseen.size(), 2U);
    EXPECT_EQ(result.unmatched_rows.size(), 1U);
}

TEST(Reconcile, another_currency_is_not_compared) {
    auto euros = row("2026-09-22", 120'000, "Homepage");
    euros.amount.currency = Currency::parse("EUR").value();
    auto const result = reconcile(a_project(), {"bank", {euros}, {}});
    EXPECT_TRUE(result.matches.empty());
    EXPECT_EQ(result.other_rows.size(), 1U);
}

TEST(Reconcile, of_two_equal_rows_the_nearer_one_is_taken_and_the_other_stays) {
    auto const result =
        reconcile(a_project(),
                  {"bank",
                   {row("2026-09-30", 120'000, "transfer"), row("2026-09-22", 120'000, "transfer")},
                   {}});
    ASSERT_EQ(result.matches.size(), 1U);
    EXPECT_EQ(result.matches[0].row, 1U);
    EXPECT_EQ(result.unmatched_rows, std::vector<std::size_t>{0});
}

TEST(Reconcile, hours_are_compared_week_by_week) {
    auto one = row("2026-09-23", 500, "Site (1)");
    one.minutes = 90;
    auto two = row("2026-09-25", 500, "Site (1)");
    two.minutes = 30;
    auto const weeks = compare_hours(a_project(), {"upwork-hours", {one, two}, {}});
    ASSERT_EQ(weeks.size(), 1U);
    EXPECT_EQ(format_date(weeks[0].monday), "2026-09-21");
    EXPECT_EQ(weeks[0].stated_minutes, 120);
    EXPECT_EQ(weeks[0].recorded_minutes, 0);
}

RC_GTEST_PROP(Reconcile, no_row_is_lost_or_counted_twice, ()) {
    Statement statement{"bank", {}, {}};
    auto const count = *rc::gen::inRange(0, 30);
    for (int i = 0; i < count; ++i)
        statement.rows.push_back(row("2026-09-" + std::to_string(*rc::gen::inRange(10, 31)),
                                     *rc::gen::element<std::int64_t>(120'000, -12'000, 30'000),
                                     *rc::gen::element<std::string>("Homepage", "x")));
    auto const result = reconcile(a_project(), statement);
    RC_ASSERT(result.matches.size() + result.fee_rows.size() + result.unmatched_rows.size() ==
              statement.rows.size());
    RC_ASSERT(result.matches.size() + result.unseen.size() == result.movements.size());
    for (auto const& match : result.matches)
        RC_ASSERT(statement.rows[match.row].amount == result.movements[match.movement].amount);
}

}  // namespace
}  // namespace tally::statements
