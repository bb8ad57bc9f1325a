#include "papers/paper.h"

#include <algorithm>

#include "base/characters.h"

namespace tally::papers {
namespace {

// Breaks at blanks; `indent` stands before every line but the first.
std::string wrapped(std::string const& text, int columns, std::string const& indent) {
    if (columns == 0) return text;
    std::string out;
    std::size_t column = 0;
    for (std::size_t at = 0; at <= text.size();) {
        auto const end = std::min(text.find(' ', at), text.size());
        auto const word = text.substr(at, end - at);
        auto const width = characters_of(word);
        if (column > indent.size() && column + 1 + width > static_cast<std::size_t>(columns)) {
            out += "\n" + indent;
            column = indent.size();
        } else if (at > 0) {
            out += ' ';
            ++column;
        }
        out += word;
        column += width;
        at = end + 1;
    }
    return out;
}

std::string block_text(Block const& block, int columns) {
    switch (block.kind) {
        case BlockKind::heading: return block.text + "\n";
        case BlockKind::paragraph: return wrapped(block.text, columns, "") + "\n";
        case BlockKind::item:
            return "- " + wrapped(block.text, columns - (columns > 0 ? 2 : 0), "  ") + "\n";
        case BlockKind::line: return block.text + "\n";
    }
    return block.text + "\n";  // bits that name no kind
}

// Lists and rows stand together; everything else is parted by an empty line.
bool stand_together(BlockKind before, BlockKind after) {
    bool const listed = after == BlockKind::item || after == BlockKind::line;
    return listed && (before == after || before == BlockKind::heading);
}

}  // namespace

void Paper::heading(std::string text) { blocks.push_back({BlockKind::heading, std::move(text)}); }
void Paper::paragraph(std::string text) {
    if (!text.empty()) blocks.push_back({BlockKind::paragraph, std::move(text)});
}
void Paper::item(std::string text) { blocks.push_back({BlockKind::item, std::move(text)}); }
void Paper::line(std::string text) { blocks.push_back({BlockKind::line, std::move(text)}); }

std::string Paper::blank(std::string const& what) {
    if (std::ranges::find(blanks, what) == blanks.end()) blanks.push_back(what);
    return "[" + what + "]";
}

std::string body_of(Paper const& paper, int columns) {
    std::string text;
    Block const* before = nullptr;
    for (auto const& block : paper.blocks) {
        if (before != nullptr && !stand_together(before->kind, block.kind) &&
            !(before->kind == BlockKind::heading))
            text += "\n";
        text += block_text(block, columns);
        before = &block;
    }
    return text;
}

std::string text_of(Paper const& paper, int columns) {
    return wrapped(paper.title, columns, "") + "\n\n" + body_of(paper, columns);
}

}  // namespace tally::papers
