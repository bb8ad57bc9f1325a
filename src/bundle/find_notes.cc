#include <algorithm>

#include "base/encoding.h"
#include "bundle/verify_bundle.h"
#include "ledger/note.h"

namespace tally::bundle {
namespace {

constexpr std::string_view origin = "tallystick/";
constexpr std::string_view dash = "\xe2\x80\x94 ";
constexpr std::size_t notes_max = 10'000;

// Quoted-printable (RFC 2045 section 6.7): soft line ends and =XX. Other text passes unchanged.
std::string undo_quoted_printable(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '=') {
            out.push_back(text[at]);
            continue;
        }
        if (text.substr(at + 1).starts_with("\n")) {
            at += 1;
            continue;
        }
        auto hex = std::string{text.substr(at + 1, 2)};
        std::ranges::transform(hex, hex.begin(), [](char c) {
            return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        auto const byte = from_hex(hex);
        if (byte && byte->size() == 1) {
            out += *byte;
            at += 2;
        } else {
            out.push_back('=');
        }
    }
    return out;
}

std::string_view unquoted(std::string_view line) {
    while (line.starts_with('>') || line.starts_with(' ')) line.remove_prefix(1);
    while (line.ends_with(' ')) line.remove_suffix(1);
    return line;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

// Origin, size, root, empty line, then signature lines.
void collect(std::string_view text, std::vector<std::string>& notes) {
    auto const lines = lines_of(text);
    for (std::size_t i = 0; i + 4 < lines.size() && notes.size() < notes_max; ++i) {
        if (!unquoted(lines[i]).starts_with(origin) || !unquoted(lines[i + 3]).empty()) continue;
        std::string note;
        for (std::size_t k = i; k < i + 4; ++k) note += std::string{unquoted(lines[k])} + "\n";
        std::size_t next = i + 4;
        for (; next < lines.size() && unquoted(lines[next]).starts_with(dash); ++next)
            note += std::string{unquoted(lines[next])} + "\n";
        if (ledger::parse_note(note) && std::ranges::find(notes, note) == notes.end())
            notes.push_back(std::move(note));
    }
}

}  // namespace

std::vector<std::string> find_notes(std::string_view text) {
    std::string unix_text;
    std::ranges::copy_if(text, std::back_inserter(unix_text), [](char c) { return c != '\r'; });
    std::vector<std::string> notes;
    collect(unix_text, notes);
    collect(undo_quoted_printable(unix_text), notes);
    return notes;
}

}  // namespace tally::bundle
