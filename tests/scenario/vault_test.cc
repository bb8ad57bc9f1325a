#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <tuple>

#include "ledger/kinds.h"
#include "scenario/freelancer.h"
#include "vault/act_list.h"
#include "vault/changes.h"
#include "vault/checkpoint.h"
#include "vault/timeline.h"
#include "vault/verify_vault.h"

namespace tally::scenario {
namespace {

using ledger::Verdict;

TEST(Vault, making_it_again_changes_nothing) {
    Freelancer freelancer;
    auto const key = freelancer.open(vault::Use::read).keys().signing.public_key();
    auto const again = vault::init_vault(freelancer.folder(), {"Other", "other@x.example", "UTC"},
                                         freelancer.world());
    ASSERT_TRUE(again);
    EXPECT_FALSE(again->created);
    EXPECT_EQ(again->key, key);
    EXPECT_EQ(freelancer.open(vault::Use::read).profile().name, "Mira");
}

TEST(Vault, keys_and_data_are_for_the_owner_alone) {
    Freelancer freelancer;
    freelancer.import("a.txt", "hello");
    using std::filesystem::perms;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(freelancer.folder()))
        EXPECT_EQ(entry.status().permissions() & (perms::group_all | perms::others_all),
                  perms::none)
            << entry.path();
}

TEST(Vault, a_second_writer_is_told_and_readers_are_not_disturbed) {
    Freelancer freelancer;
    auto const writer = freelancer.open();
    auto const second =
        vault::Vault::open(freelancer.folder(), vault::Use::write, freelancer.world());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, Code::unavailable);
    EXPECT_TRUE(second.error().message.contains("writing")) << second.error().message;
    EXPECT_TRUE(vault::Vault::open(freelancer.folder(), vault::Use::read, freelancer.world()));
}

TEST(Vault, a_copy_opens_for_reading_until_it_is_adopted_and_says_so_for_ever) {
    Freelancer freelancer;
    auto const ref = freelancer.add_engagement();
    auto const copy = freelancer.home() / "copy";
    std::filesystem::copy(freelancer.folder(), copy, std::filesystem::copy_options::recursive);
    auto elsewhere = freelancer.world();
    elsewhere.state_folder = freelancer.home() / "other-machine";
    EXPECT_TRUE(vault::Vault::open(copy, vault::Use::read, elsewhere));
    auto const refused = vault::Vault::open(copy, vault::Use::write, elsewhere);
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.error().hint.contains("tally adopt"));
    auto const continued = vault::adopt_vault(copy, elsewhere);
    ASSERT_TRUE(continued) << continued.error().message;
    EXPECT_EQ(*continued, 3U);
    auto adopted = vault::Vault::open(copy, vault::Use::write, elsewhere);
    ASSERT_TRUE(adopted);
    auto const entries = vault::timeline(*adopted, ref, {.kind = "ledger.continued"}).value();
    EXPECT_EQ(entries.size(), 2U);  // both sides of the engagement
    EXPECT_EQ(vault::adopt_vault(copy, elsewhere).value(), 0U);
}

TEST(Vault, a_copy_on_the_same_machine_is_no_second_writer_and_a_moved_vault_stays_one) {
    Freelancer freelancer;
    auto const copy = freelancer.home() / "copy";
    std::filesystem::copy(freelancer.folder(), copy, std::filesystem::copy_options::recursive);
    EXPECT_FALSE(vault::Vault::open(copy, vault::Use::write, freelancer.world()));
    auto const moved = freelancer.home() / "moved";
    std::filesystem::rename(freelancer.folder(), moved);
    EXPECT_TRUE(vault::Vault::open(moved, vault::Use::write, freelancer.world()));
    ASSERT_TRUE(vault::adopt_vault(copy, freelancer.world()));
    EXPECT_TRUE(vault::Vault::open(copy, vault::Use::write, freelancer.world()));
    EXPECT_FALSE(vault::Vault::open(moved, vault::Use::write, freelancer.world()));
}

