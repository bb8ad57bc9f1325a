#include "search/snippet.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "base/random.h"

namespace tally::search {
namespace {

TEST(Snippet, marks_matches_without_regard_to_case_and_diacritics) {
    EXPECT_EQ(make_snippet("Herr Müller zahlt", {"muller", "zahl*"}), "Herr [Müller] [zahlt]");
    EXPECT_EQ(make_snippet("paid", {"paid"}, {160, "<b>", "</b>"}), "<b>paid</b>");
}

TEST(Snippet, collapses_white_space) {
    EXPECT_EQ(make_snippet("  a\r\n\r\n\tb \0 c ", {"b"}), "a [b]");
}

TEST(Snippet, shows_the_densest_place_of_a_long_text_at_word_boundaries) {
    std::string text = "invoice first ";
    for (int i = 0; i < 200; ++i) text += "filler ";
    text += "the final invoice was paid ";
    for (int i = 0; i < 200; ++i) text += "filler ";
    auto const snippet = make_snippet(text, {"invoice", "paid"});
    EXPECT_NE(snippet.find("the final [invoice] was [paid] filler"), std::string::npos) << snippet;
    EXPECT_TRUE(snippet.starts_with("…filler ")) << snippet;
    EXPECT_TRUE(snippet.ends_with(" filler…")) << snippet;
    EXPECT_LT(snippet.size(), 175u);
}

TEST(Snippet, without_a_match_shows_the_begin) {
    EXPECT_EQ(make_snippet("short", {"other"}), "short");
    EXPECT_EQ(make_snippet("one two three four", {}, {10, "[", "]"}), "one two…");
    EXPECT_EQ(make_snippet("", {"a"}), "");
}

TEST(Snippet, is_valid_utf8_whatever_comes_in) {
    SeededRandom random{3};
    for (int i = 0; i < 300; ++i) {
        auto text = random.bytes(random.next() % 700);
        if (i % 2 == 0) text = to_valid_utf8(text) + "invoice" + std::string(300, 'x');
        if (i % 3 == 0) text.insert(0, "€€€€€€ invoice €€€€€");
        EXPECT_TRUE(is_utf8(make_snippet(text, {"invoice"}, {random.next() % 200, "[", "]"})));
    }
}

}  // namespace
}  // namespace tally::search
