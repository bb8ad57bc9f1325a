// A vault goes into one encrypted file and comes back as it was, or not at all.
#include "vault/backup.h"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <thread>

#include "scenario/freelancer.h"
#include "support/age_program.h"
#include "vault/timeline.h"
#include "vault/verify_vault.h"

namespace tally::scenario {
namespace {

namespace fs = std::filesystem;

using vault::Use;

class Backup : public testing::Test {
protected:
    Backup() {
        freelancer_.submit_funded_milestone("website");
        freelancer_.import("box.mbox",
                           mbox({mail("anna@client.example", "mira@design.example", "Great pages",
                                      "thank you for the pages", "1@client.example")}));
        freelancer_.import("large.bin", random_.bytes(300'000));
    }

    fs::path at(std::string const& name) const { return freelancer_.home() / name; }
    Result<vault::BackupResult> back_up(fs::path const& file) {
        auto vault = freelancer_.open(Use::read);
        return vault::backup_vault(vault, file, std::vector{identity_.recipient()});
    }
    fs::path good_backup() {
        auto const done = back_up(at("vault.age"));
        EXPECT_TRUE(done) << done.error().message;
        return at("vault.age");
    }
    vault::World elsewhere() {
        auto world = freelancer_.world();
        world.state_folder = at("other-machine");
        return world;
    }
    Result<vault::RestoreResult> restore(fs::path const& file, fs::path const& folder) {
        return vault::restore_vault(file, folder, std::vector{identity_}, elsewhere());
    }
    vault::Vault restored(fs::path const& folder, Use use = Use::read) {
        return vault::Vault::open(folder, use, elsewhere()).value();
    }
    // What is left in the home folder besides what the test put there.
    std::vector<std::string> names_in_home() const {
        std::vector<std::string> names;
        for (auto const& entry : fs::directory_iterator(freelancer_.home()))
            names.push_back(entry.path().filename().string());
        std::ranges::sort(names);
        return names;
    }

    SeededRandom random_{5};
    Freelancer freelancer_;
    vault::EngagementRef ref_ = freelancer_.add_engagement();
    crypto::AgeIdentity identity_ = crypto::AgeIdentity::generate(random_);
};

TEST_F(Backup, comes_back_equal_and_searchable) {
    auto const done = back_up(at("vault.age")).value();
    EXPECT_EQ(done.bytes, fs::file_size(at("vault.age")));
    EXPECT_EQ(static_cast<int>(fs::status(at("vault.age")).permissions()), 0600);
    auto const back = restore(at("vault.age"), at("restored"));
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(back->folder, at("restored"));

    auto before = freelancer_.open(Use::read);
    auto after = restored(at("restored"));
    EXPECT_EQ(after.id(), before.id());
    EXPECT_EQ(after.profile(), before.profile());
    auto const key = before.keys().signing.public_key().fingerprint();
    auto const verified = vault::verify_vault(after, {key, {}}).value();
    EXPECT_EQ(verified.report.verdict(), ledger::Verdict::intact);
    EXPECT_EQ(verified.entries, done.entries);
    EXPECT_EQ(verified.entries, back->entries);
    EXPECT_EQ(verified.blobs, 2U);
    EXPECT_EQ(done.blobs, 2U);
    EXPECT_EQ(back->blobs, 2U);
    EXPECT_EQ(vault::load_state(after, ref_).value(), vault::load_state(before, ref_).value());
    auto const lines = [&](vault::Vault& vault) {
        std::vector<std::string> rows;
        auto const entries = vault::timeline(vault, ref_, {}).value();
        for (auto const& entry : entries)
            rows.push_back(entry.kind + " " + format_instant(entry.recorded) + " " + entry.summary);
        return rows;
    };
    EXPECT_EQ(lines(after), lines(before));
    auto const hits = vault::search_items(after, {"\"thank you\"", {}, false});
    ASSERT_TRUE(hits) << hits.error().message;
    EXPECT_EQ(hits->total, 1U);
}

TEST_F(Backup, what_comes_back_is_for_the_owner_alone) {
    ASSERT_TRUE(restore(good_backup(), at("restored")));
    EXPECT_EQ(static_cast<int>(fs::status(at("restored")).permissions()), 0700);
    for (auto const& entry : fs::recursive_directory_iterator(at("restored")))
        EXPECT_EQ(static_cast<int>(entry.status().permissions()),
                  entry.is_directory() ? 0700 : 0600)
            << entry.path();
}

TEST_F(Backup, nothing_else_is_left_behind) {
    auto before = names_in_home();
    ASSERT_TRUE(restore(good_backup(), at("restored")));
    before.insert(before.end(), {"restored", "vault.age"});
    std::ranges::sort(before);
    EXPECT_EQ(names_in_home(), before);
}

TEST_F(Backup, opens_for_reading_until_it_is_adopted) {
    ASSERT_TRUE(restore(good_backup(), at("restored")));
    auto const refused = vault::Vault::open(at("restored"), Use::write, elsewhere());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::rejected);
    EXPECT_TRUE(refused.error().hint.contains("tally adopt"));
    EXPECT_EQ(vault::adopt_vault(at("restored"), elsewhere()).value(), 3U);
    EXPECT_TRUE(vault::Vault::open(at("restored"), Use::write, elsewhere()));
}

TEST_F(Backup, under_a_passphrase_works_too_and_tells_a_wrong_one) {
    auto const passphrase = [](std::string const& text) {
        return crypto::AgePassphrase{crypto::SecretBytes{text}, 6};
    };
    {
        auto vault = freelancer_.open(Use::read);
        ASSERT_TRUE(vault::backup_vault(vault, at("vault.age"), passphrase("open sesame")));
    }
    auto const before = names_in_home();
    auto const wrong = vault::restore_vault(at("vault.age"), at("restored"),
                                            passphrase("open Sesame"), elsewhere());
    EXPECT_EQ(wrong.error().code, Code::rejected);
    EXPECT_EQ(names_in_home(), before);
    EXPECT_TRUE(vault::restore_vault(at("vault.age"), at("restored"), passphrase("open sesame"),
                                     elsewhere()));
}

TEST_F(Backup, a_wrong_key_is_rejected_and_nothing_is_left_behind) {
    auto const file = good_backup();
    auto const before = names_in_home();
    auto const wrong = vault::restore_vault(
        file, at("restored"), std::vector{crypto::AgeIdentity::generate(random_)}, elsewhere());
    EXPECT_EQ(wrong.error().code, Code::rejected);
    EXPECT_EQ(names_in_home(), before);
}

TEST_F(Backup, a_damaged_or_cut_off_file_is_corrupt_and_nothing_is_left_behind) {
    auto const bytes = support::content_of(good_backup());
    auto const before = names_in_home();
    auto changed = bytes;
    changed[bytes.size() / 2] = static_cast<char>(changed[bytes.size() / 2] ^ 1);
    for (auto const& damaged : {changed, bytes.substr(0, bytes.size() - 1),
                                bytes.substr(0, bytes.size() / 2), bytes + "x"}) {
        freelancer_.temp_.write("vault.age", damaged);
        auto const refused = restore(at("vault.age"), at("restored"));
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, Code::corrupt) << refused.error().message;
        EXPECT_TRUE(refused.error().message.contains("chunk")) << refused.error().message;
        EXPECT_EQ(names_in_home(), before);
    }
}

TEST_F(Backup, a_vault_that_was_damaged_before_is_not_called_restored) {
    for (auto const& pack : fs::directory_iterator(freelancer_.folder() / "blobs")) {
        std::fstream file{pack.path(), std::ios::in | std::ios::out | std::ios::binary};
        file.seekp(static_cast<std::streamoff>(fs::file_size(pack.path()) - 100));
        file.put('!');
    }
    auto const file = good_backup();
    auto const before = names_in_home();
    auto const refused = restore(file, at("restored"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::corrupt);
    EXPECT_TRUE(refused.error().message.contains("damaged")) << refused.error().message;
    EXPECT_EQ(names_in_home(), before);
}

TEST_F(Backup, what_is_no_backup_is_refused) {
    freelancer_.temp_.write("a.txt", "no backup");
    EXPECT_EQ(restore(at("a.txt"), at("restored")).error().code, Code::invalid_input);
    EXPECT_EQ(restore(at("nowhere"), at("restored")).error().code, Code::not_found);
    EXPECT_EQ(restore(freelancer_.home(), at("restored")).error().code, Code::invalid_input);
}

TEST_F(Backup, restores_into_an_empty_folder_and_into_no_other) {
    auto const file = good_backup();
    freelancer_.temp_.write("full/mine", "mine");
    EXPECT_EQ(restore(file, at("full")).error().code, Code::conflict);
    EXPECT_EQ(support::content_of(at("full/mine")), "mine");
    EXPECT_EQ(restore(file, freelancer_.folder()).error().code, Code::conflict);
    freelancer_.temp_.write("left.part/mine", "mine");
    EXPECT_EQ(restore(file, at("left")).error().code, Code::conflict);
    EXPECT_EQ(support::content_of(at("left.part/mine")), "mine");
    fs::create_directories(at("empty"));
    EXPECT_TRUE(restore(file, at("empty") / ""));
    EXPECT_TRUE(restore(file, at("new") / "below"));
}

TEST_F(Backup, never_overwrites_a_file) {
    auto const file = good_backup();
    auto const bytes = support::content_of(file);
    EXPECT_EQ(back_up(file).error().code, Code::conflict);
    EXPECT_EQ(support::content_of(file), bytes);
    freelancer_.temp_.write("other.age.part", "mine");
    EXPECT_EQ(back_up(at("other.age")).error().code, Code::conflict);
    EXPECT_EQ(support::content_of(at("other.age.part")), "mine");
}

TEST_F(Backup, an_error_leaves_nothing_behind) {
    auto const before = names_in_home();
    auto vault = freelancer_.open(Use::read);
    EXPECT_EQ(vault::backup_vault(vault, at("vault.age"), std::vector<crypto::AgeRecipient>{})
                  .error()
                  .code,
              Code::invalid_input);
    EXPECT_EQ(vault::backup_vault(vault, at("no-folder") / "vault.age",
                                  std::vector{identity_.recipient()})
                  .error()
                  .code,
              Code::unavailable);
    EXPECT_EQ(names_in_home(), before);
}

TEST_F(Backup, clears_what_a_killed_one_left_and_nothing_else) {
    auto const left = freelancer_.folder().filename().string() + ".backup-in-progress";
    freelancer_.temp_.write(left + "/snapshot/vault.db", "half");
    freelancer_.temp_.write(left + "/snapshot.partial/vault.db", "half");
    freelancer_.temp_.write(left + "/mine", "mine");
    ASSERT_TRUE(restore(good_backup(), at("restored")));
    EXPECT_EQ(support::content_of(at(left) / "mine"), "mine");
    EXPECT_FALSE(fs::exists(at(left) / "snapshot"));
    EXPECT_FALSE(fs::exists(at(left) / "snapshot.partial"));
}

TEST_F(Backup, is_whole_while_somebody_writes) {
    auto writer = freelancer_.open(Use::write);
    std::atomic<bool> done = false;
    std::thread writing{[&] {
        for (int i = 0; i < 200 && !done; ++i) {
            auto const path = freelancer_.temp_.write("more.txt", "more " + std::to_string(i));
            auto const added = vault::import_paths(writer, {.paths = {path}}, {});
            EXPECT_TRUE(added) << added.error().message;
        }
    }};
    auto world = freelancer_.world();  // the writer has its own randomness: it is another thread
    world.random = &random_;
    auto vault = vault::Vault::open(freelancer_.folder(), Use::read, world).value();
    for (auto const* name : {"1.age", "2.age", "3.age"}) {
        auto const backed_up =
            vault::backup_vault(vault, at(name), std::vector{identity_.recipient()});
        EXPECT_TRUE(backed_up) << backed_up.error().message;
    }
    done = true;
    writing.join();
    for (auto const* name : {"1.age", "2.age", "3.age"}) {
        auto const back = restore(at(name), at(std::string{name} + ".restored"));
        EXPECT_TRUE(back) << back.error().message;
    }
}

TEST_F(Backup, opens_with_age_and_tar_where_no_tallystick_is_at_hand) {
    if (!support::have_program("age") || !support::have_program("tar"))
        GTEST_SKIP() << "age or tar is not installed";
    auto const file = good_backup();
    freelancer_.temp_.write("key.txt", identity_.text() + "\n");
    ASSERT_TRUE(support::succeeds("age --decrypt --identity " + at("key.txt").string() +
                                  " --output " + at("vault.tar").string() + " " + file.string()));
    ASSERT_TRUE(support::succeeds("mkdir " + at("by-tar").string() + " && tar -C " +
                                  at("by-tar").string() + " --extract --file " +
                                  at("vault.tar").string()));
    auto by_tar = restored(at("by-tar"));
    auto const key = by_tar.keys().signing.public_key().fingerprint();
    EXPECT_EQ(vault::verify_vault(by_tar, {key, {}}).value().report.verdict(),
              ledger::Verdict::intact);
    EXPECT_FALSE(support::content_of(file).contains("vault.db")) << "nothing is in plain text";
}

}  // namespace
}  // namespace tally::scenario