// What another release, or another machine, may have written.
Result<vault::Vault> opened_with(Freelancer& freelancer, std::string_view setting,
                                 std::string const& value) {
    {
        auto vault = freelancer.open();
        vault::Changes changes{vault};
        changes.set(setting, value);
        EXPECT_TRUE(changes.commit());
    }
    return vault::Vault::open(freelancer.folder(), vault::Use::read, freelancer.world());
}

TEST(Vault, an_unknown_feature_means_refuse_to_open) {
    Freelancer freelancer;
    auto const opened =
        opened_with(freelancer, vault::setting::features, "ledger-1\ntime-travel\n");
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, Code::rejected);
    EXPECT_TRUE(opened.error().message.contains("time-travel"));
}

TEST(Vault, whose_time_zone_this_machine_does_not_know_is_not_opened) {
    Freelancer freelancer;
    auto const opened =
        opened_with(freelancer, vault::setting::profile,
                    R"({"email":"mira@design.example","name":"Mira","zone":"Mars/Olympus"})");
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, Code::unavailable);
    EXPECT_TRUE(opened.error().message.contains("Mars/Olympus"));
    EXPECT_TRUE(opened.error().hint.contains("tzdata"));
}

TEST(Engagement, whose_time_zone_this_machine_does_not_know_is_named) {
    Freelancer freelancer;
    auto details = freelancer.add_engagement().details;
    auto vault = freelancer.open();
    details.slug = "elsewhere";
    details.zone = "Mars/Olympus";
    vault::Changes changes{vault};
    changes.open_ledger({std::string{ledger::kind::ledger_opened}, ledger::Party::freelancer,
                         "ledger",
                         ledger::JsonObject{{"engagement", engagement::encode_opening(details)},
                                            {"key", vault.keys().signing.public_key().text()},
                                            {"role", "shared"}}});
    ASSERT_TRUE(changes.commit());
    auto const refused = vault::list_engagements(vault);
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.error().message.contains("Mars/Olympus")) << refused.error().message;
}

TEST(Vault, a_clock_that_was_set_by_hand_marks_vault_and_ledgers_once_for_ever) {
    Freelancer freelancer;
    auto const ref = freelancer.add_engagement();
    auto set = freelancer.world();
    set.clock_is_set = true;
    {
        auto vault = vault::Vault::open(freelancer.folder(), vault::Use::write, set).value();
        ASSERT_TRUE(vault::act(
            vault, ref,
            engagement::AddMilestone{"Pages", Money{100, Currency::parse("USD").value()}, {}}, {}));
        ASSERT_TRUE(vault::act(
            vault, ref,
            engagement::AddMilestone{"More", Money{100, Currency::parse("USD").value()}, {}}, {}));
    }
    auto vault = freelancer.open(vault::Use::read);
    EXPECT_TRUE(vault.clock_was_set());
    EXPECT_EQ(vault::timeline(vault, ref, {.kind = "clock.set"}).value().size(), 1U);
    auto const report = vault::verify_vault(vault, {}).value().report;
    EXPECT_TRUE(std::ranges::any_of(
        report.checks(), [](auto const& check) { return check.detail.contains("set by hand"); }));
}

TEST(Vault, a_list_of_acts_that_is_gone_is_made_again_and_a_false_one_is_found) {
    Freelancer freelancer;
    auto const ref = freelancer.add_engagement();
    freelancer.import("a.txt", "hello", {.into = "website"});
    freelancer.submit_funded_milestone("website");
    auto vault = freelancer.open();
    auto const state = vault::load_state(vault, ref).value();
    auto const kept = vault::kept_acts(vault.store(), ref.shared).value();
    EXPECT_EQ(kept.size, vault.store().size(ref.shared)->value);
    EXPECT_EQ(kept.places.size() + 1, kept.size);  // all but the item
    auto const size_key = "acts-size/" + ref.shared.text;
    auto const keep = [&](std::string const& size) {
        store::WriteBatch batch;
        batch.settings.emplace_back(size_key, size);
        ASSERT_TRUE(vault.store().commit(batch));
    };
    keep("0");
    EXPECT_EQ(vault::load_state(vault, ref).value().milestones.size(), state.milestones.size());
    ASSERT_TRUE(vault::act(
        vault, ref, engagement::AddMilestone{"More", Money{1, Currency::parse("USD").value()}, {}},
        {}));
    EXPECT_EQ(vault::kept_acts(vault.store(), ref.shared)->places.size(), kept.places.size() + 1);
    EXPECT_EQ(vault::verify_vault(vault, {})->report.verdict(), Verdict::unproven);
    keep(std::to_string(kept.size + 5));  // claims to know entries that are not there
    EXPECT_EQ(vault::verify_vault(vault, {})->report.verdict(), Verdict::altered);
    keep("seven");
    EXPECT_EQ(vault::verify_vault(vault, {})->report.verdict(), Verdict::altered);
    EXPECT_EQ(vault::load_state(vault, ref).error().code, Code::corrupt);
}

