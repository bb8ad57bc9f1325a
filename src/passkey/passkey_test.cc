#include <gtest/gtest.h>

#include "base/encoding.h"
#include "crypto/sha256.h"
#include "passkey/authenticator_data.h"
#include "passkey/cbor.h"
#include "passkey/challenge.h"
#include "passkey/client_data.h"
#include "passkey/key.h"

namespace tally::passkey {
namespace {

using namespace std::string_view_literals;

// The generator of P-256, a point that everybody knows.
constexpr auto generator =
    "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f"
    "9e162bce33576b315ececbb6406837bf51f5"sv;

std::string bytes(std::string_view hex) { return from_hex(hex).value(); }

Digest const challenge = crypto::sha256("a challenge");
constexpr auto site = "https://tally.example"sv;

std::string client_data(std::string_view behind_the_origin) {
    return "{\"type\":\"webauthn.get\",\"challenge\":\"" + base64url(challenge.view()) +
           "\",\"origin\":\"https://tally.example\"" + std::string{behind_the_origin};
}

bool is_taken(std::string_view data) {
    return check_client_data(data, Ceremony::get, challenge, site).has_value();
}

TEST(Challenge, names_the_ledger_the_checkpoint_and_the_agreement) {
    Challenge const asked{"ja4fymithfoi7kjjdsproxit45mop3ht", 6, crypto::sha256("root"),
                          crypto::sha256("agreement")};
    EXPECT_EQ(asked.text(), "tallystick passkey v1\nja4fymithfoi7kjjdsproxit45mop3ht\n6\n" +
                                to_base64(crypto::sha256("root").view()) + "\n" +
                                crypto::sha256("agreement").text() + "\n");
    EXPECT_EQ(asked.digest(), crypto::sha256(asked.text()));
}

TEST(Challenge, says_that_there_is_no_agreement) {
    Challenge const asked{"ja4fymithfoi7kjjdsproxit45mop3ht", 1, {}, std::nullopt};
    EXPECT_TRUE(asked.text().ends_with("=\nnone\n"));
}

TEST(ClientData, is_taken_in_the_writing_of_the_standard_alone) {
    EXPECT_TRUE(is_taken(client_data(",\"crossOrigin\":false}")));
    EXPECT_TRUE(is_taken(client_data(",\"crossOrigin\":false,\"note\":\"more may come\"}")));
    EXPECT_TRUE(is_taken(client_data("}")));
    EXPECT_FALSE(is_taken(client_data(",\"crossOrigin\":true}")));
    EXPECT_FALSE(is_taken(client_data(",\"note\":1,\"crossOrigin\":true}")));
    EXPECT_FALSE(is_taken(client_data(",\"crossOrigin\":false")));
    EXPECT_FALSE(is_taken(client_data(",\"crossOrigin\":falsehood}")));
    EXPECT_FALSE(is_taken(client_data("x}")));
    EXPECT_FALSE(is_taken(" " + client_data("}")));
    EXPECT_FALSE(is_taken(""));
}

TEST(ClientData, is_not_taken_for_another_ceremony_challenge_or_site) {
    auto const good = client_data("}");
    EXPECT_FALSE(check_client_data(good, Ceremony::create, challenge, site));
    EXPECT_FALSE(check_client_data(good, Ceremony::get, crypto::sha256("another"), site));
    EXPECT_FALSE(check_client_data(good, Ceremony::get, challenge, "https://tally.exampl"));
    EXPECT_FALSE(check_client_data(good, Ceremony::get, challenge, "https://tally.example:8443"));
}

TEST(ClientData, longer_than_any_browser_writes_is_refused) {
    auto const long_note = std::string(client_data_bytes_max, 'x');
    EXPECT_FALSE(is_taken(client_data(",\"crossOrigin\":false,\"note\":\"" + long_note + "\"}")));
}

TEST(RelyingParty, is_the_host_of_a_secure_address) {
    EXPECT_EQ(relying_party_of("https://tally.example").value(), "tally.example");
    EXPECT_EQ(relying_party_of("https://tally.example:8443").value(), "tally.example");
    EXPECT_EQ(relying_party_of("http://localhost:8099").value(), "localhost");
}

TEST(RelyingParty, is_refused_for_an_address_that_a_browser_would_not_take) {
    for (auto const* const origin :
         {"", "http://tally.example", "https://", "https://tally.example/", "https://a@b",
          "https://Tally.example", "https://tally.example:", "https://tally.example:x", "localhost",
          "https://tally.example:8443:1", "https://tally.example\"", "ftp://localhost"})
        EXPECT_FALSE(relying_party_of(origin)) << origin;
}

TEST(PublicKey, is_read_from_cose_and_written_for_stock_tools) {
    auto const point = bytes(generator);
    auto const cose = bytes("a5010203262001215820") + point.substr(1, 32) + bytes("225820") +
                      point.substr(33) + "behind";
    auto const read = PublicKey::from_cose(cose);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->bytes, cose.size() - 6);
    EXPECT_EQ(read->key, PublicKey::from_raw(Algorithm::es256, point).value());
    EXPECT_EQ(PublicKey::from_spki(read->key.spki()).value(), read->key);
    EXPECT_EQ(read->key.fingerprint(), crypto::sha256(read->key.spki()));
}

TEST(PublicKey, of_ed25519_is_read_from_cose) {
    auto const raw = std::string(32, '\x07');
    auto const read = PublicKey::from_cose(bytes("a4010103272006215820") + raw);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->key.algorithm(), Algorithm::ed25519);
    EXPECT_EQ(read->key.spki(), bytes("302a300506032b6570032100") + raw);
}

