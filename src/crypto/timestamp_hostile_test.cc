// Tokens as attackers: cut, prolonged, turned bit by bit, and signed in ways no authority signs.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "crypto/timestamp.h"
#include "support/timestamp_authority.h"

namespace tally::crypto {
namespace {

using enum TimestampVerdict;

class TimestampHostile : public support::TimestampTest {
protected:
    // Turns every bit of these bytes, one at a time.
    template <typename See>
    static void turn_every_bit(std::string bytes, See see) {
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            for (unsigned bit = 1; bit < 256; bit *= 2) {
                auto const before = bytes[at];
                bytes[at] = static_cast<char>(static_cast<unsigned char>(before) ^ bit);
                see(at, bytes);
                bytes[at] = before;
            }
        }
    }
};

TEST_F(TimestampHostile, every_turned_bit_of_a_token_is_seen_or_changes_no_fact) {
    auto const stamped = token();
    auto const info = info_in(stamped);
    auto const begin = stamped.find(info);
    auto const facts = timestamp_facts(stamped).value();
    std::size_t still_valid = 0;
    turn_every_bit(stamped, [&](std::size_t at, std::string const& turned) {
        auto const verdict = check(turned).verdict;
        bool const in_what_was_signed = at >= begin && at < begin + info.size();
        if (in_what_was_signed) {
            EXPECT_EQ(verdict, altered) << at;
        }
        if (verdict != valid) return;
        ++still_valid;
        auto const now = timestamp_facts(turned).value();
        EXPECT_EQ(now.time, facts.time) << at;
        EXPECT_EQ(now.authority, facts.authority) << at;
        EXPECT_EQ(now.policy, facts.policy) << at;
        EXPECT_EQ(now.serial, facts.serial) << at;
        EXPECT_EQ(now.imprint, facts.imprint) << at;
        EXPECT_EQ(now.certificate_ends, facts.certificate_ends) << at;
        EXPECT_EQ(now.has_chain, facts.has_chain) << at;
    });
    // Versions, algorithms nobody reads, capitals in the issuer's name: outside of the signature.
    EXPECT_LT(still_valid, stamped.size() * 8 / 32);
}

TEST_F(TimestampHostile, turned_bits_of_a_reply_are_refused_or_change_no_fact) {
    auto const sent = reply();
    auto const facts = timestamp_facts(read_timestamp_reply(sent, digest_, nonce_).value()).value();
    turn_every_bit(sent, [&](std::size_t at, std::string const& turned) {
        auto const token = read_timestamp_reply(turned, digest_, nonce_);
        if (!token) {
            EXPECT_FALSE(token.error().message.empty());
            return;
        }
        EXPECT_EQ(timestamp_facts(*token).value().time, facts.time) << at;
        EXPECT_NE(check(*token).verdict, altered) << at;
    });
}

TEST_F(TimestampHostile, cut_short_anywhere_it_is_refused) {
    auto const sent = reply();
    auto const stamped = token();
    for (std::size_t size = 0; size < stamped.size(); ++size) {
        EXPECT_FALSE(timestamp_facts(stamped.substr(0, size))) << size;
        EXPECT_EQ(check_timestamp(stamped.substr(0, size), digest_, "").verdict, altered) << size;
    }
    for (std::size_t size = 0; size < sent.size(); ++size)
        EXPECT_EQ(refused(sent.substr(0, size)).code, Code::invalid_input) << size;
}

TEST_F(TimestampHostile, bytes_behind_the_end_are_refused) {
    auto const stamped = token();
    for (auto const& more : {std::string(1, '\0'), std::string{"x"}, stamped}) {
        EXPECT_FALSE(timestamp_facts(stamped + more));
        expect(check(stamped + more), altered, "bytes behind it");
        EXPECT_TRUE(refused(reply() + more).message.contains("bytes follow it"));
    }
    // Behind the TSTInfo, too, where a correct signature covers them.
    auto const info = info_in(stamped);
    expect(check(authority().signed_with("authority", info)), valid, "");
    expect(check(authority().signed_with("authority", info + "x")), altered, "TSTInfo");
}

TEST_F(TimestampHostile, what_is_no_reply_is_told_so) {
    for (auto const& reply : {std::string{}, std::string{"<html>404</html>"}, token(), query(),
                              std::string(timestamp_bytes_max + 1, '\x30')}) {
        auto const error = refused(reply);
        EXPECT_EQ(error.code, Code::invalid_input);
        EXPECT_EQ(error.hint, "is the address that of an RFC 3161 timestamp authority?");
    }
    // Granted, but without a token.
    EXPECT_FALSE(read_timestamp_reply({"\x30\x05\x30\x03\x02\x01\x00", 7}, digest_, nonce_));
    EXPECT_FALSE(timestamp_facts(std::string(timestamp_bytes_max + 1, '\x30')));
    EXPECT_FALSE(timestamp_facts(reply()));
    EXPECT_FALSE(timestamp_facts(std::string_view{}));
    EXPECT_FALSE(read_timestamp_reply(std::string_view{}, digest_, nonce_));
    EXPECT_EQ(check_timestamp(token(), digest_, std::string_view{}).verdict, untrusted);
}

// SignedData without content, and ContentInfo that leaves it out: OpenSSL's null pointers.
TEST_F(TimestampHostile, signed_data_without_members_is_refused) {
    std::string const name{"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"};
    expect(check("\x30\x0b" + name), altered, "not a timestamp token");
    expect(check("\x30\x0d" + name + std::string{"\xa0\x00", 2}), altered, "not a timestamp token");
    authority().write("info.der", "x");
    auto const detached = authority().output(
        "cms -sign -binary -outform DER -in info.der -signer authority.pem -inkey authority.key");
    expect(check(detached), altered, "not a timestamp token");
    auto const no_timestamp = authority().output(
        "cms -sign -binary -nodetach -outform DER -in info.der "
        "-signer authority.pem -inkey authority.key");
    expect(check(no_timestamp), altered, "what is signed is no timestamp");
}

TEST_F(TimestampHostile, without_the_certificate_of_its_signer_it_is_refused) {
    auto const bare = authority().output("ts -query -sha256 -no_nonce -digest " + digest_.hex());
    auto const sent = authority().reply(bare);
    auto const token = read_timestamp_reply(sent, digest_, std::nullopt);
    ASSERT_FALSE(token);
    EXPECT_TRUE(token.error().message.contains("certificate of its signer"));
    authority().write("reply.tsr", sent);
    expect(check(authority().output("ts -reply -in reply.tsr -token_out")), altered,
           "certificate of its signer");
}

TEST_F(TimestampHostile, signed_by_two_it_is_refused) {
    ASSERT_TRUE(authority().make("second", "root", "authority", "/CN=Second"));
    auto const both = authority().signed_with("authority", info_in(token()),
                                              "-cades -signer second.pem -inkey second.key");
    expect(check(both), altered, "one signer");
}

TEST_F(TimestampHostile, signature_that_names_no_certificate_is_refused) {
    auto const info = info_in(token());
    expect(check(authority().signed_with("authority", info, "")), altered, "signing certificate");
}

// Issuer, serial number and key are those of the signer's certificate, the subject is not.
TEST_F(TimestampHostile, certificate_in_the_place_of_another_is_refused) {
    std::string const serial = "-set_serial 77";
    ASSERT_TRUE(authority().make("first", "root", "authority", "/CN=First",
                                 support::TimestampAuthority::new_key, serial));
    ASSERT_TRUE(
        authority().make("twin", "root", "authority", "/CN=Twin", "-key first.key -nodes", serial));
    auto const with = [&, info = info_in(token())](std::string const& certificate) {
        return authority().signed_with("first", info, "-cades -nocerts -certfile " + certificate);
    };
    EXPECT_EQ(timestamp_facts(with("twin.pem")).value().authority, "CN=Twin");
    expect(check(with("first.pem")), valid, "");
    expect(check(with("twin.pem")), altered, "its signature is broken");
}

TEST_F(TimestampHostile, name_of_another_authority_is_refused) {
    ASSERT_TRUE(authority().make("second", "root", "authority", "/CN=Second"));
    auto const named = info_in(token("authority", "-section named"));
    expect(check(authority().signed_with("authority", named)), valid, "");
    expect(check(authority().signed_with("second", named)), altered, "name mismatch");
}

TEST_F(TimestampHostile, certificates_beyond_reason_are_refused) {
    std::string many;
    for (int i = 0; i < 17; ++i) {
        auto const name = "extra" + std::to_string(i);
        ASSERT_TRUE(authority().make_root(name, "/CN=" + name));
        many += authority().read(name + ".pem");
    }
    authority().write("many.pem", many);
    auto const error = refused(authority().reply(query(), "authority", "-chain many.pem"));
    EXPECT_TRUE(error.message.contains("too many certificates")) << error.message;
}

TEST_F(TimestampHostile, tokens_are_checked_by_many_threads_at_once) {
    auto const stamped = token();
    auto const roots = authority().read("root.pem");
    std::vector<std::thread> threads;
    threads.reserve(8);
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            for (int round = 0; round < 20; ++round) {
                EXPECT_EQ(check_timestamp(stamped, digest_, roots).verdict, valid);
                EXPECT_EQ(check_timestamp(stamped, digest_, "").verdict, untrusted);
                EXPECT_TRUE(timestamp_facts(stamped));
            }
        });
    }
    for (auto& thread : threads) thread.join();
}

}  // namespace
}  // namespace tally::crypto
