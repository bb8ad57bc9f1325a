// A paper as a person hands it in or sends it: plain paragraphs, and what is left blank.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tally::papers {

enum class BlockKind : std::uint8_t {
    heading,
    paragraph,
    item,  // of a list
    line,  // kept as it is: a row of a sheet, a signature
};

struct Block {
    BlockKind kind = BlockKind::paragraph;
    std::string text;
};

struct Paper {
    std::string title;  // also the subject of a mail
    std::vector<Block> blocks;
    std::vector<std::string> blanks;  // what only the person can say, each in words

    void heading(std::string text);
    void paragraph(std::string text);
    void item(std::string text);
    void line(std::string text);
    // Puts "[what]" at its place and remembers it.
    std::string blank(std::string const& what);
};

// For a terminal, a file or a mail: lines of at most `columns` characters. 0: one line a
// paragraph, for fields that wrap by themselves.
std::string text_of(Paper const& paper, int columns = 78);
// Without its title.
std::string body_of(Paper const& paper, int columns = 78);

}  // namespace tally::papers
