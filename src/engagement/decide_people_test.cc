// What may be recorded about the parties, their agreement, check-ins, duties and deliveries.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engagement/decide.h"
#include "support/engagement_builder.h"

namespace tally::engagement {
namespace {

using ledger::Party;
using support::an_engagement;
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

DraftAgreement draft(std::string text, unsigned char seed = 1) {
    Digest digest;
    digest.bytes.fill(seed);
    return {"title = \"" + text + "\"\n[[scope]]\nid = \"1\"\ntext = \"Five pages\"\n" +
                "[[responsibility]]\nparty = \"client\"\nwhat = \"Texts\"\ndue = \"2026-11-10\"\n",
            digest};
}

TEST(DecidePeople, only_the_two_parties_are_described_and_with_something) {
    EngagementBuilder builder;
    PartyDescribed wrong;
    wrong.party = Party::mediator;
    EXPECT_EQ(builder.rejected(later, wrong).guard, "wrong-party");
    EXPECT_EQ(builder.rejected(later, PartyDescribed{}).guard, "nothing-described");
    PartyDescribed named;
    named.legal_name = "Baker & Sons LLC";
    EXPECT_EQ(guard_by(builder, Party::mediator, named), "wrong-party");
    builder.act(later, named);
    EXPECT_EQ(builder.state.client.legal_name, "Baker & Sons LLC");
}

TEST(DecidePeople, a_channel_promises_no_time_below_nothing) {
    EngagementBuilder builder;
    EXPECT_EQ(builder.rejected(later, ChannelAgreed{Channel::email, "", "", -1}).guard,
              "hours-negative");
    EXPECT_EQ(guard_by(builder, Party::platform, ChannelAgreed{}), "wrong-party");
}

TEST(DecideAgreement, an_amendment_follows_a_signed_version_and_says_why) {
    EngagementBuilder builder;
    auto amendment = draft("Second", 2);
    amendment.amends = true;
    EXPECT_EQ(builder.rejected(later, amendment).guard, "nothing-to-amend");
    builder.act(later, draft("First"))
        .act(later, SignAgreement{1, "by mail"})
        .act_as(Party::client, later, SignAgreement{1, "by reply"});
    EXPECT_EQ(builder.rejected(later, amendment).guard, "amendment-without-reason");
    amendment.why = "one page more";
    builder.act(later, amendment);
    EXPECT_EQ(builder.state.terms()->number, 1);
    EXPECT_EQ(guard_by(builder, Party::platform, draft("Third", 3)), "wrong-party");
}

TEST(DecideAgreement, versions_that_are_not_there_are_neither_proposed_nor_signed) {
    EngagementBuilder builder;
    EXPECT_EQ(builder.rejected(later, ProposeAgreement{0, "by mail"}).guard, "unknown-version");
    builder.act(later, draft("First"));
    auto const rejection = builder.rejected(later, SignAgreement{4, "by mail"});
    EXPECT_EQ(rejection.guard, "unknown-version");
    EXPECT_EQ(rejection.hint, "the newest is 1");
    EXPECT_EQ(guard_by(builder, Party::platform, SignAgreement{1, ""}), "wrong-party");
    EXPECT_EQ(guard_by(builder, Party::platform, ProposeAgreement{1, ""}), "wrong-party");
    builder.act(later, ProposeAgreement{0, "by mail"});
    EXPECT_EQ(builder.rejected(later, ProposeAgreement{1, "again"}).guard, "already-proposed");
}

TEST(DecideAgreement, signing_what_was_replaced_is_asked_about) {
    EngagementBuilder builder;
    builder.act(later, draft("First")).act(later, draft("Second", 2));
    auto const rejection = builder.rejected(later, SignAgreement{1, "by mail"});
    EXPECT_EQ(rejection.guard, "version-superseded");
    EXPECT_TRUE(rejection.can_override);
}

TEST(DecideAgreement, a_refusal_follows_a_request_and_a_copy_is_a_copy) {
    EngagementBuilder builder;
    EXPECT_EQ(builder.rejected(later, ContractRefused{"no"}).guard, "not-requested");
    EXPECT_EQ(guard_by(builder, Party::client, ContractRequested{""}), "wrong-party");
    builder.act(later, ContractRequested{"please"});
    EXPECT_EQ(builder.rejected(later, ContractRequested{"again"}).guard, "already-requested");
    EXPECT_EQ(guard_by(builder, Party::freelancer, ContractRefused{""}), "wrong-party");
    EXPECT_EQ(builder.rejected(later, TermsKept{TermsSource::offer, {}, ""}).guard, "no-copy");
    EXPECT_EQ(guard_by(builder, Party::client, TermsKept{{}, {an_item(1)}, ""}), "wrong-party");
}

TEST(DecideCheckin, a_plan_is_a_schedule) {
    EngagementBuilder builder;
    auto const from = parse_date("2026-11-02").value();
    EXPECT_EQ(builder.rejected(later, CheckinPlanned{"now and then", from, ""}).guard,
              "schedule-unreadable");
    EXPECT_EQ(guard_by(builder, Party::platform, CheckinPlanned{"FREQ=WEEKLY", from, ""}),
              "wrong-party");
}

TEST(DecideCheckin, a_report_has_words_and_is_answered_once) {
    EngagementBuilder builder;
    EXPECT_EQ(builder.rejected(later, SendCheckin{}).guard, "text-missing");
    EXPECT_EQ(guard_by(builder, Party::client, SendCheckin{.text = "done"}), "wrong-party");
    EXPECT_EQ(builder.rejected(later, CheckinAcknowledged{1, "ok"}).guard, "unknown-checkin");
    builder.act(later, SendCheckin{.text = "done", .questions = {"Which logo?"}})
        .act(later, CheckinAcknowledged{1, "ok"});
    EXPECT_EQ(builder.rejected(later, CheckinAcknowledged{1, "ok"}).guard, "already-acknowledged");
    EXPECT_EQ(guard_by(builder, Party::freelancer, CheckinAcknowledged{1, ""}), "wrong-party");
    EXPECT_EQ(builder.rejected(later, QuestionAnswered{2, "both"}).guard, "unknown-question");
    EXPECT_EQ(guard_by(builder, Party::freelancer, QuestionAnswered{1, ""}), "wrong-party");
    builder.act(later, QuestionAnswered{1, "the old one"});
    EXPECT_EQ(builder.rejected(later, QuestionAnswered{1, "the new one"}).guard,
              "already-answered");
}

TEST(DecideResponsibility, a_breach_comes_after_the_date_and_not_after_it_was_kept) {
    EngagementBuilder builder;
    EXPECT_EQ(builder.rejected(later, ResponsibilityMet{"R1", "", {}}).guard,
              "unknown-responsibility");
    builder.act(later, draft("First"));
    auto const early =
        builder.rejected(later, ResponsibilityBreached{"R1", "", BreachStep::reminder, {}});
    EXPECT_EQ(early.guard, "not-due-yet");
    EXPECT_THAT(early.message, HasSubstr("2026-11-10"));
    EXPECT_EQ(guard_by(builder, Party::platform, ResponsibilityMet{"R1", "", {}}), "wrong-party");
    EXPECT_EQ(guard_by(builder, Party::platform, ResponsibilityBreached{"R1", "", {}, {}}),
              "wrong-party");
    builder.act("2026-11-11T09:00:00Z", ResponsibilityBreached{"R1", "", {}, {}})
        .act("2026-11-12T09:00:00Z", ResponsibilityMet{"R1", "they came", {}});
    EXPECT_EQ(builder.rejected("2026-11-13T09:00:00Z", ResponsibilityMet{"R1", "", {}}).guard,
              "already-met");
    EXPECT_EQ(
        builder.rejected("2026-11-13T09:00:00Z", ResponsibilityBreached{"R1", "", {}, {}}).guard,
        "already-met");
}

DeliveryMade delivery(int milestone, Channel via) {
    DeliveryMade made;
    made.milestone = milestone;
    made.via = via;
    made.files = {{"site.zip", 12, Digest{}}};
    return made;
}

TEST(DecideDelivery, files_outside_of_the_platform_start_no_review) {
    auto builder = website_redesign();
    EXPECT_EQ(builder.rejected(later, DeliveryMade{}).guard, "nothing-delivered");
    auto const rejection = builder.rejected(later, delivery(2, Channel::chat));
    EXPECT_EQ(rejection.guard, "delivery-outside-platform");
    EXPECT_TRUE(rejection.can_override);
    EXPECT_EQ(guard_by(builder, Party::client, delivery(2, Channel::chat)), "wrong-party");
    builder.act(later, SubmitMilestone{2, Channel::platform, {}, ""})
        .act(later, delivery(2, Channel::chat));
    EXPECT_EQ(builder.state.deliveries[0].number, 1);
}

TEST(DecideDelivery, a_receipt_is_of_a_delivery_and_comes_once_unless_it_is_backed) {
    auto builder = website_redesign();
    EXPECT_EQ(builder.rejected(later, DeliveryReceived{1, "it opens"}).guard, "unknown-delivery");
    builder.act(later, delivery(0, Channel::email)).act(later, DeliveryReceived{1, "it opens"});
    EXPECT_EQ(builder.rejected(later, DeliveryReceived{1, "yes"}).guard, "already-received");
    EXPECT_EQ(guard_by(builder, Party::freelancer, DeliveryReceived{1, ""}), "wrong-party");
    auto context = builder.at(later, DeliveryReceived{1, "his mail"});
    context.basis = an_item(2);
    builder.attempt(DeliveryReceived{1, "his mail"}, context).value();
    EXPECT_FALSE(builder.state.deliveries[0].received->claimed);
}

TEST(DecideLesson, a_lesson_and_a_label_have_words) {
    EngagementBuilder builder;
    EXPECT_EQ(builder.rejected(later, LearnLesson{}).guard, "lesson-empty");
    EXPECT_EQ(guard_by(builder, Party::client, LearnLesson{"a", "", {}, "b"}), "wrong-party");
    EXPECT_EQ(builder.rejected(later, MailLabelled{an_item(1), ""}).guard, "label-missing");
    EXPECT_EQ(guard_by(builder, Party::client, MailLabelled{an_item(1), "spam"}), "wrong-party");
}

}  // namespace
}  // namespace tally::engagement
