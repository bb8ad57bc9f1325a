// What may be recorded about the claims of a case, and about how it shows its items.
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

constexpr std::string_view later = "2026-11-24T09:00:00Z";

ClaimAsserted payment() {
    return {1,
            0,
            "payment-for-work",
            Party::freelancer,
            "Milestone 2 is due",
            dollars(1200),
            "milestone/2"};
}

EvidenceAccepted delivery_by(std::optional<ledger::ItemId> item, std::string about = {}) {
    return {
        1,       1,        "delivery", std::move(item), std::move(about), EvidenceStrength::proves,
        "files", "by-hand"};
}

// Case 1 with exhibit 1, no claim yet.
EngagementBuilder with_case() {
    auto builder = website_redesign();
    builder.act("2026-11-21T09:00:00Z", OpenCase{Forum::upwork_dispute, "", {}})
        .act("2026-11-21T09:10:00Z", LinkExhibit{1, an_item(1), "the delivery", true});
    return builder;
}

EngagementBuilder with_claim() {
    auto builder = with_case();
    builder.act("2026-11-21T09:20:00Z", payment());
    return builder;
}

Case const& file_of(EngagementBuilder const& builder) { return builder.state.cases.at(0); }

TEST(DecideClaim, claims_are_numbered_in_their_case_and_stay_private) {
    auto builder = with_case();
    Command const first = payment();
    auto const decision = builder.attempt(first, builder.at(later, first)).value();
    EXPECT_TRUE(decision.events.front().private_side);
    auto theirs = payment();
    theirs.by = Party::client;
    theirs.type = "not-as-agreed";
    builder.act(later, theirs);
    EXPECT_EQ(file_of(builder).claims.at(1).number, 2);
    EXPECT_EQ(file_of(builder).claim_of(2)->type, "not-as-agreed");
}

TEST(DecideClaim, a_claim_has_a_case_a_side_a_kind_and_no_odd_amount) {
    auto builder = with_case();
    auto claim = payment();
    claim.number = 2;
    EXPECT_EQ(builder.rejected(later, claim).guard, "unknown-case");
    claim = payment();
    claim.by = Party::mediator;
    EXPECT_EQ(builder.rejected(later, claim).guard, "not-a-side");
    claim = payment();
    claim.type = "";
    EXPECT_EQ(builder.rejected(later, claim).guard, "claim-type-missing");
    claim = payment();
    claim.amount = dollars(0);
    EXPECT_EQ(builder.rejected(later, claim).guard, "amount-not-positive");
}

TEST(DecideClaim, evidence_is_an_item_or_a_topic_and_never_both_or_neither) {
    auto builder = with_claim();
    EXPECT_EQ(builder.rejected(later, delivery_by({})).guard, "one-source");
    EXPECT_EQ(builder.rejected(later, delivery_by(an_item(1), "milestone/2")).guard, "one-source");
    builder.act(later, delivery_by(an_item(1))).act(later, delivery_by({}, "milestone/2"));
    EXPECT_EQ(file_of(builder).claims[0].accepted.size(), 2U);
    EXPECT_EQ(builder.rejected(later, delivery_by(an_item(1))).guard, "already-accepted");
}

TEST(DecideClaim, what_is_rejected_is_not_accepted_any_more_and_can_come_back) {
    auto builder = with_claim();
    builder.act(later, delivery_by(an_item(1)));
    EvidenceRejected const no{1, 1, "delivery", an_item(1), "", "another project"};
    builder.act(later, no);
    auto const& claim = file_of(builder).claims[0];
    EXPECT_TRUE(claim.accepted.empty());
    EXPECT_TRUE(claim.is_rejected("delivery", {an_item(1), ""}));
    EXPECT_EQ(builder.rejected(later, no).guard, "already-rejected");
    builder.act(later, delivery_by(an_item(1)));
    EXPECT_NE(claim.accepted_for("delivery", {an_item(1), ""}), nullptr);
    EXPECT_TRUE(claim.rejected.empty());
}

