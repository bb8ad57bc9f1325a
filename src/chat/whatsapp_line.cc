#include "chat/whatsapp_line.h"

#include "base/words.h"
#include "chat/whatsapp_words.h"

namespace tally::chat {
namespace {

constexpr std::size_t sender_bytes_max = 200;

// A walk through the begin of a line.
class Walk {
public:
    explicit Walk(std::string_view rest) : rest_{rest} {}

    std::string_view rest() const { return rest_; }
    bool take(std::string_view text) {
        if (!rest_.starts_with(text)) return false;
        rest_.remove_prefix(text.size());
        return true;
    }
    // Spaces of all kinds that phones write, and marks of direction.
    void skip_spaces() {
        constexpr std::array<std::string_view, 9> spaces{" ",
                                                         "\xc2\xa0",
                                                         "\xe2\x80\xaf",
                                                         "\xe2\x80\x89",
                                                         "\xe2\x80\x8e",
                                                         "\xe2\x80\x8f",
                                                         "\xef\xbb\xbf",
                                                         "\xe2\x80\xaa",
                                                         "\xe2\x80\xac"};
        for (bool again = true; again;) {
            again = false;
            for (auto const space : spaces) again = again || take(space);
        }
    }
    // 1 to `digits_max` digits.
    std::optional<int> number(std::size_t digits_max) {
        int value = 0;
        std::size_t digits = 0;
        while (digits < digits_max && digits < rest_.size() && rest_[digits] >= '0' &&
               rest_[digits] <= '9')
            value = value * 10 + (rest_[digits++] - '0');
        if (digits == 0) return std::nullopt;
        rest_.remove_prefix(digits);
        return value;
    }
    char separator(std::string_view wanted) {
        if (rest_.empty() || !wanted.contains(rest_.front())) return '\0';
        auto const found = rest_.front();
        rest_.remove_prefix(1);
        return found;
    }

private:
    std::string_view rest_;
};

bool read_date(Walk& walk, WhatsappHead& head) {
    auto const before = walk.rest().size();
    auto const first = walk.number(4);
    if (!first) return false;
    auto const separator = walk.separator("/.-");
    if (separator == '\0') return false;
    walk.skip_spaces();
    auto const second = walk.number(2);
    if (!second || walk.separator(std::string_view{&separator, 1}) == '\0') return false;
    walk.skip_spaces();
    auto const third = walk.number(4);
    if (!third) return false;
    head.date = {*first, *second, *third};
    head.year_first = *first > 31;
    head.dots = separator == '.';
    return before - walk.rest().size() <= 14;
}

// 0 for none, 1 for the morning, 2 for the afternoon.
int read_half_of_day(Walk& walk) {
    walk.skip_spaces();
    constexpr std::array<std::string_view, 5> mornings{"am", "a.m.", "a. m.", "a.\xc2\xa0m.",
                                                       "a.\xe2\x80\xafm."};
    constexpr std::array<std::string_view, 5> afternoons{"pm", "p.m.", "p. m.", "p.\xc2\xa0m.",
                                                         "p.\xe2\x80\xafm."};
    auto const lower = ascii_lower(walk.rest().substr(0, 8));
    for (auto const text : mornings)
        if (lower.starts_with(text)) return walk.take(walk.rest().substr(0, text.size())) ? 1 : 0;
    for (auto const text : afternoons)
        if (lower.starts_with(text)) return walk.take(walk.rest().substr(0, text.size())) ? 2 : 0;
    return 0;
}

bool read_time(Walk& walk, WhatsappHead& head) {
    auto hour = walk.number(2);
    if (!hour || walk.separator(":.") == '\0') return false;
    auto const minute = walk.number(2);
    if (!minute) return false;
    int second = 0;
    if (walk.rest().size() > 1 && walk.rest()[1] >= '0' && walk.rest()[1] <= '9' &&
        walk.separator(":.") != '\0') {
        second = walk.number(2).value_or(0);
        head.seconds = true;
    }
    auto const half = read_half_of_day(walk);
    if (half != 0 && *hour <= 12) *hour = *hour % 12 + (half == 2 ? 12 : 0);
    if (*hour > 23 || *minute > 59 || second > 59) return false;
    head.since_midnight =
        std::chrono::hours{*hour} + std::chrono::minutes{*minute} + std::chrono::seconds{second};
    return true;
}

// What phones write between date and time.
bool skip_between(Walk& walk) {
    walk.skip_spaces();
    auto const comma = walk.take(",");
    walk.skip_spaces();
    for (auto const word : {"à ", "um ", "alle "}) walk.take(word);
    walk.skip_spaces();
    return comma;
}

// Lines of the messenger quote subjects, which may hold a colon; nobody's name holds a quote.
bool can_be_a_name(std::string_view text) {
    return !text.empty() && text.size() <= sender_bytes_max && !text.contains('"') &&
           !text.contains("“") && !text.contains('\n');
}

void read_sender(std::string_view rest, WhatsappHead& head) {
    auto const colon = rest.find(": ");
    auto const at_end = rest.ends_with(':') ? rest.size() - 1 : rest.npos;
    auto const end = std::min(colon, at_end);
    head.text = rest;
    if (end == rest.npos || !can_be_a_name(rest.substr(0, end))) return;
    head.sender = without_marks(rest.substr(0, end));
    for (auto const* const unsaved : {"~\xe2\x80\xaf", "~ ", "~\xc2\xa0"})
        if (head.sender.starts_with(unsaved))
            head.sender.erase(0, std::string_view{unsaved}.size());
    head.text = rest.substr(std::min(rest.size(), end + 2));
}

}  // namespace

std::optional<WhatsappHead> read_head(std::string_view line) {
    WhatsappHead head;
    Walk walk{line};
    walk.skip_spaces();
    auto const bracket = walk.take("[");
    if (!read_date(walk, head)) return std::nullopt;
    head.marked = skip_between(walk) || bracket;
    if (!read_time(walk, head)) return std::nullopt;
    walk.skip_spaces();
    if (bracket ? !walk.take("]") : !walk.take("-")) return std::nullopt;
    walk.skip_spaces();
    read_sender(walk.rest(), head);
    return head;
}

}  // namespace tally::chat
