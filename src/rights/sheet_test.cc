#include "rights/sheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/engagement_builder.h"

namespace tally::rights {
namespace {

using namespace engagement;
using ledger::Party;
using support::dollars;
using support::EngagementBuilder;
using support::website_redesign;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Money cents(std::int64_t minor) { return {minor, support::usd()}; }

Sheet of(EngagementBuilder const& builder, int dispute = 0) {
    return sheet(builder.state, builtin_law_book(), dispute, parse_date("2026-11-22").value())
        .value();
}

// $1,200 held on milestone 2; 337.50 for a side, 675 alone.
TEST(Sheet, says_what_arbitration_costs_and_what_is_left_in_each_case) {
    auto const one = of(website_redesign());
    EXPECT_EQ(one.subject, "the contract");
    EXPECT_EQ(one.stake, dollars(1200));
    EXPECT_EQ(one.stake_why, "the money that is held");
    EXPECT_EQ(one.without_fees.worst, dollars(0));
    EXPECT_EQ(one.without_fees.middle, dollars(600));
    EXPECT_EQ(one.without_fees.best, dollars(1200));
    ASSERT_THAT(one.arbitrations, SizeIs(1));
    auto const& way = one.arbitrations[0];
    EXPECT_TRUE(way.is_comparable);
    EXPECT_EQ(way.terms.if_nobody_pays, Party::client);
    EXPECT_EQ(way.both_pay.worst, cents(-33750));
    EXPECT_EQ(way.both_pay.middle, cents(26250));
    EXPECT_EQ(way.both_pay.best, cents(86250));
    EXPECT_EQ(way.you_alone, dollars(525));
    // (600 + 337.50) / 1,200 = 0.78: in 8 of 10
    EXPECT_EQ(way.break_even.of_ten, 8);
    EXPECT_EQ(way.break_even.against, dollars(600));
}

TEST(Sheet, a_proposal_takes_the_place_of_a_split_in_half) {
    auto builder = website_redesign();
    builder.act("2026-11-01T09:00:00Z", OpenDispute{Forum::upwork_dispute, dollars(1000), "Done."})
        .act("2026-11-05T09:00:00Z", DisputeProposed{1, dollars(300), "a third"});
    auto const one = of(builder, 1);
    EXPECT_EQ(one.subject, "dispute 1");
    EXPECT_EQ(one.stake_why, "what the dispute is about");
    EXPECT_EQ(one.proposal->amount, dollars(300));
    // (300 + 337.50) / 1,000 = 0.64: in 7 of 10
    EXPECT_EQ(one.arbitrations.at(0).break_even.of_ten, 7);
}

TEST(Sheet, a_fee_above_what_can_be_won_is_said_to_be_too_high) {
    auto builder = website_redesign();
    builder.act("2026-11-01T09:00:00Z", OpenDispute{Forum::upwork_dispute, dollars(500), "Done."});
    // (250 + 337.50) / 500 is more than 1
    EXPECT_EQ(of(builder).arbitrations.at(0).break_even.of_ten, 11);
}

TEST(Sheet, a_claim_beyond_the_ceiling_is_not_compared) {
    auto builder = website_redesign();
    builder.act("2026-11-01T09:00:00Z",
                OpenDispute{Forum::upwork_dispute, dollars(20000), "Done."});
    EXPECT_FALSE(of(builder).arbitrations.at(0).is_comparable);
    EXPECT_THAT(of(builder).arbitrations.at(0).why_not, HasSubstr("$19,999.99"));
}

TEST(Sheet, names_the_courts_whose_ceiling_fits) {
    auto builder = website_redesign();  // a client in US-NY: the city is not known
    auto one = of(builder);
    ASSERT_THAT(one.courts, SizeIs(2));
    EXPECT_EQ(one.courts[0].court.id, "us-ny-nyc");
    EXPECT_FALSE(one.courts[0].is_certain);
    EXPECT_EQ(one.courts[1].court.id, "us-ny");
    EXPECT_TRUE(one.courts[1].is_certain);
    EXPECT_TRUE(one.courts[1].fits);
    builder.act("2026-11-01T09:00:00Z",
                OpenDispute{Forum::upwork_dispute, Money{500001, support::usd()}, "Done."});
    one = of(builder);
    EXPECT_FALSE(one.courts[1].fits);
}

TEST(Sheet, says_what_is_missing_to_collect) {
    auto builder = website_redesign();
    EXPECT_THAT(of(builder).collectable.todo, SizeIs(3));
    builder.act("2026-11-01T09:00:00Z", PartyDescribed{.party = Party::client,
                                                       .name = "",
                                                       .legal_name = "Baker Ltd",
                                                       .register_number = "123",
                                                       .service_address = "1 High Street",
                                                       .location = "",
                                                       .client_kind = ClientKind::unknown,
                                                       .addresses = {}});
    EXPECT_THAT(of(builder).collectable.todo, IsEmpty());
    EXPECT_TRUE(of(builder).collectable.knows_address);
}

TEST(Sheet, a_direct_contract_has_no_arbitrator_and_counts_what_is_late) {
    EngagementBuilder builder{support::an_engagement(EngagementType::direct_fixed)};
    builder.act("2026-09-10T10:00:00Z", IssueInvoice{.reference = "7",
                                                     .amount = dollars(900),
                                                     .due = parse_date("2026-10-01").value(),
                                                     .performed = std::nullopt,
                                                     .what = "work",
                                                     .items = {}});
    auto const one = of(builder);
    EXPECT_EQ(one.stake, dollars(900));
    EXPECT_EQ(one.stake_why, "what is late");
    EXPECT_THAT(one.arbitrations, IsEmpty());
}

TEST(Sheet, there_is_none_for_a_dispute_that_is_not_there) {
    EXPECT_FALSE(
        sheet(website_redesign().state, builtin_law_book(), 3, parse_date("2026-11-22").value()));
}

}  // namespace
}  // namespace tally::rights
