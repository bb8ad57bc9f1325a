#include "base/words.h"

#include <algorithm>
#include <array>

namespace tally {

std::string counted(std::uint64_t count, std::string_view what) {
    auto const text = std::to_string(count) + " ";
    if (count == 1) return text + std::string{what};
    bool const vowel = what.size() > 1 && std::string_view{"aeou"}.contains(what[what.size() - 2]);
    if (what.ends_with('y') && !vowel)
        return text + std::string{what.substr(0, what.size() - 1)} + "ies";
    return text + std::string{what} + "s";
}

std::string bytes_text(std::uint64_t bytes) {
    static constexpr std::array<std::string_view, 5> units{"kB", "MB", "GB", "TB", "PB"};
    if (bytes < 1000) return counted(bytes, "byte");
    std::size_t unit = 0;
    auto tenths = (bytes + 50) / 100;
    while (tenths >= 10'000 && unit + 1 < units.size()) {
        tenths = (tenths + 500) / 1000;
        ++unit;
    }
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " " +
           std::string{units[unit]};
}

std::string ascii_lower(std::string_view text) {
    std::string out{text};
    std::ranges::transform(out, out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view spaces = " \t\n\v\f\r";
    auto const begin = text.find_first_not_of(spaces);
    if (begin == text.npos) return {};
    return text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

}  // namespace tally
