#include "vault/owner_keys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "vault/key_access.h"

namespace tally::vault {
namespace {

using testing::HasSubstr;
using testing::Not;

// Few rounds of scrypt: what is tested is not how long guessing takes.
crypto::AgePassphrase passphrase(std::string const& text) { return {crypto::SecretBytes{text}, 4}; }

AskPassphrase answers(std::vector<std::string> list, int& asked) {
    return [list = std::move(list), &asked](int attempt) -> Result<crypto::SecretBytes> {
        ++asked;
        return crypto::SecretBytes{list.at(static_cast<std::size_t>(attempt) - 1)};
    };
}

class KeyUnderAPassphrase : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(keys.signing.protect(passphrase("correct horse"), random));
    }
    OwnerKeys from_file() const { return OwnerKeys::parse(keys.text()).value(); }

    SeededRandom random{7};
    OwnerKeys keys = OwnerKeys::generate(random);
};

TEST_F(KeyUnderAPassphrase, is_known_by_name_but_does_not_sign_before_it_is_unlocked) {
    auto read = from_file();
    EXPECT_EQ(read.signing.public_key(), keys.signing.public_key());
    EXPECT_EQ(read.partition_secret, keys.partition_secret);
    EXPECT_TRUE(read.signing.is_protected());
    EXPECT_EQ(read.signing.open(), nullptr);
    ASSERT_TRUE(read.signing.unlock(passphrase("correct horse")));
    EXPECT_EQ(read.signing.open()->seed(), keys.signing.open()->seed());
}

TEST_F(KeyUnderAPassphrase, does_not_stand_in_its_file) {
    auto const plain = OwnerKeys{crypto::SigningKey::from_seed(keys.signing.open()->seed()).value(),
                                 keys.partition_secret};
    auto const seed = plain.text().substr(plain.text().find("signing_seed") + 15, 40);
    EXPECT_THAT(plain.text(), HasSubstr(seed));
    EXPECT_THAT(keys.text(), Not(HasSubstr(seed)));
}

TEST_F(KeyUnderAPassphrase, stays_under_it_in_the_file_once_it_was_unlocked) {
    auto read = from_file();
    ASSERT_TRUE(read.signing.unlock(passphrase("correct horse")));
    EXPECT_EQ(read.text(), keys.text());
}

TEST_F(KeyUnderAPassphrase, refuses_another_one) {
    auto read = from_file();
    auto const refused = read.signing.unlock(passphrase("wrong"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::rejected);
    EXPECT_EQ(read.signing.open(), nullptr);
}

TEST_F(KeyUnderAPassphrase, is_asked_for_three_times_at_most) {
    UnlockedKeys unlocked;
    int asked = 0;
    auto read = from_file();
    auto const refused = unlocked.unlock(read.signing, answers({"a", "b", "c", "d"}, asked));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::rejected);
    EXPECT_EQ(asked, 3);
}

TEST_F(KeyUnderAPassphrase, is_asked_for_once_in_the_life_of_a_server) {
    UnlockedKeys unlocked;
    int asked = 0;
    auto first = from_file();
    ASSERT_TRUE(unlocked.unlock(first.signing, answers({"typo", "correct horse"}, asked)));
    auto second = from_file();
    ASSERT_TRUE(unlocked.unlock(second.signing, answers({}, asked)));
    EXPECT_EQ(asked, 2);
    EXPECT_EQ(second.signing.open()->seed(), keys.signing.open()->seed());
    EXPECT_EQ(unlocked.passphrase_of(second.signing).value().view(), "correct horse");
}

TEST_F(KeyUnderAPassphrase, of_a_file_that_was_tampered_with_is_not_taken_for_one_that_was_open) {
    UnlockedKeys unlocked;
    int asked = 0;
    auto honest = from_file();
    ASSERT_TRUE(unlocked.unlock(honest.signing, answers({"correct horse"}, asked)));
    auto const other = OwnerKeys::generate(random);
    auto forged = HeldKey::sealed(other.signing.public_key(), keys.signing.sealed_bytes());
    auto const refused = unlocked.unlock(forged, answers({"correct horse"}, asked));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::corrupt);
}

TEST_F(KeyUnderAPassphrase, says_so_where_nobody_can_be_asked) {
    auto read = from_file();
    auto const refused = unlock(read.signing, {});
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr("under a passphrase"));
}

TEST_F(KeyUnderAPassphrase, that_was_exchanged_for_another_is_found_out) {
    auto other = OwnerKeys::generate(random);
    auto forged = HeldKey::sealed(other.signing.public_key(), keys.signing.sealed_bytes());
    auto const refused = forged.unlock(passphrase("correct horse"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::corrupt);
}

TEST_F(KeyUnderAPassphrase, can_be_taken_out_again) {
    auto read = from_file();
    ASSERT_TRUE(read.signing.unlock(passphrase("correct horse")));
    read.signing.unprotect();
    auto const plain = OwnerKeys::parse(read.text()).value();
    ASSERT_NE(plain.signing.open(), nullptr);
    EXPECT_EQ(plain.signing.open()->seed(), keys.signing.open()->seed());
}

TEST(OwnerKeys, keep_two_keys_while_one_follows_the_other) {
    SeededRandom random{8};
    auto keys = OwnerKeys::generate(random);
    keys.next = HeldKey{crypto::SigningKey::generate(random)};
    auto const read = OwnerKeys::parse(keys.text()).value();
    EXPECT_EQ(read.signing.public_key(), keys.signing.public_key());
    ASSERT_TRUE(read.next);
    EXPECT_EQ(read.next->public_key(), keys.next->public_key());
}

// docs/formats/key-file.md
TEST(OwnerKeys, the_broken_vectors_of_the_key_file_are_refused) {
    std::string const secret = "\"partition_secret\":\"" + std::string(43, 'A') + "=\"";
    std::string const seed = "{\"seed\":\"" + std::string(43, 'A') + "=\"}";
    auto const file = [&](std::string const& list, std::string const& version) {
        return OwnerKeys::parse("{\"keys\":[" + list + "]," + secret + ",\"v\":" + version + "}");
    };
    EXPECT_TRUE(file(seed, "2"));
    EXPECT_TRUE(file(seed + "," + seed, "2"));
    for (auto const& list : {std::string{}, seed + "," + seed + "," + seed, std::string{"{}"},
                             std::string{"{\"seed\":\"AAAA\"}"}, std::string{"\"seed\""},
                             std::string{"{\"key\":\"ed25519:AAAA\",\"sealed_seed\":\"AAAA\"}"}})
        EXPECT_FALSE(file(list, "2")) << list;
    EXPECT_FALSE(file(seed, "3"));
    EXPECT_FALSE(file(seed, "1"));
}

}  // namespace
}  // namespace tally::vault
