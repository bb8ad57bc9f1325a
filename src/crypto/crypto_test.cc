#include <gtest/gtest.h>

#include "base/encoding.h"
#include "crypto/ed25519.h"
#include "crypto/sha256.h"
#include "crypto/system_random.h"

namespace tally::crypto {
namespace {

TEST(Sha256, matches_the_examples_of_fips_180) {
    EXPECT_EQ(sha256("abc").hex(),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256("").hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256("a", "b", "c"), sha256("abc"));
}

TEST(Hmac, matches_rfc_4231_case_2) {
    EXPECT_EQ(hmac_sha256("Jefe", "what do ya want for nothing?").hex(),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(Ed25519, matches_rfc_8032_section_7_1_test_1) {
    auto const seed =
        from_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60").value();
    auto const key = SigningKey::from_seed(seed).value();
    EXPECT_EQ(to_hex(key.public_key().view()),
              "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    EXPECT_EQ(
        to_hex(key.sign("").view()),
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e3970"
        "1cf9b46bd25bf5f0595bbe24655141438e7a100b");
    EXPECT_EQ(key.seed(), seed);
}

TEST(Ed25519, refuses_another_message_key_or_signature) {
    SystemRandom random;
    auto const key = SigningKey::generate(random);
    auto const other = SigningKey::generate(random);
    auto signature = key.sign("paid");
    EXPECT_TRUE(verify(key.public_key(), "paid", signature));
    EXPECT_FALSE(verify(key.public_key(), "unpaid", signature));
    EXPECT_FALSE(verify(other.public_key(), "paid", signature));
    signature.bytes[5] ^= 1;
    EXPECT_FALSE(verify(key.public_key(), "paid", signature));
}

TEST(Ed25519, public_keys_read_back_and_have_a_fingerprint) {
    SystemRandom random;
    auto const key = SigningKey::generate(random).public_key();
    EXPECT_EQ(PublicKey::parse(key.text()).value(), key);
    EXPECT_EQ(key.fingerprint(), sha256(key.view()));
    EXPECT_FALSE(PublicKey::parse("ed25519:AAAA").has_value());
}

}  // namespace
}  // namespace tally::crypto
