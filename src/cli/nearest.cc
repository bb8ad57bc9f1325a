#include "cli/nearest.h"

#include <algorithm>
#include <cstddef>

namespace tally::cli {
namespace {

constexpr std::size_t word_bytes_max = 64;

// Optimal string alignment, row by row.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> rows(a.size() + 1, std::vector(b.size() + 1, a.size()));
    for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        rows[i][0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto const same = a[i - 1] == b[j - 1] ? std::size_t{0} : std::size_t{1};
            auto least =
                std::min({rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                least = std::min(least, rows[i - 2][j - 2] + 1);
            rows[i][j] = least;
        }
    }
    return rows[a.size()][b.size()];
}

}  // namespace

std::string nearest(std::string_view typed, std::vector<std::string> const& known) {
    std::string best;
    if (typed.size() > word_bytes_max) return best;
    auto least = std::max<std::size_t>(1, typed.size() / 3) + 1;
    for (auto const& word : known)
        if (auto const steps = distance(typed, word); steps < least) {
            least = steps;
            best = word;
        }
    return best;
}

}  // namespace tally::cli
