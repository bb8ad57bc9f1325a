#include "extract/page_lines.h"

#include <gtest/gtest.h>

namespace tally::extract {
namespace {

using Lines = std::vector<std::string>;

TEST(PageLines, what_is_gone_and_what_is_new_come_in_order) {
    auto const found = compare_pages("Logo\nBudget: $1,200\n Fixed price \nAnna\n",
                                     "Logo\nBudget: $600\nFixed price\nAnna\nPaused\n");
    EXPECT_EQ(found.gone, Lines{"Budget: $1,200"});
    EXPECT_EQ(found.fresh, (Lines{"Budget: $600", "Paused"}));
}

TEST(PageLines, a_line_that_moved_or_is_spaced_otherwise_is_no_difference) {
    EXPECT_TRUE(compare_pages("a\n\nb\n\tc", "c\n  a\nb\r\n").empty());
    EXPECT_TRUE(compare_pages("", "").empty());
}

TEST(PageLines, a_line_counts_as_often_as_it_stands) {
    auto const found = compare_pages("ok\nok\nok", "ok");
    EXPECT_EQ(found.gone, (Lines{"ok", "ok"}));
    EXPECT_TRUE(found.fresh.empty());
    EXPECT_EQ(compare_pages("", "new").fresh, Lines{"new"});
}

}  // namespace
}  // namespace tally::extract
