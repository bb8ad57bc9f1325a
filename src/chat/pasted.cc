#include "chat/pasted.h"

#include <algorithm>

#include "base/words.h"
#include "chat/pasted_lines.h"
#include "chat/readers.h"
#include "chat/wall_clock.h"

namespace tally::chat {
namespace {

class Guesser {
public:
    explicit Guesser(PasteContext const& context) : context_{context}, clock_{context.zone} {}

    void take(std::string_view line) {
        line = trimmed(line);
        if (line.empty()) return take_text(line);
        if (auto const date = date_of_line(line, context_.captured)) {
            date_ = *date;
            pending_.clear();
            return;
        }
        if (auto const clock = clock_of_line(line)) return take_clock(*clock, line);
        if (auto const both = name_and_clock_of_line(line);
            both && (is_known(both->name) || looks_like_name(both->name)))
            return begin(both->name, both->clock);
        if (is_known(line)) {
            keep_pending();
            pending_ = line;
            return;
        }
        keep_pending();
        if (is_platform_sentence(line)) return take_platform(line);
        take_text(line);
    }

    PastedConversation finish() && {
        keep_pending();
        for (auto& [message, doubts] : conversation_.messages) {
            while (message.text.ends_with('\n')) message.text.pop_back();
            if (message.text.empty()) doubts.emplace_back("it has no text");
        }
        return std::move(conversation_);
    }

private:
    bool is_known(std::string_view name) const {
        return std::ranges::any_of(context_.names, [&](std::string const& known) {
            return ascii_lower(known) == ascii_lower(name);
        });
    }

    // Two to four words that begin with capitals or bytes beyond ASCII.
    static bool looks_like_name(std::string_view text) {
        int words = 0;
        bool begins = true;
        for (char const c : text) {
            auto const byte = static_cast<unsigned char>(c);
            if (begins && !(byte >= 0x80 || (c >= 'A' && c <= 'Z'))) return false;
            words += begins ? 1 : 0;
            begins = c == ' ';
        }
        return words >= 1 && words <= 4 && !begins;
    }

    void take_clock(std::chrono::minutes clock, std::string_view line) {
        if (!pending_.empty()) return begin(std::exchange(pending_, {}), clock);
        if (!sender_.empty()) {
            begin(sender_, clock);
            conversation_.messages.back().doubts.emplace_back(
                "only a time stood above it: by the one who wrote before?");
            return;
        }
        take_text(line);
    }

    void begin(std::string const& name, std::chrono::minutes clock) {
        pending_.clear();
        sender_ = name;
        PastedMessage made;
        made.message.sender = bounded_text(name);
        if (!is_known(name)) made.doubts.push_back("nobody of that name is known: " + name);
        place(made, clock);
    }

    void take_platform(std::string_view line) {
        PastedMessage made;
        made.message.system = true;
        made.message.text = bounded_text(line);
        made.doubts.emplace_back("a line of the platform without a time of its own");
        sender_.clear();
        place(made, last_clock_);
    }

    void place(PastedMessage& made, std::chrono::minutes clock) {
        if (!date_)
            made.doubts.emplace_back("no date stands above it: taken as the day of the copy");
        last_clock_ = clock;
        made.message.precision = "minute";
        made.message.at = clock_.instant_of({date_.value_or(context_.captured), clock});
        if (conversation_.messages.size() < messages_max)
            conversation_.messages.push_back(std::move(made));
    }

    // A known name alone on a line that was no header after all.
    void keep_pending() {
        if (!pending_.empty()) take_text(std::exchange(pending_, {}));
    }

    void take_text(std::string_view line) {
        if (conversation_.messages.empty()) {
            if (!line.empty() && conversation_.left_out.size() < problems_max)
                conversation_.left_out.push_back(bounded_text(line.substr(0, 500)));
            return;
        }
        auto& text = conversation_.messages.back().message.text;
        if (text.size() >= message_bytes_max || (line.empty() && text.empty())) return;
        if (!text.empty()) text += '\n';
        text += bounded_text(line);
    }

    PasteContext const& context_;
    WallClock clock_;
    PastedConversation conversation_;
    std::optional<Date> date_;
    std::string pending_;  // a known name that stood alone on the line above
    std::string sender_;
    std::chrono::minutes last_clock_{};
};

}  // namespace

PastedConversation guess_messages(std::string_view text, PasteContext const& context) {
    Guesser guesser{context};
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find('\n', at), text.size());
        guesser.take(text.substr(at, end - at));
        at = end + 1;
    }
    return std::move(guesser).finish();
}

}  // namespace tally::chat
