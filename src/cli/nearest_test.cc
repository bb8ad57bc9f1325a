#include "cli/nearest.h"

#include <gtest/gtest.h>

namespace tally::cli {
namespace {

TEST(Nearest, a_mistyped_word_is_known_again) {
    std::vector<std::string> const words{"draft", "show", "propose", "sign", "amend", "diff"};
    EXPECT_EQ(nearest("sgn", words), "sign");
    EXPECT_EQ(nearest("sing", words), "sign");
    EXPECT_EQ(nearest("drafts", words), "draft");
    EXPECT_EQ(nearest("propsoe", words), "propose");
    EXPECT_EQ(nearest("sign", words), "sign");
}

TEST(Nearest, a_word_of_its_own_is_like_none) {
    EXPECT_EQ(nearest("cancel", {"draft", "show", "sign"}), "");
    EXPECT_EQ(nearest("a", {"draft"}), "");
    EXPECT_EQ(nearest("", {"draft"}), "");
    EXPECT_EQ(nearest(std::string(100'000, 'a'), {"draft"}), "");
}

}  // namespace
}  // namespace tally::cli
