// The text file of WhatsApp's "Export chat". WhatsApp describes how to get it
// (https://faq.whatsapp.com/1180414079177245), not what stands in it.
#include <algorithm>

#include "chat/readers.h"
#include "chat/wall_clock.h"
#include "chat/whatsapp_line.h"
#include "chat/whatsapp_words.h"

namespace tally::chat {
namespace {

struct Line {
    std::uint64_t offset = 0;
    std::uint64_t number = 0;
    std::string_view text;
};

// Calls `visit` for each line, without its end.
template <typename Visit>
void each_line(std::string_view bytes, Visit const& visit) {
    Line line{0, 1, {}};
    while (line.offset < bytes.size()) {
        auto const end = std::min(bytes.find('\n', line.offset), bytes.size());
        line.text = bytes.substr(line.offset, end - line.offset);
        if (line.text.ends_with('\r')) line.text.remove_suffix(1);
        visit(line);
        line.offset = end + 1;
        ++line.number;
    }
}

std::optional<Date> date_of(WhatsappHead const& head, DateOrder order) {
    auto [a, b, c] = head.date;
    int year = c;
    int month = b;
    int day = a;
    if (order == DateOrder::month_first) std::swap(day, month);
    if (order == DateOrder::year_first) {
        year = a;
        day = c;
    }
    if (year < 100) year += 2000;
    if (year < 1970 || year > 9999 || month < 1 || day < 1) return std::nullopt;
    Date const date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                    std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return date;
}

// Which order fits all dates of the file; where two do, the one in which time runs forward.
class OrderGuess {
public:
    void look_at(WhatsappHead const& head) {
        dots_ = dots_ || head.dots;
        for (std::size_t i = 0; i < candidates_.size(); ++i) look_at(head, candidates_[i]);
    }

    // The order, and whether another one would do as well.
    std::pair<DateOrder, bool> decide() const {
        if (year_first_.possible && year_first_seen_) return {DateOrder::year_first, false};
        auto const& day = candidates_[0];
        auto const& month = candidates_[1];
        if (day.possible != month.possible) return {day.possible ? day.order : month.order, false};
        if (dots_) return {DateOrder::day_first, false};
        if (day.steps_back != month.steps_back)
            return {day.steps_back < month.steps_back ? day.order : month.order, false};
        return {DateOrder::day_first, differs_};
    }

private:
    struct Candidate {
        DateOrder order;
        bool possible = true;
        std::size_t steps_back = 0;
        std::optional<Date> last = {};
    };

    void look_at(WhatsappHead const& head, Candidate& candidate) {
        if (head.year_first) {
            year_first_seen_ = true;
            return;
        }
        auto const date = date_of(head, candidate.order);
        candidate.possible = candidate.possible && date.has_value();
        if (date && candidate.last && *date < *candidate.last) ++candidate.steps_back;
        if (date) candidate.last = date;
        differs_ = differs_ || head.date[0] != head.date[1];
    }

    std::array<Candidate, 2> candidates_{Candidate{DateOrder::day_first},
                                         Candidate{DateOrder::month_first}};
    Candidate year_first_{DateOrder::year_first};
    bool year_first_seen_ = false;
    bool dots_ = false;
    bool differs_ = false;
};

std::pair<DateOrder, bool> order_of(std::string_view bytes, Reading const& reading) {
    if (reading.order != DateOrder::unknown) return {reading.order, false};
    OrderGuess guess;
    each_line(bytes, [&](Line const& line) {
        if (auto const head = read_head(line.text)) guess.look_at(*head);
    });
    return guess.decide();
}

class WhatsappReader {
public:
    WhatsappReader(DateOrder order, std::string const& zone) : order_{order}, clock_{zone} {}

    void take(Line const& line) {
        auto const head = read_head(line.text);
        auto const date = head ? date_of(*head, head->year_first ? DateOrder::year_first : order_)
                               : std::optional<Date>{};
        if (date)
            begin(line, *head, *date);
        else if (open_)
            go_on(line);
        else if (!line.text.empty())
            complain(conversation_, {line.offset, line.number, "this line belongs to no message",
                                     "the begin of the export may be missing"});
    }

    Conversation finish() && {
        close();
        if (clock_.twice() > 0)
            conversation_.doubts.push_back(
                std::to_string(clock_.twice()) +
                " messages stand in an hour that clocks showed twice (summer time ended)");
        return std::move(conversation_);
    }

private:
    void begin(Line const& line, WhatsappHead const& head, Date date) {
        close();
        if (conversation_.messages.size() >= messages_max) return too_many(line);
        open_ = Message{};
        open_->offset = line.offset;
        open_->at = clock_.instant_of({date, head.since_midnight});
        if (!head.seconds) open_->precision = "minute";
        open_->sender = bounded_text(head.sender);
        open_->system = head.sender.empty();
        text_ = head.text;
    }

    void go_on(Line const& line) {
        if (text_.size() >= message_bytes_max) return;
        text_ += '\n';
        text_ += line.text;
    }

    void too_many(Line const& line) {
        if (!std::exchange(full_, true))
            complain(conversation_, {line.offset, line.number, "too many messages in one chat",
                                     "split the file and import the pieces"});
    }

    void close() {
        if (!open_) return;
        auto words = read_words(text_);
        open_->text = bounded_text(words.text);
        open_->edited = words.edited;
        open_->deleted = words.deleted;
        open_->system = open_->system || words.system;
        if (!words.attachment.empty())
            open_->attachments.push_back({bounded_text(words.attachment), 0});
        conversation_.messages.push_back(*std::exchange(open_, std::nullopt));
        text_.clear();
    }

    DateOrder order_;
    WallClock clock_;
    Conversation conversation_;
    std::optional<Message> open_;
    std::string text_;
    bool full_ = false;
};

}  // namespace

bool looks_like_whatsapp(std::string_view first_bytes) {
    constexpr int lines_max = 20;
    int lines = 0;
    bool found = false;
    each_line(first_bytes.substr(0, 4096), [&](Line const& line) {
        if (++lines > lines_max || found) return;
        auto const head = read_head(line.text);
        if (!head || head->sender.empty()) return;
        found = head->year_first ? head->marked
                                 : date_of(*head, DateOrder::day_first).has_value() ||
                                       date_of(*head, DateOrder::month_first).has_value();
    });
    return found;
}

Result<Conversation> read_whatsapp(std::string_view bytes, Reading const& reading) {
    auto const [order, guessed] = order_of(bytes, reading);
    WhatsappReader reader{order, reading.zone};
    each_line(bytes, [&](Line const& line) { reader.take(line); });
    auto conversation = std::move(reader).finish();
    if (conversation.messages.empty())
        return fail(Code::invalid_input, "no message of a WhatsApp export stands in it",
                    "export the chat again, or import it as a plain file with --source file");
    conversation.order = order;
    conversation.order_is_a_guess = guessed;
    conversation.zone_is_assumed = true;
    return conversation;
}

}  // namespace tally::chat
