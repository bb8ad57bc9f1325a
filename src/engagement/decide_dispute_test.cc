// What may be recorded about the end of a contract, disputes, feedback and cases.
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

constexpr std::string_view later = "2026-11-24T09:00:00Z";

std::string guard_by(EngagementBuilder& builder, Party author, Command const& command) {
    auto context = builder.at(later, command);
    context.author = author;
    auto const decision = builder.attempt(command, context);
    return decision ? "accepted" : decision.error().guard;
}

EngagementBuilder disputed() {
    auto builder = website_redesign();
    builder.act_as(Party::client, "2026-11-20T09:00:00Z", EndContract{"no need", {}})
        .act("2026-11-21T09:00:00Z", OpenDispute{Forum::upwork_dispute, {}, "The work was done"});
    return builder;
}

TEST(DecideDispute, a_claim_that_trades_feedback_is_stopped) {
    auto builder = website_redesign();
    builder.act_as(Party::client, "2026-11-20T09:00:00Z", EndContract{"no need", {}});
    EXPECT_EQ(
        guard_by(builder, Party::freelancer,
                 OpenDispute{
                     Forum::upwork_dispute, {}, "Pay me, or I will leave you a one-star review."}),
        "feedback-bargain");
}

TEST(DecideContract, only_the_client_pays_at_the_end) {
    auto builder = website_redesign();
    EXPECT_EQ(guard_by(builder, Party::freelancer, EndContract{"done", dollars(5)}),
              "pays-without-client");
    EXPECT_EQ(guard_by(builder, Party::mediator, EndContract{"done", {}}), "wrong-party");
}

TEST(DecideContract, reasons_are_the_clients_and_answers_are_ours) {
    auto builder = disputed();
    EXPECT_EQ(guard_by(builder, Party::freelancer, ReasonStated{0, "late"}), "wrong-party");
    EXPECT_EQ(builder.rejected(later, ReasonStated{0, ""}).guard, "reason-missing");
    EXPECT_EQ(builder.rejected(later, ReasonAnswered{1, Stance::unfounded, "no", "", {}}).guard,
              "unknown-reason");
    builder.act(later, ReasonStated{0, "late"})
        .act(later, ReasonAnswered{1, Stance::unfounded, "on time", "", {an_item(1)}});
    EXPECT_EQ(guard_by(builder, Party::client, ReasonAnswered{1, {}, "", "", {}}), "wrong-party");
    EXPECT_EQ(builder.state.reasons[0].answer->text, "on time");
}

TEST(DecideDispute, a_forum_hears_its_own_contracts_and_one_dispute_at_a_time) {
    auto builder = disputed();
    EXPECT_EQ(builder.state.disputes[0].amount, dollars(1200));
    EXPECT_EQ(builder.rejected(later, OpenDispute{Forum::upwork_dispute, {}, ""}).guard,
              "dispute-running");
    EXPECT_EQ(guard_by(builder, Party::mediator, OpenDispute{}), "wrong-party");
    EngagementBuilder direct{an_engagement(EngagementType::direct_fixed)};
    EXPECT_EQ(direct.rejected(later, OpenDispute{Forum::upwork_dispute, {}, ""}).guard,
              "wrong-forum");
    EXPECT_EQ(direct.rejected(later, OpenDispute{Forum::generic, dollars(0), ""}).guard,
              "amount-not-positive");
}

TEST(DecideDispute, an_unknown_and_a_closed_one_take_no_steps) {
    auto builder = disputed();
    EXPECT_EQ(builder.rejected(later, DisputeAnswered{2, "no", {}}).guard, "unknown-dispute");
    builder.act(later, DisputeClosed{1, "withdrawn"});
    EXPECT_EQ(guard_by(builder, Party::client, DisputeAnswered{1, "no", {}}), "dispute-closed");
}

TEST(DecideDispute, who_opened_it_does_not_answer_it) {
    auto builder = disputed();
    EXPECT_EQ(builder.rejected(later, DisputeAnswered{1, "no", {}}).guard, "answers-itself");
    EXPECT_EQ(guard_by(builder, Party::mediator, DisputeAnswered{1, "no", {}}), "wrong-party");
    EXPECT_EQ(guard_by(builder, Party::client, DisputeAnswered{1, "no", {}}), "accepted");
    EXPECT_EQ(guard_by(builder, Party::freelancer, DisputeAnswered{1, "yes", {}}), "accepted");
}

