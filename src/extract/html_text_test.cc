#include "extract/html_text.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "extract/mail_text.h"

namespace tally::extract {
namespace {

TEST(HtmlText, paragraphs_and_breaks_become_lines) {
    EXPECT_EQ(html_to_text("<html><body><p>Hi Mira,</p><p>back <b>home</b>.<br>Go!</p></body>"),
              "Hi Mira,\n\nback home.\nGo!");
}

TEST(HtmlText, list_items_get_a_dash_and_cells_a_space) {
    EXPECT_EQ(html_to_text("<ul><li>one<li>two</ul>"), "- one\n- two");
    EXPECT_EQ(html_to_text("<table><tr><td>a</td><td>b</td></tr></table>"), "a b");
}

TEST(HtmlText, entities_and_odd_spaces_are_resolved) {
    EXPECT_EQ(html_to_text("<p>K&ouml;ln &amp; &#8364;5\n   net</p>"), "Köln & €5 net");
}

TEST(HtmlText, scripts_styles_titles_and_hidden_elements_say_nothing) {
    EXPECT_EQ(html_to_text("<head><title>t</title><style>p{}</style></head><body>"
                           "<script>alert(1)</script><div style='DISPLAY: none'>secret</div>"
                           "<p>seen</p></body>"),
              "seen");
}

TEST(HtmlText, a_declared_character_set_cannot_change_how_the_bytes_are_read) {
    EXPECT_EQ(html_to_text("<meta charset='iso-8859-1'><p>Töne</p>"), "Töne");
}

TEST(HtmlText, any_bytes_give_valid_text_in_bounded_time) {
    std::string deep;
    for (int i = 0; i < 200'000; ++i) deep += "<b>";
    deep += "end";
    EXPECT_TRUE(is_utf8(html_to_text(deep)));
    std::string unmatched;
    for (int i = 0; i < 200'000; ++i) unmatched += "<i></u>";
    EXPECT_TRUE(is_utf8(html_to_text(unmatched)));
    EXPECT_TRUE(is_utf8(html_to_text(std::string_view{"<p>\xff\x00<\xc3", 7})));
    EXPECT_EQ(html_to_text(""), "");
}

TEST(MailText, plain_text_comes_before_html) {
    mail::Mail mail;
    mail.html = "<p>rich</p>";
    EXPECT_EQ(mail_text(mail).text, "rich");
    EXPECT_TRUE(mail_text(mail).from_html);
    mail.text = "plain";
    EXPECT_EQ(mail_text(mail).text, "plain");
    EXPECT_FALSE(mail_text(mail).from_html);
}

TEST(Html, a_tag_with_too_many_attributes_ends_the_page) {
    std::string bare;
    std::string quoted;
    for (int i = 0; i < 2'000; ++i) {
        bare += " a" + std::to_string(i);
        quoted += "a" + std::to_string(i) + "='>'";
    }
    for (auto const& tag : {"<p " + bare + ">", "<p " + quoted + ">", "<p -=\"<p " + bare + "\">",
                            "<p " + std::string(200'000, 'a')})
        EXPECT_EQ(html_to_text("<p>first</p>" + tag + "behind it"), "first");
}

TEST(Html, long_values_are_no_attributes) {
    std::string value;
    for (int i = 0; i < 50'000; ++i) value += "many/short, words; ";
    EXPECT_EQ(html_to_text("<p title=\"" + value + "\" style = '" + value + "'>text</p>"), "text");
}

TEST(Html, a_zero_byte_is_a_blank) {
    using namespace std::string_view_literals;
    EXPECT_EQ(html_to_text("a\0b <p title=\"x\0y\">c</p>"sv), "a b\n\nc");
}

}  // namespace
}  // namespace tally::extract
