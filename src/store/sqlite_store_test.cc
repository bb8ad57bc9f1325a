#include "store/sqlite_store.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <functional>

#include "base/random.h"
#include "crypto/sha256.h"
#include "support/temp_folder.h"

namespace tally::store {
namespace {

namespace fs = std::filesystem;

class SqliteStoreFiles : public testing::Test {
protected:
    fs::path folder() const { return temp_.path() / "vault"; }
    std::unique_ptr<Store> open(Access access) {
        return open_sqlite_store(folder(), access, {10'000}).value();
    }
    Code refusal(Access access) { return open_sqlite_store(folder(), access).error().code; }
    static void put(Store& store, std::string_view content) {
        WriteBatch batch;
        batch.blobs.push_back(store.stage(content).value());
        ASSERT_TRUE(store.commit(batch).has_value());
    }
    void overwrite(fs::path const& file, std::streamoff at, std::string_view bytes) {
        std::fstream out{file, std::ios::binary | std::ios::in | std::ios::out};
        out.seekp(at);
        out << bytes;
        ASSERT_TRUE(out.flush());
    }

private:
    support::TempFolder temp_;
};

TEST_F(SqliteStoreFiles, opening_says_what_is_not_there_or_there_already) {
    EXPECT_EQ(refusal(Access::read_only), Code::not_found);
    EXPECT_EQ(refusal(Access::read_write), Code::not_found);
    open(Access::create);
    EXPECT_EQ(refusal(Access::create), Code::conflict);
}

TEST_F(SqliteStoreFiles, only_the_owner_may_look_inside) {
    auto const store = open(Access::create);
    put(*store, "content");
    for (auto const& file : fs::recursive_directory_iterator(folder())) {
        auto const wanted = file.is_directory() ? 0700 : 0600;
        EXPECT_EQ(static_cast<int>(file.status().permissions()), wanted) << file.path();
    }
    EXPECT_EQ(static_cast<int>(fs::status(folder()).permissions()), 0700);
}

TEST_F(SqliteStoreFiles, a_second_writer_is_told_who_writes_and_readers_are_not_stopped) {
    auto const writer = open(Access::create);
    auto const second = open_sqlite_store(folder(), Access::read_write);
    EXPECT_EQ(second.error().code, Code::unavailable);
    EXPECT_EQ(second.error().message, "another tally is writing to this vault (process " +
                                          std::to_string(::getpid()) + ")");
    auto const reader = open(Access::read_only);
    put(*writer, "seen at once");
    EXPECT_EQ(reader->read(crypto::sha256("seen at once"), 100).value(), "seen at once");
    EXPECT_EQ(reader->stage("refused").error().code, Code::unavailable);
    EXPECT_EQ(reader->commit({}).error().code, Code::unavailable);
}

TEST_F(SqliteStoreFiles, packs_roll_over_and_the_next_writer_goes_on_in_the_last) {
    SeededRandom random{1};
    std::vector<Digest> digests;
    for (int round = 0; round < 3; ++round) {
        auto const store = open(round == 0 ? Access::create : Access::read_write);
        for (int i = 0; i < 4; ++i) {
            auto const content = random.bytes(4000);
            put(*store, content);
            digests.push_back(crypto::sha256(content));
        }
    }
    auto const store = open(Access::read_only);
    for (auto const& digest : digests) EXPECT_TRUE(store->read(digest, 4000).has_value());
    EXPECT_TRUE(fs::exists(folder() / "blobs" / "0006.pack"));
    EXPECT_FALSE(fs::exists(folder() / "blobs" / "0007.pack"));
}

TEST_F(SqliteStoreFiles, compresses_where_it_pays) {
    auto const store = open(Access::create);
    put(*store, std::string(8000, 'a'));
    EXPECT_LT(fs::file_size(folder() / "blobs" / "0001.pack"), 200u);
}

TEST_F(SqliteStoreFiles, one_changed_byte_in_a_pack_is_noticed_in_every_form) {
    SeededRandom random{5};
    auto const raw = random.bytes(3000);
    auto const text = std::string(3000, 't') + random.bytes(50);
    {
        auto const store = open(Access::create);
        put(*store, raw);
        put(*store, text);
    }
    auto const pack = folder() / "blobs" / "0001.pack";
    overwrite(pack, 100, std::string(1, static_cast<char>(raw[100] ^ 1)));
    overwrite(pack, 3020, "XXXX");
    auto const store = open(Access::read_only);
    auto const nowhere = [](std::string_view) -> Result<void> { return {}; };
    for (auto const& content : {raw, text}) {
        auto const digest = crypto::sha256(content);
        EXPECT_EQ(store->read(digest, 10'000).error().code, Code::corrupt);
        EXPECT_EQ(store->read_stream(digest, nowhere).error().code, Code::corrupt);
    }
    fs::remove(pack);
    EXPECT_EQ(open(Access::read_only)->read(crypto::sha256(raw), 3000).error().code, Code::corrupt);
}

TEST_F(SqliteStoreFiles, a_file_that_is_no_database_of_ours_is_refused) {
    open(Access::create);
    overwrite(folder() / "vault.db", 0, std::string(100, 'x'));
    EXPECT_EQ(refusal(Access::read_only), Code::corrupt);
    EXPECT_EQ(refusal(Access::read_write), Code::corrupt);
    open_sqlite_store(folder() / "other", Access::create).value();
}

TEST_F(SqliteStoreFiles, a_vault_of_a_newer_release_is_refused) {
    open(Access::create);
    overwrite(folder() / "vault.db", 60, std::string("\0\0\0\x63", 4));  // user_version
    EXPECT_EQ(refusal(Access::read_write), Code::invalid_input);
}

// Permissions do not stop root: the reading happens in a process that is somebody else.
int read_as_somebody(std::function<int()> const& work) {
    auto const child = ::fork();
    if (child == 0) ::_exit(::geteuid() == 0 && ::setuid(65534) != 0 ? 99 : work());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}

TEST_F(SqliteStoreFiles, opens_where_nothing_can_be_written_unless_changes_are_still_in_the_log) {
    put(*open(Access::create), "on a read-only medium");
    for (auto const& file : fs::recursive_directory_iterator(folder()))
        fs::permissions(file.path(), fs::perms{file.is_directory() ? 0555u : 0444u});
    fs::permissions(folder(), fs::perms{0555});
    fs::permissions(folder().parent_path(), fs::perms{0755});
    EXPECT_EQ(read_as_somebody([&] {
                  auto const store = open_sqlite_store(folder(), Access::read_only);
                  if (!store) return 1;
                  return (*store)->read(crypto::sha256("on a read-only medium"), 100) ? 0 : 2;
              }),
              0);
    fs::permissions(folder(), fs::perms{0755});
    std::ofstream{folder() / "vault.db-wal"} << "left behind";
    fs::permissions(folder() / "vault.db-wal", fs::perms{0444});
    fs::permissions(folder(), fs::perms{0555});
    EXPECT_EQ(read_as_somebody([&] {
                  auto const store = open_sqlite_store(folder(), Access::read_only);
                  if (store) return 1;
                  return store.error().message.contains("last changes are still in") ? 0 : 2;
              }),
              0);
    fs::permissions(folder(), fs::perms{0755});
}

}  // namespace
}  // namespace tally::store
