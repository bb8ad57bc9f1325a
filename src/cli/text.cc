#include "cli/text.h"

#include <algorithm>

#include "base/printable.h"

namespace tally::cli {
namespace {

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::size_t characters(std::string const& text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return !continues(c); }));
}

}  // namespace

std::string Table::text() const {
    std::vector<std::size_t> widths;
    for (auto const& row : rows_) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], characters(row[i]));
    }
    std::string out;
    for (auto const& row : rows_) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            out += row[i];
            if (i + 1 < row.size()) out.append(widths[i] - characters(row[i]) + 2, ' ');
        }
        while (out.ends_with(' ')) out.pop_back();
        out += "\n";
    }
    return out;
}

std::string wrapped(std::string const& first, std::string const& text) {
    constexpr std::size_t width = 80;
    auto const indent = characters(first);
    std::string out;
    std::string line = first;
    std::size_t used = indent;
    std::string const words = printable_line(text);
    for (std::size_t at = 0; at < words.size();) {
        auto const end = std::min(words.find(' ', at), words.size());
        auto const word = words.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        auto const length = characters(word);
        bool const begins = used == indent;
        if (!begins && used + 1 + length > width) {
            out += line + "\n";
            line.assign(indent, ' ');
            used = indent;
        }
        if (used > indent) {
            line += ' ';
            ++used;
        }
        line += word;
        used += length;
    }
    return out + line + "\n";
}

std::string cut(std::string const& text, std::size_t characters_max) {
    std::string out;
    std::size_t count = 0;
    for (char const c : printable_line(text)) {
        if (!continues(c) && ++count > characters_max) return out + "…";
        out += c;
    }
    return out;
}

}  // namespace tally::cli
