#include "playbooks/pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "claims/book.h"
#include "playbooks/embedded.h"
#include "playbooks/focus.h"
#include "rights/pack.h"
#include "support/format_page.h"

namespace tally::playbooks {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::string page() { return support::format_page("playbook-pack.md"); }

TEST(PlaybookPacks, all_that_are_shipped_can_be_read_and_name_their_situation) {
    std::vector<std::string> situations;
    for (auto const& file : embedded_playbooks()) {
        auto const pack = parse_pack(file.text, std::string{file.file});
        ASSERT_TRUE(pack) << pack.error().message;
        situations.push_back(pack->situation);
    }
    EXPECT_THAT(situations,
                UnorderedElementsAre("client-cancelled", "client-silent", "scope-grew",
                                     "changes-requested-again", "return-request",
                                     "bad-review-threatened", "hours-disputed", "payment-late"));
}

TEST(PlaybookPacks, each_says_something_to_every_type_of_engagement) {
    for (auto const& pack : builtin_packs())
        for (std::size_t type = 0; type < engagement::engagement_type_names.size(); ++type) {
            auto const one = static_cast<engagement::EngagementType>(type);
            bool const any = std::ranges::any_of(pack.expects, [&](Expect const& expect) {
                auto const& types = expect.condition.types;
                return types.empty() || std::ranges::find(types, one) != types.end();
            });
            EXPECT_TRUE(any) << pack.situation << " " << engagement::name(one);
        }
}

TEST(PlaybookPacks, every_element_and_rule_that_they_name_exists) {
    claims::ElementBook const book{claims::builtin_elements()};
    std::vector<std::string> rules;
    for (auto const& pack : rights::builtin_packs())
        for (auto const& rule : pack.rules) rules.push_back(rule.id);
    auto const check = [&](std::vector<std::string> const& named, std::string const& where) {
        for (auto const& rule : named)
            EXPECT_TRUE(rule == "*/payment" || std::ranges::find(rules, rule) != rules.end())
                << where << ": " << rule;
    };
    for (auto const& pack : builtin_packs()) {
        for (auto const& sign : pack.signs) check(sign.rules, pack.id);
        for (auto const& expect : pack.expects) check(expect.rules, pack.id);
        for (auto const& step : pack.steps) {
            check(step.rules, pack.id + " " + step.id);
            EXPECT_TRUE(step.element.empty() || book.element(step.element) != nullptr)
                << pack.id << " " << step.element;
        }
    }
}

TEST(PlaybookPacks, a_step_without_evidence_says_what_to_type) {
    for (auto const& pack : builtin_packs())
        for (auto const& step : pack.steps)
            EXPECT_TRUE(!step.element.empty() || !step.command.empty())
                << pack.id << " " << step.id;
}

TEST(PlaybookPacks, the_first_of_a_situation_counts_and_superseded_ones_do_not) {
    Pack mine;
    mine.id = "mine";
    mine.situation = "client-silent";
    Pack other;
    other.id = "other";
    other.situation = "rain";
    Pack old;
    old.id = "old";
    old.situation = "snow";
    other.supersedes = {"old"};
    Pack shipped;
    shipped.id = "shipped";
    shipped.situation = "client-silent";
    std::vector<std::string> ids;
    for (auto const& pack : in_force({mine, other, old, shipped})) ids.push_back(pack.id);
    EXPECT_THAT(ids, ElementsAre("mine", "other"));
}

TEST(PlaybookCommands, words_in_quotes_are_one_word_and_capitals_are_asked_for) {
    auto const words = words_of_command("a \"two words\" --note TEXT --n 2 \"\" TEXT A");
    EXPECT_THAT(words,
                ElementsAre("a", "two words", "--note", "TEXT", "--n", "2", "", "TEXT", "A"));
    EXPECT_THAT(asked_for(words), ElementsAre("TEXT"));
    EXPECT_THAT(words_of_command("   "), IsEmpty());
}

TEST(PlaybookCommands, an_unknown_placeholder_is_named) {
    EXPECT_EQ(unknown_placeholder("{held} of {client}"), "");
    EXPECT_EQ(unknown_placeholder("{held} of {nobody}"), "{nobody}");
    EXPECT_EQ(unknown_placeholder("an open { brace"), "");
}

TEST(PlaybookPackPage, its_example_is_a_pack_that_uses_every_key) {
    auto const pack = parse_pack(support::example_of(page()), "example.toml");
    ASSERT_TRUE(pack) << pack.error().message;
    EXPECT_EQ(pack->signs.size(), 4U);
    EXPECT_EQ(pack->steps.at(1).when.fields.at("purpose"), std::vector<std::string>{"notice"});
    EXPECT_EQ(pack->nevers.at(0).condition.only_if,
              std::vector<Circumstance>{Circumstance::no_money_held});
}

TEST(PlaybookPackPage, each_mistake_is_told_as_the_page_says) {
    int count = 0;
    for (auto const& [line, broken, told] : support::mistakes_of(page())) {
        ASSERT_FALSE(broken.empty()) << line;
        auto const pack = parse_pack(broken, "example.toml");
        ASSERT_FALSE(pack) << line;
        EXPECT_THAT(pack.error().message, HasSubstr(told)) << line;
        EXPECT_TRUE(pack.error().message.starts_with("example.toml:")) << pack.error().message;
        ++count;
    }
    EXPECT_EQ(count, 14);
}

TEST(PlaybookPackPage, explains_every_key_of_its_example_and_every_name) {
    auto const text = page();
    std::istringstream lines{support::example_of(text)};
    for (std::string line; std::getline(lines, line);) {
        auto const equals = line.find(" = ");
        if (equals == line.npos) continue;
        EXPECT_THAT(text, HasSubstr("`" + line.substr(0, equals) + "`"));
    }
    for (auto const name : circumstance_names)
        EXPECT_THAT(text, HasSubstr("`" + std::string{name} + "`"));
    for (auto const name : placeholders)
        EXPECT_THAT(text, HasSubstr("`{" + std::string{name} + "}`"));
    for (auto const name : step_kind_names)
        EXPECT_THAT(text, HasSubstr("`" + std::string{name} + "`"));
}

}  // namespace
}  // namespace tally::playbooks
