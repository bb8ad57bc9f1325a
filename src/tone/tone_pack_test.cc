// docs/formats/tone-pack.md is the contract of packs: its example must be read, and each of the
// mistakes that it lists must be told as it says.
#include "tone/tone_pack.h"

#include <gtest/gtest.h>

#include "support/format_page.h"
#include "tone/embedded_tone.h"
#include "tone/tone_book.h"

namespace tally::tone {
namespace {

std::string page() { return support::format_page("tone-pack.md"); }

TEST(TonePack, every_pack_that_is_shipped_can_be_read) {
    EXPECT_GE(embedded_tone().size(), 3U);
    for (auto const& file : embedded_tone()) {
        auto const pack = parse_tone_pack(file.text, std::string{file.file});
        EXPECT_TRUE(pack) << pack.error().message;
    }
}

TEST(TonePack, the_example_of_the_page_uses_every_key) {
    auto const pack = parse_tone_pack(support::example_of(page()), "example.toml");
    ASSERT_TRUE(pack) << pack.error().message;
    ASSERT_EQ(pack->rules.size(), 3U);
    auto const& rule = pack->rules.front();
    EXPECT_EQ(rule.level, Level::forbidden);
    EXPECT_TRUE(rule.on_platform);
    EXPECT_TRUE(rule.before_contract);
    EXPECT_TRUE(rule.in_signature);
    EXPECT_EQ(rule.kinds, (std::vector{Kind::message, Kind::reply}));
    EXPECT_TRUE(rule.match.front().matches("my Carrier pigeon is fast"));
    EXPECT_FALSE(rule.match.front().matches("my carrier pigeons"));
    EXPECT_EQ(rule.surely.size(), 1U);
    EXPECT_EQ(rule.or_about.size(), 1U);
    EXPECT_TRUE(rule.rewrites.front().lower);
    EXPECT_EQ(pack->rules[1].absent->words_min, 40U);
    EXPECT_TRUE(pack->rules[2].longer->paragraph);
}

TEST(TonePack, each_mistake_is_told_as_the_page_says) {
    int count = 0;
    for (auto const& [row, broken, told] : support::mistakes_of(page())) {
        ASSERT_FALSE(broken.empty()) << row;
        auto const pack = parse_tone_pack(broken, "example.toml");
        ASSERT_FALSE(pack) << row;
        EXPECT_TRUE(pack.error().message.contains(told)) << row << "\n" << pack.error().message;
        EXPECT_TRUE(pack.error().message.starts_with("example.toml:")) << pack.error().message;
        ++count;
    }
    EXPECT_GE(count, 12);
}

TonePack named(std::string id, std::vector<std::string> supersedes = {}) {
    TonePack pack;
    pack.id = std::move(id);
    pack.supersedes = std::move(supersedes);
    return pack;
}

TEST(TonePack, a_pack_takes_the_place_of_its_namesake_and_of_what_it_supersedes) {
    std::vector<TonePack> packs;
    put(packs, named("one"));
    put(packs, named("two"));
    put(packs, named("one"));
    EXPECT_EQ(packs.size(), 2U);
    put(packs, named("three", {"one", "two"}));
    ASSERT_EQ(packs.size(), 1U);
    EXPECT_EQ(packs.front().id, "three");
}

}  // namespace
}  // namespace tally::tone
