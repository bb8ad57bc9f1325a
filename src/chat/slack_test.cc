#include "chat/slack.h"

#include <gtest/gtest.h>

#include "chat/slack_text.h"

namespace tally::chat {
namespace {

Reading const general{.format = Format::slack, .people = {{"U1", "Anna Muster"}, {"U2", "Mira"}}};

Conversation read_all(std::string_view bytes) {
    auto conversation = read(bytes, general);
    EXPECT_TRUE(conversation) << (conversation ? "" : conversation.error().message);
    return conversation ? *conversation : Conversation{};
}

TEST(Slack, people_times_threads_edits_and_files_are_read) {
    auto const read = read_all(R"([
        {"user":"U1","type":"message","ts":"1710237302.000100","text":"Hi <@U2> &amp; all",
         "thread_ts":"1710237302.000100","edited":{"user":"U1","ts":"1710237400.000000"},
         "files":[{"id":"F1","name":"logo.svg","size":2048}],"reply_count":1,"blocks":[{"x":null}]},
        {"user":"U2","type":"message","ts":"1710237350.500200","text":"ok","thread_ts":"1710237302.000100"}])");
    ASSERT_EQ(read.messages.size(), 2U);
    auto const& first = read.messages[0];
    EXPECT_EQ(first.sender, "Anna Muster");
    EXPECT_EQ(first.text, "Hi @Mira & all");
    EXPECT_EQ(format_instant(first.at), "2024-03-12T09:55:02.000Z");
    EXPECT_EQ(first.native_id, "1710237302.000100");
    EXPECT_TRUE(first.edited);
    EXPECT_EQ(format_instant(first.edited_at.value()), "2024-03-12T09:56:40.000Z");
    EXPECT_EQ(first.attachments.at(0), (Attachment{"logo.svg", 2048}));
    EXPECT_EQ(first.reply_to, "");
    EXPECT_EQ(read.messages[1].reply_to, first.native_id);
    EXPECT_EQ(format_instant(read.messages[1].at), "2024-03-12T09:55:50.500Z");
    EXPECT_FALSE(read.zone_is_assumed);
}

TEST(Slack, what_slack_says_itself_and_what_was_deleted_is_marked) {
    auto const read = read_all(R"([
        {"type":"message","subtype":"channel_join","ts":"1710237302.0","user":"U1","text":"<@U1> has joined"},
        {"type":"message","subtype":"tombstone","ts":"1710237303.0","user":"USLACKBOT","text":"This message was deleted."},
        {"type":"message","subtype":"bot_message","ts":"1710237304.0","username":"Deploy","text":"","attachments":[{"fallback":"built <https://x.example|#7>"}]}])");
    ASSERT_EQ(read.messages.size(), 3U);
    EXPECT_TRUE(read.messages[0].system);
    EXPECT_TRUE(read.messages[1].deleted);
    EXPECT_EQ(read.messages[1].text, "");
    EXPECT_EQ(read.messages[2].sender, "Deploy");
    EXPECT_EQ(read.messages[2].text, "built #7 (https://x.example)");
}

TEST(Slack, a_day_that_is_cut_gives_what_came_before) {
    auto const read =
        read_all(R"([{"type":"message","user":"U1","ts":"1.0","text":"a"},{"type":"mess)");
    EXPECT_EQ(read.messages.size(), 1U);
    ASSERT_EQ(read.problems.size(), 1U);
    EXPECT_GT(read.problems[0].offset, 50U);
}

TEST(Slack, a_message_without_time_is_a_problem_and_the_rest_is_read) {
    auto const read =
        read_all(R"([{"type":"message","text":"a"},{"type":"message","ts":"5.0","text":"b"}])");
    EXPECT_EQ(read.messages.size(), 1U);
    EXPECT_EQ(read.problems.size(), 1U);
}

TEST(Slack, markup_becomes_plain_text) {
    EXPECT_EQ(slack_plain_text("<#C1|general> <!here> <https://x.example> <mailto:a@b|a@b>", {}),
              "#general @here https://x.example a@b (mailto:a@b)");
    EXPECT_EQ(slack_plain_text("1 &lt; 2 &amp;&amp; <unfinished", {}), "1 < 2 && <unfinished");
}

TEST(Slack, an_export_is_known_by_its_files) {
    EXPECT_TRUE(is_slack_export({"users.json", "channels.json", "general/2026-03-02.json"}));
    EXPECT_TRUE(is_slack_export({"Acme export/users.json", "Acme export/general/2026-03-02.json"}));
    EXPECT_FALSE(is_slack_export({"users.json", "general/notes.json"}));
    EXPECT_FALSE(is_slack_export({"general/2026-03-02.json"}));
    EXPECT_EQ(slack_day_of("x/general/2026-03-02.json")->conversation, "general");
    EXPECT_FALSE(slack_day_of("2026-03-02.json"));
    EXPECT_FALSE(slack_day_of("general/2026-13-02.json"));
    auto const people = read_slack_people(
        R"([{"id":"U1","name":"anna","profile":{"real_name":"Anna Muster"}},{"id":"U2","name":"mira"}])");
    EXPECT_EQ(people->names.at("U1") + people->names.at("U2"), "Anna Mustermira");
    EXPECT_FALSE(read_slack_people("<html>"));
}

TEST(Slack, channels_of_two_workspaces_are_two_conversations) {
    SlackDay const day{"general", "2026-03-02"};
    auto const acme = read_slack_people(R"([{"id":"U1","team_id":"T1","name":"anna"}])").value();
    auto const other = read_slack_people(R"([{"id":"U1","team_id":"T2","name":"bob"}])").value();
    EXPECT_EQ(slack_reading(day, acme).conversation, "slack/T1/general");
    EXPECT_EQ(slack_reading(day, other).conversation, "slack/T2/general");
    EXPECT_EQ(slack_reading(day, {}).conversation, "slack/general");
}

TEST(Slack, a_direct_conversation_is_named_after_its_people) {
    auto people =
        read_slack_people(R"([{"id":"U1","name":"anna"},{"id":"U2","name":"mira"}])").value();
    read_slack_rooms(R"([{"id":"D1","members":["U1","U2","U9"]},{"id":"D2"},7])", people);
    EXPECT_EQ(slack_reading({"D1", "2026-03-02"}, people).title, "anna, mira, U9");
    EXPECT_EQ(slack_reading({"general", "2026-03-02"}, people).title, "#general");
    read_slack_rooms("<html>", people);
    EXPECT_EQ(people.rooms.size(), 1U);
}

TEST(Slack, deep_nesting_costs_nothing) {
    std::string const deep(200'000, '[');
    EXPECT_FALSE(read(deep, general));
}

}  // namespace
}  // namespace tally::chat
