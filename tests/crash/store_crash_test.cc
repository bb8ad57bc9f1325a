// A process that dies at each named place of a commit: everything that was acknowledged is there
// afterwards, and nothing is there by halves.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>

#include "crypto/sha256.h"
#include "store/sqlite_store.h"
#include "support/temp_folder.h"

namespace tally::store {
namespace {

namespace fs = std::filesystem;

LedgerId const ledger{std::string(32, 'a')};

std::string content_of(std::uint64_t n) {
    return "mail number " + std::to_string(n) + std::string(500, static_cast<char>('a' + n % 26));
}

// Entry n, its blob and a setting that says n.
Result<void> add(Store& store, std::uint64_t n) {
    WriteBatch batch;
    batch.blobs.push_back(TRY(store.stage(content_of(n))));
    batch.appends.push_back({ledger, {n}, {{"line " + std::to_string(n), "body"}}});
    batch.settings.emplace_back("newest", std::to_string(n));
    return store.commit(batch);
}

// Runs the work in a process of its own. Its exit status, or minus the signal that ended it.
int in_child(std::function<int()> const& work) {
    std::fflush(nullptr);
    auto const child = ::fork();
    if (child == 0) ::_exit(work());
    int status = 0;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

void expect_whole(Store& store, std::uint64_t size) {
    EXPECT_EQ(store.size(ledger).value().value, size);
    EXPECT_EQ(store.setting("newest").value(), std::to_string(size - 1));
    std::uint64_t listed = 0;
    ASSERT_TRUE(store
                    .list([&](BlobInfo const&) -> Result<void> {
                        ++listed;
                        return {};
                    })
                    .has_value());
    EXPECT_EQ(listed, size);
    for (std::uint64_t n = 0; n < size; ++n)
        EXPECT_EQ(store.read(crypto::sha256(content_of(n)), 10'000).value_or("?"), content_of(n));
}

class StoreCrashAt : public testing::TestWithParam<char const*> {};

TEST_P(StoreCrashAt, keeps_what_was_acknowledged_and_nothing_by_halves) {
    support::TempFolder temp;
    auto const folder = temp.path() / "vault";
    auto const fault = std::string{GetParam()} + ":kill";
    auto const ended = in_child([&] {
        auto const store = open_sqlite_store(folder, Access::create).value();
        for (std::uint64_t n = 0; n < 3; ++n)
            if (!add(*store, n)) return 1;
        ::setenv("TALLY_FAULT_AT", fault.c_str(), 1);
        (void)add(*store, 3);
        return 2;  // it should not have come here
    });
    ASSERT_EQ(ended, -SIGKILL);
    auto const landed = std::string{GetParam()} == "db.committed";
    auto const store = open_sqlite_store(folder, Access::read_write).value();
    expect_whole(*store, landed ? 4 : 3);
    if (!landed) {
        EXPECT_TRUE(add(*store, 3).has_value());
    }
    EXPECT_TRUE(add(*store, 4).has_value());
    expect_whole(*store, 5);
}

INSTANTIATE_TEST_SUITE_P(SyncPoints, StoreCrashAt,
                         testing::Values("pack.written", "pack.synced", "db.before-commit",
                                         "db.committed"));

TEST(StoreCrash, bytes_that_nobody_names_are_cut_off_by_the_next_writer) {
    support::TempFolder temp;
    auto const folder = temp.path() / "vault";
    std::uintmax_t committed = 0;
    {
        auto const store = open_sqlite_store(folder, Access::create).value();
        ASSERT_TRUE(add(*store, 0).has_value());
        committed = fs::file_size(folder / "blobs" / "0001.pack");
        ASSERT_TRUE(store->stage(std::string(1000, 'x')).has_value());
        EXPECT_GT(fs::file_size(folder / "blobs" / "0001.pack"), committed);
    }
    auto const store = open_sqlite_store(folder, Access::read_write).value();
    EXPECT_EQ(fs::file_size(folder / "blobs" / "0001.pack"), committed);
    expect_whole(*store, 1);
}

TEST(StoreCrash, content_that_was_being_erased_is_overwritten_by_the_next_writer) {
    support::TempFolder temp;
    auto const folder = temp.path() / "vault";
    auto const ended = in_child([&] {
        auto const store = open_sqlite_store(folder, Access::create).value();
        WriteBatch batch;
        batch.blobs.push_back(store->stage("the secret").value());
        if (!store->commit(batch)) return 1;
        ::setenv("TALLY_FAULT_AT", "db.committed:kill", 1);
        batch = {};
        batch.erased_blobs.push_back(crypto::sha256("the secret"));
        (void)store->commit(batch);
        return 2;
    });
    ASSERT_EQ(ended, -SIGKILL);
    auto const pack = [&] {
        std::ifstream in{folder / "blobs" / "0001.pack", std::ios::binary};
        return std::string{std::istreambuf_iterator<char>{in}, {}};
    };
    EXPECT_EQ(pack(), "the secret");
    auto const store = open_sqlite_store(folder, Access::read_write).value();
    EXPECT_EQ(pack(), std::string(10, '\0'));
    EXPECT_EQ(store->read(crypto::sha256("the secret"), 100).error().code, Code::not_found);
}

// Files may not grow: the log of vault.db cannot take the pages of the commit.
TEST(StoreCrash, a_commit_that_the_disk_refuses_is_never_reported_as_done) {
    support::TempFolder temp;
    auto const folder = temp.path() / "vault";
    auto const outcome = in_child([&] {
        auto const store = open_sqlite_store(folder, Access::create).value();
        if (!add(*store, 0)) return 101;
        ::signal(SIGXFSZ, SIG_IGN);
        auto const size =
            std::max(fs::file_size(folder / "vault.db-wal"), fs::file_size(folder / "vault.db"));
        rlimit const limit{size + 1000, size + 1000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        WriteBatch batch;
        batch.settings.emplace_back("big", std::string(200'000, 'b'));
        auto const refused = store->commit(batch);
        if (refused) return 102;
        if (refused.error().code == Code::unknown_state)  // nothing more until it is opened again
            return store->size(ledger).has_value() ? 103 : 0;
        return refused.error().code == Code::unavailable ? 0 : 104;
    });
    EXPECT_EQ(outcome, 0);
    auto const store = open_sqlite_store(folder, Access::read_write).value();
    expect_whole(*store, 1);
    EXPECT_FALSE(store->setting("big").value().has_value());
}

}  // namespace
}  // namespace tally::store
