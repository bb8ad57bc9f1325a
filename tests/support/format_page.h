// A page of docs/formats as the contract that a reader is held against: its example, and the cells
// of its tables.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
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

}  // namespace tally::support
