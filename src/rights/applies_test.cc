#include "rights/applies.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rights/law_book.h"
#include "support/engagement_builder.h"

namespace tally::rights {
namespace {

using namespace engagement;
using ledger::Party;
using support::dollars;
using support::EngagementBuilder;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

EngagementBuilder in(std::string_view client, std::string_view own,
                     ClientKind kind = ClientKind::business) {
    auto opening = support::an_engagement(EngagementType::direct_fixed);
    opening.client.location = client;
    opening.client.kind = kind;
    opening.freelancer.location = own;
    return EngagementBuilder{opening};
}

EngagementBuilder& agree(EngagementBuilder& builder, std::string_view day, std::int64_t amount) {
    return builder.act(std::string{day} + "T09:00:00Z",
                       AddMilestone{"Work", dollars(amount), std::nullopt});
}

Applies ask(EngagementBuilder const& builder, std::string_view law) {
    return applies(builder.state, *builtin_law_book().law(law));
}

TEST(Applies, a_consumer_is_no_client_of_the_late_payment_act) {
    auto const answer = ask(in("GB-ENG-Leeds", "GB", ClientKind::consumer), "gb-late-payment");
    EXPECT_EQ(answer.answer, Answer::no);
    EXPECT_THAT(answer.why, ElementsAre("the client is a consumer"));
}

TEST(Applies, what_is_not_recorded_is_asked_for) {
    auto builder = in("", "", ClientKind::unknown);
    auto const answer = ask(builder, "gb-late-payment");
    EXPECT_EQ(answer.answer, Answer::unknown);
    EXPECT_THAT(answer.why,
                ElementsAre("whether the client is a business is not recorded: say it with `tally "
                            "party set`",
                            "the client's place is not recorded: say it with `tally party set`",
                            "your place is not recorded: say it with `tally party set`"));
    builder.act("2026-10-01T09:00:00Z", PartyDescribed{.party = Party::client,
                                                       .name = "",
                                                       .legal_name = "",
                                                       .register_number = "",
                                                       .service_address = "",
                                                       .location = "GB-ENG-Leeds",
                                                       .client_kind = ClientKind::business,
                                                       .addresses = {}});
    EXPECT_EQ(ask(builder, "gb-late-payment").answer, Answer::yes);
}

TEST(Applies, half_a_place_is_not_enough_for_a_city) {
    auto builder = in("US-NY", "PT");
    agree(builder, "2026-09-14", 5000);
    EXPECT_EQ(ask(builder, "us-ny").answer, Answer::yes);
    auto const city = ask(builder, "us-nyc");
    EXPECT_EQ(city.answer, Answer::unknown);
    EXPECT_THAT(city.why, Contains(HasSubstr("the client's place is only known as US-NY")));
}

TEST(Applies, a_client_in_illinois_is_enough_and_one_in_los_angeles_is_not) {
    auto illinois = in("US-IL", "PT");
    agree(illinois, "2026-09-14", 5000);
    EXPECT_EQ(ask(illinois, "us-il").answer, Answer::yes);
    auto angeles = in("US-CA-Los Angeles", "PT");
    agree(angeles, "2026-09-14", 5000);
    auto const answer = ask(angeles, "us-ca-los-angeles");
    EXPECT_EQ(answer.answer, Answer::no);
    EXPECT_THAT(answer.why, ElementsAre("your place is PT, outside of it"));
}

TEST(Applies, a_contract_from_before_the_law_is_not_covered) {
    auto builder = in("US-CA", "PT");
    builder.state.engagement.opened = parse_instant("2023-01-01T09:00:00Z").value();
    agree(builder, "2023-01-01", 5000);
    auto const answer = ask(builder, "us-ca");
    EXPECT_EQ(answer.answer, Answer::no);
    EXPECT_THAT(answer.why, ElementsAre("the contract is of 1 Jan 2023, before 1 Jan 2025"));
}

// 500 on 1 January and 300 on 1 May 2026: 120 days lie between them (31 - 1 + 28 + 31 + 30 + 1).
TEST(Applies, amounts_within_120_days_are_added_up) {
    auto builder = in("US-NY-New York", "PT");
    agree(builder, "2026-01-01", 500);
    EXPECT_EQ(ask(builder, "us-nyc").answer, Answer::no);
    EXPECT_THAT(ask(builder, "us-nyc").why,
                Contains(HasSubstr("$500.00 was agreed within 120 days, less than $800.00")));
    auto late = builder;
    agree(late, "2026-05-02", 300);
    EXPECT_EQ(ask(late, "us-nyc").answer, Answer::no);
    agree(builder, "2026-05-01", 300);
    EXPECT_EQ(ask(builder, "us-nyc").answer, Answer::yes);
}

// 599.99 in December and 599.99 in January are two calendar years.
TEST(Applies, a_calendar_year_begins_anew_in_january) {
    auto builder = in("US-WA", "US-WA-Seattle");
    builder.act("2026-12-30T09:00:00Z", AddMilestone{"A", {59999, support::usd()}, {}});
    builder.act("2027-01-02T09:00:00Z", AddMilestone{"B", {59999, support::usd()}, {}});
    EXPECT_EQ(ask(builder, "us-wa-seattle").answer, Answer::no);
    builder.act("2027-12-31T09:00:00Z", AddMilestone{"C", {1, support::usd()}, {}});
    EXPECT_EQ(ask(builder, "us-wa-seattle").answer, Answer::yes);
}

// Minneapolis: 600 in a year, or 200 in 7 days.
TEST(Applies, one_of_several_least_amounts_is_enough) {
    auto builder = in("US-MN", "US-MN-Minneapolis");
    agree(builder, "2026-03-01", 100);
    agree(builder, "2026-03-09", 100);
    EXPECT_EQ(ask(builder, "us-mn-minneapolis").answer, Answer::no);
    agree(builder, "2026-03-16", 100);
    EXPECT_EQ(ask(builder, "us-mn-minneapolis").answer, Answer::yes);
}

TEST(Applies, an_amount_in_another_currency_is_not_compared) {
    auto builder = in("US-NY", "PT");
    builder.state.engagement.currency = Currency::parse("EUR").value();
    builder.act("2026-09-14T09:00:00Z",
                AddMilestone{"Work", Money::parse("9000", Currency::parse("EUR").value()).value(),
                             std::nullopt});
    auto const answer = ask(builder, "us-ny");
    EXPECT_EQ(answer.answer, Answer::unknown);
    EXPECT_THAT(answer.why, Contains(HasSubstr("this contract is in EUR: compare them")));
}

}  // namespace
}  // namespace tally::rights
