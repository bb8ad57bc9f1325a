// docs/formats/rights-pack.md is the contract of packs: its example must be read, and each of the
// mistakes that it lists must be told as it says.
#include <gtest/gtest.h>

#include <array>
#include <sstream>

#include "rights/pack.h"
#include "support/format_page.h"

namespace tally::rights {
namespace {

std::string page() { return support::format_page("rights-pack.md"); }
std::string example() { return support::example_of(page()); }

TEST(PackPage, its_example_is_a_pack_that_uses_every_key) {
    auto const pack = parse_pack(example(), "example.toml");
    ASSERT_TRUE(pack) << pack.error().message;
    auto const& rule = pack->rules.at(0);
    EXPECT_EQ(rule.watch.triggers.size(), 2U);
    EXPECT_EQ(rule.watch.until.at(1).who, Who::both);
    EXPECT_EQ(rule.watch.windows.size(), 4U);
    EXPECT_TRUE(rule.watch.start.delay);
    EXPECT_TRUE(rule.one_actor_wins);
    EXPECT_EQ(pack->holidays.size(), 2U);
    EXPECT_EQ(pack->platform.at(0), "Example Market");
    EXPECT_EQ(pack->warnings.at(0).watch.money, MoneyKind::held);
    EXPECT_EQ(pack->mails.at(0).body, "ended by the client");
}

TEST(PackPage, each_mistake_is_told_as_the_page_says) {
    int count = 0;
    for (auto const& [line, broken, told] : support::mistakes_of(page())) {
        ASSERT_FALSE(broken.empty()) << line;
        auto const pack = parse_pack(broken, "example.toml");
        ASSERT_FALSE(pack) << line;
        EXPECT_TRUE(pack.error().message.contains(told)) << line << "\n" << pack.error().message;
        EXPECT_TRUE(pack.error().message.starts_with("example.toml:")) << pack.error().message;
        ++count;
    }
    EXPECT_EQ(count, 27);
}

// Every key of the example is explained.
TEST(PackPage, explains_every_key_of_its_example) {
    auto const text = page();
    std::istringstream lines{example()};
    for (std::string line; std::getline(lines, line);) {
        auto const equals = line.find(" = ");
        if (equals == line.npos || line.starts_with("amount")) continue;
        EXPECT_TRUE(text.contains("`" + line.substr(0, equals) + "`")) << line;
    }
}

}  // namespace
}  // namespace tally::rights
