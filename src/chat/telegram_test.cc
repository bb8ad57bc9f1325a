#include "chat/telegram.h"

#include <gtest/gtest.h>

namespace tally::chat {
namespace {

constexpr std::string_view one_chat = R"({
 "name": "Anna", "type": "personal_chat", "id": 4711,
 "messages": [
  {"id": 1, "type": "service", "date": "2024-03-12T10:14:00", "date_unixtime": "1710234840", "actor": "Anna", "action": "phone_call", "text": ""},
  {"id": 2, "type": "message", "date": "2024-03-12T10:15:02", "date_unixtime": "1710234902", "from": "Anna", "from_id": "user1",
   "text": ["See ", {"type": "link", "text": "https://x.example"}, "!"], "edited": "2024-03-12T10:20:00", "edited_unixtime": "1710235200",
   "file": "files/brief.pdf", "file_name": "brief.pdf", "file_size": 99},
  {"id": 3, "type": "message", "date": "2024-03-12T10:16:00", "from": "Mira", "text": "ok", "reply_to_message_id": 2}
 ]})";

Conversation read_all(std::string_view bytes, std::string const& zone = "Europe/Berlin") {
    auto conversation = read(bytes, {.format = Format::telegram, .zone = zone});
    EXPECT_TRUE(conversation) << (conversation ? "" : conversation.error().message);
    return conversation ? *conversation : Conversation{};
}

TEST(Telegram, messages_services_edits_files_and_answers_are_read) {
    auto const read = read_all(one_chat);
    ASSERT_EQ(read.messages.size(), 3U);
    EXPECT_TRUE(read.messages[0].system);
    EXPECT_EQ(read.messages[0].text, "phone_call");
    auto const& second = read.messages[1];
    EXPECT_EQ(second.sender + ": " + second.text, "Anna: See https://x.example!");
    EXPECT_EQ(format_instant(second.at), "2024-03-12T09:15:02.000Z");
    EXPECT_TRUE(second.edited);
    EXPECT_EQ(second.attachments.at(0), (Attachment{"brief.pdf", 99}));
    EXPECT_EQ(read.messages[2].reply_to, "2");
}

TEST(Telegram, an_old_export_has_local_times_only_and_that_is_said) {
    auto const read = read_all(one_chat);
    EXPECT_EQ(format_instant(read.messages[2].at), "2024-03-12T09:16:00.000Z");
    EXPECT_TRUE(read.zone_is_assumed);
}

TEST(Telegram, each_chat_of_a_full_export_is_a_range_of_the_file) {
    std::string const all =
        R"({"about":"Here is the data \" { you requested","chats":{"about":"x","list":[)" +
        std::string{one_chat} +
        R"(, {"name":"B}]{","type":"private_group","id":5,"messages":[]} ]},"left_chats":{}})";
    auto const chats = list_telegram_chats(all).value();
    ASSERT_EQ(chats.size(), 2U);
    EXPECT_EQ(chats[0].title, "Anna");
    EXPECT_EQ(chats[0].id, "4711");
    EXPECT_EQ(all.substr(chats[0].offset, chats[0].length), one_chat);
    EXPECT_EQ(chats[1].title, "B}]{");
    EXPECT_EQ(telegram_reading(chats[0], "UTC").conversation, "telegram/4711");
    EXPECT_EQ(list_telegram_chats(one_chat).value().at(0).length, one_chat.size());
    EXPECT_FALSE(list_telegram_chats("{}"));
    EXPECT_EQ(detect(all), Format::telegram);
    EXPECT_EQ(detect(one_chat), Format::telegram);
}

TEST(Telegram, a_file_that_is_cut_gives_what_came_before) {
    auto const read = read_all(one_chat.substr(0, one_chat.size() - 40));
    EXPECT_EQ(read.messages.size(), 2U);
    EXPECT_EQ(read.problems.size(), 1U);
    std::string const all = R"({"chats":{"list":[)" + std::string{one_chat.substr(0, 300)};
    EXPECT_EQ(list_telegram_chats(all).value().size(), 1U);
}

TEST(Telegram, bytes_that_are_no_text_break_nothing) {
    auto broken = std::string{one_chat};
    broken.replace(broken.find("ok"), 2, "\xff\xfe");
    EXPECT_EQ(read_all(broken).messages.size(), 3U);
    EXPECT_FALSE(read("{", {.format = Format::telegram}));
}

}  // namespace
}  // namespace tally::chat