TEST(DecideClaim, the_strength_of_accepted_evidence_can_be_changed) {
    auto builder = with_claim();
    auto weaker = delivery_by(an_item(1));
    weaker.strength = EvidenceStrength::supports;
    builder.act(later, delivery_by(an_item(1))).act(later, weaker);
    ASSERT_EQ(file_of(builder).claims[0].accepted.size(), 1U);
    EXPECT_EQ(file_of(builder).claims[0].accepted[0].strength, EvidenceStrength::supports);
}

TEST(DecideClaim, each_side_disputes_an_element_with_words_and_the_newest_count) {
    auto builder = with_claim();
    ElementDisputed dispute{1, 1, "quality", Party::client, "", {}};
    EXPECT_EQ(builder.rejected(later, dispute).guard, "why-missing");
    dispute.why = "the footer";
    builder.act(later, dispute);
    dispute.why = "the header";
    builder.act(later, dispute);
    dispute.by = Party::freelancer;
    builder.act(later, dispute);
    EXPECT_EQ(file_of(builder).claims[0].disputed.size(), 2U);
    EXPECT_EQ(file_of(builder).claims[0].dispute_of("quality", Party::client)->why, "the header");
    dispute.claim = 9;
    EXPECT_EQ(builder.rejected(later, dispute).hint, "those that exist: 1 (payment-for-work)");
}

TEST(DecidePresentation, items_and_bodies_are_withheld_with_a_reason_and_disclosed_again) {
    auto builder = with_case();
    ItemWithheld item{1, an_item(1).part("2.1"), 0, WithheldFor::other, ""};
    EXPECT_EQ(builder.rejected(later, item).guard, "why-missing");
    item.reason = WithheldFor::nda;
    builder.act(later, item).act(later, ItemWithheld{1, {}, 7, WithheldFor::privilege, ""});
    EXPECT_EQ(builder.rejected(later, item).guard, "already-withheld");
    EXPECT_NE(file_of(builder).withheld_item(an_item(1).part("2.1")), nullptr);
    EXPECT_EQ(file_of(builder).withheld_item(an_item(1)), nullptr);
    EXPECT_EQ(file_of(builder).withheld_entry(7)->reason, WithheldFor::privilege);
    builder.act(later, ItemDisclosed{1, an_item(1).part("2.1"), 0});
    EXPECT_EQ(file_of(builder).withheld.size(), 1U);
    EXPECT_EQ(builder.rejected(later, ItemDisclosed{1, {}, 8}).guard, "not-withheld");
    EXPECT_EQ(builder.rejected(later, ItemDisclosed{1, {}, 0}).guard, "one-thing");
}

TEST(DecidePresentation, a_sentence_is_marked_once_in_an_exhibit_that_is_there) {
    auto builder = with_case();
    HighlightMarked const mark{1, 1, "Sieht gut aus.", 120, 14, "Looks good.", "de"};
    builder.act(later, mark);
    EXPECT_EQ(file_of(builder).exhibits[0].highlights.at(0).translation, "Looks good.");
    EXPECT_EQ(builder.rejected(later, mark).guard, "already-marked");
    EXPECT_EQ(builder.rejected(later, HighlightMarked{1, 2, "x", 0, 1, "", ""}).guard,
              "unknown-exhibit");
    EXPECT_EQ(builder.rejected(later, HighlightMarked{1, 1, "", 0, 0, "", ""}).guard,
              "quote-missing");
}

TEST(DecidePresentation, a_mark_is_taken_back_where_it_was_made) {
    auto builder = with_case();
    builder.act(later, HighlightMarked{1, 1, "Looks good.", 120, 11, "", ""})
        .act(later, HighlightMarked{1, 1, "Thanks.", 140, 7, "", ""})
        .act(later, HighlightRemoved{1, an_item(1), 120, 11});
    ASSERT_EQ(file_of(builder).exhibits[0].highlights.size(), 1U);
    EXPECT_EQ(file_of(builder).exhibits[0].highlights[0].quote, "Thanks.");
    EXPECT_EQ(builder.rejected(later, HighlightRemoved{1, an_item(1), 120, 11}).guard,
              "unknown-mark");
    EXPECT_EQ(builder.rejected(later, HighlightRemoved{1, an_item(2), 140, 7}).guard,
              "unknown-exhibit");
}

