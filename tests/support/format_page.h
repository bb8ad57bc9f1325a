// A page of docs/formats as the contract that a reader is held against: its example, and the cells
// of its tables.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace tally::support {

// `name`: "rights-pack.md". Empty where there is no such page.
inline std::string format_page(std::string const& name) {
    std::ifstream file{TALLY_SOURCE_DIR "/docs/formats/" + name};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// The first block of TOML on the page.
inline std::string example_of(std::string const& page) {
    auto const begin = page.find("```toml\n") + 8;
    return page.substr(begin, page.find("```\n", begin) - begin);
}

// The cells of a row, without the marks around code.
inline std::vector<std::string> cells_of(std::string const& line) {
    std::vector<std::string> found;
    for (auto at = line.find("| `"); at != line.npos; at = line.find("| `", at + 3))
        found.push_back(line.substr(at + 3, line.find("` |", at) - at - 3));
    return found;
}

// A row of the page's table of mistakes.
struct Mistake {
    std::string row;
    std::string broken;  // the example with the mistake in it; empty: it does not hold the place
    std::string told;    // words of the error
};
inline std::vector<Mistake> mistakes_of(std::string const& page) {
    std::vector<Mistake> mistakes;
    std::istringstream rows{page.substr(page.find("## Mistakes"))};
    for (std::string line; std::getline(rows, line);) {
        auto const row = cells_of(line);
        if (row.size() != 3) continue;
        auto broken = example_of(page);
        auto const place = broken.find(row[0]);
        if (place == broken.npos)
            broken.clear();
        else
            broken.replace(place, row[0].size(), row[1]);
        mistakes.push_back({line, std::move(broken), row[2]});
    }
    return mistakes;
}

}  // namespace tally::support
