// docs/formats/forum-pack.md is the contract of forum packs: its example must be read, and each of
// the mistakes that it lists must be told as it says.
#include "forums/forum_pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "forums/embedded_forums.h"
#include "forums/forum_book.h"
#include "support/format_page.h"

namespace tally::forums {
namespace {

using engagement::Forum;
using ::testing::HasSubstr;

std::string page() { return support::format_page("forum-pack.md"); }
std::string example() { return support::example_of(page()); }

TEST(ForumPack, every_pack_that_is_shipped_can_be_read) {
    std::set<Forum> forums;
    for (auto const& file : embedded_forums()) {
        auto const pack = parse_forum_pack(file.text, std::string{file.file});
        ASSERT_TRUE(pack) << pack.error().message;
        EXPECT_EQ(pack->id + ".toml", file.file);
        forums.insert(pack->forum);
    }
    EXPECT_EQ(forums.size(), engagement::forum_names.size()) << "a forum has no pack";
}

TEST(ForumPack, the_card_networks_have_the_limits_that_processors_publish) {
    auto const profile = builtin_forum_book().profile(Forum::chargeback, "mastercard").value();
    EXPECT_EQ(profile.title, "Chargeback, Mastercard");
    EXPECT_EQ(profile.limits.pages_max, 19);
    EXPECT_EQ(profile.limits.bytes_max, 14'500'000);
    EXPECT_EQ(profile.limits.image_ppi_max, 300);
    EXPECT_EQ(profile.limits.image_pixels_max, 30'000'000);
    auto const stripe = builtin_forum_book().profile(Forum::chargeback, "stripe").value();
    EXPECT_EQ(stripe.limits.pages_max, 49);
    EXPECT_EQ(stripe.limits.font_points_min, 12);
    EXPECT_EQ(stripe.pack.fields.front().characters_max, 20'000);
}

TEST(ForumPack, an_unknown_variant_is_told_with_those_that_there_are) {
    auto const profile = builtin_forum_book().profile(Forum::chargeback, "visa");
    ASSERT_FALSE(profile);
    EXPECT_EQ(profile.error().hint, "there are: mastercard, stripe, amex, discover");
    auto const none = builtin_forum_book().profile(Forum::generic, "visa");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().hint, "leave --variant out");
}

TEST(ForumPack, a_pack_of_the_same_id_takes_the_place_of_the_built_in_one) {
    auto book = builtin_forum_book();
    auto pack = book.profile(Forum::generic, "").value().pack;
    pack.title = "Mine";
    book.put(pack);
    EXPECT_EQ(book.profile(Forum::generic, "").value().title, "Mine");
    pack.id = "newer";
    pack.supersedes = {"generic"};
    auto const before = book.packs.size();
    book.put(pack);
    EXPECT_EQ(book.packs.size(), before);
}

TEST(ForumPackPage, its_example_is_a_pack_that_uses_every_key) {
    auto const pack = parse_forum_pack(example(), "example.toml");
    ASSERT_TRUE(pack) << pack.error().message;
    EXPECT_EQ(pack->sections.front(), casefile::Section::brief);
    EXPECT_EQ(pack->fields.at(0).filling, Filling::statement);
    EXPECT_EQ(pack->forms.at(0).id, "claim-form");
    EXPECT_TRUE(pack->variants.at(0).limits.upright);
    EXPECT_EQ(pack->limits.bytes_max, 5'000'000);
}

TEST(ForumPack, the_names_of_sections_are_all_that_there_are) {
    EXPECT_EQ(section_names.size(), casefile::all_sections().size());
}

TEST(ForumPackPage, each_mistake_is_told_as_the_page_says) {
    int count = 0;
    for (auto const& [line, broken, told] : support::mistakes_of(page())) {
        ASSERT_FALSE(broken.empty()) << line;
        auto const pack = parse_forum_pack(broken, "example.toml");
        ASSERT_FALSE(pack) << line;
        EXPECT_THAT(pack.error().message, HasSubstr(told)) << line;
        EXPECT_TRUE(pack.error().message.starts_with("example.toml:")) << pack.error().message;
        ++count;
    }
    EXPECT_EQ(count, 14);
}

TEST(ForumPackPage, explains_every_key_of_its_example_and_every_name) {
    auto const text = page();
    std::istringstream lines{example()};
    for (std::string line; std::getline(lines, line);) {
        auto const equals = line.find(" = ");
        if (equals == line.npos) continue;
        EXPECT_THAT(text, HasSubstr("`" + line.substr(0, equals) + "`"));
    }
    for (auto const name : section_names)
        EXPECT_THAT(text, HasSubstr("`" + std::string{name} + "`"));
    for (auto const name : filling_names)
        EXPECT_THAT(text, HasSubstr("`" + std::string{name} + "`"));
}

}  // namespace
}  // namespace tally::forums
