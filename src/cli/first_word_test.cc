#include "cli/first_word.h"

#include <gtest/gtest.h>

#include <vector>

namespace tally::cli {
namespace {

std::string_view first_of(std::vector<char const*> words) {
    words.insert(words.begin(), "tally");
    return first_word(static_cast<int>(words.size()), words.data());
}

TEST(FirstWord, is_the_command) {
    EXPECT_EQ(first_of({"search", "logo"}), "search");
    EXPECT_EQ(first_of({"--json", "--quiet", "show"}), "show");
}

TEST(FirstWord, is_no_value_of_a_common_option) {
    EXPECT_EQ(first_of({"--vault", "search", "deadlines"}), "deadlines");
    EXPECT_EQ(first_of({"--vault=search", "--at", "2026-11-30T08:00:00Z", "alerts"}), "alerts");
}

TEST(FirstWord, may_be_missing) {
    EXPECT_EQ(first_of({}), "");
    EXPECT_EQ(first_of({"--help"}), "");
    EXPECT_EQ(first_of({"--vault"}), "");
}

}  // namespace
}  // namespace tally::cli
