#include "chat/pasted_lines.h"

#include <array>
#include <charconv>
#include <vector>

#include "base/words.h"

namespace tally::chat {
namespace {

constexpr std::size_t line_bytes_max = 120;  // headers are short
constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> weekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
// Invented from what platforms are known to do; no real conversation was seen.
constexpr std::array<std::string_view, 12> platform_sentences{
    "ended the contract",      "accepted the offer",   "sent an offer",
    "sent you an offer",       "submitted work",       "requested changes",
    "approved the work",       "funded the milestone", "paused the contract",
    "activated the milestone", "released the payment", "requested a refund"};

std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> words;
    auto const lower = ascii_lower(line);
    for (std::size_t at = 0; at < lower.size();) {
        auto const begin = lower.find_first_not_of(" ,.\t\r", at);
        if (begin == lower.npos) break;
        auto const end = std::min(lower.find_first_of(" ,.\t\r", begin), lower.size());
        words.push_back(lower.substr(begin, end - begin));
        at = end;
    }
    return words;
}

std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

// A name of a month or weekday, whole or cut to at least three letters.
template <typename Names>
std::optional<unsigned> place_in(Names const& names, std::string_view word) {
    if (word.size() < 3) return std::nullopt;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (word.starts_with(names[i])) return static_cast<unsigned>(i);
    return std::nullopt;
}

// "2:05" or "14:05".
std::optional<std::chrono::minutes> clock_word(std::string_view word) {
    auto const colon = word.find(':');
    if (colon == word.npos || colon == 0 || word.size() != colon + 3) return std::nullopt;
    auto const hour = whole_number(word.substr(0, colon));
    auto const minute = whole_number(word.substr(colon + 1));
    if (!hour || !minute || *hour > 23 || *minute > 59 || *hour < 0 || *minute < 0)
        return std::nullopt;
    return std::chrono::hours{*hour} + std::chrono::minutes{*minute};
}

struct ClockAtEnd {
    std::chrono::minutes clock{};
    std::string_view before;
};

// The time at the end of the line, with or without AM and PM.
std::optional<ClockAtEnd> clock_at_end(std::string_view line) {
    line = trimmed(line);
    auto const lower = ascii_lower(line);
    auto const half = lower.ends_with("am") ? 1 : lower.ends_with("pm") ? 2 : 0;
    auto rest = half == 0 ? line : line.substr(0, line.size() - 2);
    if (half != 0 && rest.ends_with("\xe2\x80\xaf")) rest.remove_suffix(3);
    rest = trimmed(rest);
    auto const space = rest.rfind(' ');
    auto const word = space == rest.npos ? rest : rest.substr(space + 1);
    auto clock = clock_word(word);
    if (!clock) return std::nullopt;
    if (half != 0) {
        if (*clock >= std::chrono::hours{13}) return std::nullopt;
        *clock = *clock % std::chrono::hours{12} + std::chrono::hours{half == 2 ? 12 : 0};
    }
    return ClockAtEnd{*clock, trimmed(rest.substr(0, rest.size() - word.size()))};
}

Date before_or_on(unsigned month, int day, std::optional<int> year, Date captured) {
    auto const make = [&](std::chrono::year in) {
        return Date{in, std::chrono::month{month},
                    std::chrono::day{static_cast<unsigned>(std::max(day, 0))}};
    };
    if (year) return make(std::chrono::year{*year});
    auto const this_year = make(captured.year());
    return this_year > captured ? make(captured.year() - std::chrono::years{1}) : this_year;
}

}  // namespace

std::optional<std::chrono::minutes> clock_of_line(std::string_view line) {
    if (line.size() > line_bytes_max) return std::nullopt;
    auto const found = clock_at_end(line);
    if (!found || !found->before.empty()) return std::nullopt;
    return found->clock;
}

std::optional<Date> date_of_line(std::string_view line, Date captured) {
    line = trimmed(line);
    if (line.size() > line_bytes_max) return std::nullopt;
    if (auto const iso = parse_date(line)) return *iso;
    auto words = words_of(line);
    if (words.size() == 1 && words[0] == "today") return captured;
    if (words.size() == 1 && words[0] == "yesterday")
        return Date{std::chrono::sys_days{captured} - std::chrono::days{1}};
    if (!words.empty() && place_in(weekdays, words[0])) words.erase(words.begin());
    if (words.size() < 2 || words.size() > 3) return std::nullopt;
    auto month = place_in(months, words[0]);
    auto day = whole_number(words[1]);
    if (!month) {
        month = place_in(months, words[1]);
        day = whole_number(words[0]);
    }
    auto const year = words.size() == 3 ? whole_number(words[2]) : std::optional<int>{};
    if (!month || !day || (words.size() == 3 && (!year || *year < 1970 || *year > 9999)))
        return std::nullopt;
    auto const date = before_or_on(*month + 1, *day, year, captured);
    if (!date.ok()) return std::nullopt;
    return date;
}

std::optional<NameAndClock> name_and_clock_of_line(std::string_view line) {
    if (line.size() > line_bytes_max) return std::nullopt;
    auto const found = clock_at_end(line);
    if (!found || found->before.empty()) return std::nullopt;
    auto name = found->before;
    for (auto const* const between : {"•", "·", "|", ",", "-", "–"})
        if (name.ends_with(between)) name.remove_suffix(std::string_view{between}.size());
    name = trimmed(name);
    if (name.empty()) return std::nullopt;
    return NameAndClock{std::string{name}, found->clock};
}

bool is_platform_sentence(std::string_view line) {
    if (line.size() > line_bytes_max * 2) return false;
    auto const lower = ascii_lower(line);
    for (auto const sentence : platform_sentences)
        if (lower.contains(sentence)) return true;
    return false;
}

}  // namespace tally::chat
