#include "extract/page_lines.h"

#include <algorithm>
#include <unordered_map>

#include "base/words.h"

namespace tally::extract {
namespace {

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        if (auto const line = trimmed(text.substr(0, end)); !line.empty()) lines.push_back(line);
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return lines;
}

// Lines of `here` that `there` does not have, each as often as it is missing.
std::vector<std::string> missing(Lines const& here, Lines const& there) {
    std::unordered_map<std::string_view, std::size_t> known;
    for (auto const line : there) ++known[line];
    std::vector<std::string> lines;
    for (auto const line : here) {
        auto const found = known.find(line);
        if (found == known.end() || found->second == 0)
            lines.emplace_back(line);
        else
            --found->second;
    }
    return lines;
}

}  // namespace

PageDifference compare_pages(std::string_view earlier, std::string_view later) {
    auto const before = lines_of(earlier);
    auto const after = lines_of(later);
    return {missing(before, after), missing(after, before)};
}

}  // namespace tally::extract
