#include "casefile/pdf/quote.h"

#include <gtest/gtest.h>

namespace tally::casefile::pdf {
namespace {

std::string marked(std::string_view text, std::string const& quote) {
    auto const spans = find_quotes(text, {{.quote = quote, .where = {}}});
    return spans.empty() ? "" : std::string{text.substr(spans[0].start, spans[0].size)};
}

TEST(Quote, is_found_over_line_breaks_and_marks_of_quoting) {
    EXPECT_EQ(marked("Hi,\n> this is exactly\n> what we needed.\nBye", "exactly what we needed"),
              "exactly\n> what we needed");
}

TEST(Quote, that_does_not_stand_there_marks_nothing) {
    EXPECT_EQ(marked("this is nearly what we needed", "exactly what we needed"), "");
    EXPECT_EQ(marked("some words", "  \n "), "");
}

TEST(Quote, keeps_a_sign_that_is_no_mark_of_quoting) {
    EXPECT_EQ(marked("it is 3 > 2 here", "3 > 2"), "3 > 2");
}

TEST(Quote, of_overlapping_ones_the_first_counts) {
    auto const spans = find_quotes("one two three four", {{.quote = "two three", .where = {}},
                                                          {.quote = "three four", .where = {}}});
    ASSERT_EQ(spans.size(), 1U);
    EXPECT_EQ(spans[0].start, 4U);
}

TEST(Quote, spans_of_a_piece_are_counted_from_its_start) {
    auto const inside = spans_in({{4, 9}, {40, 3}}, {8, 10});
    ASSERT_EQ(inside.size(), 1U);
    EXPECT_EQ(inside[0].start, 0U);
    EXPECT_EQ(inside[0].size, 5U);
}

}  // namespace
}  // namespace tally::casefile::pdf
