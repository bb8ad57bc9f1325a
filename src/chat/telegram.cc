#include "chat/telegram.h"

#include <nlohmann/json.hpp>

#include "chat/json_messages.h"
#include "chat/readers.h"
#include "chat/wall_clock.h"

namespace tally::chat {
namespace {

constexpr std::size_t head_bytes_max = 4096;  // name, type and id stand in front of the messages

// A walk over the brackets of JSON; what stands in strings does not count.
class Brackets {
public:
    explicit Brackets(std::string_view bytes) : bytes_{bytes} {}

    // The end of the value that begins with the bracket at `begin`, or the end of the bytes.
    std::size_t end_of(std::size_t begin) {
        std::size_t depth = 0;
        for (auto at = begin; at < bytes_.size(); ++at) {
            auto const c = bytes_[at];
            if (c == '"')
                at = end_of_string(at);
            else if (c == '{' || c == '[')
                ++depth;
            else if ((c == '}' || c == ']') && --depth == 0)
                return at + 1;
        }
        return bytes_.size();
    }
    // The place of the closing quote.
    std::size_t end_of_string(std::size_t begin) const {
        for (auto at = begin + 1; at < bytes_.size(); ++at) {
            if (bytes_[at] == '\\')
                ++at;
            else if (bytes_[at] == '"')
                return at;
        }
        return bytes_.size();
    }
    // The bracket that opens the value of this key, outside of longer strings.
    std::size_t value_of(std::string_view key, char bracket, std::size_t from) const {
        for (auto at = bytes_.find('"', from); at < bytes_.size(); at = bytes_.find('"', at)) {
            auto const end = end_of_string(at);
            auto const text = bytes_.substr(at + 1, end - at - 1);
            at = std::min(end + 1, bytes_.size());
            if (text != key) continue;
            auto const colon = bytes_.find_first_not_of(" \t\r\n", at);
            if (colon == bytes_.npos || bytes_[colon] != ':') continue;
            auto const value = bytes_.find_first_not_of(" \t\r\n", colon + 1);
            if (value != bytes_.npos && bytes_[value] == bracket) return value;
        }
        return bytes_.npos;
    }

private:
    std::string_view bytes_;
};

// What the first members of a chat say of it; the messages behind them are not read.
TelegramChat describe(std::string_view bytes, std::size_t offset, std::size_t length) {
    auto const chat = bytes.substr(offset, length);
    auto const messages = Brackets{chat}.value_of("messages", '[', 0);
    auto head = std::string{chat.substr(0, std::min(messages, head_bytes_max))};
    if (messages <= head_bytes_max && messages != chat.npos) head += "[]}";
    auto const members = ForeignJson::parse(head, nullptr, false);
    TelegramChat described{text_member(members, "name"), text_member(members, "id"), offset,
                           length};
    if (described.title.empty()) described.title = "Telegram chat";
    return described;
}

std::string text_of(ForeignJson const& text) {
    if (text.is_string()) return text.get<std::string>();
    std::string all;
    if (!text.is_array()) return all;
    for (auto const& piece : text)
        all += piece.is_string() ? piece.get<std::string>() : text_member(piece, "text");
    return all;
}

class TelegramReader {
public:
    explicit TelegramReader(Reading const& reading) : clock_{reading.zone} {}

    std::optional<Message> message_of(ForeignJson const& object) {
        auto const at = time_of(object, "date");
        if (!at) return std::nullopt;
        Message message;
        message.native_id = text_member(object, "id");
        message.at = *at;
        message.system = text_member(object, "type") == "service";
        message.sender = text_member(object, message.system ? "actor" : "from");
        message.text = bounded_text(text_of(member(object, "text")));
        if (message.system && message.text.empty()) message.text = text_member(object, "action");
        message.edited_at = time_of(object, "edited");
        message.edited = message.edited_at.has_value();
        message.reply_to = text_member(object, "reply_to_message_id");
        add_files(message, object);
        return message;
    }
    bool assumed_zone() const { return assumed_zone_; }

private:
    // Newer exports write the second of UTC beside the local time; older ones only the local time.
    std::optional<Instant> time_of(ForeignJson const& object, std::string const& key) {
        constexpr std::uint64_t year_9999 = 253'370'764'800;
        auto const seconds = number_member(object, (key + "_unixtime").c_str());
        if (seconds > 0 && seconds < year_9999)
            return Instant{std::chrono::seconds{static_cast<std::int64_t>(seconds)}};
        auto const text = text_member(object, key.c_str());
        auto const shown = parse_instant(text + "Z");
        if (!shown) return std::nullopt;
        assumed_zone_ = true;
        auto const day = std::chrono::floor<std::chrono::days>(*shown);
        return clock_.instant_of({Date{day}, *shown - day});
    }

