#include "attest/reply.h"

#include <gtest/gtest.h>

#include "attest/carrier.h"
#include "crypto/sha256.h"
#include "support/ledger_builder.h"

namespace tally::attest {
namespace {

std::string const head = "From: Anna <anna@client.example>\r\nTo: mira@design.example\r\n";
std::string const tail = "Date: Mon, 2 Nov 2026 10:00:00 +0100\r\n\r\nok, thanks\r\n";

class Reply : public testing::Test {
protected:
    // What a signature of this domain over these fields proves.
    ReplyProof proof(std::string const& mail, std::vector<std::string> fields,
                     std::string const& domain = "client.example") const {
        WireMessage const message{mail};
        DkimResult result;
        result.verdict = DkimVerdict::pass;
        result.aligned = domain == "client.example";
        result.signature.domain = domain;
        result.signature.selector = "s1";
        result.signature.signed_fields = std::move(fields);
        return prove_reply(message, {result}, checkpoint_);
    }
    std::string in_reply_to() const {
        return "In-Reply-To: <" + message_id_of(checkpoint_, "design.example") + ">\r\n";
    }
    std::string subject() const {
        return "Subject: Re: " + subject_with_token("Delivery", checkpoint_) + "\r\n";
    }

    support::LedgerBuilder builder_;
    std::string note_ = builder_.checkpoint();
    Digest checkpoint_ = crypto::sha256(note_.substr(0, note_.find("\n\n") + 1));
};

TEST_F(Reply, a_signed_in_reply_to_is_strong) {
    auto const given =
        proof(head + in_reply_to() + subject() + tail, {"from", "in-reply-to", "subject", "date"});
    EXPECT_EQ(given.strength, Strength::strong);
    EXPECT_EQ(given.domain, "client.example");
    EXPECT_EQ(given.key_name, "s1._domainkey.client.example");
    EXPECT_EQ(given.carriers, (std::vector{Carrier::in_reply_to, Carrier::subject}));
    EXPECT_EQ(format_instant(given.time.value()), "2026-11-02T09:00:00.000Z");
}

TEST_F(Reply, a_signed_subject_alone_is_weak) {
    auto const given = proof(head + in_reply_to() + subject() + tail, {"from", "subject", "date"});
    EXPECT_EQ(given.strength, Strength::weak);
    EXPECT_EQ(given.carriers, (std::vector{Carrier::subject}));
}

TEST_F(Reply, a_quoted_note_under_the_body_hash_is_strong) {
    auto const mail =
        head + "Subject: Re\r\nDate: Mon, 2 Nov 2026 10:00:00 +0100\r\n\r\nok\r\n" + note_;
    EXPECT_EQ(proof(mail, {"from", "date"}).strength, Strength::strong);
    WireMessage const message{mail};
    DkimResult result;
    result.verdict = DkimVerdict::pass;
    result.aligned = true;
    result.signature.signed_fields = {"from", "date"};
    result.unsigned_bytes = 1;
    EXPECT_EQ(prove_reply(message, {result}, checkpoint_).strength, Strength::none);
}

TEST_F(Reply, what_is_not_signed_proves_nothing) {
    auto const mail = head + in_reply_to() + subject() + tail;
    auto const given = proof(mail, {"from", "date"});
    EXPECT_EQ(given.strength, Strength::none);
    EXPECT_TRUE(given.reason.contains("does not cover what names the letter")) << given.reason;
    EXPECT_EQ(proof(mail, {"from", "in-reply-to"}).strength, Strength::none);  // no time
    // A second field of the name could have been added behind the signature.
    EXPECT_EQ(proof(in_reply_to() + mail, {"from", "in-reply-to", "date"}).strength,
              Strength::none);
}

TEST_F(Reply, a_signature_of_another_domain_proves_nothing) {
    auto const mail = head + in_reply_to() + subject() + tail;
    auto const given = proof(mail, {"from", "in-reply-to", "date"}, "list.example");
    EXPECT_EQ(given.strength, Strength::none);
    EXPECT_TRUE(given.reason.contains("not the sender's domain")) << given.reason;
    EXPECT_EQ(prove_reply(WireMessage{mail}, {}, checkpoint_).reason, "no domain signed it");
}

TEST_F(Reply, a_reply_to_another_letter_names_nothing_of_this_one) {
    auto const mail = head + in_reply_to() + subject() + tail;
    EXPECT_TRUE(carriers_in(WireMessage{mail}, crypto::sha256("another")).empty());
    EXPECT_EQ(carriers_in(WireMessage{mail}, checkpoint_).size(), 2U);
}

TEST(NoPerson, answers_of_machines_and_lists_are_told) {
    auto const says = [](std::string const& field) {
        return no_person(WireMessage{head + field + "\r\n\r\nhi\r\n"});
    };
    EXPECT_EQ(says("Subject: ok"), "");
    EXPECT_EQ(says("Auto-Submitted: no"), "");
    EXPECT_EQ(says("Auto-Submitted: auto-replied"), "an automatic answer");
    EXPECT_EQ(says("Precedence: bulk"), "an automatic answer");
    EXPECT_EQ(says("List-Id: <dev.x.example>"), "sent by a mailing list");
    EXPECT_EQ(says("Resent-From: someone@x.example"), "a copy that somebody passed on");
}

TEST(MailDate, forms_of_all_times_are_read) {
    auto const text = [](std::string_view value) {
        auto const at = parse_mail_date(value);
        return at ? format_instant(*at) : std::string{"nothing"};
    };
    EXPECT_EQ(text(" Fri, 11 Jul 2003 21:00:37 -0700 (PDT)"), "2003-07-12T04:00:37.000Z");
    EXPECT_EQ(text("1 Nov 2026 10:00 GMT"), "2026-11-01T10:00:00.000Z");
    EXPECT_EQ(text("Mon,  2\r\n Nov 2026 10:00:00 +0530"), "2026-11-02T04:30:00.000Z");
    for (auto const* wrong :
         {"", "yesterday", "31 Feb 2026 10:00:00 +0000", "1 Nov 2026 25:00:00 +0000",
          "1 Nov 26 10:00:00 +0000", "1 Nov 2026 10:00:00 local"})
        EXPECT_EQ(text(wrong), "nothing") << wrong;
}

}  // namespace
}  // namespace tally::attest