TEST(PublicKey, of_another_kind_or_writing_is_refused) {
    auto const point = bytes(generator);
    auto const x = bytes("215820") + point.substr(1, 32);
    auto const y = bytes("225820") + point.substr(33);
    auto const refused = [](std::string const& cose) { return !PublicKey::from_cose(cose); };
    EXPECT_TRUE(refused(bytes("a40102032620012158")));                      // cut off
    EXPECT_TRUE(refused(bytes("a4010203262001") + x));                      // no y
    EXPECT_TRUE(refused(bytes("a501020326200121") + x + y));                // shifted
    EXPECT_TRUE(refused(bytes("a5010203282001") + x + y));                  // another algorithm
    EXPECT_TRUE(refused(bytes("a5010203262002") + x + y));                  // another curve
    EXPECT_TRUE(refused(bytes("a5010203262001") + x + x));                  // twice
    EXPECT_TRUE(refused(bytes("a6010203262001") + x + y + bytes("2301")));  // one too many
    EXPECT_TRUE(refused(bytes("bf010203262001") + x + y + bytes("ff")));    // indefinite
    EXPECT_TRUE(refused(bytes("a5010203262001") + x + bytes("2258200000000000") +
                        std::string(27, '\0')));  // not on the curve
    EXPECT_TRUE(refused(bytes("bb7fffffffffffffff")));
}

TEST(PublicKey, is_read_from_its_one_writing_only) {
    auto const spki = PublicKey::from_raw(Algorithm::es256, bytes(generator)).value().spki();
    EXPECT_FALSE(PublicKey::from_spki(spki + "x"));
    EXPECT_FALSE(PublicKey::from_spki(spki.substr(0, spki.size() - 1)));
    EXPECT_FALSE(PublicKey::from_spki(""));
    EXPECT_FALSE(PublicKey::from_raw(Algorithm::ed25519, "short"));
}

TEST(CborReader, never_takes_a_length_at_its_word) {
    EXPECT_FALSE(CborReader{bytes("5bffffffffffffffff")}.bytes());
    EXPECT_FALSE(CborReader{bytes("5affffffff00")}.bytes());
    EXPECT_FALSE(CborReader{bytes("5f41004100ff")}.bytes());
    EXPECT_FALSE(CborReader{bytes("bbffffffffffffffff")}.map());
    EXPECT_FALSE(CborReader{bytes("1bffffffffffffffff")}.integer());
    EXPECT_FALSE(CborReader{""}.integer());
    EXPECT_EQ(CborReader{bytes("3863")}.integer().value(), -100);
}

std::string authenticator(std::uint8_t flags, std::string_view behind = {}) {
    return std::string{crypto::sha256("tally.example").view()} + static_cast<char>(flags) +
           bytes("00000009") + std::string{behind};
}

TEST(AuthenticatorData, says_who_was_there) {
    auto const touched = read_authenticator_data(authenticator(0x01), "tally.example").value();
    EXPECT_FALSE(touched.user_verified);
    EXPECT_EQ(touched.uses, 9U);
    auto const verified = read_authenticator_data(authenticator(0x1d), "tally.example").value();
    EXPECT_TRUE(verified.user_verified);
    EXPECT_TRUE(verified.backed_up);
}

TEST(AuthenticatorData, of_another_site_or_of_nobody_is_refused) {
    EXPECT_FALSE(read_authenticator_data(authenticator(0x01), "tally.exampl"));
    EXPECT_FALSE(read_authenticator_data(authenticator(0x04), "tally.example"));
    EXPECT_FALSE(read_authenticator_data(authenticator(0x01).substr(0, 36), "tally.example"));
    EXPECT_FALSE(read_authenticator_data(authenticator(0x01, "x"), "tally.example"));
    EXPECT_FALSE(
        read_authenticator_data(authenticator(0x41, std::string(18, '\xff')), "tally.example"));
    EXPECT_TRUE(read_authenticator_data(authenticator(0x81, bytes("a0")), "tally.example"));
}

}  // namespace
}  // namespace tally::passkey