TEST(DecideDispute, a_proposal_is_settled_when_both_accept_it) {
    auto builder = disputed();
    EXPECT_EQ(guard_by(builder, Party::client, DisputeAccepted{1, ""}), "no-proposal");
    EXPECT_EQ(guard_by(builder, Party::system, DisputeProposed{1, dollars(600), ""}),
              "wrong-party");
    EXPECT_EQ(builder.rejected(later, DisputeProposed{1, dollars(-1), ""}).guard,
              "amount-not-positive");
    builder.act(later, DisputeProposed{1, dollars(600), "half"});
    EXPECT_EQ(guard_by(builder, Party::mediator, DisputeAccepted{1, ""}), "wrong-party");
    EXPECT_EQ(guard_by(builder, Party::client, DisputeAccepted{1, ""}), "accepted");
    EXPECT_EQ(guard_by(builder, Party::client, DisputeDeclined{1, ""}), "already-answered");
    EXPECT_FALSE(builder.state.disputes[0].is_over());
    EXPECT_EQ(guard_by(builder, Party::freelancer, DisputeAccepted{1, ""}), "accepted");
    EXPECT_EQ(builder.state.disputes[0].stage, DisputeStage::settled);
    EXPECT_EQ(builder.state.disputes[0].outcome, dollars(600));
    EXPECT_EQ(guard_by(builder, Party::mediator, DisputeProposed{1, dollars(5), ""}),
              "dispute-over");
    EXPECT_EQ(guard_by(builder, Party::mediator, DisputeDecided{1, dollars(5), ""}),
              "dispute-over");
}

TEST(DecideDispute, nobody_accepts_what_they_proposed_themselves) {
    auto builder = disputed();
    builder.act_as(Party::client, later, DisputeProposed{1, dollars(0), "nothing"});
    EXPECT_EQ(guard_by(builder, Party::client, DisputeAccepted{1, ""}), "already-answered");
    EXPECT_EQ(guard_by(builder, Party::freelancer, DisputeDeclined{1, "no"}), "accepted");
    EXPECT_EQ(builder.state.disputes[0].stage, DisputeStage::declined);
}

TEST(DecideDispute, the_notice_comes_once_and_from_the_forum) {
    auto builder = disputed();
    EXPECT_EQ(guard_by(builder, Party::freelancer, DisputeFailed{1, ""}), "wrong-party");
    builder.act(later, DisputeFailed{1, "no agreement"});
    EXPECT_EQ(builder.rejected(later, DisputeFailed{1, ""}).guard, "already-failed");
    EXPECT_EQ(guard_by(builder, Party::freelancer, DisputeDecided{1, dollars(5), ""}),
              "wrong-party");
}

TEST(DecideDispute, fees_are_money_and_each_side_pays_once) {
    auto builder = disputed();
    EXPECT_EQ(builder.rejected(later, DisputeFeePaid{1, dollars(0)}).guard, "amount-not-positive");
    EXPECT_EQ(guard_by(builder, Party::mediator, DisputeFeePaid{1, dollars(5)}), "wrong-party");
    builder.act(later, DisputeFeePaid{1, dollars(337)});
    EXPECT_EQ(builder.rejected(later, DisputeFeePaid{1, dollars(337)}).guard, "fee-paid");
    EXPECT_EQ(guard_by(builder, Party::client, DisputeFeePaid{1, dollars(337)}), "accepted");
}

TEST(DecideDispute, it_moves_on_only_to_what_follows) {
    auto builder = disputed();
    auto const rejection = builder.rejected(later, DisputeMoved{1, Forum::small_claims, ""});
    EXPECT_EQ(rejection.guard, "wrong-forum");
    EXPECT_THAT(rejection.hint, HasSubstr("upwork-arbitration, demand-letter"));
    EXPECT_EQ(guard_by(builder, Party::system, DisputeMoved{1, Forum::demand_letter, ""}),
              "wrong-party");
    builder.act(later, DisputeMoved{1, Forum::upwork_arbitration, ""});
    EXPECT_EQ(builder.rejected(later, DisputeMoved{1, Forum::demand_letter, ""}).hint,
              "nothing follows it");
}

TEST(DecideDispute, what_both_accepted_goes_nowhere_else) {
    auto builder = disputed();
    builder.act_as(Party::client, later, DisputeProposed{1, dollars(700), ""})
        .act(later, DisputeAccepted{1, "fine"});
    EXPECT_EQ(builder.rejected(later, DisputeMoved{1, Forum::upwork_arbitration, ""}).guard,
              "dispute-over");
}

TEST(DecideDispute, before_the_next_forum_nothing_is_decided_yet) {
    auto builder = disputed();
    builder.act(later, DisputeDecided{1, dollars(100), "a tenth"});
    EXPECT_EQ(builder.state.disputes[0].outcome, dollars(100));
    builder.act(later, DisputeMoved{1, Forum::upwork_arbitration, ""});
    EXPECT_EQ(builder.state.disputes[0].stage, DisputeStage::opened);
    EXPECT_EQ(builder.state.disputes[0].outcome, std::nullopt);
}