TEST(Vault, a_verification_says_the_same_with_any_number_of_threads) {
    Freelancer freelancer;
    for (int i = 0; i < 30; ++i)
        freelancer.import(std::to_string(i) + ".txt", std::string(5000, 'x') + std::to_string(i));
    for (auto const& entry : std::filesystem::directory_iterator(freelancer.folder() / "blobs")) {
        std::fstream pack{entry.path(), std::ios::in | std::ios::out | std::ios::binary};
        for (int at = 20; at < 400; at += 97) pack.seekp(at).put('!');
    }
    auto vault = freelancer.open(vault::Use::read);
    auto const alone = vault::verify_vault(vault, {}, 1).value().report.checks();
    EXPECT_GT(std::ranges::count(alone, ledger::Status::failed, &ledger::Check::status), 2);
    for (unsigned const threads : {0U, 2U, 7U}) {
        auto const report = vault::verify_vault(vault, {}, threads).value().report.checks();
        EXPECT_TRUE(std::ranges::equal(report, alone, [](auto const& one, auto const& other) {
            return std::tie(one.layer, one.subject, one.status, one.detail) ==
                   std::tie(other.layer, other.subject, other.status, other.detail);
        })) << threads;
    }
}

TEST(Vault, a_clock_that_jumps_back_never_makes_recorded_times_decrease) {
    Freelancer freelancer;
    auto const ref = freelancer.add_engagement();
    freelancer.submit_funded_milestone("website");
    freelancer.clock.set(at("2026-11-01T00:00:00Z"));
    ASSERT_TRUE(freelancer.act("website", engagement::OpenCase{}));
    auto vault = freelancer.open(vault::Use::read);
    auto const verdict = vault::verify_vault(vault, {}).value().report.verdict();
    EXPECT_EQ(verdict, Verdict::unproven);
}

