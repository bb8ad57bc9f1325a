// The key that signs: another takes its place, and it can be put under a passphrase.
#include <filesystem>

#include "bundle/verify_bundle.h"
#include "scenario/freelancer.h"
#include "vault/backup.h"
#include "vault/case_build.h"
#include "vault/checkpoint.h"
#include "vault/key_sheet.h"
#include "vault/protect_key.h"
#include "vault/rotate_key.h"
#include "vault/timeline.h"
#include "vault/verify_vault.h"

namespace tally::scenario {
namespace {

using ledger::Verdict;
using vault::Use;

class Key : public testing::Test {
protected:
    Key() {
        ref = freelancer.add_engagement();
        freelancer.submit_funded_milestone("website");
    }

    Digest fingerprint() {
        return freelancer.open(Use::read).keys().signing.public_key().fingerprint();
    }
    vault::Rotation rotate(std::string const& reason = "the laptop was stolen") {
        auto vault = freelancer.open();
        return vault::rotate_owner_key(vault, reason).value();
    }
    Verdict verdict(Digest const& pinned) {
        auto vault = freelancer.open(Use::read);
        return vault::verify_vault(vault, {pinned, {}}).value().report.verdict();
    }
    crypto::AgePassphrase passphrase(std::string const& text) {
        return {crypto::SecretBytes{text}, 4};
    }
    void protect(std::string const& text) {
        auto vault = freelancer.open();
        ASSERT_TRUE(vault::protect_owner_key(vault, passphrase(text)));
    }
    // Somebody at the terminal who always answers the same.
    vault::World world_of(std::string const& answer) {
        auto world = freelancer.world();
        world.key_access = {&unlocked, [answer](int) { return crypto::SecretBytes{answer}; }};
        return world;
    }
    Result<std::string> record_something(vault::World const& world) {
        auto vault = TRY(vault::Vault::open(freelancer.folder(), Use::write, world));
        return TRY(vault::publish_checkpoint(vault, ref)).note;
    }
    std::filesystem::path key_file() { return vault::owner_key_file(freelancer.folder()); }

    Freelancer freelancer;
    vault::EngagementRef ref;
    vault::UnlockedKeys unlocked;
};

TEST_F(Key, that_takes_over_is_named_in_every_ledger_and_both_fingerprints_vouch_for_it) {
    auto const old_print = fingerprint();
    auto const rotation = rotate();
    EXPECT_EQ(rotation.old_key.fingerprint(), old_print);
    EXPECT_EQ(rotation.ledgers, 3U);  // the inbox, and two of the engagement
    EXPECT_EQ(fingerprint(), rotation.new_key.fingerprint());
    EXPECT_EQ(verdict(old_print), Verdict::intact);
    EXPECT_EQ(verdict(fingerprint()), Verdict::intact);
    auto vault = freelancer.open(Use::read);
    auto const shown = vault::timeline(vault, ref, {.kind = "ledger.key-rotated"}).value();
    ASSERT_EQ(shown.size(), 2U);
    EXPECT_EQ(shown.front().summary, "Changed the key that signs: the laptop was stolen");
}

TEST_F(Key, that_takes_over_signs_what_comes_and_leaves_what_the_old_one_signed) {
    auto const old_note = record_something(freelancer.world()).value();
    rotate();
    ASSERT_TRUE(freelancer.act("website", engagement::OpenCase{}));
    auto const new_note = record_something(freelancer.world()).value();
    auto vault = freelancer.open(Use::read);
    auto const letters = std::vector{old_note, new_note};
    EXPECT_EQ(vault::verify_vault(vault, {{}, letters}).value().report.verdict(),
              Verdict::unproven);  // of one ledger; those that fit do not speak against it
    EXPECT_EQ(verdict(fingerprint()), Verdict::intact);
}

TEST_F(Key, that_took_over_is_found_in_a_case_by_whoever_knows_the_old_one) {
    auto const old_print = fingerprint();
    rotate("first");
    rotate("second");
    freelancer.import(
        "praise.mbox",
        mbox({mail("anna@client.example", "mira@design.example", "Praise", "great pages", "1@x")}));
    auto const praise = freelancer.find("great");
    auto vault = freelancer.open();
    auto const opened = vault::open_case(vault, ref,
                                         {engagement::Forum::upwork_dispute, "It was delivered.",
                                          Money{120'000, Currency::parse("USD").value()}})
                            .value();
    ASSERT_TRUE(vault::link_exhibit(vault, opened, {praise, "", "it shows", true}));
    auto const file = freelancer.home() / "case.zip";
    auto const built = vault::build_case(vault, opened, {file, false});
    ASSERT_TRUE(built) << built.error().message;
    for (auto const& pinned : {old_print, vault.keys().signing.public_key().fingerprint()})
        EXPECT_EQ(bundle::verify_path(file, {pinned, {}}).value().verdict(), Verdict::intact);
}

TEST_F(Key, that_was_replaced_is_gone_from_the_machine) {
    auto const old_sheet = vault::key_sheet_lines(freelancer.open(Use::read).keys());
    rotate();
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator{freelancer.folder() / "keys"}, {}),
              1);
    std::string typed;
    for (auto const& line : old_sheet) typed += line + "\n";
    auto const old_keys = vault::read_key_sheet(typed).value();
    auto const refused = vault::recover_owner_keys(freelancer.folder(), old_keys);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::rejected);
}

TEST_F(Key, of_a_rotation_that_was_cut_off_is_the_one_that_the_ledgers_name) {
    auto const before = vault::read_owner_keys(freelancer.folder()).value().text();
    auto half_way = vault::OwnerKeys::parse(before).value();
    half_way.next = vault::HeldKey{crypto::SigningKey::generate(freelancer.random)};
    auto const old_print = fingerprint();
    ASSERT_TRUE(vault::write_owner_keys(freelancer.folder(), half_way));
    EXPECT_EQ(fingerprint(), old_print);  // no ledger names the other one yet
    freelancer.open();
    EXPECT_EQ(vault::read_owner_keys(freelancer.folder()).value().text(), before);

    rotate();
    auto const after = fingerprint();
    auto both = vault::OwnerKeys::parse(before).value();
    both.next = vault::read_owner_keys(freelancer.folder()).value().signing;
    ASSERT_TRUE(vault::write_owner_keys(freelancer.folder(), both));
    EXPECT_EQ(fingerprint(), after);
    EXPECT_EQ(verdict(after), Verdict::intact);
    ASSERT_TRUE(freelancer.act("website", engagement::OpenCase{}));
    EXPECT_FALSE(vault::read_owner_keys(freelancer.folder()).value().next);
}

TEST_F(Key, is_not_replaced_for_a_reason_that_is_no_line) {
    auto const old_print = fingerprint();
    auto vault = freelancer.open();
    for (auto const& reason : {std::string{}, std::string{"two\nlines"}, std::string(1001, 'x')}) {
        auto const refused = vault::rotate_owner_key(vault, reason);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, Code::invalid_input);
    }
    EXPECT_EQ(fingerprint(), old_print);
}

TEST_F(Key, under_a_passphrase_is_needed_for_writing_and_for_nothing_else) {
    protect("correct horse");
    auto reader = freelancer.open(Use::read);
    EXPECT_TRUE(vault::load_state(reader, ref));
    EXPECT_EQ(verdict(fingerprint()), Verdict::intact);
    auto const refused = record_something(freelancer.world());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::rejected);
    EXPECT_FALSE(record_something(world_of("wrong")));
    EXPECT_TRUE(record_something(world_of("correct horse")));
    EXPECT_TRUE(record_something(world_of("nobody asks a second time")));
}

