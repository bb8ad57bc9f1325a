#include "engagement/exchange.h"

#include <gtest/gtest.h>

namespace tally::engagement {
namespace {

using ledger::Party;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;

Instant at(int hour) { return Instant{hours{hour}}; }

TEST(Exchange, an_answer_counts_from_the_first_message_that_waited) {
    std::vector<Exchange> const messages{{Party::freelancer, at(1)}, {Party::freelancer, at(3)},
                                         {Party::client, at(6)},     {Party::client, at(7)},
                                         {Party::freelancer, at(9)}, {Party::client, at(11)}};
    EXPECT_EQ(responses_by(Party::client, messages),
              (std::vector<Response>{{at(1), at(6)}, {at(9), at(11)}}));
    EXPECT_EQ(responses_by(Party::freelancer, messages), (std::vector<Response>{{at(6), at(9)}}));
}

TEST(Exchange, the_order_and_other_parties_do_not_matter) {
    std::vector<Exchange> const messages{
        {Party::client, at(6)}, {Party::platform, at(2)}, {Party::freelancer, at(1)}};
    EXPECT_EQ(responses_by(Party::client, messages), (std::vector<Response>{{at(1), at(6)}}));
    EXPECT_TRUE(responses_by(Party::client, {{Party::client, at(6)}}).empty());
}

TEST(Exchange, the_median_is_the_lower_of_two_in_the_middle) {
    auto const took = [](std::vector<int> const& all) {
        std::vector<Response> responses;
        for (int const one : all) responses.push_back({at(0), at(one)});
        return median_response(responses);
    };
    EXPECT_EQ(took({}), std::nullopt);
    EXPECT_EQ(took({7}), hours{7});
    EXPECT_EQ(took({9, 1, 5}), hours{5});
    EXPECT_EQ(took({8, 1, 5, 2}), hours{2});
}

TEST(Exchange, times_are_told_with_one_figure) {
    EXPECT_EQ(rough_time(milliseconds{900}), "less than a minute");
    EXPECT_EQ(rough_time(minutes{1}), "1 minute");
    EXPECT_EQ(rough_time(minutes{119}), "119 minutes");
    EXPECT_EQ(rough_time(minutes{150}), "2 hours");
    EXPECT_EQ(rough_time(hours{47}), "47 hours");
    EXPECT_EQ(rough_time(hours{71}), "2 days");
}

}  // namespace
}  // namespace tally::engagement
