#include <gtest/gtest.h>

#include "base/encoding.h"
#include "chat/conversation.h"
#include "chat/whatsapp_words.h"

namespace tally::chat {
namespace {

Conversation read_all(std::string_view bytes, Reading reading = {}) {
    reading.format = Format::whatsapp;
    auto conversation = read(bytes, reading);
    EXPECT_TRUE(conversation) << (conversation ? "" : conversation.error().message);
    return conversation ? *conversation : Conversation{};
}

std::string when(Message const& message) { return format_instant(message.at).substr(0, 16); }

TEST(Whatsapp, brackets_of_ios_are_read_to_the_second) {
    auto const read = read_all(
        "\xe2\x80\x8e[12.03.24, 10:15:02] Anna Muster: Can you add a page?\r\n"
        "[12.03.24, 10:16:40] Mira: Yes.\r\n");
    ASSERT_EQ(read.messages.size(), 2U);
    EXPECT_EQ(read.messages[0].sender, "Anna Muster");
    EXPECT_EQ(read.messages[0].text, "Can you add a page?");
    EXPECT_EQ(format_instant(read.messages[0].at), "2024-03-12T10:15:02.000Z");
    EXPECT_EQ(read.messages[0].precision, "");
    EXPECT_EQ(read.order, DateOrder::day_first);
    EXPECT_FALSE(read.order_is_a_guess);
    EXPECT_TRUE(read.zone_is_assumed);
}

TEST(Whatsapp, dashes_of_android_are_read_to_the_minute) {
    auto const read =
        read_all("3/25/24, 10:15\xe2\x80\xafPM - Anna: Hi\n3/26/24, 12:05 AM - Mira: x\n");
    ASSERT_EQ(read.messages.size(), 2U);
    EXPECT_EQ(when(read.messages[0]), "2024-03-25T22:15");
    EXPECT_EQ(when(read.messages[1]), "2024-03-26T00:05");
    EXPECT_EQ(read.messages[0].precision, "minute");
    EXPECT_EQ(read.order, DateOrder::month_first);
}

TEST(Whatsapp, every_way_to_write_a_date_and_a_time) {
    for (auto const* line :
         {"25/03/2024, 22:15 - A: x", "25.03.24, 22:15 - A: x", "25-03-2024 22:15 - A: x",
          "[25/3/24 10:15:00 p.\xc2\xa0m.] A: x", "[2024-03-25, 22:15:00] A: x",
          "2024/3/25, 22:15 - A: x", "25/03/2024 à 22:15 - A: x", "25.03.24, 22.15 - A: x"}) {
        auto const read = read_all(line);
        ASSERT_EQ(read.messages.size(), 1U) << line;
        EXPECT_EQ(when(read.messages[0]), "2024-03-25T22:15") << line;
        EXPECT_EQ(read.messages[0].sender, "A") << line;
    }
}

TEST(Whatsapp, the_whole_file_decides_between_day_and_month) {
    // 3/4 and 2/5: only with the month first does time run forward.
    auto const forward = read_all("2/5/24, 10:00 - A: x\n3/4/24, 10:00 - A: y\n");
    EXPECT_EQ(forward.order, DateOrder::month_first);
    EXPECT_FALSE(forward.order_is_a_guess);
    auto const unclear = read_all("2/3/24, 10:00 - A: x\n2/4/24, 10:00 - A: y\n");
    EXPECT_TRUE(unclear.order_is_a_guess);
    auto const told = read_all("2/3/24, 10:00 - A: x\n", {.order = DateOrder::month_first});
    EXPECT_EQ(when(told.messages[0]), "2024-02-03T10:00");
    EXPECT_FALSE(told.order_is_a_guess);
    EXPECT_FALSE(read_all("5/5/24, 10:00 - A: x\n").order_is_a_guess);
}

TEST(Whatsapp, a_message_goes_on_until_the_next_one_begins) {
    auto const read = read_all(
        "12/03/24, 10:15 - Anna: first\n\nthird 13:00 - no\n[x] not a date\n12/03/24, 10:16 - B: "
        "y\n");
    ASSERT_EQ(read.messages.size(), 2U);
    EXPECT_EQ(read.messages[0].text, "first\n\nthird 13:00 - no\n[x] not a date");
    EXPECT_EQ(read.messages[1].offset, std::string_view{"12/03/24, 10:15 - Anna: first\n\nthird "
                                                        "13:00 - no\n[x] not a date\n"}
                                           .size());
}

TEST(Whatsapp, lines_of_the_messenger_have_no_sender) {
    auto const read = read_all(
        "12/03/24, 10:14 - Messages and calls are end-to-end encrypted. Tap to learn more.\n"
        "12/03/24, 10:15 - Anna changed the subject from \"a: b\" to \"c\"\n"
        "[12/03/24, 10:15:00] Anna: \xe2\x80\x8eMessages and calls are end-to-end encrypted.\n"
        "12/03/24, 10:16 - Anna: hello: you\n");
    ASSERT_EQ(read.messages.size(), 4U);
    EXPECT_TRUE(read.messages[0].system);
    EXPECT_TRUE(read.messages[1].system);
    EXPECT_EQ(read.messages[1].sender, "");
    EXPECT_TRUE(read.messages[2].system);
    EXPECT_FALSE(read.messages[3].system);
    EXPECT_EQ(read.messages[3].text, "hello: you");
}

TEST(Whatsapp, marks_of_editing_deleting_and_files_are_understood) {
    auto const read = read_all(
        "12/03/24, 10:15 - A: we pay 200 <This message was edited>\n"
        "12/03/24, 10:16 - A: This message was deleted\n"
        "12/03/24, 10:17 - A: Diese Nachricht wurde gelöscht.\n"
        "12/03/24, 10:18 - A: IMG-20240312-WA0001.jpg (file attached)\nthe new logo\n"
        "[12/03/24, 10:19:00] A: \xe2\x80\x8e<attached: 00000012-PHOTO-2024-03-12-10-19-00.jpg>\n"
        "12/03/24, 10:20 - A: <Media omitted>\n");
    ASSERT_EQ(read.messages.size(), 6U);
    EXPECT_TRUE(read.messages[0].edited);
    EXPECT_EQ(read.messages[0].text, "we pay 200");
    EXPECT_TRUE(read.messages[1].deleted);
    EXPECT_TRUE(read.messages[2].deleted);
    EXPECT_EQ(read.messages[3].attachments.at(0).name, "IMG-20240312-WA0001.jpg");
    EXPECT_EQ(read.messages[3].text, "the new logo");
    EXPECT_EQ(read.messages[4].attachments.at(0).name, "00000012-PHOTO-2024-03-12-10-19-00.jpg");
    EXPECT_EQ(read.messages[5].attachments.at(0).name, "media");
}

TEST(Whatsapp, marks_of_direction_do_not_make_two_people_of_one) {
    auto const read = read_all(
        "[12.03.24, 10:15:02] \xe2\x80\xaa+49 170 1\xe2\x80\xac: a\n"
        "[12.03.24, 10:15:03] +49 170 1: b\n"
        "[12.03.24, 10:15:04] ~\xe2\x80\xaf"
        "Anna: c\n");
    EXPECT_EQ(read.messages.at(0).sender, read.messages.at(1).sender);
    EXPECT_EQ(read.messages.at(2).sender, "Anna");
}

TEST(Whatsapp, local_times_are_read_in_the_zone_that_was_told) {
    auto const read = read_all("12.07.24, 10:15 - A: x\n", {.zone = "Europe/Berlin"});
    EXPECT_EQ(when(read.messages[0]), "2024-07-12T08:15");
}

TEST(Whatsapp, an_hour_that_clocks_showed_twice_runs_forward_and_is_a_doubt) {
    auto const read =
        read_all("27.10.24, 02:50 - A: x\n27.10.24, 02:10 - A: y\n27.10.24, 03:05 - A: z\n",
                 {.zone = "Europe/Berlin"});
    EXPECT_EQ(when(read.messages[0]), "2024-10-27T00:50");
    EXPECT_EQ(when(read.messages[1]), "2024-10-27T01:10");
    EXPECT_EQ(when(read.messages[2]), "2024-10-27T02:05");
    ASSERT_EQ(read.doubts.size(), 1U);
}

TEST(Whatsapp, an_export_that_lost_its_begin_says_so_and_the_rest_is_read) {
    auto const read = read_all("the end of something\n12.03.24, 10:15 - A: x\n12.03.24, 10:1");
    ASSERT_EQ(read.messages.size(), 1U);
    ASSERT_EQ(read.problems.size(), 1U);
    EXPECT_EQ(read.problems[0].line, 1U);
}

TEST(Whatsapp, what_is_no_export_is_refused) {
    EXPECT_FALSE(read("hello\n", {.format = Format::whatsapp}));
    EXPECT_FALSE(read("", {.format = Format::whatsapp}));
    EXPECT_FALSE(read("99/99/24, 10:15 - A: x\n", {.format = Format::whatsapp}));
    EXPECT_EQ(detect("From a@b Mon Jan  1 00:00:00 2024\n"), std::nullopt);
    EXPECT_EQ(detect("2024-03-12 10:15:02 - server: started\n"), std::nullopt);
    EXPECT_EQ(detect("2024-03-12, 10:15 - Anna: hello\n"), Format::whatsapp);
    EXPECT_EQ(detect("Date,Amount\n2024-03-12,5\n"), std::nullopt);
}

TEST(Whatsapp, bytes_that_are_no_text_become_text) {
    auto const read = read_all("12.03.24, 10:15 - A\xff: x\xff\n");
    EXPECT_TRUE(is_utf8(read.messages.at(0).sender + read.messages.at(0).text));
}

TEST(Whatsapp, an_export_that_an_editor_saved_as_utf16_is_read) {
    std::string bytes = "\xff\xfe";
    for (char const c : std::string_view{"12.03.24, 10:15 - Anna: hello\n"}) bytes += {c, '\0'};
    EXPECT_EQ(detect(bytes), Format::whatsapp);
    auto const read = read_all(bytes);
    ASSERT_EQ(read.messages.size(), 1U);
    EXPECT_EQ(read.messages[0].text, "hello");
    EXPECT_TRUE(read_all(bytes.substr(0, bytes.size() - 3)).problems.empty());
}

TEST(Whatsapp, the_title_is_in_the_name_of_the_file) {
    EXPECT_EQ(whatsapp_title("WhatsApp Chat with Anna.txt"), "Anna");
    EXPECT_EQ(whatsapp_title("WhatsApp-Chat mit Bäckerei.zip"), "Bäckerei");
    EXPECT_EQ(whatsapp_title("notes.txt"), "notes");
}

}  // namespace
}  // namespace tally::chat
