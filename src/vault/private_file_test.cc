#include "vault/private_file.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/random.h"
#include "support/temp_folder.h"
#include "vault/owner_keys.h"

namespace tally::vault {
namespace {

using std::filesystem::perms;

TEST(PrivateFile, only_the_owner_can_read_what_was_written) {
    support::TempFolder const folder;
    auto const path = folder.path() / "keys" / "owner.key";
    ASSERT_TRUE(write_private_file(path, "secret"));
    EXPECT_EQ(std::filesystem::status(path).permissions(), perms::owner_read | perms::owner_write);
    EXPECT_EQ(std::filesystem::status(path.parent_path()).permissions(), perms::owner_all);
    EXPECT_EQ(read_private_file(path).value(), "secret");
}

TEST(PrivateFile, a_file_that_others_can_read_is_refused_with_the_remedy) {
    support::TempFolder const folder;
    auto const path = folder.path() / "owner.key";
    ASSERT_TRUE(write_private_file(path, "secret"));
    std::filesystem::permissions(path, perms::others_read, std::filesystem::perm_options::add);
    auto const read = read_private_file(path);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, Code::rejected);
    EXPECT_TRUE(read.error().hint.contains("chmod 600"));
}

TEST(PrivateFile, writing_again_replaces_the_whole_content) {
    support::TempFolder const folder;
    auto const path = folder.path() / "id";
    ASSERT_TRUE(write_private_file(path, "a long first content"));
    ASSERT_TRUE(write_private_file(path, "short"));
    EXPECT_EQ(read_private_file(path).value(), "short");
}

TEST(OwnerKeys, come_back_from_their_file_as_they_were) {
    support::TempFolder const folder;
    SeededRandom random{7};
    auto const keys = OwnerKeys::generate(random);
    ASSERT_TRUE(write_owner_keys(folder.path(), keys));
    auto const read = read_owner_keys(folder.path());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->signing.public_key(), keys.signing.public_key());
    EXPECT_EQ(read->partition_secret, keys.partition_secret);
}

TEST(OwnerKeys, an_unreadable_key_file_never_shows_its_content) {
    auto const parsed = OwnerKeys::parse("{\"signing_seed\":\"c2VjcmV0\"}");
    ASSERT_FALSE(parsed);
    EXPECT_FALSE(parsed.error().message.contains("c2VjcmV0"));
    EXPECT_FALSE(parsed.error().hint.contains("c2VjcmV0"));
}

}  // namespace
}  // namespace tally::vault
