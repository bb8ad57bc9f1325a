// What surrounds the messages in a Slack export
// (https://slack.com/help/articles/220556107-How-to-read-Slack-data-exports): a folder or ZIP with
// users.json, lists of conversations, and a folder for each with one file a day.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "chat/conversation.h"

namespace tally::chat {

// users.json. invalid_input when it is no such list.
struct SlackPeople {
    std::map<std::string, std::string> names;  // id -> the name that people saw
    std::string team;                          // id of the workspace; empty where it is not said
    std::map<std::string, std::string> rooms = {};  // id of a direct conversation -> its people
};
Result<SlackPeople> read_slack_people(std::string_view bytes);

// dms.json: direct conversations, whose folders are named by their ids. Takes any bytes.
void read_slack_rooms(std::string_view bytes, SlackPeople& people);

// A member of the export as it names a day of a conversation: "general/2026-03-02.json".
struct SlackDay {
    std::string conversation;  // "general"
    std::string day;           // "2026-03-02"
};
// nullopt for any other path. A folder around the whole export is passed over.
std::optional<SlackDay> slack_day_of(std::string_view path);

// True when these paths are those of an export: users.json and at least one day.
bool is_slack_export(std::vector<std::string> const& paths);

// How a day of the conversation is to be read. Channels of two workspaces may have one name: the
// conversation names its workspace where the export does.
Reading slack_reading(SlackDay const& day, SlackPeople const& people);

}  // namespace tally::chat
