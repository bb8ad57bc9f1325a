// Small pieces of text output: columns, cutting.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tally::cli {

// Rows of cells, each column as wide as its widest cell (in characters, not bytes); the last one
// is not padded.
class Table {
public:
    void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
    bool empty() const { return rows_.empty(); }
    std::string text() const;

private:
    std::vector<std::vector<std::string>> rows_;
};

// The text on one line, cut to so many characters with an ellipsis; line breaks and what plays with
// a terminal become spaces.
std::string cut(std::string const& text, std::size_t characters_max);

// The text in lines of at most 80 characters, broken at blanks; the first line begins with `first`,
// the others with as many blanks. A longer word, such as a command, stays whole. Ends in a break.
std::string wrapped(std::string const& first, std::string const& text);

}  // namespace tally::cli
