#include "attest/carrier.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "crypto/sha256.h"
#include "support/ledger_builder.h"

namespace tally::attest {
namespace {

Digest const digest = crypto::sha256("a checkpoint");

TEST(Carrier, a_message_id_holds_the_whole_digest) {
    auto const id = message_id_of(digest, "design.example");
    EXPECT_EQ(id.size(), 6U + 52U + 15U);
    EXPECT_EQ(digest_in_message_id(id), digest);
    auto upper = id;
    for (auto& c : upper) c = static_cast<char>(std::toupper(c));
    EXPECT_EQ(digest_in_message_id(upper), digest);  // some relays do that
    EXPECT_EQ(digest_in_message_id("tally.abc@design.example"), std::nullopt);
    EXPECT_EQ(digest_in_message_id(id.substr(1)), std::nullopt);
}

TEST(Carrier, ids_are_found_in_folded_lists) {
    EXPECT_EQ(message_ids_in(" <a@x>\r\n\t<b@y> c@z"), (std::vector<std::string>{"a@x", "b@y"}));
    EXPECT_TRUE(message_ids_in("no <id").empty());
}

TEST(Carrier, a_token_survives_folding_and_other_cases) {
    auto const subject = subject_with_token("Delivery", digest);
    EXPECT_EQ(subject, "Delivery [T-" + token_of(digest) + "]");
    EXPECT_TRUE(names_token("RE: " + subject, digest));
    auto folded = subject;
    folded.insert(20, "\r\n ");
    EXPECT_TRUE(names_token(folded, digest));
    EXPECT_FALSE(names_token(subject, crypto::sha256("another")));
}

TEST(FindNotes, sees_checkpoints_through_quoting_line_ends_and_quoted_printable) {
    support::LedgerBuilder builder;
    auto const note = builder.checkpoint();
    std::string quoted;
    std::string encoded;
    for (char c : note) {
        quoted += c == '\n' ? "\r\n> " : std::string{c};
        encoded += c == '\xe2'   ? "=E2"
                   : c == '\x80' ? "=80"
                   : c == '\x94' ? "=94"
                   : c == '='    ? "=3D"
                                 : std::string{c};
    }
    EXPECT_EQ(find_notes("Hello,\n\n" + note + "\nBye\n"), std::vector<std::string>{note});
    EXPECT_EQ(find_notes("> " + quoted + "\r\n"), std::vector<std::string>{note});
    EXPECT_EQ(find_notes("x\n" + encoded), std::vector<std::string>{note});
    std::string base64;
    auto const packed = to_base64("Hi Mira,\r\nok!\r\n> " + quoted);
    for (std::size_t at = 0; at < packed.size(); at += 76) base64 += packed.substr(at, 76) + "\r\n";
    EXPECT_EQ(find_notes("Content-Transfer-Encoding: base64\r\n\r\n" + base64 + "\r\n--b--\r\n"),
              std::vector<std::string>{note});
    EXPECT_TRUE(find_notes("tallystick/abc\n1\nx\n\nno\n").empty());
}

TEST(FindNotes, a_letter_of_line_ends_holds_none) {
    EXPECT_TRUE(find_notes(std::string(1'000'000, '\n')).empty());
    EXPECT_TRUE(find_notes("tallystick/abc").empty());
}

}  // namespace
}  // namespace tally::attest