    static void add_files(Message& message, ForeignJson const& object) {
        for (auto const* key : {"file", "photo"}) {
            auto const path = text_member(object, key);
            if (path.empty()) continue;
            auto const given = text_member(object, "file_name");
            auto const name = given.empty() ? path.substr(path.rfind('/') + 1) : given;
            auto const size = number_member(object, "file_size");
            message.attachments.push_back({name, size});
        }
    }

    WallClock clock_;
    bool assumed_zone_ = false;
};

}  // namespace

bool looks_like_telegram(std::string_view first_bytes) {
    auto const begin = first_bytes.find_first_not_of(" \t\r\n");
    if (begin == first_bytes.npos || first_bytes[begin] != '{') return false;
    auto const head = first_bytes.substr(begin, head_bytes_max);
    auto const one =
        head.contains("\"name\"") && head.contains("\"type\"") && head.contains("\"messages\"");
    auto const all = head.contains("\"about\"") && head.contains("Telegram");
    return one || all || (head.contains("\"chats\"") && head.contains("\"list\""));
}

Result<std::vector<TelegramChat>> list_telegram_chats(std::string_view bytes) {
    constexpr std::size_t chats_max = 100'000;
    Brackets brackets{bytes};
    std::vector<TelegramChat> chats;
    auto const all = brackets.value_of("chats", '{', 0);
    auto const list = all == bytes.npos ? all : brackets.value_of("list", '[', all);
    if (list == bytes.npos) {
        if (!looks_like_telegram(bytes.substr(0, head_bytes_max)))
            return fail(Code::invalid_input, "this is no result.json of Telegram",
                        "export the chat as JSON: Export chat history > Format: JSON");
        chats.push_back(describe(bytes, 0, bytes.size()));
        return chats;
    }
    auto at = bytes.find_first_of("{]", list + 1);
    while (at != bytes.npos && bytes[at] == '{' && chats.size() < chats_max) {
        auto const end = brackets.end_of(at);
        chats.push_back(describe(bytes, at, end - at));
        at = bytes.find_first_of("{]", end);
    }
    return chats;
}

Reading telegram_reading(TelegramChat const& chat, std::string const& zone) {
    return {.format = Format::telegram,
            .zone = zone,
            .people = {},
            .conversation = "telegram/" + (chat.id.empty() ? chat.title : chat.id),
            .title = chat.title};
}

Result<Conversation> read_telegram_chat(std::string_view bytes, Reading const& reading) {
    Conversation conversation;
    TelegramReader reader{reading};
    read_objects(bytes,
                 {2,
                  [&](ForeignJson const& object, std::uint64_t number) {
                      if (!object.contains("date")) return;  // no message: something of the chat
                      auto message = reader.message_of(object);
                      if (message && conversation.messages.size() < messages_max)
                          conversation.messages.push_back(*std::move(message));
                      else
                          complain(conversation, {0, 0,
                                                  "message " + std::to_string(number) +
                                                      " has no time that can be read",
                                                  ""});
                  }},
                 conversation);
    conversation.zone_is_assumed = reader.assumed_zone();
    if (conversation.messages.empty() && !conversation.problems.empty())
        return fail(Code::invalid_input, "this is no chat of a Telegram export",
                    "export the chat again, as JSON");
    return conversation;
}

}  // namespace tally::chat