std::vector<std::string> shown(Case const& file) {
    std::vector<std::string> all;
    for (auto const& one : file.exhibits)
        all.push_back(std::to_string(one.number) + " " + one.why + (one.strong ? "*" : ""));
    return all;
}

EngagementBuilder with_three() {
    auto builder = with_case();
    builder.act(later, LinkExhibit{1, an_item(2), "the approval", false})
        .act(later, LinkExhibit{1, an_item(3), "the refusal", false});
    return builder;
}

TEST(DecideExhibit, exhibits_are_put_in_order_and_numbered_anew_with_their_marks) {
    auto builder = with_three();
    builder.act(later, HighlightMarked{1, 3, "No.", 4, 3, "", ""})
        .act(later, ExhibitsOrdered{1, {an_item(3), an_item(1)}});
    EXPECT_EQ(shown(file_of(builder)),
              (std::vector<std::string>{"1 the refusal", "2 the delivery*", "3 the approval"}));
    EXPECT_EQ(file_of(builder).exhibits[0].highlights.size(), 1U);
    builder.act(later, ExhibitsOrdered{1, {an_item(2)}});
    EXPECT_EQ(shown(file_of(builder)).front(), "1 the approval");
}

TEST(DecideExhibit, an_order_names_exhibits_once_and_changes_something) {
    auto builder = with_three();
    EXPECT_EQ(builder.rejected(later, ExhibitsOrdered{1, {an_item(9)}}).guard, "unknown-exhibit");
    EXPECT_EQ(builder.rejected(later, ExhibitsOrdered{1, {an_item(2), an_item(2)}}).guard,
              "named-twice");
    EXPECT_EQ(builder.rejected(later, ExhibitsOrdered{1, {an_item(1), an_item(2)}}).guard,
              "nothing-new");
    EXPECT_EQ(builder.rejected(later, ExhibitsOrdered{1, {}}).guard, "nothing-new");
}

TEST(DecideExhibit, what_an_exhibit_shows_is_said_anew) {
    auto builder = with_three();
    ExhibitDescribed const said{1, an_item(2), "they call it final", true};
    builder.act(later, said);
    EXPECT_EQ(shown(file_of(builder))[1], "2 they call it final*");
    EXPECT_EQ(builder.rejected(later, said).guard, "nothing-new");
}

TEST(DecideExhibit, those_behind_one_that_is_taken_out_move_up_and_the_next_one_follows_them) {
    auto builder = with_three();
    builder.act(later, ExhibitUnlinked{1, an_item(1)})
        .act(later, LinkExhibit{1, an_item(4), "the invoice", false});
    EXPECT_EQ(shown(file_of(builder)),
              (std::vector<std::string>{"1 the approval", "2 the refusal", "3 the invoice"}));
    EXPECT_EQ(builder.rejected(later, ExhibitUnlinked{1, an_item(1)}).guard, "unknown-exhibit");
}

TEST(DecidePresentation, the_newest_words_for_a_field_count_and_none_take_them_back) {
    auto builder = with_case();
    builder.act(later, FormAnswered{1, "relief", "first"})
        .act(later, FormAnswered{1, "relief", "second"});
    EXPECT_EQ(*file_of(builder).answer_to("relief"), "second");
    builder.act(later, FormAnswered{1, "relief", ""});
    EXPECT_EQ(file_of(builder).answer_to("relief"), nullptr);
    EXPECT_EQ(builder.rejected(later, FormAnswered{1, "", "x"}).guard, "field-missing");
}

TEST(DecideCase, a_case_may_name_a_variant_of_its_forum) {
    auto builder = website_redesign();
    builder.act(later, OpenCase{Forum::chargeback, "", {}, "mastercard"});
    EXPECT_EQ(file_of(builder).variant, "mastercard");
}

}  // namespace
}  // namespace tally::engagement
