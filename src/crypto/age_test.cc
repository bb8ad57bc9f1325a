#include "crypto/age.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "base/random.h"
#include "base/words.h"
#include "crypto/age_cipher.h"
#include "crypto/age_header.h"
#include "crypto/bech32.h"
#include "support/streams.h"

namespace tally::crypto {
namespace {

constexpr std::size_t chunk_bytes = 65'536;

AgePassphrase passphrase(std::string const& text) { return {SecretBytes{text}, 2}; }

class Age : public testing::Test {
protected:
    AgeIdentity identity() {
        SeededRandom random{1};
        return AgeIdentity::generate(random);
    }
    std::vector<AgeIdentity> identities() { return {identity()}; }

    std::string encrypt(std::string_view plain, AgeRecipients const& recipients) {
        std::string file;
        SeededRandom random{2};
        auto writer = AgeWriter::start(support::sink_to(file), recipients, random).value();
        EXPECT_TRUE(writer.write(plain));
        EXPECT_TRUE(writer.finish());
        return file;
    }
    std::string encrypt(std::string_view plain) {
        return encrypt(plain, std::vector{identity().recipient()});
    }
    Result<std::string> decrypt(std::string const& file, AgeIdentities const& with,
                                AgeLimits const& limits = {}) {
        std::string plain;
        auto const done =
            age_decrypt(support::pull_from(file, 1000), with, support::sink_to(plain), limits);
        if (!done) return std::unexpected(done.error());
        return plain;
    }
    Error refusal(std::string const& file) {
        auto const opened = decrypt(file, identities());
        EXPECT_FALSE(opened);
        return opened ? Error{} : opened.error();
    }
    // A well-formed file around these stanzas.
    static std::string file_of(std::vector<AgeStanza> const& stanzas, SecretBytes const& key) {
        return write_age_header(stanzas, key) + std::string(16, 'n');
    }
};

TEST_F(Age, text_of_keys_is_what_age_keygen_would_print) {
    // BIP 173 and the C2SP age specification
    auto const secret =
        "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";
    auto const key = AgeIdentity::parse(secret).value();
    EXPECT_EQ(key.secret(), std::string(32, '\x42'));
    EXPECT_EQ(key.text(), secret);
    EXPECT_EQ(key.recipient().text(),
              "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj");
    EXPECT_EQ(AgeRecipient::parse(key.recipient().text()).value(), key.recipient());
}

TEST_F(Age, a_mistyped_key_is_refused_and_never_repeated) {
    auto const good = identity().text();
    for (std::size_t at = 0; at < good.size(); ++at) {
        auto bad = good;
        bad[at] = bad[at] == 'Q' ? 'P' : 'Q';
        auto const parsed = AgeIdentity::parse(bad);
        ASSERT_FALSE(parsed) << at;
        EXPECT_EQ(parsed.error().code, Code::invalid_input);
        EXPECT_FALSE(parsed.error().message.contains(bad.substr(20)));
    }
    auto const recipient = identity().recipient().text();
    for (auto const& bad : {std::string{}, std::string{"age1"}, recipient + "q", "x" + recipient,
                            recipient.substr(0, 61), to_bech32("age", "short"), good})
        EXPECT_EQ(AgeRecipient::parse(bad).error().code, Code::invalid_input) << bad;
    EXPECT_FALSE(AgeIdentity::parse(ascii_lower(good)));
}

TEST_F(Age, identity_files_hold_comments_and_say_which_line_is_none) {
    auto const text = identity().text();
    EXPECT_EQ(parse_age_identities("# a comment\r\n\n" + text + "\r\n" + text).value().size(), 2U);
    auto const bad = parse_age_identities("# a comment\n" + text + "\nnonsense\n");
    EXPECT_TRUE(bad.error().message.starts_with("line 3")) << bad.error().message;
    EXPECT_EQ(parse_age_identities("# nothing\n").error().code, Code::invalid_input);
}

TEST_F(Age, opens_what_it_wrote_at_every_size_around_a_chunk) {
    SeededRandom random{3};
    for (auto const size : {std::size_t{0}, std::size_t{1}, chunk_bytes - 1, chunk_bytes,
                            chunk_bytes + 1, 2 * chunk_bytes, 3 * chunk_bytes + 5}) {
        auto const plain = random.bytes(size);
        EXPECT_EQ(decrypt(encrypt(plain), identities()).value(), plain) << size;
        auto const chunks = std::max<std::size_t>(1, (size + chunk_bytes - 1) / chunk_bytes);
        EXPECT_EQ(encrypt(plain).size() - encrypt("").size(), size + (chunks - 1) * 16) << size;
    }
}

TEST_F(Age, the_pieces_in_which_it_is_written_do_not_matter) {
    SeededRandom random{4};
    auto const plain = random.bytes(2 * chunk_bytes + 77);
    std::string file;
    SeededRandom same{2};
    auto writer =
        AgeWriter::start(support::sink_to(file), std::vector{identity().recipient()}, same).value();
    for (std::size_t at = 0; at < plain.size(); at += 999)
        ASSERT_TRUE(writer.write(std::string_view{plain}.substr(at, 999)));
    ASSERT_TRUE(writer.finish());
    EXPECT_EQ(file, encrypt(plain));
}

TEST_F(Age, a_wrong_identity_or_passphrase_is_rejected_not_called_damage) {
    SeededRandom random{5};
    std::vector<AgeIdentity> const stranger{AgeIdentity::generate(random)};
    auto const for_key = encrypt("hello");
    auto const under_passphrase = encrypt("hello", passphrase("open sesame"));
    EXPECT_EQ(decrypt(under_passphrase, passphrase("open sesame")).value(), "hello");
    EXPECT_EQ(decrypt(for_key, stranger).error().code, Code::rejected);
    EXPECT_EQ(decrypt(for_key, passphrase("open sesame")).error().code, Code::rejected);
    EXPECT_EQ(decrypt(under_passphrase, passphrase("open Sesame")).error().code, Code::rejected);
    EXPECT_EQ(decrypt(under_passphrase, identities()).error().code, Code::rejected);
}

TEST_F(Age, nobody_an_empty_passphrase_and_a_key_of_low_order_are_refused_for_writing) {
    SeededRandom random{6};
    std::string file;
    for (AgeRecipients const& recipients :
         {AgeRecipients{std::vector<AgeRecipient>{}}, AgeRecipients{passphrase("")},
          AgeRecipients{std::vector{AgeRecipient::from_bytes(std::string(32, '\0'))}}})
        EXPECT_EQ(AgeWriter::start(support::sink_to(file), recipients, random).error().code,
                  Code::invalid_input);
    EXPECT_EQ(file, "");
}

TEST_F(Age, one_flipped_bit_anywhere_is_noticed) {
    auto const file = encrypt("the evidence");
    for (std::size_t at = 0; at < file.size(); ++at)
        for (int bit = 0; bit < 8; ++bit) {
            auto flipped = file;
            flipped[at] = static_cast<char>(flipped[at] ^ 1 << bit);
            EXPECT_FALSE(decrypt(flipped, identities())) << "byte " << at << " bit " << bit;
        }
}

TEST_F(Age, says_in_which_region_the_damage_is) {
    SeededRandom random{7};
    auto const file = encrypt(random.bytes(2 * chunk_bytes + 100));
    auto const header = file.find("\n---") + 1;
    auto const payload = file.find('\n', header) + 1 + 16;
    auto const flipped = [&](std::size_t at) {
        auto bad = file;
        bad[at] = static_cast<char>(bad[at] ^ 1);
        return refusal(bad);
    };
    EXPECT_EQ(flipped(0).code, Code::invalid_input);
    EXPECT_EQ(flipped(header + 6).code, Code::corrupt);  // inside the MAC
    EXPECT_TRUE(flipped(header + 6).message.contains("header"));
    EXPECT_EQ(flipped(payload - 1).code, Code::corrupt);  // the nonce: no chunk opens
    EXPECT_TRUE(flipped(payload - 1).message.contains("chunk 1 "));
    EXPECT_TRUE(flipped(payload + 5).message.contains("chunk 1 "));
    EXPECT_TRUE(flipped(payload + chunk_bytes + 16).message.contains("chunk 2 "));
    EXPECT_TRUE(flipped(file.size() - 1).message.contains("chunk 3 "));
    EXPECT_EQ(flipped(file.size() - 1).code, Code::corrupt);
}

TEST_F(Age, a_file_that_was_cut_off_never_opens) {
    auto const file = encrypt("the evidence");
    for (std::size_t size = 0; size < file.size(); ++size)
        EXPECT_FALSE(decrypt(file.substr(0, size), identities())) << size;
    SeededRandom random{8};
    auto const long_file = encrypt(random.bytes(2 * chunk_bytes + 100));
    auto const tail = 100 + 16;
    auto const at_the_seam = refusal(long_file.substr(0, long_file.size() - tail));
    EXPECT_EQ(at_the_seam.code, Code::corrupt);
    EXPECT_TRUE(at_the_seam.message.contains("cut off behind it")) << at_the_seam.message;
}

TEST_F(Age, a_file_that_goes_on_behind_its_end_never_opens) {
    EXPECT_EQ(refusal(encrypt("the evidence") + "x").code, Code::corrupt);
    SeededRandom random{9};
    auto const full = refusal(encrypt(random.bytes(chunk_bytes)) + "x");
    EXPECT_EQ(full.code, Code::corrupt);
    EXPECT_TRUE(full.message.contains("something follows the end")) << full.message;
    auto const twice = encrypt(random.bytes(chunk_bytes));
    EXPECT_EQ(refusal(twice + twice.substr(twice.size() - chunk_bytes - 16)).code, Code::corrupt);
}

TEST_F(Age, an_empty_last_chunk_behind_others_is_refused) {
    SecretBytes const key{std::string(16, 'k')};
    SeededRandom random{10};
    auto const stanzas = wrap_file_key(key, std::vector{identity().recipient()}, random).value();
    auto const nonce = std::string(16, 'n');
    Aead cipher{hkdf_sha256(key.view(), nonce, "payload")};
    auto const first = cipher.seal(std::string(12, '\0'), std::string(chunk_bytes, 'a'));
    auto const empty = cipher.seal(std::string(10, '\0') + "\x01\x01", "");
    auto const error = refusal(file_of(stanzas, key) + first + empty);
    EXPECT_EQ(error.code, Code::corrupt);
    EXPECT_TRUE(error.message.contains("chunk 2 ")) << error.message;
    EXPECT_TRUE(error.message.contains("empty"));
}

TEST_F(Age, a_passphrase_stands_alone) {
    SecretBytes const key{std::string(16, 'k')};
    SeededRandom random{11};
    auto const under = wrap_file_key(key, passphrase("open sesame"), random).value().front();
    auto const for_key =
        wrap_file_key(key, std::vector{identity().recipient()}, random).value().front();
    for (auto const& stanzas : {std::vector{under, under}, std::vector{for_key, under}}) {
        auto const file = file_of(stanzas, key);
        EXPECT_EQ(decrypt(file, passphrase("open sesame")).error().code, Code::corrupt);
        EXPECT_EQ(refusal(file).code, Code::corrupt);
    }
}

TEST_F(Age, stanzas_of_kinds_that_it_does_not_know_are_passed_over) {
    SecretBytes const key{std::string(16, 'k')};
    SeededRandom random{12};
    auto stanzas = wrap_file_key(key, std::vector{identity().recipient()}, random).value();
    stanzas.insert(stanzas.begin(), {{"grease", "!", "~"}, std::string(48, 'g')});
    stanzas.push_back({{"other"}, ""});
    Aead cipher{hkdf_sha256(key.view(), std::string(16, 'n'), "payload")};
    auto const last = cipher.seal(std::string(11, '\0') + "\x01", "hello");
    EXPECT_EQ(decrypt(file_of(stanzas, key) + last, identities()).value(), "hello");
}

TEST_F(Age, a_malformed_stanza_of_a_known_kind_is_refused) {
    SecretBytes const key{std::string(16, 'k')};
    SeededRandom random{13};
    auto const good = wrap_file_key(key, std::vector{identity().recipient()}, random).value()[0];
    auto const no_point = age_base64(std::string(32, '\0'));
    for (AgeStanza const& bad :
         {AgeStanza{{"X25519"}, good.body},
          AgeStanza{{"X25519", good.arguments[1], "more"}, good.body},
          AgeStanza{{"X25519", good.arguments[1] + "AA"}, good.body},
          AgeStanza{{"X25519", no_point}, good.body}, AgeStanza{good.arguments, good.body + "x"},
          AgeStanza{good.arguments, ""}})
        EXPECT_EQ(refusal(file_of({bad}, key)).code, Code::corrupt);
    auto const under = wrap_file_key(key, passphrase("open sesame"), random).value()[0];
    for (auto const* factor : {"0", "-1", "02", "2x", "", "99999999999"}) {
        auto bad = under;
        bad.arguments[2] = factor;
        EXPECT_EQ(decrypt(file_of({bad}, key), passphrase("open sesame")).error().code,
                  Code::corrupt)
            << factor;
    }
}

TEST_F(Age, a_work_factor_above_the_limit_is_refused_before_any_work) {
    SecretBytes const key{std::string(16, 'k')};
    SeededRandom random{14};
    auto stanza = wrap_file_key(key, passphrase("open sesame"), random).value()[0];
    stanza.arguments[2] = "30";
    auto const error = decrypt(file_of({stanza}, key), passphrase("open sesame")).error();
    EXPECT_EQ(error.code, Code::invalid_input);
    EXPECT_TRUE(error.message.contains("work factor of 30")) << error.message;
    EXPECT_EQ(decrypt(encrypt("x", passphrase("p")), passphrase("p"), {.work_factor_max = 1})
                  .error()
                  .code,
              Code::invalid_input);
}

TEST_F(Age, what_is_no_age_file_or_another_form_of_it_is_told_apart) {
    EXPECT_EQ(refusal("").code, Code::invalid_input);
    EXPECT_EQ(refusal(std::string(10'000, 'x')).code, Code::invalid_input);
    EXPECT_EQ(refusal("PK\x03\x04 a zip\n").code, Code::invalid_input);
    EXPECT_TRUE(refusal("age-encryption.org/v2\n").message.contains("another version"));
    EXPECT_TRUE(refusal("-----BEGIN AGE ENCRYPTED FILE-----\n").message.contains("armored"));
    EXPECT_EQ(refusal("age-encryption.org/v1\n").code, Code::corrupt);
}

TEST_F(Age, a_header_without_end_stops_at_its_limit) {
    auto const endless = "age-encryption.org/v1\n-> X25519 " + std::string(1 << 20, 'a');
    EXPECT_TRUE(refusal(endless).message.contains("too long")) << refusal(endless).message;
    std::string many = "age-encryption.org/v1\n";
    for (int i = 0; i < 100'000; ++i) many += "-> other\n\n";
    EXPECT_EQ(refusal(many).code, Code::corrupt);
}

TEST_F(Age, malformed_headers_are_refused) {
    std::string const start = "age-encryption.org/v1\n";
    auto const mac = "--- " + age_base64(std::string(32, 'm')) + "\n";
    for (auto const& rest :
         {mac, "-> \n\n" + mac, "->  X25519\n\n" + mac, "-> a  b\n\n" + mac, "-> a \n\n" + mac,
          "-> a\x7f\n\n" + mac, "-> a\nAA==\n" + mac, "-> a\n?\n" + mac, "-> a\nAB\n" + mac,
          "-> a\n" + std::string(65, 'A') + "\n\n" + mac, "-> a\r\n\r\n" + mac,
          std::string{"-> a\n\n---\n"}, std::string{"-> a\n\n--- AAAA\n"}, "-> a\n\n-" + mac,
          "nothing\n" + mac})
        EXPECT_EQ(refusal(start + rest + std::string(32, 'p')).code, Code::corrupt) << rest;
}

}  // namespace
}  // namespace tally::crypto
