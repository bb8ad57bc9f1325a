#include "mail/compose.h"

#include <gtest/gtest.h>

namespace tally::mail {
namespace {

NewMail letter() {
    return {.from = {"Mira Ünal", "mira@design.example"},
            .to = {"Anna", "anna@client.example"},
            .subject = "Die Übergabe ist fertig [T-abcdefghijklmnop]",
            .message_id = "tally.abc@design.example",
            .date = parse_instant("2026-11-02T10:00:00Z").value(),
            .text = "Hello Anna,\n\nit is done — please look.\n" + std::string(200, 'x') + "\n.\n",
            .html = "<p>Hello Anna</p>"};
}

// On the way, lines end with CRLF.
std::string without_cr(std::string text) {
    std::erase(text, '\r');
    return text;
}

TEST(Compose, what_goes_out_is_read_back_as_it_was_meant) {
    auto const bytes = compose(letter()).value();
    auto const mail = parse_mail(bytes);
    EXPECT_EQ(mail.from, (std::vector<MailAddress>{{"Mira Ünal", "mira@design.example"}}));
    EXPECT_EQ(mail.to, (std::vector<MailAddress>{{"Anna", "anna@client.example"}}));
    EXPECT_EQ(mail.subject, letter().subject);
    EXPECT_EQ(mail.message_id, letter().message_id);
    EXPECT_EQ(mail.date, letter().date);
    EXPECT_EQ(without_cr(mail.text), letter().text);
    EXPECT_TRUE(mail.html.contains("Hello Anna"));
}

TEST(Compose, the_same_letter_gives_the_same_bytes_with_short_lines) {
    auto const bytes = compose(letter()).value();
    EXPECT_EQ(bytes, compose(letter()).value());
    for (std::size_t at = 0; at < bytes.size();) {
        auto const end = bytes.find("\r\n", at);
        ASSERT_NE(end, bytes.npos);
        EXPECT_LE(end - at, 78U) << bytes.substr(at, end - at);
        EXPECT_EQ(bytes.substr(at, end - at).find('\n'), bytes.npos);
        at = end + 2;
    }
}

TEST(Compose, nothing_can_add_a_header_field) {
    auto with = letter();
    with.subject = "x\r\nBcc: everybody@x.example";
    EXPECT_EQ(compose(with).error().code, Code::invalid_input);
    with = letter();
    with.to.name = "Anna\nBcc: x@x.example";
    EXPECT_FALSE(compose(with));
}

}  // namespace
}  // namespace tally::mail
