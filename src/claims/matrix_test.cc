#include "claims/matrix.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/engagement_builder.h"

namespace tally::claims {
namespace {

using namespace engagement;
using ledger::Party;
using support::an_item;
using support::dollars;
using support::EngagementBuilder;
using support::website_redesign;
using testing::HasSubstr;

ElementBook const& book() {
    static ElementBook const all{builtin_elements()};
    return all;
}

constexpr std::string_view now = "2026-11-24T12:00:00Z";

Matrix matrix_of(State const& state, std::vector<ItemText> const& items = {}) {
    auto const* details = state.cases.empty() ? nullptr : &state.cases.front();
    return matrix({state, book(), items, parse_instant(now).value()}, details);
}

ItemText mail(unsigned char seed, Party from, std::string text) {
    return {an_item(seed),   "mail", from, parse_instant("2026-11-12T12:00:00Z").value(), "",
            std::move(text), {}};
}

// Milestone 2 handed over on the platform, and a case with one claim about it.
EngagementBuilder with_claim() {
    auto builder = website_redesign();
    builder.act("2026-10-14T09:00:00Z", StartMilestone{2})
        .act("2026-11-10T09:00:00Z", SubmitMilestone{2, Channel::platform, {}, "five pages"})
        .act("2026-11-21T09:00:00Z", OpenCase{Forum::upwork_dispute, "", {}})
        .act("2026-11-21T09:01:00Z",
             ClaimAsserted{1, 0, "payment-for-work", Party::freelancer, "Milestone 2 is due",
                           dollars(1200), "milestone/2"});
    return builder;
}

TEST(Matrix, nothing_is_proved_before_a_person_accepts_it) {
    auto builder = with_claim();
    auto const before = matrix_of(builder.state);
    auto const* cell = before.claims.at(0).cell("delivery");
    ASSERT_NE(cell, nullptr);
    EXPECT_EQ(cell->status, Status::missing);
    EXPECT_EQ(cell->outlook(), Status::proved);
    EXPECT_FALSE(cell->is_red());
    ASSERT_FALSE(cell->proposals.empty());
    EXPECT_EQ(cell->proposals[0].rule, "submitted-on-platform");
    EXPECT_THAT(cell->proposals[0].why, HasSubstr("submitted milestone 2"));

    builder.act(now, EvidenceAccepted{1,
                                      1,
                                      "delivery",
                                      {},
                                      "milestone/2",
                                      EvidenceStrength::proves,
                                      "on the platform",
                                      "submitted-on-platform"});
    auto const after = matrix_of(builder.state);
    EXPECT_EQ(after.claims.at(0).cell("delivery")->status, Status::proved);
    EXPECT_TRUE(after.claims.at(0).cell("delivery")->proposals.empty());
}

TEST(Matrix, the_approval_of_another_milestone_shows_nothing) {
    auto const result = matrix_of(with_claim().state);  // milestone 1 was approved and released
    auto const* acceptance = result.claims.at(0).cell("acceptance");
    for (auto const& proposal : acceptance->proposals) EXPECT_NE(proposal.rule, "approved");
}

TEST(Matrix, what_nothing_shows_is_a_task_with_the_command_that_does_it) {
    auto builder = with_claim();
    builder.act(now, ChangesRequested{2, "the menu", {}});
    auto const result = matrix_of(builder.state);
    auto const* acceptance = result.claims.at(0).cell("acceptance");
    EXPECT_TRUE(acceptance->is_red());
    ASSERT_TRUE(acceptance->task);
    EXPECT_EQ(acceptance->task->command,
              "tally letter draft website-redesign --purpose delivery --about milestone/2");
    EXPECT_FALSE(result.tasks().empty());
}

TEST(Matrix, a_mail_fills_the_cell_and_what_was_rejected_stays_away) {
    auto builder = with_claim();
    std::vector<ItemText> const items{mail(7, Party::client, "Approved, thank you for the pages.")};
    auto const result = matrix_of(builder.state, items);
    auto const* acceptance = result.claims.at(0).cell("acceptance");
    ASSERT_FALSE(acceptance->proposals.empty());
    EXPECT_EQ(acceptance->proposals[0].source.item, an_item(7));
    EXPECT_EQ(acceptance->proposals[0].strength, EvidenceStrength::proves);

    builder.act(now, EvidenceRejected{1, 1, "acceptance", an_item(7), "", "another page"});
    auto const again = matrix_of(builder.state, items);
    for (auto const& proposal : again.claims.at(0).cell("acceptance")->proposals)
        EXPECT_NE(proposal.source.item, an_item(7));
}

TEST(Matrix, another_partys_act_without_a_basis_supports_and_proves_nothing) {
    auto builder = with_claim();
    builder.act(now, ApproveMilestone{2, "said on the phone", {}});
    auto const result = matrix_of(builder.state);
    auto const& proposals = result.claims.at(0).cell("acceptance")->proposals;
    ASSERT_FALSE(proposals.empty());
    for (auto const& proposal : proposals) {
        EXPECT_EQ(proposal.strength, EvidenceStrength::supports) << proposal.why;
        if (proposal.rule != "approved") continue;
        EXPECT_THAT(proposal.why, HasSubstr("nothing vouches for it yet"));
    }
}

TEST(Matrix, a_dispute_is_shown_with_who_disputes_and_with_which_paper) {
    auto builder = with_claim();
    builder.act(now,
                ElementDisputed{1, 1, "delivery", Party::client, "the zip was empty", an_item(3)});
    auto const result = matrix_of(builder.state);
    auto const* cell = result.claims.at(0).cell("delivery");
    EXPECT_EQ(cell->status, Status::disputed_by_them);
    EXPECT_EQ(cell->they_say, "the zip was empty");
    EXPECT_EQ(cell->they_show, "item " + an_item(3).text);
    builder.act(now, ElementDisputed{1, 1, "acceptance", Party::freelancer, "not needed", {}});
    EXPECT_EQ(matrix_of(builder.state).claims.at(0).cell("acceptance")->status,
              Status::disputed_by_us);
}

TEST(Matrix, a_reason_on_record_denies_the_elements_that_it_is_about) {
    auto builder = with_claim();
    builder.act_as(Party::client, "2026-11-20T09:00:00Z", EndContract{"no files", {}})
        .act("2026-11-20T09:00:00Z", ReasonStated{0, "We never received the final files"});
    auto const result = matrix_of(builder.state);
    EXPECT_EQ(result.claims.at(0).cell("delivery")->status, Status::disputed_by_them);
    EXPECT_EQ(result.claims.at(0).cell("delivery")->denied_by, "reason 1");
    EXPECT_NE(result.claims.at(0).cell("contract-formed")->status, Status::disputed_by_them);
}

TEST(Matrix, without_a_case_the_record_suggests_what_could_be_claimed) {
    auto builder = website_redesign();
    builder.act("2026-11-10T09:00:00Z", SubmitMilestone{2, Channel::platform, {}, ""});
    auto const result = matrix_of(builder.state);
    ASSERT_EQ(result.claims.size(), 1U);  // milestone 1 is paid
    EXPECT_EQ(result.claims[0].claim.number, 0);
    EXPECT_EQ(result.claims[0].claim.about, "milestone/2");
    EXPECT_EQ(result.claims[0].claim.amount, dollars(1200));
}

TEST(Matrix, a_finished_engagement_has_no_claims_and_no_tasks) {
    auto builder = website_redesign();
    builder.act("2026-11-10T09:00:00Z", SubmitMilestone{2, Channel::platform, {}, ""})
        .act("2026-11-11T09:00:00Z", ApproveMilestone{2, ""})
        .act("2026-11-11T09:00:00Z", ReleaseMilestone{2, {}});
    EXPECT_TRUE(matrix_of(builder.state).claims.empty());
}

TEST(Matrix, a_type_that_no_pack_knows_is_kept_and_has_no_cells) {
    auto builder = with_claim();
    builder.act(now, ClaimAsserted{1, 0, "moon-rent", Party::freelancer, "", {}, ""});
    auto const result = matrix_of(builder.state);
    EXPECT_EQ(result.claims.at(1).kind, nullptr);
    EXPECT_TRUE(result.claims.at(1).cells.empty());
}

TEST(Matrix, the_same_input_gives_the_same_matrix) {
    auto const builder = with_claim();
    std::vector<ItemText> const items{mail(7, Party::client, "Approved."),
                                      mail(8, Party::client, "It looks great.")};
    auto const one = matrix_of(builder.state, items);
    auto const two = matrix_of(builder.state, items);
    ASSERT_EQ(one.claims[0].cells.size(), two.claims[0].cells.size());
    for (std::size_t i = 0; i < one.claims[0].cells.size(); ++i) {
        auto const& a = one.claims[0].cells[i];
        auto const& b = two.claims[0].cells[i];
        ASSERT_EQ(a.proposals.size(), b.proposals.size());
        for (std::size_t p = 0; p < a.proposals.size(); ++p)
            EXPECT_EQ(a.proposals[p].why, b.proposals[p].why);
    }
}

}  // namespace
}  // namespace tally::claims
