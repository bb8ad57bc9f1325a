// Rules on real files: the platforms' clocks from the first act to the alert, and the packs that a
// freelancer writes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "scenario/freelancer.h"
#include "vault/deadlines.h"
#include "vault/pack_files.h"

namespace tally::scenario {
namespace {

using engagement::EngagementType;
using ledger::Party;
using testing::HasSubstr;

constexpr std::string_view own_pack = R"(id = "house-2026-11"
title = "Our own rules"
dated = 2026-11-01
seen = 2026-11-22
applies_to = ["upwork-fixed"]

[[rule]]
id = "HOUSE-REMIND"
title = "A friendly word"
subject = "milestone"
trigger = "milestone.submitted"
until = ["milestone.approved", "milestone.released"]
windows = ["2 business days"]
acts = ["freelancer"]
action = "Ask the client how it looks."
if_missed = "nobody will have asked about {subject}"
confidence = "low"
source = ["our own habit"]
)";

// Tuesday 10 November 2026, 09:00 UTC: $1,200 submitted on the platform.
class Submitted : public testing::Test {
protected:
    Submitted() {
        freelancer.add_engagement();
        freelancer.submit_funded_milestone("website");
    }
    void write(std::string const& name, std::string_view text) {
        freelancer.temp_.write("vault/packs/rights/" + name, text);
    }
    std::vector<rights::Deadline> deadlines() {
        auto vault = freelancer.open(vault::Use::read);
        return vault::list_deadlines(vault, "website", freelancer.clock.now())
            .value()
            .at(0)
            .deadlines;
    }
    std::vector<rights::Alert> alerts() {
        auto vault = freelancer.open(vault::Use::read);
        return vault::list_alerts(vault, "", freelancer.clock.now()).value().at(0).alerts;
    }
    rights::Deadline deadline(std::string_view rule) {
        for (auto const& one : deadlines())
            if (one.rule == rule) return one;
        return {};
    }
    bool has_rule(std::string_view rule) { return deadline(rule).rule == rule; }

    Freelancer freelancer;
};

TEST_F(Submitted, a_dispute_runs_from_deadline_to_deadline) {
    EXPECT_EQ(deadline("UW-FP-REVIEW").due, at("2026-11-24T09:00:00Z"));
    freelancer.clock.set(at("2026-11-20T15:20:00Z"));
    ASSERT_TRUE(freelancer.act("website", engagement::EndContract{"no need", {}},
                               {.author = Party::client}));
    EXPECT_EQ(alerts().front().text,
              "If you do nothing, $1,200.00 goes back to the client on 27 Nov 2026, 16:20 CET "
              "(in 7 days).");
    freelancer.clock.set(at("2026-11-22T08:00:00Z"));
    ASSERT_TRUE(freelancer.act(
        "website", engagement::OpenDispute{engagement::Forum::upwork_dispute, {}, "unpaid work"}));
    EXPECT_EQ(deadline("UW-FP-REFUNDREQ").state, rights::DeadlineState::met);
    EXPECT_EQ(deadline("UW-FP-CLIENTANSWER").due, at("2026-11-27T08:00:00Z"));
    freelancer.clock.set(at("2026-11-25T08:00:00Z"));
    ASSERT_TRUE(freelancer.act("website", engagement::DisputeFailed{1, ""}));
    auto const arbitration = deadline("UW-FP-ARB");
    EXPECT_EQ(arbitration.due, at("2026-12-02T08:00:00Z"));
    EXPECT_EQ(arbitration.if_only_one_acts, "$1,200.00 goes to the one who paid");
}

TEST_F(Submitted, rules_of_ones_own_count_beside_the_others) {
    write("house.toml", own_pack);
    EXPECT_EQ(deadline("HOUSE-REMIND").due, at("2026-11-12T09:00:00Z"));
    EXPECT_TRUE(has_rule("UW-FP-REVIEW"));
}

TEST_F(Submitted, a_pack_with_the_id_of_a_built_in_one_takes_its_place) {
    std::string mine{own_pack};
    write("mine.toml", mine.replace(mine.find("house-2026-11"), 13, "upwork-fixed-2026-11"));
    EXPECT_TRUE(has_rule("HOUSE-REMIND"));
    EXPECT_FALSE(has_rule("UW-FP-REVIEW"));
}

TEST_F(Submitted, a_pack_can_supersede_another) {
    write("house.toml", "supersedes = [\"upwork-fixed-2026-11\"]\n" + std::string{own_pack});
    EXPECT_TRUE(has_rule("HOUSE-REMIND"));
    EXPECT_FALSE(has_rule("UW-FP-REVIEW"));
}

TEST_F(Submitted, a_broken_pack_is_told_of_and_takes_no_other_down) {
    write("house.toml", own_pack);
    write("broken.toml", "id = \"broken\"\n");
    EXPECT_TRUE(has_rule("HOUSE-REMIND"));
    EXPECT_TRUE(has_rule("UW-FP-REVIEW"));
    auto const all = alerts();
    auto const told = std::ranges::find(all, "PACK-BROKEN", &rights::Alert::rule);
    ASSERT_NE(told, all.end());
    EXPECT_THAT(told->text, HasSubstr("packs/rights/broken.toml:1:1: "));
    EXPECT_THAT(told->text, HasSubstr("needs \"title\""));
}

TEST_F(Submitted, two_packs_of_ones_own_with_one_id_are_a_mistake) {
    write("a.toml", own_pack);
    write("b.toml", own_pack);
    auto const problems = vault::load_rules(freelancer.folder()).problems;
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].reason, "packs/rights/b.toml: another file has its id: house-2026-11");
}

