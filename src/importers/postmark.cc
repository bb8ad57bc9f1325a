#include "importers/postmark.h"

#include <algorithm>
#include <array>
#include <vector>

namespace tally::importers {
namespace {

constexpr std::string_view from = "From ";
constexpr std::size_t line_bytes_max = 1024;
constexpr std::size_t words_max = 12;
constexpr std::array<std::string_view, 7> days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> words;
    while (!line.empty() && words.size() <= words_max) {
        auto const begin = line.find_first_not_of(" \t");
        if (begin == line.npos) break;
        auto const end = line.find_first_of(" \t", begin);
        words.push_back(line.substr(begin, end - begin));
        line.remove_prefix(end == line.npos ? line.size() : end);
    }
    return words;
}

template <std::size_t N>
bool is_one_of(std::array<std::string_view, N> const& names, std::string_view word) {
    if (word.ends_with(',')) word.remove_suffix(1);
    return std::ranges::find(names, word) != names.end();
}

bool is_number(std::string_view word, std::size_t digits_max) {
    return !word.empty() && word.size() <= digits_max &&
           std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

// "10:00" or "10:00:00"
bool is_time(std::string_view word) {
    if (word.size() < 4 || word.size() > 8 || !word.contains(':')) return false;
    return std::ranges::all_of(word, [](char c) { return (c >= '0' && c <= '9') || c == ':'; });
}

}  // namespace

bool is_postmark(std::string_view line) {
    if (!line.starts_with(from) || line.size() > line_bytes_max) return false;
    auto const words = words_of(line.substr(from.size()));
    if (words.size() > words_max) return false;
    // sender (one word or "a at b"), weekday, month, day, time, then zone and year in some order
    for (std::size_t i = 1; i + 4 < words.size(); ++i)
        if (is_one_of(days, words[i]) && is_one_of(months, words[i + 1]) &&
            is_number(words[i + 2], 2) && is_time(words[i + 3]))
            return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(i) + 4, words.end(),
                               [](auto word) { return word.size() == 4 && is_number(word, 4); });
    return false;
}

}  // namespace tally::importers
