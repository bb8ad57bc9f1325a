#include "tone/rewrite.h"

#include <algorithm>
#include <array>

namespace tally::tone {
namespace {

constexpr std::string_view date_mark = "{date}";

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
char lowered(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
char raised(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

// "WHERE IS MY FILE???" becomes "Where is my file?".
std::string calmed(std::string const& text) {
    std::string out;
    std::size_t word = 0;
    auto const end_word = [&] {
        auto const letters = out.substr(word);
        if (letters.size() > 1 && std::ranges::none_of(letters, is_lower))
            std::ranges::transform(letters, out.begin() + static_cast<std::ptrdiff_t>(word),
                                   lowered);
    };
    for (char const c : text) {
        bool const is_letter = is_upper(c) || is_lower(c);
        if (!is_letter) end_word();
        bool const repeats =
            (c == '!' || c == '?') && !out.empty() && (out.back() == '.' || out.back() == '?');
        if (!repeats) out += c == '!' ? '.' : c;
        if (!is_letter) word = out.size();
    }
    end_word();
    if (!out.empty()) out.front() = raised(out.front());
    return out;
}

// What a mark of the template stands for; nothing for a mark that there is not.
std::string_view part_of(char mark, Match const& match, std::string const& sentence) {
    auto const whole = std::string_view{sentence};
    if (mark == '<') return whole.substr(0, match.begin);
    if (mark == '>') return whole.substr(match.end);
    if (mark == '0') return whole.substr(match.begin, match.end - match.begin);
    auto const group = static_cast<std::size_t>(mark - '1');
    return group < match.groups.size() ? std::string_view{match.groups[group]} : std::string_view{};
}

std::string filled(std::string const& say, Match const& match, std::string const& sentence,
                   std::string const& answer_by) {
    std::string out;
    for (std::size_t at = 0; at < say.size(); ++at) {
        if (say[at] == '$' && at + 1 < say.size()) {
            out += part_of(say[++at], match, sentence);
        } else if (std::string_view{say}.substr(at).starts_with(date_mark)) {
            out += answer_by;
            at += date_mark.size() - 1;
        } else {
            out += say[at];
        }
    }
    return out;
}

// One blank between words, a capital in front.
std::string tidied(std::string text) {
    while (text.starts_with(' ') || text.starts_with(',')) text.erase(0, 1);
    for (auto at = text.find("  "); at != std::string::npos; at = text.find("  "))
        text.erase(at, 1);
    if (!text.empty()) text.front() = raised(text.front());
    return text;
}

struct DayNames {
    std::string_view language;
    std::string_view after_number;  // "3.": a point
    std::array<std::string_view, 7> weekdays;
    std::array<std::string_view, 12> months;
};

constexpr std::array<DayNames, 2> day_names{
    {{"en",
      "",
      {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
      {"January", "February", "March", "April", "May", "June", "July", "August", "September",
       "October", "November", "December"}},
     {"de",
      ".",
      {"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"},
      {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
       "Oktober", "November", "Dezember"}}}};

DayNames const* names_in(std::string_view language) {
    auto const found = std::ranges::find(day_names, language, &DayNames::language);
    return found == day_names.end() ? nullptr : &*found;
}

}  // namespace

std::string rewritten(std::vector<Rewrite> const& rewrites, std::string const& sentence,
                      std::string const& answer_by) {
    for (auto const& rewrite : rewrites) {
        auto const match = rewrite.when.find(sentence);
        if (!match) continue;
        auto text = filled(rewrite.say, *match, sentence, answer_by);
        if (rewrite.lower) text = calmed(text);
        text = tidied(std::move(text));
        return text == sentence ? std::string{} : text;
    }
    return {};
}

std::string day_in_words(Date day, std::string_view language) {
    auto const* const names = names_in(language);
    if (names == nullptr) return format_date(day);
    auto const weekday = std::chrono::weekday{std::chrono::sys_days{day}}.c_encoding();
    return std::string{names->weekdays[weekday]} + ", " +
           std::to_string(static_cast<unsigned>(day.day())) + std::string{names->after_number} +
           " " + std::string{names->months[static_cast<unsigned>(day.month()) - 1]};
}

Date answer_day(Date today) {
    std::chrono::sys_days day{today};
    for (int left = 3; left > 0;) {
        day += std::chrono::days{1};
        auto const weekday = std::chrono::weekday{day}.iso_encoding();
        if (weekday <= 5) --left;
    }
    return Date{day};
}

}  // namespace tally::tone
