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
    EXPECT_EQ(page.name, "Logo & more");
    EXPECT_EQ(page.claims.at(0).value, "https://www.x.example/job/1");
    EXPECT_EQ(page_claims("<html><link rel=\"canonical\" href=\"https://y.example/\">").address,
              "https://y.example/");
    EXPECT_EQ(page_claims("<link rel=\"canonical\" href=\"javascript:x\">").address, "");
    EXPECT_EQ(page_claims("<title").title, "");
    EXPECT_EQ(page_claims("<title>a &amp;lt; b</title>").title, "a &lt; b");
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

TEST(Page, what_a_browser_saved_beside_it_comes_with_it) {
    support::TempFolder const temp;
    auto const page = temp.write("Logo.html", "<!doctype html><title>Logo</title>");
    temp.write("Logo_files/shot.png", "\x89PNG\r\n\x1a\nx");
    temp.write("Logo_files/app.js", "alert(1)");
    temp.write("other.png", "\x89PNG\r\n\x1a\ny");
    auto const reader = open_source(page, std::nullopt).value();
    std::vector<RawItem> items;
    while (auto item = reader->next().value()) items.push_back(*std::move(item));
    ASSERT_EQ(items.size(), 2U);
    EXPECT_EQ(items[0].kind, ItemKind::page);
    EXPECT_EQ(items[1].name, "shot.png");
    EXPECT_EQ(items[1].kind, ItemKind::image);
    EXPECT_EQ(items[1].source, SourceKind::page);
    EXPECT_EQ(items[1].claims.at(0).value, "Logo.html");
}

TEST(Calendar, an_event_says_what_when_and_who) {
    std::string const bytes =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Kick-off\r\n"
        "DTSTART;TZID=Europe/Berlin:20260302T140000\r\nORGANIZER:mailto:anna@client.example\r\n"
        "ATTENDEE:mailto:mira@x.example\r\nLOCATION:Room 1\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Review\r\nDTSTART:20260309T140000Z\r\nEND:VEVENT\r\n"
        "END:VCALENDAR\r\n";
    EXPECT_EQ(read_one("call.ics", bytes).source, SourceKind::calendar);
    auto const calendar = calendar_claims(bytes, "UTC");
    EXPECT_EQ(calendar.summary, "Kick-off and 1 more");
    EXPECT_EQ(calendar.organizer, "anna@client.example");
    EXPECT_EQ(format_instant(calendar.begins.value()), "2026-03-02T13:00:00.000Z");
    ASSERT_EQ(calendar.claims.size(), 3U);
    EXPECT_EQ(calendar.claims[2].name, "event");
    EXPECT_EQ(calendar.claims[2].value, "2026-03-09T14:00:00.000Z Review");
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
    EXPECT_TRUE(event("DTSTART:20260302T140000Z").claims.empty());
    EXPECT_EQ(event("DTSTART:20260302T140000").claims.at(0).name, "zone");
    EXPECT_FALSE(event("DTSTART:soon").begins);
    EXPECT_EQ(calendar_claims("hello", "UTC").summary, "");
    EXPECT_EQ(calendar_claims("BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "UTC").summary, "");
}

}  // namespace
}  // namespace tally::importers
