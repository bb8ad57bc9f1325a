#include "chat/compare.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace tally::chat {
namespace {

using What = Change::What;
using Messages = std::vector<Message>;

Message at(int minute, std::string text, std::string id = {}) {
    Message message;
    message.at = Instant{std::chrono::minutes{29'500'000 + minute}};
    message.sender = minute % 2 == 0 ? "Anna" : "Mira";
    message.text = std::move(text);
    message.native_id = std::move(id);
    return message;
}

std::vector<What> whats(Messages const& earlier, Messages const& later) {
    std::vector<What> all;
    for (auto const& change : compare(earlier, later)) all.push_back(change.what);
    return all;
}

Messages const capture{at(0, "hello"), at(1, "we pay 1200"), at(2, "ok"), at(2, "ok"),
                       at(9, "bye")};

TEST(Compare, a_longer_export_adds_and_nothing_else) {
    auto later = capture;
    later.push_back(at(9, "one more"));
    later.push_back(at(20, "later"));
    EXPECT_EQ(whats(capture, later), (std::vector{What::added, What::added}));
    EXPECT_EQ(whats(capture, capture), std::vector<What>{});
}

TEST(Compare, an_edit_shows_both_versions) {
    auto later = capture;
    later[1].text = "we pay 200";
    auto const changes = compare(capture, later);
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0], (Change{What::edited, 1, 1}));
    EXPECT_TRUE(is_alarming(changes[0]));
}

TEST(Compare, what_the_later_export_covers_and_lacks_has_vanished) {
    auto later = capture;
    later.erase(later.begin() + 2);
    EXPECT_EQ(whats(capture, later), std::vector{What::vanished});
    later = capture;
    later[1].text.clear();
    later[1].deleted = true;
    EXPECT_EQ(whats(capture, later), std::vector{What::deleted});
}

TEST(Compare, a_shorter_export_takes_nothing_away) {
    Messages const later{capture[2], capture[3], capture[4]};
    EXPECT_EQ(whats(capture, later), std::vector<What>{});
    EXPECT_EQ(whats(capture, {}), std::vector<What>{});
    EXPECT_EQ(whats({}, capture).size(), capture.size());
}

TEST(Compare, a_message_that_was_not_there_before_is_inserted) {
    auto later = capture;
    later.insert(later.begin() + 1, at(1, "I told you so"));
    EXPECT_EQ(whats(capture, later), std::vector{What::inserted});
}

TEST(Compare, native_ids_find_an_edit_whatever_its_time) {
    Messages const earlier{at(0, "a", "1"), at(3, "b", "2"), at(5, "c", "3")};
    Messages const later{at(0, "a", "1"), at(4, "B", "2"), at(5, "c", "3")};
    EXPECT_EQ(whats(earlier, later), std::vector{What::edited});
}

TEST(Compare, a_hundred_thousand_equal_messages_take_no_time) {
    Messages const many(100'000, at(2, "ok"));
    EXPECT_TRUE(compare(many, many).empty());
}

RC_GTEST_PROP(Compare, every_edit_and_every_gap_is_found, ()) {
    Messages earlier;
    auto const count = *rc::gen::inRange(3, 40);
    for (int i = 0; i < count; ++i) earlier.push_back(at(i * 2, "m" + std::to_string(i)));
    auto later = earlier;
    std::size_t edited = 0;
    std::size_t gone = 0;
    for (std::size_t i = earlier.size() - 1; i-- > 1;) {
        auto const what = *rc::gen::inRange(0, 4);
        if (what == 0) later[i].text += "!";
        if (what == 1) later.erase(later.begin() + static_cast<std::ptrdiff_t>(i));
        edited += what == 0 ? 1 : 0;
        gone += what == 1 ? 1 : 0;
    }
    auto const changes = whats(earlier, later);
    RC_ASSERT(static_cast<std::size_t>(std::ranges::count(changes, What::edited)) == edited);
    RC_ASSERT(static_cast<std::size_t>(std::ranges::count(changes, What::vanished)) == gone);
    RC_ASSERT(changes.size() == edited + gone);
}

}  // namespace
}  // namespace tally::chat