TEST(DecideDispute, closing_is_for_the_parties_and_the_forum) {
    auto builder = disputed();
    EXPECT_EQ(guard_by(builder, Party::system, DisputeClosed{1, ""}), "wrong-party");
    EXPECT_EQ(guard_by(builder, Party::client, DisputeClosed{1, ""}), "accepted");
}

TEST(DecideFeedback, it_is_given_once_with_one_to_five_stars) {
    auto builder = website_redesign();
    EXPECT_EQ(builder.rejected(later, SealFeedback{0, "", "", {}}).guard, "stars-out-of-range");
    EXPECT_EQ(guard_by(builder, Party::client, SealFeedback{5, "", "", {}}), "wrong-party");
    EXPECT_EQ(guard_by(builder, Party::client, GiveFeedback{6, "", "", {}}), "stars-out-of-range");
    EXPECT_EQ(guard_by(builder, Party::client, GiveFeedback{4, "good", "", {}}), "accepted");
    EXPECT_EQ(guard_by(builder, Party::client, GiveFeedback{1, "bad", "", {}}), "feedback-given");
    EXPECT_EQ(guard_by(builder, Party::platform, GiveFeedback{1, "bad", "", {}}), "wrong-party");
}

TEST(DecideFeedback, ours_waits_for_theirs_or_for_the_end_of_the_window) {
    auto builder = disputed();
    Digest digest;
    digest.bytes.fill(3);
    builder.act(later, SealFeedback{2, "paid late", std::string(64, 'a'), digest});
    EXPECT_EQ(builder.rejected(later, SealFeedback{5, "", "", {}}).guard, "feedback-fixed");
    auto const early = builder.rejected(later, GiveFeedback{});
    EXPECT_EQ(early.guard, "feedback-before-the-other");
    EXPECT_TRUE(early.can_override);
    builder.act("2026-12-04T09:00:00Z", GiveFeedback{});
    EXPECT_EQ(builder.state.feedback.freelancer.given->text, "paid late");
}

TEST(DecideFeedback, other_words_than_the_sealed_ones_are_refused) {
    auto builder = website_redesign();
    auto const when = parse_instant(later).value();
    Digest digest;
    digest.bytes.fill(3);
    evolve(builder.state, {{when, {}, FeedbackSealed{digest}}, Party::client, when, 1});
    auto const sealed = GiveFeedback{4, "good", "aa", digest};
    EXPECT_EQ(guard_by(builder, Party::client, sealed), "feedback-before-the-other")
        << "ours is not fixed yet";
    builder.act(later, SealFeedback{2, "paid late", std::string(64, 'a'), digest});
    EXPECT_EQ(guard_by(builder, Party::client, GiveFeedback{4, "good", "", {}}), "seal-broken");
    EXPECT_EQ(guard_by(builder, Party::client, sealed), "accepted");
}

TEST(DecideFeedback, there_is_one_reply_to_what_was_said) {
    auto builder = website_redesign();
    EXPECT_EQ(builder.rejected(later, FeedbackReplied{"thanks"}).guard, "no-feedback");
    EXPECT_EQ(guard_by(builder, Party::platform, FeedbackReplied{"thanks"}), "wrong-party");
    builder.act_as(Party::client, later, GiveFeedback{4, "good", "", {}})
        .act(later, FeedbackReplied{"thanks"});
    EXPECT_EQ(builder.rejected(later, FeedbackReplied{"again"}).guard, "already-replied");
}

TEST(DecideCase, cases_are_the_freelancers_and_link_each_item_once) {
    auto builder = website_redesign();
    EXPECT_EQ(guard_by(builder, Party::client, OpenCase{}), "wrong-party");
    EXPECT_EQ(builder.rejected(later, OpenCase{Forum::generic, "", dollars(0)}).guard,
              "amount-not-positive");
    EXPECT_EQ(builder.rejected(later, LinkExhibit{1, an_item(1), "", false}).guard, "unknown-case");
    builder.act(later, OpenCase{Forum::upwork_dispute, "", {}})
        .act(later, LinkExhibit{1, an_item(1), "", false});
    EXPECT_EQ(builder.rejected(later, LinkExhibit{1, an_item(1), "", false}).guard,
              "already-linked");
    EXPECT_EQ(guard_by(builder, Party::client, LinkExhibit{1, an_item(2), "", false}),
              "wrong-party");
    EXPECT_EQ(builder.rejected(later, RecordCaseBuilt{2, {}, 1, {}}).guard, "unknown-case");
    EXPECT_EQ(guard_by(builder, Party::client, RecordCaseBuilt{1, {}, 1, {}}), "wrong-party");
}

}  // namespace
}  // namespace tally::engagement
