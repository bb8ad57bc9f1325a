#include "casefile/pdf/printable.h"

#include "base/encoding.h"
#include "casefile/render_pdf.h"

namespace tally::casefile::pdf {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::string_view ellipsis = "\xE2\x80\xA6";
constexpr std::size_t tab_columns = 8;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool is_control(std::string_view character) {
    auto const first = static_cast<unsigned char>(character[0]);
    if (character.size() == 1) return first < 0x20 || first == 0x7F;
    // U+0080 to U+009F
    return first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
}

// U+202A to U+202E and U+2066 to U+2069: an override can make a name read backwards.
bool is_reordering(std::string_view character) {
    if (character.size() != 3 || character[0] != '\xE2') return false;
    auto const last = static_cast<unsigned char>(character[2]);
    if (character[1] == '\x80') return last >= 0xAA && last <= 0xAE;
    return character[1] == '\x81' && last >= 0xA6 && last <= 0xA9;
}

// U+2028 and U+2029
bool is_separator(std::string_view character) {
    return character == "\xE2\x80\xA8" || character == "\xE2\x80\xA9";
}

std::string_view first_character(std::string_view text) {
    std::size_t size = 1;
    while (size < text.size() && is_continuation(text[size])) ++size;
    return text.substr(0, size);
}

class Cleaner {
public:
    void add(std::string_view character) {
        if (character == "\n" || is_separator(character)) return end_line();
        if (character == "\t") return tab();
        if (is_control(character) || is_reordering(character)) character = replacement;
        text_ += character;
        ++column_;
    }
    std::string take() { return std::move(text_); }

private:
    void end_line() {
        text_ += '\n';
        column_ = 0;
    }
    void tab() {
        auto const spaces = tab_columns - column_ % tab_columns;
        text_.append(spaces, ' ');
        column_ += spaces;
    }

    std::string text_;
    std::size_t column_ = 0;
};

std::string collapse_spaces(std::string_view text) {
    std::string line;
    for (char const c : text) {
        bool const space = c == ' ' || c == '\n';
        if (space && (line.empty() || line.back() == ' ')) continue;
        line += space ? ' ' : c;
    }
    while (line.ends_with(' ')) line.pop_back();
    return line;
}

}  // namespace

std::string printable(std::string_view text) {
    auto const valid = to_valid_utf8(text);
    Cleaner cleaner;
    for (std::string_view rest{valid}; !rest.empty();) {
        auto const character = first_character(rest);
        rest.remove_prefix(character.size());
        bool const ends_line_anyway = character == "\r" && rest.starts_with('\n');
        if (!ends_line_anyway) cleaner.add(character == "\r" ? "\n" : character);
    }
    return cleaner.take();
}

std::string printable_line(std::string_view text) {
    auto const kept = utf8_prefix(text, field_bytes_max);
    auto line = collapse_spaces(printable(kept));
    if (kept.size() < text.size()) line += ellipsis;
    return line;
}

std::string_view utf8_prefix(std::string_view text, std::size_t bytes_max) {
    if (text.size() <= bytes_max) return text;
    auto end = bytes_max;
    while (end > 0 && bytes_max - end < 3 && is_continuation(text[end])) --end;
    // Four continuation bytes in a row belong to no sequence, so there is nothing to keep whole.
    if (is_continuation(text[end])) end = bytes_max;
    return text.substr(0, end);
}

std::vector<std::string_view> pieces_of(std::string_view line, std::size_t piece_bytes_max) {
    std::vector<std::string_view> pieces;
    while (line.size() > piece_bytes_max) {
        auto piece = utf8_prefix(line, piece_bytes_max);
        auto const space = piece.rfind(' ');
        if (space != piece.npos && space > piece.size() / 2) piece = piece.substr(0, space + 1);
        pieces.push_back(piece);
        line.remove_prefix(piece.size());
    }
    pieces.push_back(line);
    return pieces;
}

}  // namespace tally::casefile::pdf
