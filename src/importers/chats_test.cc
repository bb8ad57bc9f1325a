#include <gtest/gtest.h>

#include "importers/source.h"
#include "support/temp_folder.h"

namespace tally::importers {
namespace {

std::vector<RawItem> read_all(std::filesystem::path const& path,
                              std::optional<SourceKind> kind = std::nullopt) {
    auto const reader = open_source(path, kind);
    EXPECT_TRUE(reader) << (reader ? "" : reader.error().message);
    std::vector<RawItem> items;
    while (reader) {
        auto item = (*reader)->next();
        EXPECT_TRUE(item);
        if (!item || !*item) break;
        items.push_back(**std::move(item));
    }
    return items;
}

TEST(Chats, a_whatsapp_text_is_one_item_known_by_its_lines) {
    support::TempFolder const temp;
    auto const items =
        read_all(temp.write("WhatsApp Chat with Anna.txt", "12.03.24, 10:15 - Anna: hi\n"));
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0].source, SourceKind::whatsapp);
    EXPECT_EQ(items[0].kind, ItemKind::chat);
}

TEST(Chats, each_chat_of_a_telegram_export_is_an_item_with_its_own_bytes) {
    support::TempFolder const temp;
    std::string const content =
        R"({"about":"Telegram","chats":{"list":[{"name":"A","type":"personal_chat","id":1,"messages":[]},)"
        R"({"name":"B","type":"personal_chat","id":2,"messages":[]}]}})";
    auto const items = read_all(temp.write("result.json", content));
    ASSERT_EQ(items.size(), 2U);
    EXPECT_EQ(items[1].name, "B");
    EXPECT_EQ(items[1].bytes, content.substr(items[1].offset, items[1].length));
    EXPECT_EQ(items[1].reading->conversation, "telegram/2");
}

TEST(Chats, a_slack_folder_gives_its_days_and_keeps_the_rest_as_files) {
    support::TempFolder const temp;
    temp.write("export/users.json", R"([{"id":"U1","profile":{"real_name":"Anna"}}])");
    temp.write("export/channels.json", R"([{"id":"C1","name":"general"}])");
    temp.write("export/general/2026-03-02.json", R"([{"type":"message","ts":"1.0","user":"U1"}])");
    auto const items = read_all(temp.path() / "export");
    ASSERT_EQ(items.size(), 3U);
    EXPECT_EQ(items[0].kind, ItemKind::file);
    EXPECT_EQ(items[1].kind, ItemKind::chat);
    EXPECT_EQ(items[1].reading->conversation, "slack/general");
    EXPECT_EQ(items[1].reading->people.at("U1"), "Anna");
}

TEST(Chats, an_archive_that_stores_a_chat_as_it_is_stays_an_archive) {
    support::TempFolder const temp;
    auto const zip = temp.write(
        "chat.zip", "PK\x03\x04 _chat.txt\n[12.03.24, 10:15:02] Anna: hello\nFrom: a@b\n");
    auto const items = read_all(zip);
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0].kind, ItemKind::file);
    EXPECT_EQ(items[0].media, "application/zip");
}

TEST(Chats, a_source_that_was_named_and_does_not_fit_is_refused) {
    support::TempFolder const temp;
    auto const file = temp.write("a.json", "{}");
    EXPECT_EQ(open_source(file, SourceKind::telegram).error().code, Code::invalid_input);
    EXPECT_EQ(open_source(file, SourceKind::slack).error().code, Code::invalid_input);
    EXPECT_EQ(open_source(file, SourceKind::git).error().code, Code::invalid_input);
    EXPECT_FALSE(open_source(temp.path(), SourceKind::slack));
}

}  // namespace
}  // namespace tally::importers