TEST(Vault, verifies_with_its_key_pinned_and_finds_a_changed_original) {
    Freelancer freelancer;
    freelancer.import("a.txt", std::string(5'000, 'x') + "evidence");
    auto const key = freelancer.open(vault::Use::read).keys().signing.public_key().fingerprint();
    {
        auto vault = freelancer.open(vault::Use::read);
        auto const verified = vault::verify_vault(vault, {key, {}}).value();
        EXPECT_EQ(verified.report.verdict(), Verdict::intact);
        EXPECT_EQ(verified.blobs, 1U);
    }
    for (auto const& pack : std::filesystem::directory_iterator(freelancer.folder() / "blobs")) {
        std::fstream file{pack.path(), std::ios::in | std::ios::out | std::ios::binary};
        file.seekp(20);
        file.put('!');
    }
    auto vault = freelancer.open(vault::Use::read);
    EXPECT_EQ(vault::verify_vault(vault, {key, {}}).value().report.verdict(), Verdict::altered);
}

TEST(Vault, state_is_the_same_after_it_is_opened_again) {
    Freelancer freelancer;
    auto const ref = freelancer.add_engagement();
    freelancer.submit_funded_milestone("website");
    auto const load = [&] {
        auto vault = freelancer.open(vault::Use::read);
        return vault::load_state(vault, ref).value();
    };
    EXPECT_EQ(load(), load());
    EXPECT_EQ(load().held().text(), "$1,200.00");
}

TEST(Checkpoint, of_one_size_is_one_note_and_later_ones_cover_it) {
    Freelancer freelancer;
    auto const ref = freelancer.add_engagement();
    auto vault = freelancer.open();
    auto const first = vault::publish_checkpoint(vault, ref).value();
    EXPECT_EQ(vault::publish_checkpoint(vault, ref).value().note, first.note);
    ASSERT_TRUE(vault::act(
        vault, ref,
        engagement::AddMilestone{"Pages", Money{100, Currency::parse("USD").value()}, {}}, {}));
    auto const second = vault::publish_checkpoint(vault, ref).value();
    EXPECT_GT(second.checkpoint.size, first.checkpoint.size);
    // A letter about one ledger vouches for that one; the key vouches for all.
    auto const letters = std::vector{first.note, second.note};
    EXPECT_EQ(vault::verify_vault(vault, {{}, letters}).value().report.verdict(),
              Verdict::unproven);
    auto const key = vault.keys().signing.public_key().fingerprint();
    EXPECT_EQ(vault::verify_vault(vault, {key, letters}).value().report.verdict(), Verdict::intact);
}

TEST(Engagement, a_taken_short_name_is_refused_with_another_one) {
    Freelancer freelancer;
    freelancer.add_engagement();
    auto vault = freelancer.open();
    auto const again = vault::add_engagement(vault, {.title = "Website",
                                                     .slug = "website",
                                                     .type = {},
                                                     .currency = "USD",
                                                     .client = {},
                                                     .own_location = ""});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, Code::conflict);
    EXPECT_TRUE(again.error().hint.contains("website-2"));
}

TEST(Engagement, both_sides_are_found_whatever_their_ledger_ids_are) {
    Freelancer freelancer;
    for (int i = 0; i < 12; ++i) freelancer.add_engagement("site-" + std::to_string(i));
    auto vault = freelancer.open(vault::Use::read);
    auto const refs = vault::list_engagements(vault).value();
    ASSERT_EQ(refs.size(), 12U);
    for (std::size_t i = 0; i < refs.size(); ++i) {
        EXPECT_EQ(refs[i].details.slug, "site-" + std::to_string(i));
        EXPECT_EQ(refs[i].private_side.text.size(), 32U);
    }
}

TEST(Engagement, work_before_funding_is_refused_unless_the_reason_is_recorded_in_private) {
    Freelancer freelancer;
    auto const ref = freelancer.add_engagement();
    ASSERT_TRUE(freelancer.act(
        "website",
        engagement::AddMilestone{"Pages", Money{100, Currency::parse("USD").value()}, {}}));
    auto const refused = freelancer.act("website", engagement::StartMilestone{1});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::rejected);
    ASSERT_TRUE(freelancer.act("website", engagement::StartMilestone{1},
                               {.override_reason = "long-standing client"}));
    auto vault = freelancer.open(vault::Use::read);
    auto const overrides = vault::timeline(vault, ref, {.kind = "guard"}).value();
    ASSERT_EQ(overrides.size(), 1U);
    EXPECT_TRUE(overrides[0].private_side);
}

TEST(Engagement, ending_while_money_is_held_is_refused_and_the_clients_end_starts_a_deadline) {
    Freelancer freelancer;
    freelancer.add_engagement();
    freelancer.submit_funded_milestone("website");
    auto const own = freelancer.act("website", engagement::EndContract{"tired", {}},
                                    {.author = ledger::Party::freelancer});
    ASSERT_FALSE(own);
    auto const ended = freelancer.act("website", engagement::EndContract{"not as agreed", {}},
                                      {.author = ledger::Party::client});
    ASSERT_TRUE(ended);
    ASSERT_FALSE(ended->alerts.empty());
    EXPECT_EQ(ended->alerts[0].rule, "UW-FP-REFUNDREQ");
    EXPECT_EQ(ended->alerts[0].due, freelancer.clock.now() + std::chrono::hours{24 * 7});
    EXPECT_TRUE(ended->alerts[0].text.contains("$1,200.00")) << ended->alerts[0].text;
}

}  // namespace
}  // namespace tally::scenario
