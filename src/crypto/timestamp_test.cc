// The authority of these tests is the openssl program: it answers our queries, checks what we
// accept, and signs what we must refuse.
#include "crypto/timestamp.h"

#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <string>

#include "crypto/sha256.h"
#include "support/timestamp_authority.h"

namespace tally::crypto {
namespace {

using namespace std::chrono_literals;
using enum TimestampVerdict;

class Timestamp : public support::TimestampTest {};

Instant now() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

// 20261122100000 of 2026-11-22T10:00:00.123Z.
std::string digits_of(std::string time) {
    std::erase_if(time, [](char c) { return c < '0' || c > '9'; });
    return time.substr(0, 14);
}

TEST_F(Timestamp, of_a_granted_query_is_valid) { expect(check(token()), valid, ""); }

TEST_F(Timestamp, query_says_to_openssl_what_we_meant) {
    authority().write("query.tsq", query());
    auto const text = authority().output("ts -query -in query.tsq -text");
    for (auto const* line : {"Version: 1", "Hash Algorithm: sha256", "Policy OID: unspecified",
                             "Nonce: 0xFEDCBA9876543210", "Certificate required: yes"})
        EXPECT_TRUE(text.contains(line)) << text;
}

TEST_F(Timestamp, facts_are_those_that_openssl_prints) {
    auto const before = now();
    authority().write("serial", "C0FFEE");
    auto const stamped = token("authority", "-tspolicy 1.3.6.1.4.1.32473.2");
    auto const facts = timestamp_facts(stamped).value();
    EXPECT_LE(before, facts.time);
    EXPECT_LE(facts.time, now());
    EXPECT_EQ(facts.authority, "CN=Authority of a test,O=Zeitstempel Köln\\, GmbH,C=DE");
    EXPECT_EQ(facts.policy, "1.3.6.1.4.1.32473.2");
    EXPECT_EQ(facts.imprint, digest_);
    EXPECT_FALSE(facts.has_chain) << "the root signed the certificate itself, and stays home";
    EXPECT_LT(facts.certificate_ends - before, std::chrono::days{1000} + 1min);
    EXPECT_GT(facts.certificate_ends - before, std::chrono::days{1000} - 1min);
    authority().write("token.der", stamped);
    auto const printed = authority().output("ts -reply -token_in -in token.der -text");
    EXPECT_TRUE(printed.contains("Serial number: 0xC0FFEF")) << printed;
    EXPECT_EQ(facts.serial, "c0ffef");
}

TEST_F(Timestamp, token_is_the_one_that_openssl_takes_out_and_verifies) {
    authority().write("reply.tsr", reply());
    auto const ours = read_timestamp_reply(authority().read("reply.tsr"), digest_, nonce_).value();
    EXPECT_EQ(ours, authority().output("ts -reply -in reply.tsr -token_out"));
    authority().write("token.der", ours);
    EXPECT_TRUE(authority().openssl("ts -verify -token_in -in token.der -CAfile root.pem -digest " +
                                    digest_.hex()));
    EXPECT_TRUE(
        authority().openssl("ts -verify -in reply.tsr -queryfile query.tsq -CAfile root.pem"));
    EXPECT_FALSE(
        authority().openssl("ts -verify -token_in -in token.der -CAfile root.pem "
                            "-digest " +
                            sha256("another").hex()));
}

TEST_F(Timestamp, over_another_digest_is_altered) {
    auto const other = sha256("another checkpoint");
    expect(check_timestamp(token(), other, authority().read("root.pem")), altered, other.text());
    auto const refused = read_timestamp_reply(reply(), other, nonce_);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::invalid_input);
    EXPECT_TRUE(refused.error().message.contains(other.text())) << refused.error().message;
    EXPECT_FALSE(refused.error().hint.empty());
}

TEST_F(Timestamp, with_another_nonce_is_no_answer) {
    auto const sent = reply();
    EXPECT_FALSE(read_timestamp_reply(sent, digest_, nonce_ + 1));
    EXPECT_TRUE(read_timestamp_reply(sent, digest_, std::nullopt)) << "a reply kept in a file";
    auto const plain =
        authority().output("ts -query -sha256 -cert -no_nonce -digest " + digest_.hex());
    auto const without = authority().reply(plain);
    EXPECT_TRUE(read_timestamp_reply(without, digest_, std::nullopt));
    EXPECT_TRUE(refused(without).message.contains("nonce")) << refused(without).message;
}

TEST_F(Timestamp, nonces_of_every_size_come_back) {
    for (std::uint64_t const nonce : {0UL, 127UL, 128UL, ~0UL}) {
        auto const sent = authority().reply(timestamp_query(digest_, nonce).value());
        EXPECT_TRUE(read_timestamp_reply(sent, digest_, nonce)) << nonce;
    }
}

TEST_F(Timestamp, under_another_root_is_untrusted) {
    ASSERT_TRUE(authority().make_root("stranger", "/CN=Another root"));
    ASSERT_TRUE(authority().make_root("namesake", "/CN=Root of a test"));
    auto const stamped = token();
    expect(check(stamped, "stranger.pem"), untrusted, "unable to get local issuer certificate");
    expect(check(stamped, "namesake.pem"), untrusted, "no chain to a trusted root");
    expect(check(stamped, "authority.pem"), untrusted, "no chain to a trusted root");
    auto const both = authority().read("stranger.pem") + authority().read("root.pem");
    expect(check_timestamp(stamped, digest_, both), valid, "");
}

TEST_F(Timestamp, with_unreadable_roots_is_untrusted) {
    auto const stamped = token();
    auto const root = authority().read("root.pem");
    auto const begin = std::string{"-----BEGIN CERTIFICATE-----\n"};
    auto const end = std::string{"-----END CERTIFICATE-----\n"};
    auto const locked = begin + "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC," +
                        std::string(32, '0') + "\n\nAAAAAAAAAAAAAAAAAAAAAA==\n" + end;
    for (auto const& pem :
         {std::string{}, std::string{"no certificate"}, authority().read("authority.key"),
          begin + "AAAA\n" + end, root + begin + "MIIB\n" + end, root + begin + "AAAA\n",
          root + locked, root + std::string(timestamp_roots_bytes_max, '\n')})
        expect(check_timestamp(stamped, digest_, pem), untrusted, "no trusted roots");
    expect(check_timestamp(stamped, digest_, "My roots:\n" + root + "# the end\n"), valid, "");
}

TEST_F(Timestamp, through_an_intermediate_needs_the_chain_in_the_token) {
    ASSERT_TRUE(authority().make("middle", "root", "root_extensions", "/CN=Intermediate",
                                 "-newkey rsa:2048 -nodes", "-days 500 -sha512"));
    ASSERT_TRUE(
        authority().make("below", "middle", "authority", "/CN=Below", "-newkey rsa:2048 -nodes"));
    auto const bare = token("below");
    EXPECT_FALSE(timestamp_facts(bare).value().has_chain);
    expect(check(bare), untrusted, "unable to get local issuer certificate");
    auto const full = token("below", "-chain middle.pem");
    expect(check(full), valid, "");
    auto const facts = timestamp_facts(full).value();
    EXPECT_TRUE(facts.has_chain);
    EXPECT_LT(facts.certificate_ends, now() + std::chrono::days{501}) << "the intermediate's";
    auto const rooted = timestamp_facts(token("authority", "-chain root.pem")).value();
    EXPECT_TRUE(rooted.has_chain);
    EXPECT_LT(rooted.certificate_ends, now() + std::chrono::days{1001}) << "the authority's";
    auto const unrelated = timestamp_facts(token("authority", "-chain middle.pem")).value();
    EXPECT_FALSE(unrelated.has_chain) << "it issued nothing here";
    EXPECT_EQ(unrelated.certificate_ends, timestamp_facts(token()).value().certificate_ends);
    expect(check_timestamp(bare, digest_,
                           authority().read("root.pem") + authority().read("middle.pem")),
           valid, "");
}

TEST_F(Timestamp, is_judged_at_its_own_time) {
    ASSERT_TRUE(authority().make_between("old_root", "old_root", "root_extensions",
                                         "20190101000000Z", "20220101000000Z"));
    ASSERT_TRUE(authority().make_between("old", "old_root", "authority", "20190201000000Z",
                                         "20210101000000Z"));
    auto const stamped = token();
    auto const stood = digits_of(format_instant(timestamp_facts(stamped).value().time));
    auto const at = [&](std::string const& time) {
        auto info = info_in(stamped);
        return authority().signed_with("old", info.replace(info.find(stood), stood.size(), time));
    };
    expect(check(at("20190131235959"), "old_root.pem"), untrusted, "not yet valid");
    expect(check(at("20190201000000"), "old_root.pem"), valid, "");
    expect(check(at("20201231235959"), "old_root.pem"), valid, "");
    expect(check(at("20210101000001"), "old_root.pem"), untrusted, "expired");
    expect(check(at("20201331235959"), "old_root.pem"), altered, "not a time");
    auto const facts = timestamp_facts(at("20200229120000")).value();
    EXPECT_TRUE(format_instant(facts.time).starts_with("2020-02-29T12:00:00."));
    EXPECT_EQ(format_instant(facts.certificate_ends), "2021-01-01T00:00:00.000Z");
}

TEST_F(Timestamp, of_a_certificate_for_other_purposes_is_untrusted) {
    ASSERT_TRUE(authority().make("server", "root", "server", authority().authority_name));
    ASSERT_TRUE(authority().make("uncritical", "root", "uncritical", authority().authority_name));
    auto const stamped = info_in(token());
    expect(check(authority().signed_with("authority", stamped)), valid, "");
    for (auto const* signer : {"server", "uncritical"})
        expect(check(authority().signed_with(signer, stamped)), untrusted, "purpose");
}

TEST_F(Timestamp, over_a_weak_hash_is_untrusted) {
    auto const query = authority().output("ts -query -sha512 -cert -digest " + sha256("a").hex() +
                                          sha256("b").hex());
    auto const sha512 = authority().reply(query, "authority", "-section sha512_only");
    EXPECT_TRUE(refused(sha512).message.contains("not over a SHA-256 digest"));
    expect(check(authority().signed_with("authority", info_in(token()), "-cades -md sha1")),
           untrusted, "weak hash");
}

TEST_F(Timestamp, refusal_is_told_in_the_words_of_the_authority) {
    auto const error = refused(authority().reply(query(), "authority", "-section sha512_only"));
    EXPECT_EQ(error.code, Code::rejected);
    EXPECT_EQ(error.message,
              "the timestamp authority gave no timestamp: rejection (badAlg): "
              "Message digest algorithm is not supported.");
    EXPECT_EQ(error.hint, "ask another timestamp authority");
}

TEST_F(Timestamp, authority_that_waits_may_answer_later) {
    // PKIStatusInfo: waiting, and words that would clear a terminal.
    auto const waiting = refused("\x30\x0d\x30\x0b\x02\x01\x03\x30\x06\x0c\x04\x1b[2J");
    EXPECT_EQ(waiting.code, Code::unavailable);
    EXPECT_EQ(waiting.message, "the timestamp authority gave no timestamp: waiting:  [2J");
    // PKIStatusInfo: rejection, with bit 14 of PKIFailureInfo: the authority has no time now.
    auto const timeless = refused({"\x30\x0a\x30\x08\x02\x01\x02\x03\x03\x01\x00\x02", 12});
    EXPECT_EQ(timeless.code, Code::unavailable) << timeless.message;
    EXPECT_TRUE(refused({"\x30\x05\x30\x03\x02\x01\x09", 7}).message.contains("status 9"));
}

}  // namespace
}  // namespace tally::crypto
