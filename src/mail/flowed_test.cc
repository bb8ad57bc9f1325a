#include "mail/flowed.h"

#include <gtest/gtest.h>

namespace tally::mail {
namespace {

TEST(Flowed, lines_that_end_in_a_space_are_joined) {
    EXPECT_EQ(unflow("one \ntwo \nthree\nfour\n", false), "one two three\nfour\n");
}

TEST(Flowed, delsp_removes_the_joining_space) {
    EXPECT_EQ(unflow("wort \nteil\n", true), "wortteil\n");
}

TEST(Flowed, quotes_are_joined_at_their_own_depth) {
    EXPECT_EQ(unflow("> a \n> b\n>> c\nd\n", false), "> a b\n>> c\nd\n");
    EXPECT_EQ(unflow("> a \nanswer\n", false), "> a \nanswer\n");
}

TEST(Flowed, space_stuffing_is_undone) {
    EXPECT_EQ(unflow(" From here\n  indented\n", false), "From here\n indented\n");
}

TEST(Flowed, the_line_before_a_signature_never_flows) {
    EXPECT_EQ(unflow("text\r\n-- \r\nMira\r\n", false), "text\n-- \nMira\n");
}

}  // namespace
}  // namespace tally::mail
