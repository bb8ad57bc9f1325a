#include "chat/pasted.h"

#include <gtest/gtest.h>

#include "chat/pasted_lines.h"

namespace tally::chat {
namespace {

Date const captured{std::chrono::year{2026}, std::chrono::March, std::chrono::day{10}};
PasteContext const context{
    .names = {"Ann Client", "Mira Designer"}, .zone = "UTC", .captured = captured};

std::string shown(PastedConversation const& pasted) {
    std::string text;
    for (auto const& [message, doubts] : pasted.messages)
        text += format_instant(message.at).substr(0, 16) + " " +
                (message.system ? "*" : message.sender) + ": " + message.text +
                std::string(doubts.size(), '?') + "\n";
    return text;
}

// Invented: no page of a real conversation was at hand.
constexpr std::string_view page =
    "Messages\n"
    "Monday, Mar 2, 2026\n"
    "Ann Client 2:05 PM\n"
    "Could you add a page?\n"
    "\n"
    "With the prices.\n"
    "Mira Designer\n"
    "2:07 PM\n"
    "That is a change. I will send a price.\n"
    "2:09 PM\n"
    "Here it is.\n"
    "Yesterday\n"
    "Ann Client ended the contract\n"
    "Bob Boss 9:00 AM\n"
    "Who is this?\n";

TEST(Pasted, names_times_and_dates_become_messages_with_doubts) {
    auto const pasted = guess_messages(page, context);
    EXPECT_EQ(shown(pasted),
              "2026-03-02T14:05 Ann Client: Could you add a page?\n\nWith the prices.\n"
              "2026-03-02T14:07 Mira Designer: That is a change. I will send a price.\n"
              "2026-03-02T14:09 Mira Designer: Here it is.?\n"
              "2026-03-09T14:09 *: Ann Client ended the contract?\n"
              "2026-03-09T09:00 Bob Boss: Who is this??\n");
    EXPECT_EQ(pasted.left_out, std::vector<std::string>{"Messages"});
}

TEST(Pasted, a_message_without_a_date_is_a_doubt) {
    auto const pasted = guess_messages("Ann Client 2:05 PM\nhi\n", context);
    EXPECT_EQ(shown(pasted), "2026-03-10T14:05 Ann Client: hi?\n");
}

TEST(Pasted, a_page_without_messages_gives_none) {
    auto const pasted = guess_messages("Home\nJobs\nReports\n", context);
    EXPECT_TRUE(pasted.messages.empty());
    EXPECT_EQ(pasted.left_out.size(), 3U);
}

TEST(PastedLines, dates_are_read_as_pages_write_them) {
    auto const date = [](std::string_view line) {
        auto const found = date_of_line(line, captured);
        return found ? format_date(*found) : std::string{};
    };
    EXPECT_EQ(date("Monday, Mar 2, 2026"), "2026-03-02");
    EXPECT_EQ(date("March 2"), "2026-03-02");
    EXPECT_EQ(date("Dec 24"), "2025-12-24");
    EXPECT_EQ(date("2 March 2026"), "2026-03-02");
    EXPECT_EQ(date("2026-03-02"), "2026-03-02");
    EXPECT_EQ(date("Today"), "2026-03-10");
    EXPECT_EQ(date("Yesterday"), "2026-03-09");
    for (auto const* none : {"Feb 30", "Monday", "May I ask", "May 5 is fine", "2", "Mar 2 99"})
        EXPECT_EQ(date(none), "") << none;
}

TEST(PastedLines, times_are_read_as_pages_write_them) {
    EXPECT_EQ(clock_of_line("2:05 PM")->count(), 14 * 60 + 5);
    EXPECT_EQ(clock_of_line("12:05 am")->count(), 5);
    EXPECT_EQ(clock_of_line("2:05\xe2\x80\xafPM")->count(), 14 * 60 + 5);
    EXPECT_EQ(clock_of_line("14:05")->count(), 14 * 60 + 5);
    for (auto const* none : {"14:05 PM", "2:5", "24:00", "at 2:05 PM", "PM", ""})
        EXPECT_FALSE(clock_of_line(none)) << none;
    EXPECT_EQ(name_and_clock_of_line("Ann Client • 2:05 PM")->name, "Ann Client");
    EXPECT_FALSE(name_and_clock_of_line("2:05 PM"));
}

}  // namespace
}  // namespace tally::chat