TEST_F(Key, under_a_passphrase_is_followed_by_one_under_the_same) {
    protect("correct horse");
    auto const old_print = fingerprint();
    {
        auto vault =
            vault::Vault::open(freelancer.folder(), Use::write, world_of("correct horse")).value();
        ASSERT_TRUE(vault::rotate_owner_key(vault, "every year"));
    }
    EXPECT_NE(fingerprint(), old_print);
    EXPECT_EQ(freelancer.open(Use::read).keys().signing.open(), nullptr);
    vault::UnlockedKeys fresh;
    auto world = world_of("correct horse");
    world.key_access.unlocked = &fresh;
    EXPECT_TRUE(record_something(world));
}

TEST_F(Key, under_a_passphrase_stays_under_it_in_a_backup) {
    protect("correct horse");
    auto const file = freelancer.home() / "vault.age";
    {
        auto vault = freelancer.open(Use::read);
        ASSERT_TRUE(vault::backup_vault(vault, file, passphrase("of the backup")));
    }
    auto elsewhere = world_of("correct horse");
    elsewhere.state_folder = freelancer.home() / "other-machine";
    auto const copy = freelancer.home() / "copy";
    ASSERT_TRUE(vault::restore_vault(file, copy, passphrase("of the backup"), elsewhere));
    EXPECT_TRUE(vault::read_owner_keys(copy).value().signing.is_protected());
    EXPECT_EQ(vault::adopt_vault(copy, elsewhere).value(), 3U);
}

TEST_F(Key, whose_passphrase_was_forgotten_comes_back_from_its_sheet) {
    std::string sheet;
    for (auto const& line : vault::key_sheet_lines(freelancer.open(Use::read).keys()))
        sheet += line + "\n";
    protect("forgotten");
    auto const keys = vault::read_key_sheet(sheet).value();
    EXPECT_TRUE(vault::recover_owner_keys(freelancer.folder(), keys).value());
    EXPECT_TRUE(record_something(freelancer.world()));
    EXPECT_FALSE(vault::recover_owner_keys(freelancer.folder(), keys).value());
}

TEST_F(Key, can_be_taken_out_of_its_passphrase_again) {
    protect("correct horse");
    {
        auto vault =
            vault::Vault::open(freelancer.folder(), Use::write, world_of("correct horse")).value();
        ASSERT_TRUE(vault::protect_owner_key(vault, {}));
    }
    EXPECT_TRUE(record_something(freelancer.world()));
}

}  // namespace
}  // namespace tally::scenario
