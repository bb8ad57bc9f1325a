#include "rights/owed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/engagement_builder.h"

namespace tally::rights {
namespace {

using namespace engagement;
using ledger::Party;
using support::EngagementBuilder;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

Date day(std::string_view text) { return parse_date(text).value(); }
Money money(std::string_view amount, std::string_view currency) {
    return Money::parse(amount, Currency::parse(currency).value()).value();
}
Money pounds(std::string_view amount) { return money(amount, "GBP"); }
Money euros(std::string_view amount) { return money(amount, "EUR"); }
Money usd(std::string_view amount) { return money(amount, "USD"); }

EngagementBuilder direct(std::string_view currency, std::string_view client, std::string_view own,
                         ClientKind kind = ClientKind::business) {
    auto opening = support::an_engagement(EngagementType::direct_fixed);
    opening.currency = Currency::parse(currency).value();
    opening.client.location = client;
    opening.client.kind = kind;
    opening.freelancer.location = own;
    opening.opened = parse_instant("2023-09-01T09:00:00Z").value();
    return EngagementBuilder{opening};
}

// An invoice of this day that asks for payment by `due`.
EngagementBuilder& invoice(EngagementBuilder& builder, std::string_view issued, Money const& amount,
                           std::string_view due) {
    return builder.act(issued, IssueInvoice{.reference = "",
                                            .amount = amount,
                                            .due = day(due),
                                            .performed = std::nullopt,
                                            .what = "work",
                                            .items = {}});
}

EngagementBuilder& pay(EngagementBuilder& builder, std::string_view at, Money const& amount,
                       int number = 1) {
    return builder.act(at, PayInvoice{number, amount});
}

LawOwed under(EngagementBuilder const& builder, std::string_view law, std::string_view on) {
    auto const all = owed(builder.state, builtin_law_book(), day(on));
    for (auto const& one : all.laws)
        if (one.id == law) return one;
    ADD_FAILURE() << law;
    return {};
}

// A law of our own, so that no figure hangs on a pack that may change.
LawBook book(std::string_view interest, std::string_view rest = "") {
    auto const text = std::string{R"(id = "law"
title = "A law"
cites = "1"
summary = "A law."
dated = 2026-01-01
seen = 2026-01-01
source = ["https://example.org"]
confidence = "high"
[applies]
clients = ["business"]
places = ["DE", "US", "JP"]
whose = ["client"]
[payment]
days = 30
after = ["performed", "invoice"]
)"} + std::string{interest} +
                      std::string{rest};
    LawBook laws;
    laws.put(parse_law(text, "law.toml").value());
    laws.put(parse_rate_table(R"(id = "table"
title = "A table"
dated = 2026-01-01
seen = 2026-01-01
source = ["https://example.org"]
confidence = "high"
[[period]]
from = 2024-01-01
until = 2024-06-30
percent = "4.00"
[[period]]
from = 2024-07-01
until = 2024-12-31
percent = "2.00"
[[period]]
from = 2025-07-01
until = 2025-12-31
percent = "1.00"
)",
                              "table.toml")
                 .value());
    return laws;
}

constexpr std::string_view ten_percent = "[interest]\npercent = \"10.00\"\n";
constexpr std::string_view moving = "[interest]\nreference = \"table\"\npercent = \"8.00\"\n";
constexpr std::string_view frozen =
    "[interest]\nreference = \"table\"\npercent = \"8.00\"\nfrozen = true\n";

LawOwed only(EngagementBuilder const& builder, LawBook const& laws, std::string_view on) {
    return owed(builder.state, laws, day(on)).laws.at(0);
}

// 10,000 x 11.75 % x 60 / 365 = 193.1507 -> 193.15, and 100 from 10,000 on. 1 March + 60 = 30
// April.
TEST(Owed, ten_thousand_pounds_sixty_days_late_cost_193_15_and_100) {
    auto builder = direct("GBP", "GB-ENG-London", "PT");
    invoice(builder, "2026-02-01T10:00:00Z", pounds("10000"), "2026-03-01");
    auto const uk = under(builder, "gb-late-payment", "2026-04-30");
    EXPECT_EQ(uk.applies.answer, Answer::yes);
    EXPECT_EQ(uk.debts.at(0).days_late, 60);
    EXPECT_EQ(uk.debts.at(0).interest.spans.at(0).rate, 1175);
    EXPECT_EQ(uk.interest, pounds("193.15"));
    EXPECT_EQ(uk.sums, pounds("100"));
    EXPECT_EQ(uk.total, pounds("10293.15"));
}

// gov.uk's example: 1,000 at 8.5 % for 50 days. It rounds the day to 23p and says 11.50; exact,
// 1,000 x 0.085 x 50 / 365 = 11.6438 -> 11.64. A base of 0.50 was in force for the half-year from
// July 2018: 1 October + 50 days = 20 November.
TEST(Owed, the_example_of_the_government_is_exact_to_the_penny_and_not_to_the_day) {
    auto builder = direct("GBP", "GB", "GB");
    builder.state.engagement.opened = parse_instant("2018-08-01T09:00:00Z").value();
    invoice(builder, "2018-08-20T10:00:00Z", pounds("1000"), "2018-10-01");
    auto const uk = under(builder, "gb-late-payment", "2018-11-20");
    EXPECT_EQ(uk.interest, pounds("11.64"));
    EXPECT_EQ(uk.sums, pounds("70"));
}

// Due on 1 March: on that day nothing is late; the first day of interest is the next one.
// 36,500.00 at 10 % is 10.00 a day.
TEST(Owed, the_day_of_payment_itself_is_not_counted) {
    auto builder = direct("USD", "US-TX", "PT");
    invoice(builder, "2025-02-01T10:00:00Z", usd("36500"), "2025-03-01");
    auto const laws = book(ten_percent);
    EXPECT_EQ(only(builder, laws, "2025-03-01").interest, usd("0"));
    EXPECT_EQ(only(builder, laws, "2025-03-01").debts.at(0).days_late, 0);
    EXPECT_EQ(only(builder, laws, "2025-03-02").interest, usd("10.00"));
    EXPECT_EQ(only(builder, laws, "2025-03-03").interest, usd("20.00"));
}

// 2024 has a 29 February: from 1 February to 1 March are 29 days, in 2025 they are 28.
TEST(Owed, a_leap_year_has_a_day_more) {
    auto builder = direct("USD", "US-TX", "PT");
    invoice(builder, "2024-01-05T10:00:00Z", usd("36500"), "2024-02-01");
    EXPECT_EQ(only(builder, book(ten_percent), "2024-03-01").interest, usd("290.00"));
    auto next = direct("USD", "US-TX", "PT");
    invoice(next, "2025-01-05T10:00:00Z", usd("36500"), "2025-02-01");
    EXPECT_EQ(only(next, book(ten_percent), "2025-03-01").interest, usd("280.00"));
}

// 12 % to 30 June and 10 % from 1 July 2024. Due on 20 June: 10 days at 12.00, 15 at 10.00 a day:
// 120 + 150 = 270.
TEST(Owed, a_rate_that_changes_in_the_middle_makes_two_spans) {
    auto builder = direct("EUR", "DE", "PT");
    invoice(builder, "2024-05-20T10:00:00Z", euros("36500"), "2024-06-20");
    auto const law = only(builder, book(moving), "2024-07-15");
    ASSERT_EQ(law.debts.at(0).interest.spans.size(), 2U);
    EXPECT_EQ(law.debts.at(0).interest.spans.at(0).days, 10);
    EXPECT_EQ(law.debts.at(0).interest.spans.at(1).days, 15);
    EXPECT_EQ(law.debts.at(0).interest.spans.at(1).from, day("2024-07-01"));
    EXPECT_EQ(law.interest, euros("270.00"));
}

// The same debt where the rate of the first late day stays: 25 days at 12.00 are 300. Due on 30
// June, the first late day is 1 July: 15 days at 10.00 are 150.
TEST(Owed, a_frozen_rate_is_that_of_the_first_late_day) {
    auto builder = direct("EUR", "DE", "PT");
    invoice(builder, "2024-05-20T10:00:00Z", euros("36500"), "2024-06-20");
    EXPECT_EQ(only(builder, book(frozen), "2024-07-15").interest, euros("300.00"));
    auto later = direct("EUR", "DE", "PT");
    invoice(later, "2024-05-20T10:00:00Z", euros("36500"), "2024-06-30");
    EXPECT_EQ(only(later, book(frozen), "2024-07-15").interest, euros("150.00"));
}

// 36,500 for 10 days at 10.00 are 100; 18,250 paid on 12 March counts from that day on: 12 to 21
// March are 10 days at 5.00, so 50. In all 150.
TEST(Owed, a_payment_in_part_counts_from_its_day_on) {
    auto builder = direct("USD", "US-TX", "PT");
    invoice(builder, "2025-02-01T10:00:00Z", usd("36500"), "2025-03-01");
    pay(builder, "2025-03-12T23:00:00Z", usd("18250"));
    auto const law = only(builder, book(ten_percent), "2025-03-21");
    EXPECT_EQ(law.debts.at(0).interest.spans.at(0).until, day("2025-03-11"));
    EXPECT_EQ(law.debts.at(0).open, usd("18250"));
    EXPECT_EQ(law.interest, usd("150.00"));
    EXPECT_EQ(law.total, usd("18400.00"));
}

// Paid in full on the 11th: 2 to 10 March are 9 days of 10.00; a year later it is still 90.
TEST(Owed, payment_in_full_stops_interest_and_leaves_what_grew_until_then) {
    auto builder = direct("USD", "US-TX", "PT");
    invoice(builder, "2025-02-01T10:00:00Z", usd("36500"), "2025-03-01");
    pay(builder, "2025-03-11T08:00:00Z", usd("36500"));
    EXPECT_EQ(only(builder, book(ten_percent), "2025-03-11").interest, usd("90.00"));
    auto const law = only(builder, book(ten_percent), "2026-03-11");
    EXPECT_EQ(law.interest, usd("90.00"));
    EXPECT_EQ(law.total, usd("90.00"));
}

// 100.00 at 10 % for 1 day: 2.7397 cents -> 3. 50.00: 1.3699 -> 1. 18.25: exactly 0.5 -> 1.
TEST(Owed, half_a_cent_is_rounded_up_once_for_the_debt) {
    for (auto const& [amount, expected] :
         {std::pair{"100", "0.03"}, {"50", "0.01"}, {"18.25", "0.01"}, {"18.24", "0.00"}}) {
        auto builder = direct("USD", "US-TX", "PT");
        invoice(builder, "2025-02-01T10:00:00Z", usd(amount), "2025-03-01");
        EXPECT_EQ(only(builder, book(ten_percent), "2025-03-02").interest, usd(expected)) << amount;
    }
}

// 1,000,000 yen at 10 % for 73 days, a fifth of the year: 20,000 yen, without decimals. 100 yen for
// 18 days: 0.4932 -> 0; for 19 days: 0.5205 -> 1.
TEST(Owed, yen_have_no_minor_unit) {
    auto builder = direct("JPY", "JP", "PT");
    invoice(builder, "2025-02-01T10:00:00Z", money("1000000", "JPY"), "2025-03-01");
    EXPECT_EQ(only(builder, book(ten_percent), "2025-05-13").interest, money("20000", "JPY"));
    auto small = direct("JPY", "JP", "PT");
    invoice(small, "2025-02-01T10:00:00Z", money("100", "JPY"), "2025-03-01");
    EXPECT_EQ(only(small, book(ten_percent), "2025-03-19").interest, money("0", "JPY"));
    EXPECT_EQ(only(small, book(ten_percent), "2025-03-20").interest, money("1", "JPY"));
}

// The bands of the 1998 act: 40 up to 999.99, 70 from 1,000, 100 from 10,000.
TEST(Owed, a_fixed_sum_goes_by_the_band_of_the_debt) {
    for (auto const& [amount, sum] : {std::pair{"999.99", "40"},
                                      {"1000", "70"},
                                      {"9999.99", "70"},
                                      {"10000", "100"},
                                      {"0.01", "40"}}) {
        auto builder = direct("GBP", "GB", "PT");
        invoice(builder, "2026-02-01T10:00:00Z", pounds(amount), "2026-03-01");
        EXPECT_EQ(under(builder, "gb-late-payment", "2026-03-02").sums, pounds(sum)) << amount;
        EXPECT_EQ(under(builder, "gb-late-payment", "2026-03-01").sums, pounds("0")) << amount;
    }
}

// 1,200 of which 300 came in time: 900 fell late, the lowest band; it stays when the rest comes.
TEST(Owed, the_band_is_that_of_what_fell_late_and_stays_due_after_payment) {
    auto builder = direct("GBP", "GB", "PT");
    invoice(builder, "2026-02-01T10:00:00Z", pounds("1200"), "2026-03-01");
    pay(builder, "2026-02-20T10:00:00Z", pounds("300"));
    pay(builder, "2026-03-05T10:00:00Z", pounds("900"));
    auto const uk = under(builder, "gb-late-payment", "2026-04-30");
    EXPECT_EQ(uk.sums, pounds("40"));
    // 900 x 11.75 % x 3 / 365 = 0.8692 -> 0.87, for 2, 3 and 4 March
    EXPECT_EQ(uk.interest, pounds("0.87"));
    EXPECT_EQ(uk.total, pounds("40.87"));
}

// Due on 1 March and paid on the 2nd: late by a day, so 70; that day itself bears no interest.
TEST(Owed, a_payment_one_day_late_still_costs_the_fixed_sum) {
    auto builder = direct("GBP", "GB", "PT");
    invoice(builder, "2026-02-01T10:00:00Z", pounds("1200"), "2026-03-01");
    pay(builder, "2026-03-02T10:00:00Z", pounds("1200"));
    EXPECT_EQ(under(builder, "gb-late-payment", "2026-03-02").total, pounds("70"));
    auto in_time = direct("GBP", "GB", "PT");
    invoice(in_time, "2026-02-01T10:00:00Z", pounds("1200"), "2026-03-01");
    pay(in_time, "2026-03-01T23:00:00Z", pounds("1200"));
    EXPECT_EQ(under(in_time, "gb-late-payment", "2026-03-02").total, pounds("0"));
}

TEST(Owed, each_late_invoice_has_its_own_sum_and_its_own_rounding) {
    auto builder = direct("EUR", "DE-BE-Berlin", "PT");
    invoice(builder, "2024-05-01T10:00:00Z", euros("100"), "2024-06-01");
    invoice(builder, "2024-05-02T10:00:00Z", euros("100"), "2024-06-01");
    // 100 x 12.50 % x 1 / 365 = 0.0342 -> 0.03, twice: not 0.0685 -> 0.07
    auto const eu = under(builder, "eu-late-payment", "2024-06-02");
    EXPECT_EQ(eu.interest, euros("0.06"));
    EXPECT_EQ(eu.sums, euros("80"));
}

TEST(Owed, a_rate_that_no_table_knows_is_said_and_never_guessed) {
    auto builder = direct("EUR", "DE", "PT");
    // 12 % x 0, 10 % to 31 December 2024 (11 days of 10.00), then unknown until 30 June
    invoice(builder, "2024-11-20T10:00:00Z", euros("36500"), "2024-12-20");
    auto const law = only(builder, book(moving), "2025-07-02");
    EXPECT_FALSE(law.debts.at(0).interest.is_complete);
    EXPECT_EQ(law.interest, euros("128.00"));  // 11 x 10.00 + 2 x 9.00
    EXPECT_THAT(law.debts.at(0).remarks,
                Contains(HasSubstr("no interest is counted from 1 Jan 2025 to 30 Jun 2025")));
    auto british = direct("GBP", "GB", "PT");
    invoice(british, "2026-08-01T10:00:00Z", pounds("10000"), "2026-09-01");
    auto const uk = under(british, "gb-late-payment", "2026-10-01");
    EXPECT_EQ(uk.interest, pounds("0"));
    EXPECT_EQ(uk.sums, pounds("100"));
    EXPECT_THAT(uk.debts.at(0).remarks, Contains(HasSubstr("bank-of-england-base is not known")));
}

TEST(Owed, where_no_day_was_agreed_the_law_gives_one) {
    auto builder = direct("GBP", "GB", "PT");
    builder.act("2026-01-10T10:00:00Z", IssueInvoice{.reference = "",
                                                     .amount = pounds("500"),
                                                     .due = std::nullopt,
                                                     .performed = day("2026-01-08"),
                                                     .what = "work",
                                                     .items = {}});
    builder.act("2026-01-12T10:00:00Z", InvoiceSent{1, Channel::email, "", {}});
    builder.act("2026-01-15T10:00:00Z", InvoiceReceived{1, "replied"});
    auto const uk = under(builder, "gb-late-payment", "2026-02-15").debts.at(0);
    EXPECT_EQ(uk.due, day("2026-02-14"));  // 30 days after the later: 15 January + 30
    EXPECT_TRUE(uk.due_by_law);
    EXPECT_EQ(uk.due_why, "30 days after the invoice reached the client on 15 Jan 2026");
    EXPECT_EQ(uk.days_late, 1);
}

TEST(Owed, what_was_paid_in_time_never_becomes_late) {
    auto builder = direct("GBP", "GB", "PT");
    invoice(builder, "2024-10-01T10:00:00Z", pounds("500"), "2024-10-31");
    pay(builder, "2024-10-20T10:00:00Z", pounds("500"));
    auto const paid = under(builder, "gb-late-payment", "2025-03-01").debts.at(0);
    EXPECT_EQ(paid.open, pounds("0"));
    EXPECT_EQ(paid.days_late, 0);
}

TEST(Owed, what_was_paid_late_stays_as_late_as_it_came) {
    auto builder = direct("GBP", "GB", "PT");
    invoice(builder, "2024-10-01T10:00:00Z", pounds("500"), "2024-10-31");
    pay(builder, "2024-10-20T10:00:00Z", pounds("200"));
    pay(builder, "2024-11-03T10:00:00Z", pounds("300"));
    EXPECT_EQ(under(builder, "gb-late-payment", "2024-11-02").debts.at(0).days_late, 2);
    EXPECT_EQ(under(builder, "gb-late-payment", "2025-03-01").debts.at(0).days_late, 3);
}

TEST(Owed, work_that_was_handed_over_is_owed_where_there_is_no_invoice) {
    auto builder = direct("USD", "US-IL-Chicago", "PT");
    builder.act("2025-09-14T09:00:00Z", AddMilestone{"Build", usd("1200"), {}})
        .act("2025-09-15T10:00:00Z", FundMilestone{1, {}})
        .act("2025-10-01T16:00:00Z", SubmitMilestone{1, Channel::email, {}, ""});
    auto const il = under(builder, "us-il", "2025-11-05");
    EXPECT_EQ(il.applies.answer, Answer::yes);
    EXPECT_EQ(il.debts.at(0).due, day("2025-10-31"));
    EXPECT_EQ(il.debts.at(0).open, usd("1200"));
    builder.act("2025-11-06T16:00:00Z", ReleaseMilestone{1, usd("500")});
    EXPECT_EQ(under(builder, "us-il", "2025-11-07").debts.at(0).open, usd("700"));
    builder.act("2025-11-07T16:00:00Z", ChangesRequested{1, "the font", {}});
    EXPECT_THAT(owed(builder.state, builtin_law_book(), day("2025-11-08")).debts, IsEmpty());
}

EngagementBuilder new_york(std::string_view amount) {
    auto builder = direct("USD", "US-NY-New York", "PT");
    builder.state.engagement.opened = parse_instant("2025-01-01T09:00:00Z").value();
    builder.act("2025-01-02T09:00:00Z", AddMilestone{"Build", usd(amount), {}});
    invoice(builder, "2025-01-05T10:00:00Z", usd(amount), "2025-02-01");
    return builder;
}

// Twice the unpaid money in all: 1,500 open, 1,500 more; 250 more for the refused contract.
TEST(Owed, new_york_doubles_what_is_late_and_adds_250_for_a_refused_contract) {
    auto builder = new_york("2000");
    pay(builder, "2025-01-20T10:00:00Z", usd("500"));
    auto const before = under(builder, "us-nyc", "2025-02-01");
    EXPECT_THAT(before.extras, IsEmpty());
    auto const nyc = under(builder, "us-nyc", "2025-02-02");
    ASSERT_EQ(nyc.extras.size(), 1U);
    EXPECT_EQ(nyc.extras.at(0).amount, usd("1500"));
    EXPECT_EQ(nyc.total, usd("1500"));
    EXPECT_EQ(nyc.at_most, usd("3000"));
    builder.act("2025-02-03T09:00:00Z", ContractRequested{"please"});
    builder.act("2025-02-05T09:00:00Z", ContractRefused{"no"});
    EXPECT_EQ(under(builder, "us-nyc", "2025-02-06").at_most, usd("3250"));
    // Laws are never added up: city and state give the same.
    EXPECT_EQ(owed(builder.state, builtin_law_book(), day("2025-02-06")).at_most, usd("3250"));
}

TEST(Owed, california_adds_1000_only_where_the_contract_was_asked_for_before_the_work) {
    auto const asked = [](std::string_view at) {
        auto builder = direct("USD", "US-CA-San Diego", "PT");
        builder.state.engagement.opened = parse_instant("2025-01-01T09:00:00Z").value();
        builder.act("2025-01-10T09:00:00Z", AddMilestone{"Text", usd("300"), {}})
            .act("2025-01-10T10:00:00Z", FundMilestone{1, {}});
        auto const early = std::string_view{"2025-01-12T09:00:00Z"};
        if (at == early) builder.act(at, ContractRequested{"please"});
        builder.act("2025-01-15T09:00:00Z", StartMilestone{1});
        if (at != early) builder.act(at, ContractRequested{"please"});
        builder.act("2025-01-25T09:00:00Z", ContractRefused{"no"});
        return under(builder, "us-ca", "2025-01-26").at_most;
    };
    EXPECT_EQ(asked("2025-01-12T09:00:00Z"), usd("1000"));
    EXPECT_EQ(asked("2025-01-20T09:00:00Z"), usd("0"));
}

TEST(Owed, damages_that_nobody_checked_are_shown_and_stay_out_of_every_total) {
    auto builder = direct("USD", "US-IL", "PT");
    builder.state.engagement.opened = parse_instant("2025-01-01T09:00:00Z").value();
    invoice(builder, "2025-01-05T10:00:00Z", usd("900"), "2025-02-01");
    auto const il = under(builder, "us-il", "2025-03-01");
    EXPECT_EQ(il.extras.at(0).amount, usd("900"));
    EXPECT_THAT(il.extras.at(0).why, HasSubstr("check this"));
    EXPECT_EQ(il.at_most, usd("900"));
}

TEST(Owed, what_is_known_only_later_does_not_count_on_an_earlier_day) {
    auto builder = direct("USD", "US-TX", "PT");
    invoice(builder, "2025-02-01T10:00:00Z", usd("36500"), "2025-03-01");
    pay(builder, "2025-03-12T10:00:00Z", usd("36500"));
    EXPECT_EQ(owed(builder.state, book(ten_percent), day("2025-03-11")).principal, usd("36500"));
    EXPECT_EQ(owed(builder.state, book(ten_percent), day("2025-03-12")).principal, usd("0"));
    EXPECT_THAT(owed(builder.state, book(ten_percent), day("2025-01-31")).debts, IsEmpty());
}

TEST(Owed, the_total_follows_the_law_that_gives_most) {
    auto builder = direct("EUR", "DE-BE-Berlin", "GB");
    invoice(builder, "2026-02-01T10:00:00Z", euros("10000"), "2026-03-01");
    auto const all = owed(builder.state, builtin_law_book(), day("2026-04-30"));
    EXPECT_EQ(all.principal, euros("10000"));
    EXPECT_EQ(all.late, euros("10000"));
    // 10,000 x 11.75 % x 60 / 365 = 193.15; the sum goes by bands in pounds, and is in no total
    EXPECT_EQ(under(builder, "gb-late-payment", "2026-04-30").total, euros("10193.15"));
    // 10,000 x 10.15 % x 60 / 365 = 166.85, and 40
    EXPECT_EQ(all.by, "eu-late-payment");
    EXPECT_EQ(all.total, euros("10206.85"));
}

}  // namespace
}  // namespace tally::rights
