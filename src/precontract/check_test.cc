#include "precontract/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/engagement_builder.h"

namespace tally::precontract {
namespace {

using namespace engagement;
using ledger::Party;
using support::website_redesign;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Pack shipped() { return joined(builtin_packs()); }

TEST(JobPost, a_flag_shows_the_sentence_and_the_words_that_raised_it) {
    auto const flags = read_post(shipped(),
                                 "A shop with 30 products.\n- Contact me on Telegram first\n"
                                 "- It is a simple job.",
                                 EngagementType::upwork_fixed);
    ASSERT_EQ(flags.size(), 2U);
    EXPECT_EQ(flags[0].id, "off-platform-talk");
    EXPECT_EQ(flags[0].weight, Signal::Weight::alarm);
    ASSERT_EQ(flags[0].quotes.size(), 1U);
    EXPECT_THAT(flags[0].quotes[0].sentence, HasSubstr("Contact me on Telegram first"));
    EXPECT_THAT(flags[0].quotes[0].words, Contains("telegram"));
    EXPECT_FALSE(flags[0].questions.empty());
    EXPECT_EQ(flags[1].id, "simple-job");
}

TEST(JobPost, rules_of_platforms_do_not_matter_to_a_direct_client) {
    EXPECT_THAT(read_post(shipped(), "Contact me on Telegram.", EngagementType::direct_fixed),
                IsEmpty());
}

TEST(JobPost, of_a_word_that_is_everywhere_a_few_sentences_are_enough) {
    std::string post;
    for (int i = 0; i < 10'000; ++i) post += "Number " + std::to_string(i) + " is urgent.\n";
    auto const flags = read_post(shipped(), post, std::nullopt);
    ASSERT_EQ(flags.size(), 1U);
    EXPECT_EQ(flags[0].quotes.size(), quotes_max);
}

TEST(JobPost, hostile_bytes_raise_nothing) {
    std::string post(post_bytes_max * 2, '\xff');
    post += " telegram contact me";
    EXPECT_THAT(read_post(shipped(), post, std::nullopt), IsEmpty());
    EXPECT_THAT(read_post(shipped(), "", std::nullopt), IsEmpty());
}

TEST(Facts, what_was_noted_raises_a_flag_and_the_rest_is_worth_looking_up) {
    auto const noted = parse_facts(shipped(), {"payment-verified=no", "hired-before=yes"});
    ASSERT_TRUE(noted) << noted.error().message;
    auto const checked = read_facts(shipped(), *noted, EngagementType::upwork_fixed);
    ASSERT_EQ(checked.flags.size(), 1U);
    EXPECT_EQ(checked.flags[0].id, "payment-verified");
    EXPECT_EQ(checked.known.size(), 2U);
    for (auto const& open : checked.open) {
        EXPECT_NE(open.id, "hired-before");
        EXPECT_NE(open.id, "legal-name-known");  // matters to direct clients
    }
}

TEST(Facts, an_unknown_one_says_which_there_are) {
    for (auto const* given : {"moon=full", "payment-verified", "payment-verified=maybe", "=yes"}) {
        auto const noted = parse_facts(shipped(), {given});
        ASSERT_FALSE(noted) << given;
        EXPECT_THAT(noted.error().hint, HasSubstr("payment-verified=no"));
    }
}

TEST(EarlierContracts, say_how_they_ended_and_what_was_learned) {
    auto builder = website_redesign();
    builder.act_as(Party::client, "2026-11-20T09:00:00Z", EndContract{"no need", {}})
        .act("2026-11-21T09:00:00Z", OpenDispute{Forum::upwork_dispute, {}, "The work was done"})
        .act("2026-11-22T09:00:00Z", LearnLesson{"silence", "", LessonUse::alert, "Ask early"});
    auto const earlier =
        earlier_contracts({builder.state}, parse_instant("2026-11-23T09:00:00Z").value());
    ASSERT_EQ(earlier.size(), 1U);
    EXPECT_EQ(earlier[0].outcome.ending, lessons::Ending::badly);
    EXPECT_EQ(earlier[0].paid, support::dollars(600));
    EXPECT_EQ(earlier[0].lessons.at(0).text, "Ask early");
}

}  // namespace
}  // namespace tally::precontract
