#include "chat/slack.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "chat/json_messages.h"
#include "chat/readers.h"
#include "chat/slack_text.h"

namespace tally::chat {
namespace {

constexpr std::size_t people_max = 100'000;

// "1710237302.000100": seconds and a counter that makes it unique in its conversation.
std::optional<Instant> instant_of(std::string const& ts) {
    auto const dot = ts.find('.');
    std::int64_t seconds = 0;
    auto const whole = std::string_view{ts}.substr(0, dot);
    auto const [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), seconds);
    constexpr std::int64_t year_9999 = 253'370'764'800;
    if (error != std::errc{} || end != whole.data() + whole.size() || seconds < 0 ||
        seconds > year_9999)
        return std::nullopt;
    std::int64_t milliseconds = 0;
    if (dot != ts.npos) {
        auto fraction = ts.substr(dot + 1, 3);
        fraction.resize(3, '0');
        std::from_chars(fraction.data(), fraction.data() + 3, milliseconds);
    }
    return Instant{std::chrono::seconds{seconds} + std::chrono::milliseconds{milliseconds}};
}

std::string first_of(std::initializer_list<std::string> names) {
    for (auto const& name : names)
        if (!name.empty()) return name;
    return {};
}

std::string sender_of(ForeignJson const& message, Reading const& reading) {
    auto const user = text_member(message, "user");
    if (auto const known = reading.people.find(user); known != reading.people.end())
        return known->second;
    auto const& profile = member(message, "user_profile");
    return first_of({text_member(profile, "real_name"), text_member(profile, "display_name"),
                     text_member(message, "username"), user, text_member(message, "bot_id")});
}

// Joins, leaves, topics: what Slack says, not people. Those that people write are left.
bool is_system(std::string const& subtype) {
    constexpr std::array<std::string_view, 7> written_by_people{
        "",           "bot_message",     "me_message",  "thread_broadcast",
        "file_share", "reply_broadcast", "file_comment"};
    return std::ranges::find(written_by_people, subtype) == written_by_people.end();
}

// Bots write into `attachments` what people write into `text`.
std::string text_of(ForeignJson const& message, Reading const& reading) {
    auto text = slack_plain_text(text_member(message, "text"), reading.people);
    auto const& attachments = member(message, "attachments");
    if (!text.empty() || !attachments.is_array()) return text;
    for (auto const& one : attachments) {
        auto const fallback = text_member(one, "fallback");
        if (!fallback.empty()) text += (text.empty() ? "" : "\n") + fallback;
    }
    return bounded_text(slack_plain_text(text, reading.people));
}

void add_files(Message& message, ForeignJson const& files) {
    if (!files.is_array()) return;
    for (auto const& file : files) {
        auto name = first_of({text_member(file, "name"), text_member(file, "title")});
        if (text_member(file, "mode") == "tombstone") name = "a deleted file";
        if (!name.empty()) message.attachments.push_back({name, number_member(file, "size")});
    }
}

std::optional<Message> message_of(ForeignJson const& object, Reading const& reading) {
    Message message;
    message.native_id = text_member(object, "ts");
    auto const at = instant_of(message.native_id);
    if (!at) return std::nullopt;
    message.at = *at;
    message.sender = sender_of(object, reading);
    message.text = text_of(object, reading);
    auto const subtype = text_member(object, "subtype");
    message.deleted = subtype == "tombstone";
    message.system = is_system(subtype) && !message.deleted;
    if (message.deleted) message.text.clear();
    if (auto const& edited = member(object, "edited"); edited.is_object()) {
        message.edited = true;
        message.edited_at = instant_of(text_member(edited, "ts"));
    }
    auto const thread = text_member(object, "thread_ts");
    if (thread != message.native_id) message.reply_to = thread;
    add_files(message, member(object, "files"));
    return message;
}

// "Anna, Mira"
std::string names_of(ForeignJson const& members, std::map<std::string, std::string> const& names) {
    constexpr std::size_t title_bytes_max = 200;
    std::string title;
    for (auto const& one : members) {
        if (!one.is_string() || title.size() > title_bytes_max) continue;
        auto const id = one.get<std::string>();
        auto const known = names.find(id);
        title += (title.empty() ? "" : ", ") + (known == names.end() ? id : known->second);
    }
    return title;
}

std::string_view last_part(std::string_view path) {
    auto const slash = path.rfind('/');
    return slash == path.npos ? path : path.substr(slash + 1);
}

}  // namespace

