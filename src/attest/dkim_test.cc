#include "attest/dkim.h"

#include <gtest/gtest.h>

#include <array>

#include "attest/key_record.h"
#include "attest/reply.h"
#include "attest/tags.h"
#include "base/encoding.h"
#include "crypto/ed25519.h"
#include "crypto/sha256.h"

namespace tally::attest {
namespace {

// RFC 8463 appendix A.
std::string const mail_of_rfc_8463 =
    "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n"
    " d=football.example.com; i=@football.example.com;\r\n"
    " q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n"
    " subject : date : message-id : from : subject : date;\r\n"
    " bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n"
    " b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus\r\n"
    " Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==\r\n"
    "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n"
    " d=football.example.com; i=@football.example.com;\r\n"
    " q=dns/txt; s=test; t=1528637909; h=from : to : subject :\r\n"
    " date : message-id : from : subject : date;\r\n"
    " bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n"
    " b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3\r\n"
    " DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz\r\n"
    " dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=\r\n"
    "From: Joe SixPack <joe@football.example.com>\r\n"
    "To: Suzie Q <suzie@shopping.example.net>\r\n"
    "Subject: Is dinner ready?\r\n"
    "Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\n"
    "Message-ID: <20030712040037.46341.5F8J@football.example.com>\r\n"
    "\r\n"
    "Hi.\r\n"
    "\r\n"
    "We lost the game.  Are you hungry yet?\r\n"
    "\r\n"
    "Joe.\r\n";

// RFC 6376 appendix A.3.
std::string const mail_of_rfc_6376 =
    "DKIM-Signature: v=1; a=rsa-sha256; s=brisbane; d=example.com;\r\n"
    "      c=simple/simple; q=dns/txt; i=joe@football.example.com;\r\n"
    "      h=Received : From : To : Subject : Date : Message-ID;\r\n"
    "      bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n"
    "      b=AuUoFEfDxTDkHlLXSZEpZj79LICEps6eda7W3deTVFOk4yAUoqOB\r\n"
    "      4nujc7YopdG5dWLSdNg6xNAZpOPr+kHxt1IrE+NahM6L/LbvaHut\r\n"
    "      KVdkLLkpVaVVQPzeRDI009SO2Il5Lu7rDNH6mZckBdrIx0orEtZV\r\n"
    "      4bmp/YzhwvcubU4=;\r\n"
    "Received: from client1.football.example.com  [192.0.2.1]\r\n"
    "      by submitserver.example.com with SUBMISSION;\r\n"
    "      Fri, 11 Jul 2003 21:01:54 -0700 (PDT)\r\n"
    "From: Joe SixPack <joe@football.example.com>\r\n"
    "To: Suzie Q <suzie@shopping.example.net>\r\n"
    "Subject: Is dinner ready?\r\n"
    "Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\n"
    "Message-ID: <20030712040037.46341.5F8J@football.example.com>\r\n"
    "\r\n"
    "Hi.\r\n"
    "\r\n"
    "We lost the game. Are you hungry yet?\r\n"
    "\r\n"
    "Joe.\r\n";

crypto::SigningKey const own_key =
    crypto::SigningKey::from_seed(std::string(crypto::SigningKey::seed_size, '7')).value();
std::string const own_record = "v=DKIM1; k=ed25519; p=" + to_base64(own_key.public_key().view());

std::optional<std::string> key_of(std::string const& name) {
    if (name == "brisbane._domainkey.football.example.com")
        return "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    if (name == "test._domainkey.football.example.com")
        return "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6"
               "Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6"
               "lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB";
    if (name == "brisbane._domainkey.example.com")
        return "v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1"
               "fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/"
               "NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB";
    return name.starts_with("own._domainkey.") ? std::optional{own_record} : std::nullopt;
}

std::vector<DkimResult> verified(std::string const& mail) {
    return verify_dkim(WireMessage{mail}, key_of);
}

struct Signing {
    std::string domain = "client.example";
    std::vector<std::string> fields{"from", "subject", "date"};
    Form form = Form::relaxed;
    std::optional<std::size_t> length{};
    std::string more{};  // "x=1; "
};

std::string const head =
    "From: Anna <anna@client.example>\r\nSubject: Re:  Homepage\r\n"
    "Date: Mon, 2 Nov 2026 10:00:00 +0100\r\n";

std::string signature_field(std::string const& fields, std::string const& body,
                            Signing const& how) {
    auto signed_body = canonical_body(body, how.form);
    if (how.length) signed_body.resize(std::min(signed_body.size(), *how.length));
    std::string const form = how.form == Form::simple ? "simple" : "relaxed";
    std::string value = "DKIM-Signature: v=1; a=ed25519-sha256; c=" + form + "/" + form +
                        "; d=" + how.domain + "; s=own; " + how.more;
    if (how.length) value += "l=" + std::to_string(*how.length) + "; ";
    value += "h=";
    for (auto const& name : how.fields) value += (value.ends_with('=') ? "" : ":") + name;
    value += "; bh=" + to_base64(crypto::sha256(signed_body).view()) + "; b=";
    WireMessage const message{fields + "\r\n"};
    std::string bytes;
    for (auto const& name : how.fields)
        if (auto const* const field = message.last(name))
            bytes += canonical_field(field->raw, how.form) + "\r\n";
    bytes += canonical_field(value, how.form);
    return value + to_base64(own_key.sign(crypto::sha256(bytes).view()).view()) + "\r\n";
}

std::string signed_mail(std::string const& fields, std::string const& body,
                        Signing const& how = {}) {
    return signature_field(fields, body, how) + fields + "\r\n" + body;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    auto const at = text.find(from);
    return at == text.npos ? "not found" : text.replace(at, from.size(), to);
}

std::string without_cr(std::string text) {
    std::erase(text, '\r');
    return text;
}

// "pass", or the verdict and why.
std::string says(std::string const& mail) {
    std::string out;
    for (auto const& result : verified(mail)) {
        if (!out.empty()) out += " | ";
        out += name(result.verdict);
        if (!result.reason.empty()) out += ": " + result.reason;
    }
    return out;
}

constexpr auto body_differs = "fail: the body is not what was signed";
constexpr auto fields_differ = "fail: the signed fields are not what was signed";

TEST(Dkim, both_signatures_of_rfc_8463_hold) {
    auto const results = verified(mail_of_rfc_8463);
    ASSERT_EQ(results.size(), 2U);
    EXPECT_EQ(says(mail_of_rfc_8463), "pass | pass");
    EXPECT_EQ(results[0].signature.algorithm, Algorithm::ed25519_sha256);
    EXPECT_EQ(results[1].signature.algorithm, Algorithm::rsa_sha256);
    EXPECT_TRUE(results[0].aligned && results[1].aligned);
    EXPECT_EQ(format_instant(results[1].signature.signed_at.value()), "2018-06-10T13:38:29.000Z");
    EXPECT_EQ(says(replaced(mail_of_rfc_8463, "lost", "won")),
              std::string{body_differs} + " | " + body_differs);
    EXPECT_EQ(says(replaced(mail_of_rfc_8463, "dinner", "supper")),
              std::string{fields_differ} + " | " + fields_differ);
}

TEST(Dkim, the_signature_of_rfc_6376_holds) {
    EXPECT_EQ(says(mail_of_rfc_6376), "pass");
    EXPECT_TRUE(verified(mail_of_rfc_6376).at(0).aligned);  // From is below d=
    EXPECT_EQ(says(replaced(mail_of_rfc_6376, "com  [", "com [")), fields_differ);
    EXPECT_EQ(says(replaced(mail_of_rfc_6376, "game. ", "game.  ")), body_differs);
}

TEST(Dkim, line_ends_of_the_file_do_not_matter) {
    EXPECT_EQ(says(without_cr(mail_of_rfc_8463)), "pass | pass");
    EXPECT_EQ(says(without_cr(mail_of_rfc_6376)), "pass");
    auto mixed = mail_of_rfc_6376;
    mixed.erase(mixed.find("\r\nFrom"), 1);
    mixed.erase(mixed.find("\r\nJoe"), 1);
    EXPECT_EQ(says(mixed), "pass");
}

TEST(Dkim, the_line_of_a_mailbox_is_no_field) {
    EXPECT_EQ(says("From joe@football.example.com Fri Jul 11 21:02:00 2003\r\n" + mail_of_rfc_6376),
              "pass");
    EXPECT_EQ(says("From - Fri Jul 11 21:02:00 2003\n" + without_cr(mail_of_rfc_6376)), "pass");
    // RFC 5322 section 4.5.2: white space in front of the colon.
    WireMessage const message{"From : anna@client.example\r\n\r\n"};
    ASSERT_EQ(message.count("from"), 1U);
    EXPECT_EQ(message.fields()[0].value(), " anna@client.example");
}

TEST(Dkim, mails_without_a_body_hold) {
    for (auto const form : {Form::simple, Form::relaxed}) {
        Signing const how{.form = form};
        EXPECT_EQ(says(signed_mail(head, "", how)), "pass");
        auto bare = signed_mail(head, "", how);
        bare.resize(bare.size() - 2);  // not even the empty line behind the fields
        EXPECT_EQ(says(bare), "pass");
        EXPECT_EQ(says(signed_mail(head, "", how) + "\r\n\r\n"), "pass");
        EXPECT_EQ(says(signed_mail(head, "", how) + "x"), body_differs);
    }
    EXPECT_EQ(says(signed_mail(head, "") + " \t\r\n"), "pass");
    EXPECT_EQ(says(signed_mail(head, "", {.form = Form::simple}) + " \r\n"), body_differs);
}

TEST(Dkim, the_last_line_may_lack_its_end) {
    for (auto const form : {Form::simple, Form::relaxed}) {
        auto const whole = signed_mail(head, "ok\r\nthanks\r\n", {.form = form});
        EXPECT_EQ(says(whole.substr(0, whole.size() - 2)), "pass");
        EXPECT_EQ(says(whole + "\r\n\n\r\n"), "pass");
    }
}

TEST(Dkim, white_space_matters_in_the_simple_form_only) {
    Signing const simple{.form = Form::simple};
    auto const body = std::string{"ok,  thanks\r\n"};
    for (auto const& [from, to, reason] : std::vector<std::array<std::string, 3>>{
             {"Re:  Homepage", "Re: \t Homepage", fields_differ},
             {"Re:  Homepage", "Re:\r\n Homepage", fields_differ},
             {"Homepage\r\n", "Homepage \r\n", fields_differ},
             {"Subject: ", "SUBJECT :", fields_differ},
             {"; d=", ";\r\n\td=", fields_differ},
             {"ok,  ", "ok, ", body_differs},
             {"thanks", "thanks\t", body_differs}}) {
        EXPECT_EQ(says(replaced(signed_mail(head, body), from, to)), "pass") << to;
        EXPECT_EQ(says(replaced(signed_mail(head, body, simple), from, to)), reason) << to;
    }
    EXPECT_EQ(says(replaced(signed_mail(head, body), "Homepage", "Home page")), fields_differ);
    EXPECT_EQ(says(replaced(signed_mail(head, body), "ok,  ", "ok,")), body_differs);
    EXPECT_EQ(says(replaced(signed_mail(head, body), "ok", " ok")), body_differs);
}

TEST(Dkim, a_lone_carriage_return_is_no_white_space) {
    auto const mail = signed_mail(head, "ok\r\n");
    EXPECT_EQ(says(replaced(mail, "Homepage", "Home\rpage")), fields_differ);
    EXPECT_EQ(says(replaced(mail, "ok", "o\rk")), body_differs);
}

TEST(Dkim, white_space_inside_of_the_signature_is_nothing) {
    auto const mail = signed_mail(head, "ok\r\n", {.form = Form::simple});
    auto folded = mail;
    auto const b = folded.find("; b=") + 4;
    folded.insert(b + 20, "\r\n\t ").insert(b, "\r\n ");
    EXPECT_EQ(says(folded), "pass");
    folded.insert(folded.find("\r\nFrom"), " ");
    EXPECT_EQ(says(folded), "pass");
}

TEST(Dkim, what_is_behind_the_length_is_not_signed) {
    auto const mail = signed_mail(head, "ok\r\n", {.length = 4});
    EXPECT_EQ(says(mail), "pass");
    auto const longer = verified(mail + "and pay me\r\n");
    EXPECT_EQ(longer.at(0).verdict, DkimVerdict::pass);
    EXPECT_EQ(longer.at(0).unsigned_bytes, 12U);
    EXPECT_EQ(longer.at(0).reason, "the last 12 bytes of the body are not signed (l=)");
    EXPECT_EQ(says(replaced(mail, "\r\nok", "\r\nno")), body_differs);
    EXPECT_EQ(says(signed_mail(head, "ok\r\n", {.length = 0})),
              "pass: the last 4 bytes of the body are not signed (l=)");
    EXPECT_EQ(says(signed_mail(head, "ok\r\n", {.length = 5})),
              "fail: the body is shorter than l= says");
}

// When it is read matters to a relay, not to an archive.
TEST(Dkim, an_expired_signature_still_holds) {
    auto const result = verified(signed_mail(head, "ok\r\n", {.more = "t=1000; x=2000; "})).at(0);
    EXPECT_EQ(result.verdict, DkimVerdict::pass);
    EXPECT_EQ(format_instant(result.signature.signed_at.value()), "1970-01-01T00:16:40.000Z");
    EXPECT_EQ(format_instant(result.signature.expires.value()), "1970-01-01T00:33:20.000Z");
    EXPECT_EQ(says(signed_mail(head, "ok\r\n", {.more = "t=2000; x=2000; "})),
              "malformed: x= is not behind t=");
}

TEST(Dkim, every_signature_is_judged_by_itself_in_order) {
    auto const good = signature_field(head, "ok\r\n", {});
    auto const list = signature_field(head, "ok\r\n", {.domain = "list.example"});
    auto const broken = signature_field(head, "other\r\n", {});
    auto const results =
        verified(list + broken + good + "DKIM-Signature: v=1\r\n" + head + "\r\nok\r\n");
    ASSERT_EQ(results.size(), 4U);
    EXPECT_EQ(results[0].signature.domain, "list.example");
    EXPECT_EQ(results[0].verdict, DkimVerdict::pass);
    EXPECT_FALSE(results[0].aligned);
    EXPECT_EQ(results[1].verdict, DkimVerdict::fail);
    EXPECT_EQ(results[2].verdict, DkimVerdict::pass);
    EXPECT_TRUE(results[2].aligned);
    EXPECT_EQ(results[3].verdict, DkimVerdict::malformed);
}

TEST(Dkim, only_the_first_twenty_signatures_are_looked_at) {
    std::string many;
    for (int i = 0; i < 25; ++i) many += signature_field(head, "ok\r\n", {});
    auto const results = verified(many + head + "\r\nok\r\n");
    EXPECT_EQ(results.size(), signatures_max);
    for (auto const& result : results) EXPECT_EQ(result.verdict, DkimVerdict::pass);
    EXPECT_TRUE(verified(head + "\r\nok\r\n").empty());
}

// RFC 6376 section 5.4: h= never means the field that is being verified.
TEST(Dkim, a_signature_over_others_does_not_count_itself) {
    auto const inner = signature_field(head, "ok\r\n", {});
    Signing const over{.domain = "list.example", .fields = {"from", "dkim-signature"}};
    auto const outer = signature_field(inner + head, "ok\r\n", over);
    EXPECT_EQ(says(outer + inner + head + "\r\nok\r\n"), "pass | pass");
    EXPECT_EQ(says(outer + replaced(inner, "s=own", "s=0wn") + head + "\r\nok\r\n"),
              std::string{fields_differ} + " | no key: no key under 0wn._domainkey.client.example");
    EXPECT_EQ(says(signed_mail(head, "ok\r\n", over)), "pass");  // there were none
}

TEST(Dkim, fields_are_taken_from_the_bottom) {
    auto const doubled = "Subject: first\r\n" + head;
    EXPECT_EQ(says(signed_mail(doubled, "ok\r\n")), "pass");
    EXPECT_EQ(says(replaced(signed_mail(doubled, "ok\r\n"), "first", "other")), "pass");
    // More often in h= than in the mail: none can be added.
    Signing const twice{.fields = {"from", "subject", "date", "x-none"}};
    auto const mail = signed_mail(head, "ok\r\n", twice);
    EXPECT_EQ(says(mail), "pass");
    EXPECT_EQ(says(replaced(mail, "From:", "X-None: 1\r\nFrom:")), fields_differ);
    EXPECT_EQ(says(replaced(mail, "Subject: Re:  Homepage\r\n", "")), fields_differ);
}

TEST(Dkim, a_field_is_covered_when_it_is_there_once_and_signed) {
    auto const covers = [](std::string const& fields, std::string_view name) {
        WireMessage const message{signed_mail(fields, "ok\r\n")};
        return covers_field(message, verify_dkim(message, key_of).at(0).signature, name);
    };
    EXPECT_TRUE(covers(head, "subject"));
    EXPECT_FALSE(covers(head, "to"));                               // neither there nor signed
    EXPECT_FALSE(covers(head + "To: m@x.example\r\n", "to"));       // not signed
    EXPECT_FALSE(covers("Subject: first\r\n" + head, "subject"));   // which one is meant?
    EXPECT_FALSE(covers("SUBJECT : first\r\n" + head, "subject"));  // the same name
    EXPECT_FALSE(covers("From: eve@x.example\r\n" + head, "from"));
}

TEST(Dkim, aligned_is_the_domain_of_the_one_author_or_above_or_below) {
    auto const aligned = [](std::string const& from, std::string const& domain) {
        auto const fields = from + "Subject: a\r\nDate: b\r\n";
        return verified(signed_mail(fields, "ok\r\n", {.domain = domain})).at(0).aligned;
    };
    std::string const anna = "From: Anna <anna@client.example>\r\n";
    EXPECT_TRUE(aligned(anna, "client.example"));
    EXPECT_TRUE(aligned(anna, "CLIENT.example"));
    EXPECT_TRUE(aligned(anna, "mail.client.example"));
    EXPECT_TRUE(aligned("From: anna@Mail.Client.Example\r\n", "client.example"));
    EXPECT_TRUE(aligned("From: \"eve@x.example\" <anna@client.example> (eve@x.example)\r\n",
                        "client.example"));
    for (auto const* other : {"lient.example", "xclient.example", "example.client", "x.example"})
        EXPECT_FALSE(aligned(anna, other)) << other;
    for (auto const* from : {"From: Anna <anna@client.example>, eve@x.example\r\n",
                             "From: Anna\r\n", "From: \"anna@client.example\" <eve@x.example>\r\n",
                             "From: anna@client.example <eve@x.example>\r\n",
                             "From: anna@client.example@x.example\r\n",
                             "From: anna@client.example\r\nFrom: eve@x.example\r\n",
                             "From: eve@x.example\r\nFROM : anna@client.example\r\n"})
        EXPECT_FALSE(aligned(from, "client.example")) << from;
}

TEST(Dkim, a_key_that_must_not_be_used_is_no_key) {
    auto const verdict = [](std::string const& record, std::string const& more = {}) {
        auto const mail = signed_mail(head, "ok\r\n", {.more = more});
        auto const result =
            verify_dkim(WireMessage{mail}, [&](std::string const&) { return record; }).at(0);
        return std::string{name(result.verdict)} + ": " + result.reason;
    };
    EXPECT_EQ(verdict(own_record), "pass: ");
    EXPECT_EQ(verdict(own_record + ";t=y"), "pass: the domain says that it is only testing (t=y)");
    EXPECT_EQ(verdict(own_record + "; t=s; s=tlsrpt:email; h=sha1 : sha256;\r\n g=x;"), "pass: ");
    EXPECT_EQ(verdict("k=ed25519; p="), "no key: the domain has revoked the key");
    EXPECT_EQ(verdict(own_record + "; s=tlsrpt"), "no key: the key is not for mail");
    EXPECT_EQ(verdict(own_record + "; h=sha1"), "no key: the key is not for SHA-256");
    EXPECT_EQ(verdict(own_record + "; t=y:s", "i=a@mail.client.example; "),
              "no key: the key is only for the domain itself, and i= is below it");
    EXPECT_EQ(verdict(replaced(own_record, "k=ed25519; ", "")),
              "no key: the key is of another kind than the signature");
    EXPECT_EQ(verdict(replaced(own_record, "ed25519", "dsa")),
              "no key: the key is of an unknown kind");
    EXPECT_EQ(verdict(replaced(own_record, "DKIM1", "DKIM2")),
              "no key: the record is of another version");
    EXPECT_EQ(verdict("v=DKIM1; k=ed25519"), "no key: the record has no p=");
    EXPECT_EQ(verdict(own_record + "; p=AAAA"), "no key: the tag p stands there twice");
    EXPECT_TRUE(verdict("v=DKIM1; k=ed25519; p=AAAA").starts_with("no key: "));
    EXPECT_TRUE(verdict("v=DKIM1; k=ed25519; p=????").starts_with("no key: p=: "));
    EXPECT_TRUE(verdict("<html>").starts_with("no key: "));
    EXPECT_TRUE(verdict("").starts_with("no key: "));
}

}  // namespace
}  // namespace tally::attest
