#include "precontract/pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "precontract/embedded.h"
#include "support/format_page.h"

namespace tally::precontract {
namespace {

using testing::HasSubstr;

std::string page() { return support::format_page("precontract-pack.md"); }

TEST(PrecontractPacks, all_that_are_shipped_can_be_read) {
    for (auto const& file : embedded_demands()) {
        auto const pack = parse_pack(file.text, std::string{file.file});
        ASSERT_TRUE(pack) << pack.error().message;
        EXPECT_GE(pack->demands.size(), 10U);
        EXPECT_GE(pack->facts.size(), 5U);
    }
    EXPECT_FALSE(builtin_packs().empty());
}

TEST(PrecontractPacks, ones_own_demand_takes_the_place_of_ours) {
    Pack mine;
    mine.id = "mine";
    Demand rush;
    rush.id = "rush";
    rush.title = "Mine";
    mine.demands = {rush};
    auto packs = builtin_packs();
    auto const before = joined(packs).demands.size();
    packs.insert(packs.begin(), mine);
    auto const whole = joined(packs);
    EXPECT_EQ(whole.demands.size(), before);
    EXPECT_EQ(whole.demands.front().title, "Mine");
}

TEST(PrecontractPackPage, its_example_is_a_pack_that_uses_every_key) {
    auto const pack = parse_pack(support::example_of(page()), "example.toml");
    ASSERT_TRUE(pack) << pack.error().message;
    EXPECT_EQ(pack->demands.at(0).rules.at(0).without, std::vector<std::string>{"no blue"});
    EXPECT_EQ(pack->facts.at(0).bad, "no");
}

TEST(PrecontractPackPage, each_mistake_is_told_as_the_page_says) {
    int count = 0;
    for (auto const& [line, broken, told] : support::mistakes_of(page())) {
        ASSERT_FALSE(broken.empty()) << line;
        auto const pack = parse_pack(broken, "example.toml");
        ASSERT_FALSE(pack) << line;
        EXPECT_THAT(pack.error().message, HasSubstr(told)) << line;
        EXPECT_TRUE(pack.error().message.starts_with("example.toml:")) << pack.error().message;
        ++count;
    }
    EXPECT_EQ(count, 8);
}

TEST(PrecontractPackPage, explains_every_key_of_its_example) {
    auto const text = page();
    std::istringstream lines{support::example_of(text)};
    for (std::string line; std::getline(lines, line);) {
        auto const equals = line.find(" = ");
        if (equals == line.npos) continue;
        EXPECT_THAT(text, HasSubstr("`" + line.substr(0, equals) + "`"));
    }
}

}  // namespace
}  // namespace tally::precontract
