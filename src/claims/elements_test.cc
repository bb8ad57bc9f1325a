#include "claims/elements.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "claims/book.h"
#include "support/format_page.h"

namespace tally::claims {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string page() { return support::format_page("elements-pack.md"); }
std::string example() { return support::example_of(page()); }

TEST(ElementsPack, the_example_of_its_page_is_read) {
    auto const pack = parse_elements(example(), "example.toml");
    ASSERT_TRUE(pack) << pack.error().message;
    auto const& element = pack->elements.at(0);
    EXPECT_EQ(element.rules.size(), 4U);
    EXPECT_EQ(element.rules[1].without.size(), 3U);  // the list and one phrase
    EXPECT_EQ(element.rules[1].days_max, 60);
    EXPECT_EQ(element.rules[3].check, Check::in_time);
    EXPECT_EQ(pack->kinds.at(0).by, ledger::Party::client);
}

TEST(ElementsPack, each_mistake_is_told_as_its_page_says) {
    int count = 0;
    for (auto const& [line, broken, told] : support::mistakes_of(page())) {
        ASSERT_FALSE(broken.empty()) << line;
        auto const pack = parse_elements(broken, "example.toml");
        ASSERT_FALSE(pack) << line;
        EXPECT_THAT(pack.error().message, HasSubstr(told)) << line;
        EXPECT_THAT(pack.error().message, StartsWith("example.toml:"));
        ++count;
    }
    EXPECT_GE(count, 12);
}

TEST(ElementsPack, every_key_of_the_example_is_explained) {
    auto const text = page();
    std::istringstream lines{example()};
    for (std::string line; std::getline(lines, line);) {
        auto const equals = line.find(" = ");
        if (equals == line.npos) continue;
        EXPECT_THAT(text, HasSubstr("`" + line.substr(0, equals) + "`"));
    }
}

TEST(ElementBook, what_is_shipped_is_whole_and_says_where_it_comes_from) {
    ElementBook const book{builtin_elements()};
    EXPECT_THAT(book.gaps(), testing::IsEmpty());
    EXPECT_GE(book.kinds().size(), 10U);
    for (auto const& kind : book.kinds()) {
        EXPECT_FALSE(kind.source.empty()) << kind.id;
        for (auto const& id : kind.must_show) EXPECT_NE(book.element(id), nullptr) << id;
    }
}

TEST(ElementBook, a_pack_of_the_vault_comes_first_and_what_nobody_describes_is_told) {
    auto own = parse_elements(example(), "example.toml").value();
    own.kinds[0].answers.push_back("magic");
    std::vector<ElementsPack> packs{own};
    for (auto const& pack : builtin_elements()) packs.push_back(pack);
    ElementBook const book{packs};
    EXPECT_EQ(book.element("acceptance")->question, own.elements[0].question);
    EXPECT_THAT(book.gaps(), testing::ElementsAre(HasSubstr("magic")));
    EXPECT_THAT(book.find_kind("nonsense").error().hint, HasSubstr("payment-for-work"));
}

TEST(ElementBook, a_superseded_pack_counts_no_longer) {
    auto own = parse_elements(example(), "example.toml").value();
    for (auto const& pack : builtin_elements()) own.supersedes.push_back(pack.id);
    std::vector<ElementsPack> packs{own};
    for (auto const& pack : builtin_elements()) packs.push_back(pack);
    ElementBook const book{packs};
    EXPECT_EQ(book.kind("payment-for-work"), nullptr);
    EXPECT_EQ(book.kinds().size(), own.kinds.size());
}

}  // namespace
}  // namespace tally::claims