bool looks_like_slack_day(std::string_view first_bytes) {
    auto const begin = first_bytes.find_first_not_of(" \t\r\n");
    if (begin == first_bytes.npos || first_bytes[begin] != '[') return false;
    auto const head = first_bytes.substr(begin, 4096);
    return head.contains("\"ts\"") && (head.contains("\"type\"") || head.contains("\"user\""));
}

Result<Conversation> read_slack_day(std::string_view bytes, Reading const& reading) {
    Conversation conversation;
    read_objects(bytes,
                 {1,
                  [&](ForeignJson const& object, std::uint64_t number) {
                      auto message = message_of(object, reading);
                      if (message && conversation.messages.size() < messages_max)
                          conversation.messages.push_back(*std::move(message));
                      else
                          complain(
                              conversation,
                              {0, 0, "message " + std::to_string(number) + " has no time", ""});
                  }},
                 conversation);
    if (conversation.messages.empty() && !conversation.problems.empty())
        return fail(Code::invalid_input, "this is no day of a Slack export",
                    "import the ZIP that Slack made, as it is");
    std::ranges::stable_sort(conversation.messages, {}, &Message::at);
    return conversation;
}

Result<SlackPeople> read_slack_people(std::string_view bytes) {
    SlackPeople people;
    Conversation problems;
    read_objects(bytes,
                 {1,
                  [&](ForeignJson const& user, std::uint64_t) {
                      auto const& profile = member(user, "profile");
                      auto const id = text_member(user, "id");
                      auto const name = first_of(
                          {text_member(profile, "real_name"), text_member(user, "real_name"),
                           text_member(profile, "display_name"), text_member(user, "name")});
                      if (!id.empty() && people.names.size() < people_max) people.names[id] = name;
                      if (people.team.empty()) people.team = text_member(user, "team_id");
                  }},
                 problems);
    if (people.names.empty() && !problems.problems.empty())
        return fail(Code::invalid_input, "users.json of the Slack export cannot be read",
                    problems.problems.front().error);
    return people;
}

void read_slack_rooms(std::string_view bytes, SlackPeople& people) {
    Conversation problems;
    read_objects(bytes,
                 {1,
                  [&](ForeignJson const& room, std::uint64_t) {
                      auto const id = text_member(room, "id");
                      auto const& members = member(room, "members");
                      if (id.empty() || !members.is_array() || people.rooms.size() >= people_max)
                          return;
                      auto const title = names_of(members, people.names);
                      if (!title.empty()) people.rooms[id] = title;
                  }},
                 problems);
}

std::optional<SlackDay> slack_day_of(std::string_view path) {
    constexpr std::string_view form = "2026-03-02.json";
    auto const file = last_part(path);
    if (file.size() != form.size() || !file.ends_with(".json") || path.size() <= file.size())
        return std::nullopt;
    auto const day = file.substr(0, 10);
    if (!parse_date(day)) return std::nullopt;
    auto const folder = last_part(path.substr(0, path.size() - file.size() - 1));
    if (folder.empty()) return std::nullopt;
    return SlackDay{std::string{folder}, std::string{day}};
}

bool is_slack_export(std::vector<std::string> const& paths) {
    auto const people = std::ranges::any_of(
        paths, [](auto const& path) { return last_part(path) == "users.json"; });
    return people && std::ranges::any_of(
                         paths, [](auto const& path) { return slack_day_of(path).has_value(); });
}

Reading slack_reading(SlackDay const& day, SlackPeople const& people) {
    auto const room = people.rooms.find(day.conversation);
    return {.format = Format::slack,
            .zone = "UTC",
            .people = people.names,
            .conversation =
                "slack/" + (people.team.empty() ? "" : people.team + "/") + day.conversation,
            .title = room == people.rooms.end() ? "#" + day.conversation : room->second};
}

}  // namespace tally::chat
