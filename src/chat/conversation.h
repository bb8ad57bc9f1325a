// Conversations out of the files that messengers export: bytes in, messages out. Nothing is opened
// or loaded. Whatever the bytes, what can be read is read, all text is valid UTF-8, and what is
// wrong is said with its place. All functions may be called from several threads at once.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace tally::chat {

enum class Format : std::uint8_t {
    whatsapp,    // the text file of "Export chat"
    slack,       // one day of one channel: a JSON array
    telegram,    // one chat of Telegram Desktop's result.json
    transcript,  // docs/formats/transcript.md
};
std::string_view name(Format format);
Result<Format> parse_format(std::string_view text);

// How the numbers of a date follow each other.
enum class DateOrder : std::uint8_t {
    unknown,
    day_first,
    month_first,
    year_first,
};
std::string_view name(DateOrder order);  // "" for unknown
Result<DateOrder> parse_date_order(std::string_view text);

// How bytes are to be read. It is kept with the item: the same bytes and the same Reading give the
// same messages for ever.
struct Reading {
    Format format = Format::transcript;
    std::string zone = "UTC";  // IANA, of times that name none; must have passed check_zone
    DateOrder order = DateOrder::unknown;
    std::map<std::string, std::string> people = {};  // Slack: user id -> name
    std::string conversation = {};                   // stable name: "slack/general"
    std::string title = {};
};

// A file that came with a message. It is never fetched.
struct Attachment {
    std::string name;
    std::uint64_t bytes = 0;  // 0: the export does not say
    bool operator==(Attachment const&) const = default;
};

struct Message {
    std::string native_id;  // Slack's ts, Telegram's id; empty where the format has none
    Instant at;
    std::string precision;  // of `at`: minute; empty: to the second
    std::string sender;     // empty for lines of the messenger itself
    std::string text;
    bool system = false;   // said by the messenger, not by a person
    bool edited = false;   // the export says so
    bool deleted = false;  // the export says so: the text is gone
    std::optional<Instant> edited_at = {};
    std::string reply_to = {};  // native id of the message that it answers
    std::vector<Attachment> attachments = {};
    // Where it begins in the bytes, of UTF-16 in its text as UTF-8; for JSON, where it ends at the
    // latest.
    std::uint64_t offset = 0;
    bool operator==(Message const&) const = default;
};

// What could not be read.
struct Problem {
    std::uint64_t offset = 0;
    std::uint64_t line = 0;  // from 1; 0 where lines mean nothing
    std::string error;
    std::string hint;
};

struct Conversation {
    std::vector<Message> messages;         // in the order of the file
    std::vector<Problem> problems;         // at most problems_max
    DateOrder order = DateOrder::unknown;  // by which dates were read
    bool order_is_a_guess = false;         // day and month could be exchanged: ask
    bool zone_is_assumed = false;          // the file names no zone: Reading::zone was used
    std::vector<std::string> doubts;  // times that a clock showed twice, ...; at most problems_max
};

inline constexpr std::size_t messages_max = 2'000'000;
inline constexpr std::size_t message_bytes_max = std::size_t{1} << 20;
inline constexpr std::size_t problems_max = 100;

// The format that the first bytes show; nullopt for none of them. A Slack day and a Telegram chat
// are told by their first keys.
std::optional<Format> detect(std::string_view first_bytes);

// invalid_input when it is no file of that format at all; else what could be read. Takes UTF-8, and
// UTF-16 with its mark: some editors save so.
Result<Conversation> read(std::string_view bytes, Reading const& reading);

}  // namespace tally::chat
