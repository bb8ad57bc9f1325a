#include "chat/transcript.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/local_time.h"
#include "chat/readers.h"
#include "chat/wall_clock.h"

namespace tally::chat {
namespace {

constexpr std::string_view first_line = "tallystick transcript 1";
constexpr std::string_view indent = "  ";
constexpr std::string_view attached = "  (attached: ";

std::string one_line(std::string text) {
    std::ranges::replace_if(text, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

std::string clock_text(Message const& message, std::string const& zone) {
    auto const local = local_time(message.at, zone);
    auto const seconds = std::chrono::floor<std::chrono::seconds>(local.since_midnight).count();
    auto const two = [](auto number) {
        auto const text = std::to_string(number);
        return text.size() < 2 ? "0" + text : text;
    };
    auto text = format_date(local.date) + " " + two(seconds / 3600) + ":" + two(seconds / 60 % 60);
    if (message.precision.empty()) text += ":" + two(seconds % 60);
    return text;
}

std::string message_text(Message const& message, std::string const& zone) {
    auto text = "[" + clock_text(message, zone) + "] ";
    text += message.system ? "* " : one_line(message.sender) + ": ";
    for (char const c : message.text) text += c == '\n' ? "\n  " : std::string{c};
    text += '\n';
    for (auto const& attachment : message.attachments)
        text += std::string{attached} + one_line(attachment.name) + ")\n";
    return text;
}

class TranscriptReader {
public:
    explicit TranscriptReader(std::string_view text) : rest_{text} {}

    Result<Transcript> run() {
        if (!is_utf8(rest_)) return wrong("it is not UTF-8", "save it as UTF-8");
        next();
        if (line_ != first_line)
            return wrong("the first line must be \"" + std::string{first_line} + "\"", "");
        TRY(read_header());
        TRY(check_zone(transcript_.zone));
        clock_.emplace(transcript_.zone);
        while (next())
            if (!line_.empty()) TRY(read_line());
        return std::move(transcript_);
    }

private:
    bool next() {
        if (rest_.empty()) return false;
        auto const end = std::min(rest_.find('\n'), rest_.size());
        line_ = rest_.substr(0, end);
        if (line_.ends_with('\r')) line_.remove_suffix(1);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        ++number_;
        return true;
    }

    std::unexpected<Error> wrong(std::string what, std::string hint) const {
        return fail(Code::invalid_input,
                    "transcript, line " + std::to_string(number_) + ": " + std::move(what),
                    std::move(hint));
    }

    Result<void> read_header() {
        while (next() && !line_.empty()) {
            auto const colon = line_.find(": ");
            auto const key = line_.substr(0, colon);
            auto const value =
                std::string{colon == line_.npos ? std::string_view{} : line_.substr(colon + 2)};
            if (key == "conversation")
                transcript_.conversation = value;
            else if (key == "title")
                transcript_.title = value;
            else if (key == "zone")
                transcript_.zone = value;
            else if (key == "copied-from")
                transcript_.copied_from = value;
            else
                return wrong("there is no header \"" + std::string{key.substr(0, 60)} + "\"",
                             "conversation, title, zone or copied-from; then an empty line");
        }
        if (transcript_.conversation.empty())
            return wrong("the header \"conversation\" is missing", "conversation: upwork/TITLE");
        return {};
    }

    Result<void> read_line() {
        if (line_.starts_with('[')) return begin_message();
        if (!line_.starts_with(indent) || transcript_.messages.empty())
            return wrong("this is neither a message nor the next line of one",
                         "messages begin with [2026-03-02 14:05] NAME: TEXT, further lines with "
                         "two spaces");
        auto& message = transcript_.messages.back();
        if (line_.starts_with(attached) && line_.ends_with(')')) {
            auto const name = line_.substr(attached.size(), line_.size() - attached.size() - 1);
            message.attachments.push_back({std::string{name}, 0});
            return {};
        }
        if (message.text.size() >= message_bytes_max)
            return wrong("the message is too long", "split it");
        message.text += '\n';
        message.text += line_.substr(indent.size());
        return {};
    }

    Result<void> begin_message() {
        auto const close = line_.find("] ");
        if (close == line_.npos) return wrong("a ] is missing behind the time", "");
        if (transcript_.messages.size() >= messages_max) return wrong("too many messages", "");
        Message message;
        message.at = TRY(read_clock(line_.substr(1, close - 1), message.precision));
        auto const rest = line_.substr(close + 2);
        if (rest.starts_with("* ")) {
            message.system = true;
            message.text = rest.substr(2);
        } else {
            auto const colon = rest.find(": ");
            if (colon == rest.npos || colon == 0)
                return wrong("nobody is named who wrote this", "[TIME] NAME: TEXT");
            message.sender = rest.substr(0, colon);
            message.text = rest.substr(colon + 2);
        }
        transcript_.messages.push_back(std::move(message));
        return {};
    }

    // 2026-03-02 14:05, with or without seconds.
    Result<Instant> read_clock(std::string_view text, std::string& precision) {
        constexpr std::size_t minutes = 16;
        constexpr std::size_t seconds = 19;
        if (text.size() != minutes && text.size() != seconds)
            return wrong("'" + std::string{text.substr(0, 40)} + "' is no time",
                         "2026-03-02 14:05");
        auto const shown = parse_instant(std::string{text} + "Z");
        if (!shown)
            return wrong("'" + std::string{text} + "' is no time: " + shown.error().message,
                         "2026-03-02 14:05");
        if (text.size() == minutes) precision = "minute";
        auto const day = std::chrono::floor<std::chrono::days>(*shown);
        return clock_->instant_of({Date{day}, *shown - day});
    }

    std::string_view rest_;
    std::string_view line_;
    std::uint64_t number_ = 0;
    Transcript transcript_;
    std::optional<WallClock> clock_;
};

}  // namespace

std::string write_transcript(Transcript const& transcript) {
    auto text =
        std::string{first_line} + "\nconversation: " + one_line(transcript.conversation) + "\n";
    if (!transcript.title.empty()) text += "title: " + one_line(transcript.title) + "\n";
    text += "zone: " + transcript.zone + "\n";
    if (!transcript.copied_from.empty())
        text += "copied-from: " + one_line(transcript.copied_from) + "\n";
    text += '\n';
    for (auto const& message : transcript.messages) text += message_text(message, transcript.zone);
    return text;
}

Result<Transcript> parse_transcript(std::string_view text) { return TranscriptReader{text}.run(); }

bool looks_like_transcript(std::string_view first_bytes) {
    return first_bytes.starts_with(first_line);
}

Result<Conversation> read_transcript(std::string_view bytes, Reading const&) {
    auto transcript = TRY(parse_transcript(bytes));
    Conversation conversation;
    conversation.messages = std::move(transcript.messages);
    return conversation;
}

}  // namespace tally::chat
