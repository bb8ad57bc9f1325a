#include "chat/other_side.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tally::chat {
namespace {

using What = Change::What;
using Messages = std::vector<Message>;
using std::chrono::minutes;

Message at(int minute, std::string sender, std::string text, std::string id = {}) {
    Message message;
    message.at = Instant{minutes{29'500'000 + minute}};
    message.sender = std::move(sender);
    message.text = std::move(text);
    message.native_id = std::move(id);
    return message;
}

Messages const ours{at(0, "Anna Smith", "Can you add a voucher page?"),
                    at(1, "Mira", "ok"),
                    at(3, "Mira", "That costs 300."),
                    at(5, "Anna Smith", "ok"),
                    at(9, "Anna Smith", "we pay 300"),
                    at(30, "Mira", "Here it is.")};

// As the client's phone has it: one hour east, with other names.
Messages theirs() {
    auto all = ours;
    for (auto& message : all) {
        message.at += minutes{60};
        message.sender = message.sender == "Mira" ? "Mira Designer" : "Anna";
    }
    return all;
}

std::vector<What> whats(Messages const& other) {
    std::vector<What> all;
    for (auto const& change : compare_with_other_side(ours, other, align(ours, other)))
        all.push_back(change.what);
    return all;
}

TEST(OtherSide, its_clock_and_its_names_are_found_by_what_both_say) {
    auto const alignment = align(ours, theirs());
    EXPECT_EQ(alignment.ahead, minutes{60});
    EXPECT_EQ(alignment.people, (std::map<std::string, std::string>{{"Anna", "Anna Smith"},
                                                                    {"Mira Designer", "Mira"}}));
    EXPECT_EQ(alignment.alike, 4U);  // "ok" stands twice
    EXPECT_EQ(whats(theirs()), std::vector<What>{});
}

TEST(OtherSide, what_it_says_otherwise_is_found) {
    auto other = theirs();
    other[4].text = "we pay 30";
    EXPECT_EQ(whats(other), std::vector{What::edited});
    other = theirs();
    other.erase(other.begin() + 2);
    EXPECT_EQ(whats(other), std::vector{What::vanished});
    other = theirs();
    other.insert(other.begin() + 3, at(64, "Anna", "only if it is perfect"));
    EXPECT_EQ(whats(other), std::vector{What::inserted});
}

TEST(OtherSide, a_message_that_arrived_later_is_the_same_message) {
    auto other = theirs();
    other[2].at += minutes{2};
    EXPECT_EQ(whats(other), std::vector<What>{});
    other[2].at += minutes{20};
    EXPECT_EQ(whats(other).size(), 2U);
}

TEST(OtherSide, numbers_of_another_account_are_not_believed) {
    auto here = ours;
    auto there = theirs();
    for (std::size_t i = 0; i < here.size(); ++i) {
        here[i].native_id = std::to_string(i + 1);
        there[i].native_id = std::to_string(i + 2);
    }
    EXPECT_TRUE(compare_with_other_side(here, there, align(here, there)).empty());
    // Numbers that agree find an edit although its minute differs.
    for (std::size_t i = 0; i < here.size(); ++i) there[i].native_id = here[i].native_id;
    there[4].text = "we pay 30";
    there[4].at += minutes{5};
    auto const changes = compare_with_other_side(here, there, align(here, there));
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0], (Change{What::edited, 4, 4}));
}

TEST(OtherSide, the_last_one_on_each_side_is_the_same_person) {
    Messages const short_one{at(60, "Anna", "Can you add a voucher page?"),
                             at(63, "Logo Guy", "That costs 350.")};
    auto const alignment = align(ours, short_one);
    EXPECT_EQ(alignment.people.at("Logo Guy"), "Mira");
    auto group = short_one;
    group.push_back(at(64, "Bob", "hi"));
    EXPECT_FALSE(align(ours, group).people.contains("Logo Guy"));
}

TEST(OtherSide, names_that_a_person_gave_are_kept) {
    auto const alignment = align(ours, theirs(), {{"Anna", "Somebody"}});
    EXPECT_EQ(alignment.people.at("Anna"), "Somebody");
    EXPECT_TRUE(align(ours, {}).people.empty());
    EXPECT_TRUE(compare_with_other_side({}, {}, {}).empty());
}

}  // namespace
}  // namespace tally::chat
