#include "importers/page.h"

#include <gtest/gtest.h>

#include "importers/calendar.h"
#include "support/temp_folder.h"

namespace tally::importers {
namespace {

RawItem read_one(std::string const& name, std::string const& content) {
    support::TempFolder const temp;
    auto const reader = open_source(temp.write(name, content), std::nullopt);
    EXPECT_TRUE(reader) << (reader ? "" : reader.error().message);
    return reader ? **(*reader)->next() : RawItem{};
}

TEST(Page, a_saved_page_says_its_title_and_where_it_was) {
    auto const page =
        read_one("a.htm",
                 "<!DOCTYPE html>\n<!-- saved from url=(0032)https://www.x.example/job/1 "
                 "-->\n<html><head><title>Logo &amp; more\n</title></head></html>");
    EXPECT_EQ(page.kind, ItemKind::page);
    EXPECT_EQ(page.source, SourceKind::page);
    EXPECT_EQ(page.name, "Logo &amp; more");
    EXPECT_EQ(page.claims.at(0).value, "https://www.x.example/job/1");
    EXPECT_EQ(page_claims("<html><link rel=\"canonical\" href=\"https://y.example/\">").address,
              "https://y.example/");
    EXPECT_EQ(page_claims("<link rel=\"canonical\" href=\"javascript:x\">").address, "");
    EXPECT_EQ(page_claims("<title").title, "");
}

TEST(Page, a_page_in_one_file_is_no_mail) {
    auto const page = read_one(
        "a.mhtml",
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.example/a\r\nSubject: The "
        "job\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; "
        "boundary=\"b\"\r\n\r\n--b\r\n");
    EXPECT_EQ(page.kind, ItemKind::page);
    EXPECT_EQ(page.media, "multipart/related");
    EXPECT_EQ(page.name, "The job");
    EXPECT_EQ(page.claims.at(0).value, "https://x.example/a");
}

TEST(Calendar, an_event_says_what_when_and_who) {
    auto const item = read_one(
        "call.ics",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Kick-off\r\n"
        "DTSTART;TZID=Europe/Berlin:20260302T140000\r\nORGANIZER:mailto:anna@client.example\r\n"
        "ATTENDEE:mailto:mira@x.example\r\nLOCATION:Room 1\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:2\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    EXPECT_EQ(item.source, SourceKind::calendar);
    EXPECT_EQ(item.name, "Kick-off and 1 more");
    EXPECT_EQ(item.from, "anna@client.example");
    EXPECT_EQ(format_instant(item.occurred.value()), "2026-03-02T13:00:00.000Z");
    ASSERT_EQ(item.claims.size(), 2U);
}

TEST(Calendar, days_floating_times_and_nonsense) {
    auto const event = [](std::string const& start) {
        return calendar_claims(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + start + "\nEND:VEVENT\nEND:VCALENDAR\n",
            "Europe/Berlin");
    };
    EXPECT_EQ(event("DTSTART;VALUE=DATE:20260302").precision, "day");
    EXPECT_EQ(format_instant(event("DTSTART:20260302T140000").begins.value()),
              "2026-03-02T13:00:00.000Z");
    EXPECT_EQ(format_instant(event("DTSTART:20260302T140000Z").begins.value()),
              "2026-03-02T14:00:00.000Z");
    EXPECT_FALSE(event("DTSTART:soon").begins);
    EXPECT_EQ(calendar_claims("hello", "UTC").summary, "");
    EXPECT_EQ(calendar_claims("BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "UTC").summary, "");
}

}  // namespace
}  // namespace tally::importers
