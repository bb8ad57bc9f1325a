#include "chat/pasted.h"

#include <algorithm>

#include "base/words.h"
#include "chat/pasted_lines.h"
#include "chat/readers.h"
#include "chat/wall_clock.h"

namespace tally::chat {
namespace {

constexpr std::size_t left_out_bytes_max = 500;

bool names_a_year(std::string_view line) {
    int digits = 0;
    for (char const c : line) {
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        if (digits == 4) return true;
    }
    return false;
}

class Guesser {
public:
    explicit Guesser(PasteContext const& context) : context_{context}, clock_{context.zone} {}

    void take(std::string_view line) {
        ++number_;
        line = trimmed(line);
        if (line.empty()) return take_text({line, number_});
        if (auto const date = date_of_line(line, context_.captured)) return take_date(*date, line);
        if (auto const clock = clock_of_line(line)) return take_clock(*clock, line);
        keep_pending();
        if (auto const both = name_and_clock_of_line(line);
            both && (is_known(both->name) || looks_like_name(both->name)))
            return begin({both->name, number_}, both->clock);
        if (is_known(line)) {
            pending_ = {line, number_};
            return;
        }
        if (is_platform_sentence(line)) return take_platform(line);
        take_text({line, number_});
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
    struct Line {
        std::string_view text;
        std::uint64_t number = 0;
    };

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

    // Directly below a header a day may be what somebody said: it is kept as that, too. Without a
    // year it sets no date then.
    void take_date(Date const& date, std::string_view line) {
        keep_pending();
        if (!header_above_) {
            date_ = date;
            return;
        }
        if (names_a_year(line)) date_ = date;
        take_text({line, number_});
        conversation_.messages.back().doubts.push_back("its text may be a date of the page: " +
                                                       std::string{line});
    }

    void take_clock(std::chrono::minutes clock, std::string_view line) {
        if (!pending_.text.empty()) return begin(std::exchange(pending_, {}), clock);
        if (sender_.empty()) return take_text({line, number_});
        begin({sender_, number_}, clock,
              {"only a time stood above it: by the one who wrote before?"});
    }

    void begin(Line const& header, std::chrono::minutes clock,
               std::vector<std::string> doubts = {}) {
        sender_ = header.text;
        PastedMessage made;
        made.message.sender = bounded_text(sender_);
        made.doubts = std::move(doubts);
        if (!is_known(sender_)) made.doubts.push_back("nobody of that name is known: " + sender_);
        header_above_ = place(made, clock, header);
    }

    void take_platform(std::string_view line) {
        PastedMessage made;
        made.message.system = true;
        made.message.text = bounded_text(line);
        made.doubts.emplace_back("a line of the platform without a time of its own");
        sender_.clear();
        place(made, last_clock_, {line, number_});
        header_above_ = false;
    }

    bool place(PastedMessage& made, std::chrono::minutes clock, Line const& header) {
        if (conversation_.messages.size() >= messages_max) {
            leave_out(header);
            return false;
        }
        if (!date_)
            made.doubts.emplace_back("no date stands above it: taken as the day of the copy");
        last_clock_ = clock;
        made.message.precision = "minute";
        made.message.at = clock_.instant_of({date_.value_or(context_.captured), clock});
        conversation_.messages.push_back(std::move(made));
        return true;
    }

    // A known name alone on a line that was no header after all.
    void keep_pending() {
        if (!pending_.text.empty()) take_text(std::exchange(pending_, {}));
    }

    void take_text(Line const& line) {
        if (conversation_.messages.empty()) return leave_out(line);
        auto& text = conversation_.messages.back().message.text;
        if (line.text.empty() && text.empty()) return;
        if (text.size() + line.text.size() >= message_bytes_max) return leave_out(line);
        if (!text.empty()) text += '\n';
        text += bounded_text(line.text);
        header_above_ = false;
    }

    void leave_out(Line const& line) {
        if (line.text.empty()) return;
        ++conversation_.left_out_count;
        if (conversation_.left_out.size() < problems_max)
            conversation_.left_out.push_back(
                {line.number, bounded_text(line.text.substr(0, left_out_bytes_max))});
    }

    PasteContext const& context_;
    WallClock clock_;
    PastedConversation conversation_;
    std::optional<Date> date_;
    Line pending_;               // a known name that stood alone on the line above
    bool header_above_ = false;  // the newest message has no text yet
    std::uint64_t number_ = 0;   // of the line
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
