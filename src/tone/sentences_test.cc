#include "tone/sentences.h"

#include <gtest/gtest.h>

namespace tally::tone {
namespace {

std::vector<std::string> texts_of(std::string_view draft) {
    std::vector<std::string> texts;
    for (auto const& sentence : sentences_of(draft)) texts.push_back(sentence.text);
    return texts;
}

using Texts = std::vector<std::string>;

TEST(Sentences, end_at_marks_and_not_at_numbers_and_abbreviations) {
    EXPECT_EQ(texts_of("One. Two? Three! Four"), (Texts{"One.", "Two?", "Three!", "Four"}));
    EXPECT_EQ(texts_of("It is 3.5 MB, e.g. two files."), (Texts{"It is 3.5 MB, e.g. two files."}));
    EXPECT_EQ(texts_of("He said \"Now.\" Then he left."),
              (Texts{"He said \"Now.\"", "Then he left."}));
}

TEST(Sentences, do_not_end_inside_of_german_dates_and_abbreviations) {
    EXPECT_EQ(texts_of("Bitte bis zum 3. Mai. Am 2., 6. und 11. Mai war Nr. 4 offen. Gut."),
              (Texts{"Bitte bis zum 3. Mai.", "Am 2., 6. und 11. Mai war Nr. 4 offen.", "Gut."}));
    EXPECT_EQ(texts_of("I finished milestone 2. Please approve it."),
              (Texts{"I finished milestone 2.", "Please approve it."}));
}

TEST(Sentences, blot_out_what_is_quoted_and_more_than_a_word) {
    auto const sentences = sentences_of("She said “you ruined it” to my “boss” and left");
    ASSERT_EQ(sentences.size(), 1U);
    EXPECT_EQ(sentences[0].own, "She said \"\"\"\"\"\"\"\"\"\"\"\"\"\"\" to my \"boss\" and left");
    EXPECT_EQ(sentences[0].own.size(), sentences[0].text.size());
}

TEST(Sentences, go_on_over_line_ends_and_not_over_paragraphs) {
    EXPECT_EQ(texts_of("A sentence\r\nover lines\r\n\r\nAnother"),
              (Texts{"A sentence over lines", "Another"}));
    auto const sentences = sentences_of("One. Two.\n\n\n\nThree.");
    ASSERT_EQ(sentences.size(), 3U);
    EXPECT_EQ(sentences[1].paragraph, 0U);
    EXPECT_EQ(sentences[2].paragraph, 1U);
}

TEST(Sentences, begin_with_each_point_of_a_list) {
    EXPECT_EQ(texts_of("Open:\n- the menu\n- the logo\n1. the last"),
              (Texts{"Open:", "- the menu", "- the logo", "1. the last"}));
}

TEST(Sentences, know_where_each_byte_came_from) {
    std::string const draft = "  It’s  here";
    auto const sentences = sentences_of(draft);
    ASSERT_EQ(sentences.size(), 1U);
    EXPECT_EQ(sentences[0].text, "It's here");
    EXPECT_EQ(sentences[0].origin.size(), sentences[0].text.size() + 1);
    EXPECT_EQ(draft.substr(sentences[0].origin[5], 4), "here");
    EXPECT_EQ(place_of(draft, sentences[0].origin[5]), (Place{1, 9}));
}

TEST(Sentences, an_answer_below_a_quote_is_the_writers) {
    EXPECT_EQ(texts_of("> theirs\nmine\n  > theirs\nmine, too"), (Texts{"mine", "mine, too"}));
}

TEST(Sentences, a_closing_in_the_middle_of_a_letter_signs_nothing) {
    std::string draft = "Regards\n";
    for (int i = 0; i < 12; ++i) draft += "line\n\n";
    for (auto const& sentence : sentences_of(draft)) EXPECT_FALSE(sentence.in_signature);
    auto const signed_ones = sentences_of("Words.\n\nKind regards,\nMira");
    EXPECT_TRUE(signed_ones.back().in_signature);
    EXPECT_TRUE(sentences_of("Worte.\n\nMit freundlichen Grüßen\nMira").back().in_signature);
    EXPECT_EQ(texts_of("Meins.\n\nAm 3. Mai 2026 um 10:02 schrieb Ann Lee:\n> ihres"),
              Texts{"Meins."});
    EXPECT_FALSE(signed_ones.front().in_signature);
}

TEST(Sentences, of_nothing_there_are_none) {
    EXPECT_TRUE(sentences_of("").empty());
    EXPECT_TRUE(sentences_of("\n \n\t\n").empty());
    EXPECT_EQ(words_in(""), 0U);
    EXPECT_EQ(words_in(" one  two\n"), 2U);
}

}  // namespace
}  // namespace tally::tone
