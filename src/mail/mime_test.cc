#include "mail/mime.h"

#include <gtest/gtest.h>

#include <thread>

#include "base/encoding.h"
#include "crypto/sha256.h"

namespace tally::mail {
namespace {

std::string headers(std::string const& more) {
    return "From: Anna <anna@client.example>\r\nTo: mira@design.example\r\n"
           "Date: Tue, 10 Nov 2026 15:32:10 +0100\r\nSubject: Hello\r\n"
           "Message-ID: <1@client.example>\r\nMIME-Version: 1.0\r\n" +
           more + "\r\n";
}

std::string const two_parts =
    headers("Content-Type: multipart/mixed; boundary=b\r\n") +
    "--b\r\nContent-Type: text/plain\r\n\r\nwords\r\n"
    "--b\r\nContent-Type: image/png; name=\"a.png\"\r\nContent-Disposition: attachment\r\n"
    "Content-Transfer-Encoding: base64\r\n\r\naGFsbG8=\r\n--b--\r\n";

TEST(Mime, a_plain_mail_is_read_as_it_is) {
    auto const mail = parse_mail(headers("") + "Hi Mira\r\n");
    ASSERT_EQ(mail.from.size(), 1U);
    EXPECT_EQ(mail.from[0], (MailAddress{"Anna", "anna@client.example"}));
    EXPECT_EQ(mail.subject, "Hello");
    EXPECT_EQ(mail.message_id, "1@client.example");
    EXPECT_EQ(mail.date, parse_instant("2026-11-10T14:32:10Z").value());
    EXPECT_EQ(mail.text, "Hi Mira\r\n");
    EXPECT_TRUE(mail.problems.empty());
}

TEST(Mime, encoded_words_are_decoded_in_subjects_names_and_file_names) {
    auto const mail = parse_mail(
        "From: =?UTF-8?Q?B=C3=A4ckerei_Kr=C3=BCger?= <b@x.example>\r\n"
        "Subject: =?UTF-8?B?w5ZmZm51bmdzemVpdGVu?= =?iso-8859-1?Q?_am_Fe=DF?=\r\n"
        "Date: Mon, 2 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        "Content-Type: application/pdf; name*=UTF-8''R%C3%A4chnung.pdf\r\n\r\nx\r\n");
    EXPECT_EQ(mail.from.at(0).name, "Bäckerei Krüger");
    EXPECT_EQ(mail.subject, "Öffnungszeiten am Feß");
    ASSERT_EQ(mail.parts.size(), 1U);
    EXPECT_EQ(mail.parts[0].name, "Rächnung.pdf");
}

TEST(Mime, attachments_have_a_path_a_digest_and_their_bytes) {
    auto const mail = parse_mail(two_parts);
    ASSERT_EQ(mail.parts.size(), 1U);
    auto const& part = mail.parts[0];
    EXPECT_EQ(part.path, "2");
    EXPECT_EQ(part.name, "a.png");
    EXPECT_EQ(part.media, "image/png");
    EXPECT_TRUE(part.attachment);
    EXPECT_EQ(part.digest, crypto::sha256("hallo"));
    EXPECT_EQ(part_bytes(two_parts, "2").value(), "hallo");
    EXPECT_EQ(part_bytes(two_parts, "3").error().code, Code::not_found);
    EXPECT_EQ(mail.text, "words");
}

TEST(Mime, a_mail_inside_a_mail_is_a_part_and_its_words_are_read) {
    auto const raw = headers("Content-Type: multipart/mixed; boundary=b\r\n") +
                     "--b\r\nContent-Type: text/plain\r\n\r\nsee below\r\n"
                     "--b\r\nContent-Type: message/rfc822\r\n\r\n" +
                     two_parts + "\r\n--b--\r\n";
    auto const mail = parse_mail(raw);
    ASSERT_EQ(mail.parts.size(), 2U);
    EXPECT_EQ(mail.parts[0].path, "2");
    EXPECT_EQ(mail.parts[0].media, "message/rfc822");
    EXPECT_EQ(mail.parts[1].path, "2.2");
    EXPECT_EQ(part_bytes(raw, "2.2").value(), "hallo");
    EXPECT_TRUE(mail.text.contains("see below"));
    EXPECT_TRUE(mail.text.contains("words"));
    EXPECT_EQ(crypto::sha256(part_bytes(raw, "2").value()), mail.parts[0].digest);
}

TEST(Mime, html_is_kept_apart_from_plain_text) {
    auto const mail =
        parse_mail(headers("Content-Type: text/html; charset=utf-8\r\n") + "<p>T\xc3\xb6ne</p>");
    EXPECT_EQ(mail.text, "");
    EXPECT_EQ(mail.html, "<p>Töne</p>");
}

TEST(Mime, flowed_text_is_joined) {
    auto const mail = parse_mail(
        headers("Content-Type: text/plain; charset=utf-8; format=flowed\r\n") + "one \r\ntwo\r\n");
    EXPECT_EQ(mail.text, "one two\n");
}

TEST(Mime, a_wrong_character_set_is_a_problem_and_no_loss) {
    auto const mail =
        parse_mail(headers("Content-Type: text/plain; charset=utf-8\r\n") + "T\xf6ne\r\n");
    EXPECT_EQ(mail.text, "Töne\r\n");
    ASSERT_EQ(mail.problems.size(), 1U);
    EXPECT_TRUE(mail.problems[0].contains("UTF-8"));
}

TEST(Mime, a_date_that_is_none_is_a_problem) {
    auto const mail = parse_mail("From: a@b.example\r\nDate: yesterday\r\n\r\nx");
    EXPECT_FALSE(mail.date);
    ASSERT_EQ(mail.problems.size(), 1U);
    EXPECT_TRUE(mail.problems[0].contains("yesterday"));
}

TEST(Mime, headers_are_listed_in_their_order) {
    auto const list = header_list(two_parts);
    ASSERT_GE(list.size(), 5U);
    EXPECT_EQ(list[0].first, "From");
    EXPECT_EQ(list[3], (std::pair<std::string, std::string>{"Subject", "Hello"}));
}

TEST(Mime, ten_thousand_parts_are_read_up_to_the_limit) {
    auto raw = headers("Content-Type: multipart/mixed; boundary=b\r\n");
    for (int i = 0; i < 10'000; ++i) raw += "--b\r\nContent-Type: a/b\r\n\r\nx\r\n";
    auto const mail = parse_mail(raw + "--b--\r\n");
    EXPECT_EQ(mail.parts.size(), 1'000U);
    EXPECT_FALSE(mail.problems.empty());
}

std::string nested(int depth) {
    std::string raw = "From: a@b.example\r\nDate: Mon, 2 Nov 2026 10:00:00 +0000\r\n";
    for (int i = 0; i < depth; ++i) {
        auto const boundary = "b" + std::to_string(i);
        raw += "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--" + boundary +
               "\r\n";
    }
    return raw + "Content-Type: text/plain\r\n\r\ndeep\r\n";
}

TEST(Mime, deep_nesting_is_read_to_the_limit_and_never_overflows_the_stack) {
    EXPECT_TRUE(parse_mail(nested(20)).text.contains("deep"));
    for (int const depth : {200, 5'000}) {
        auto const mail = parse_mail(nested(depth));
        EXPECT_FALSE(mail.text.contains("deep"));
        EXPECT_FALSE(mail.problems.empty());
    }
}

TEST(Mime, groups_of_addresses_inside_each_other_never_overflow_the_stack) {
    std::string groups;
    for (int i = 0; i < 100'000; ++i) groups += "g:";
    for (std::string const field :
         {"To: ", "rePly-to : ", "Content-Type: message/rfc822\n\nCc: "}) {
        auto const mail = parse_mail("Subject: s\n" + field + groups + "\n\nx");
        ASSERT_EQ(mail.problems.size(), 1U);
        EXPECT_TRUE(mail.problems[0].contains("groups")) << mail.problems[0];
    }
    auto const spaced = "To" + std::string(100, ' ') + ":" + groups;
    EXPECT_FALSE(parse_mail(spaced + "\n\nx").problems.empty());
    std::string folded = "To: ";
    for (int i = 0; i < 100'000; ++i) folded += "\n \";\"g:";
    EXPECT_FALSE(parse_mail(folded + "\n\nx").problems.empty());
}

TEST(Mime, many_colons_elsewhere_hide_no_mail) {
    std::string log;
    for (int i = 0; i < 5'000; ++i) log += " 10:00:00: to: it\n";
    auto const mail = parse_mail("Subject: s\nX-Log: x\n" + log + "\n" + log);
    EXPECT_EQ(mail.subject, "s");
    EXPECT_TRUE(mail.text.contains("10:00:00"));
}

TEST(Mime, any_bytes_are_a_mail_of_some_kind) {
    using namespace std::string_view_literals;
    for (auto const raw : {""sv, "\n"sv, "\0\0\0"sv, "From"sv, "no headers at all\n"sv,
                           "Subject: \xff\xfe\n\n\x00\xff"sv, "From: \"<@,;:\n\n"sv}) {
        auto const mail = parse_mail(raw);
        EXPECT_TRUE(is_utf8(mail.subject + mail.text + mail.html));
        EXPECT_FALSE(mail.problems.empty());
    }
    EXPECT_TRUE(is_utf8(parse_mail("Subject: " + std::string(1'000'000, 'a') + "\n\nx").subject));
}

TEST(Mime, several_threads_may_parse_at_once) {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([] {
            for (int k = 0; k < 50; ++k) EXPECT_EQ(parse_mail(two_parts).parts.size(), 1U);
        });
}

}  // namespace
}  // namespace tally::mail