TEST_F(Submitted, links_folders_and_huge_files_are_not_read) {
    auto const folder = freelancer.folder() / "packs" / "rights";
    write("big.toml", std::string(vault::pack_bytes_max + 1, '#'));
    auto const outside = freelancer.temp_.write("outside.toml", own_pack);
    std::filesystem::create_symlink(outside, folder / "link.toml");
    std::filesystem::create_directory(folder / "sub.toml");
    auto const problems = vault::load_rules(freelancer.folder()).problems;
    ASSERT_EQ(problems.size(), 3U);
    EXPECT_EQ(problems[0].reason, "packs/rights/big.toml: is larger than 1 MiB");
    EXPECT_EQ(problems[1].reason, "packs/rights/link.toml: is a symbolic link");
    EXPECT_EQ(problems[2].reason, "packs/rights/sub.toml: is no regular file");
    EXPECT_TRUE(has_rule("UW-FP-REVIEW"));
}

TEST_F(Submitted, a_folder_that_is_a_link_is_not_followed) {
    freelancer.temp_.write("elsewhere/house.toml", own_pack);
    std::filesystem::create_directory(freelancer.folder() / "packs");
    std::filesystem::create_directory_symlink(freelancer.home() / "elsewhere",
                                              freelancer.folder() / "packs" / "rights");
    EXPECT_EQ(vault::load_rules(freelancer.folder()).problems.size(), 1U);
    EXPECT_FALSE(has_rule("HOUSE-REMIND"));
}

// Not on record, and not in any rule: words alone.
TEST_F(Submitted, a_mail_that_sounds_like_the_end_rings_until_the_end_is_on_record) {
    auto const seeming = [&] {
        std::vector<std::string> said;
        for (auto const& alert : alerts())
            if (alert.rule == "SEEMS-client-cancelled") said.push_back(alert.text);
        return said;
    };
    freelancer.import("mail.mbox",
                      mbox({mail("Anna <anna@client.example>", "mira@design.example", "Sorry",
                                 "We cancel the contract with immediate effect.", "1@x")}));
    ASSERT_EQ(seeming().size(), 1U);
    EXPECT_THAT(seeming().front(), HasSubstr("“We cancel the contract with immediate effect.”"));
    auto const day = freelancer.clock.now();
    freelancer.clock.set(day + std::chrono::days{60});
    EXPECT_TRUE(seeming().empty()) << "old words do not ring for ever";
    freelancer.clock.set(day);
    ASSERT_TRUE(
        freelancer.act("website", engagement::EndContract{"over", {}}, {.author = Party::client}));
    EXPECT_TRUE(seeming().empty()) << "what is on record rings by its rules";
}

}  // namespace
}  // namespace tally::scenario
