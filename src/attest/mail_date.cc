#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "attest/reply.h"
#include "base/words.h"

namespace tally::attest {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};
struct NamedZone {
    std::string_view name;
    int hours;
};
constexpr std::array named_zones{NamedZone{"ut", 0},   NamedZone{"gmt", 0},  NamedZone{"utc", 0},
                                 NamedZone{"z", 0},    NamedZone{"est", -5}, NamedZone{"edt", -4},
                                 NamedZone{"cst", -6}, NamedZone{"cdt", -5}, NamedZone{"mst", -7},
                                 NamedZone{"mdt", -6}, NamedZone{"pst", -8}, NamedZone{"pdt", -7}};

std::optional<int> number(std::string_view text) {
    int value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

// Comments, commas and folds separate words as spaces do.
std::vector<std::string> words_of(std::string_view value) {
    std::vector<std::string> words(1);
    int depth = 0;
    for (char const c : ascii_lower(value.substr(0, 1'000))) {
        if (c == '(') ++depth;
        bool const separates =
            depth > 0 || c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',';
        if (c == ')' && depth > 0) --depth;
        if (!separates)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

std::optional<minutes> zone_of(std::string_view text) {
    for (auto const& zone : named_zones)
        if (zone.name == text) return hours{zone.hours};
    if (text.size() != 5 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    auto const hour = number(text.substr(1, 2));
    auto const minute = number(text.substr(3));
    if (!hour || !minute || *minute > 59) return std::nullopt;
    auto const offset = hours{*hour} + minutes{*minute};
    return text[0] == '-' ? -offset : offset;
}

std::optional<seconds> clock_of(std::string_view text) {
    if (text.size() != 5 && text.size() != 8) return std::nullopt;
    auto const hour = number(text.substr(0, 2));
    auto const minute = number(text.substr(3, 2));
    auto const second = text.size() == 8 ? number(text.substr(6)) : std::optional{0};
    if (text[2] != ':' || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    return hours{*hour} + minutes{*minute} + seconds{*second};
}

}  // namespace

std::optional<Instant> parse_mail_date(std::string_view value) {
    auto words = words_of(value);
    if (words.size() >= 6) words.erase(words.begin());  // the day of the week
    if (words.size() < 5) return std::nullopt;
    auto const date = number(words[0]);
    auto const month_name = std::ranges::find(months, words[1].substr(0, 3));
    auto const year_number = number(words[2]);
    auto const clock = clock_of(words[3]);
    auto const zone = zone_of(words[4]);
    if (!date || *date > 31 || month_name == months.end() || !year_number || *year_number < 1970 ||
        *year_number > 9999 || !clock || !zone)
        return std::nullopt;
    auto const month_number = static_cast<unsigned>(month_name - months.begin()) + 1;
    year_month_day const ymd{year{*year_number}, month{month_number},
                             day{static_cast<unsigned>(*date)}};
    if (!ymd.ok()) return std::nullopt;
    return Instant{sys_days{ymd}.time_since_epoch() + *clock - *zone};
}

}  // namespace tally::attest
