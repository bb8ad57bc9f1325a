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

std::string left_out(PastedConversation const& pasted) {
    std::string text;
    for (auto const& line : pasted.left_out)
        text += std::to_string(line.number) + ": " + line.text + "\n";
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
    EXPECT_EQ(left_out(pasted), "1: Messages\n");
}

TEST(Pasted, a_name_that_was_no_header_stays_what_somebody_said) {
    auto const pasted = guess_messages(
        "Ann Client 2:05 PM\nWho draws it?\nMira Designer\nToday\nMira Designer 2:07 PM\nOr "
        "him?\nAnn Client\nMira Designer 2:08 PM\nhi\n",
        context);
    EXPECT_EQ(shown(pasted),
              "2026-03-10T14:05 Ann Client: Who draws it?\nMira Designer?\n"
              "2026-03-10T14:07 Mira Designer: Or him?\nAnn Client\n"
              "2026-03-10T14:08 Mira Designer: hi\n");
}

TEST(Pasted, a_day_as_an_answer_is_what_somebody_said) {
    auto const pasted = guess_messages(
        "Mar 2\nAnn Client 2:05 PM\nWhen?\nMira Designer 2:07 PM\nToday\nAnn Client 2:08 PM\nok\n",
        context);
    EXPECT_EQ(shown(pasted),
              "2026-03-02T14:05 Ann Client: When?\n"
              "2026-03-02T14:07 Mira Designer: Today?\n"
              "2026-03-02T14:08 Ann Client: ok\n");
}

TEST(Pasted, a_date_below_a_message_without_text_still_dates_what_follows) {
    auto const pasted = guess_messages(
        "Mar 2\nAnn Client 2:05 PM\nMonday, Mar 9, 2026\nMira Designer 9:07 AM\nok\n", context);
    EXPECT_EQ(shown(pasted),
              "2026-03-02T14:05 Ann Client: Monday, Mar 9, 2026?\n"
              "2026-03-09T09:07 Mira Designer: ok\n");
}

TEST(Pasted, a_line_that_is_too_much_for_a_message_is_named) {
    auto const pasted = guess_messages(
        "Ann Client 2:05 PM\nhi\n" + std::string(message_bytes_max, 'a') + "\nlast\n", context);
    EXPECT_EQ(pasted.messages.at(0).message.text, "hi\nlast");
    EXPECT_EQ(left_out(pasted), "3: " + std::string(500, 'a') + "\n");
}

TEST(Pasted, lines_left_out_are_counted_also_where_they_are_too_many_to_list) {
    std::string text;
    for (std::size_t i = 0; i < problems_max + 5; ++i) text += "Jobs\n\n";
    auto const pasted = guess_messages(text, context);
    EXPECT_EQ(pasted.left_out.size(), problems_max);
    EXPECT_EQ(pasted.left_out_count, problems_max + 5);
    EXPECT_EQ(pasted.left_out.back().number, 2 * problems_max - 1);
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
