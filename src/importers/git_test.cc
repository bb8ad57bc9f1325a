#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "crypto/sha256.h"
#include "importers/source.h"
#include "support/temp_folder.h"

namespace tally::importers {
namespace {

class Git : public testing::Test {
protected:
    void SetUp() override {
        run("init -q -b main .");
        temp_.write("repo/logo.svg", "<svg/>");
        run("add .");
        run("-c user.name='Mira Ünal' -c user.email=m@x.example commit -q --date "
            "2026-03-02T10:00:00+01:00 -m 'Add the logo'");
        temp_.write("repo/logo.svg", "<svg>2</svg>");
        run("-c user.name=Mira -c user.email=m@x.example commit -q -a -m 'Second logo'");
    }
    void run(std::string const& arguments) {
        std::filesystem::create_directories(folder());
        auto const command = "cd '" + folder().string() +
                             "' && GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null git " +
                             arguments;
        ASSERT_EQ(std::system(command.c_str()), 0) << command;
    }
    // One more commit, signed with a new key.
    void sign_with(std::string const& kind) {
        for (auto const* const end : {"", ".pub"}) std::filesystem::remove(key() + end);
        ASSERT_EQ(std::system(("ssh-keygen -q -t " + kind + " -N '' -f '" + key() + "'").c_str()),
                  0);
        temp_.write("repo/logo.svg", "<svg>" + kind + "</svg>");
        run("-c user.name=Mira -c user.email=m@x.example -c gpg.format=ssh -c user.signingkey='" +
            key() + ".pub' commit -q -S -a -m 'Signed logo'");
    }
    // The newest commit with other words and the signature that it had.
    void forge() {
        run("cat-file commit HEAD | sed 's/Signed logo/Forged logo/' | "
            "git hash-object -t commit -w --stdin | xargs git update-ref refs/heads/main");
    }
    std::filesystem::path folder() const { return temp_.path() / "repo"; }
    std::string key() const { return (temp_.path() / "id").string(); }

    struct ReadAll {
        std::vector<RawItem> items;
        std::vector<Broken> broken;
    };
    ReadAll read_all() const {
        ReadAll all;
        auto const reader = open_source(folder(), std::nullopt);
        EXPECT_TRUE(reader) << (reader ? "" : reader.error().message);
        while (reader) {
            auto item = (*reader)->next();
            for (auto& each : (*reader)->take_broken()) all.broken.push_back(std::move(each));
            if (!item || !*item) break;
            all.items.push_back(**std::move(item));
        }
        return all;
    }
    static std::string claim(RawItem const& item, std::string const& name) {
        auto const found = std::ranges::find(item.claims, name, &Claim::name);
        return found == item.claims.end() ? std::string{} : found->value;
    }

    support::TempFolder temp_;
};

TEST_F(Git, commits_come_oldest_first_with_their_own_bytes) {
    auto const all = read_all();
    ASSERT_EQ(all.items.size(), 2U);
    auto const& first = all.items[0];
    EXPECT_EQ(first.kind, ItemKind::commit);
    EXPECT_EQ(first.name, "Add the logo");
    EXPECT_EQ(first.from, "Mira Ünal <m@x.example>");
    EXPECT_EQ(format_instant(first.occurred.value()), "2026-03-02T09:00:00.000Z");
    EXPECT_TRUE(first.bytes.starts_with("tree "));
    EXPECT_EQ(claim(first, "commit").size(), 40U);
    EXPECT_FALSE(claim(first, "committed").empty());
    EXPECT_EQ(claim(first, "signature"), "");
    EXPECT_EQ(claim(first, "brought"), crypto::sha256("<svg/>").text() + " logo.svg");
    EXPECT_EQ(claim(all.items[1], "brought"), crypto::sha256("<svg>2</svg>").text() + " logo.svg");
}

TEST_F(Git, how_long_a_history_is_stays_unknown_while_it_is_read) {
    auto const reader = open_source(folder(), std::nullopt).value();
    while (reader->next().value()) EXPECT_EQ(reader->progress().bytes_total, 0U);
    EXPECT_EQ(reader->progress().bytes_read, 2U);
}

TEST_F(Git, a_lost_object_is_named_and_the_rest_comes) {
    auto const objects = folder() / ".git" / "objects";
    auto const before = read_all();
    auto const id = claim(before.items.at(0), "commit");
    std::filesystem::remove(objects / id.substr(0, 2) / id.substr(2));
    auto const after = read_all();
    EXPECT_LE(after.items.size(), 1U);
    ASSERT_FALSE(after.broken.empty());
    EXPECT_TRUE(after.broken[0].error.contains("cannot be followed to its beginning"))
        << after.broken[0].error;
}

TEST_F(Git, a_commit_that_unpacks_to_far_more_than_it_is_is_named_and_not_unpacked) {
    temp_.write("bomb",
                "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n"
                "author M <m@x.example> 1772442000 +0000\n"
                "committer M <m@x.example> 1772442000 +0000\n\n" +
                    std::string(std::size_t{33} << 20, 'x'));
    run("hash-object -t commit -w ../bomb > .git/refs/heads/bomb");
    auto const all = read_all();
    ASSERT_EQ(all.broken.size(), 1U);
    EXPECT_TRUE(all.broken[0].error.contains("larger than objects of a history are"))
        << all.broken[0].error;
}

TEST_F(Git, nothing_that_the_repository_configures_is_run) {
    run("config core.fsmonitor 'touch " + (temp_.path() / "owned").string() + "'");
    run("config core.hooksPath /tmp");
    run("config filter.x.smudge 'touch " + (temp_.path() / "owned").string() + "'");
    EXPECT_EQ(read_all().items.size(), 2U);
    EXPECT_FALSE(std::filesystem::exists(temp_.path() / "owned"));
}

TEST_F(Git, an_empty_repository_has_no_commits_and_a_folder_that_is_none_is_refused) {
    std::filesystem::remove_all(folder());
    run("init -q .");
    EXPECT_TRUE(read_all().items.empty());
    EXPECT_FALSE(open_source(temp_.path(), SourceKind::git));
}

TEST_F(Git, ssh_signatures_of_every_common_kind_of_key_are_checked_and_the_key_named) {
    for (auto const* const kind :
         {"ed25519", "rsa -b 3072", "ecdsa -b 256", "ecdsa -b 384", "ecdsa -b 521"}) {
        sign_with(kind);
        auto const verdict = claim(read_all().items.back(), "signature");
        EXPECT_TRUE(verdict.starts_with("SSH, good, key SHA256:")) << kind << ": " << verdict;
        forge();
        auto const forged = read_all().items.back();
        EXPECT_EQ(forged.name, "Forged logo");
        EXPECT_TRUE(claim(forged, "signature").starts_with("SSH, bad: it is not over these bytes"))
            << kind << ": " << claim(forged, "signature");
    }
}

}  // namespace
}  // namespace tally::importers
