#include "attest/carrier.h"

#include <algorithm>
#include <array>

#include "base/encoding.h"
#include "base/words.h"
#include "ledger/note.h"

namespace tally::attest {
namespace {

constexpr std::string_view origin = "tallystick/";
constexpr std::string_view dash = "\xe2\x80\x94 ";
constexpr std::string_view base64_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";
constexpr std::size_t notes_max = 10'000;

// Quoted-printable (RFC 2045 section 6.7): soft line ends and =XX. Other text passes unchanged.
std::string undo_quoted_printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
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

std::string_view take_line(std::string_view& text) {
    auto const end = std::min(text.find('\n'), text.size());
    auto const line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return unquoted(line);
}

// Origin, size, root, empty line, then signature lines. The lines are never listed: a letter of
// nothing but line ends has many.
void collect(std::string_view text, std::vector<std::string>& notes) {
    while (!text.empty() && notes.size() < notes_max) {
        auto const first = take_line(text);
        if (!first.starts_with(origin)) continue;
        auto rest = text;
        auto note = std::string{first} + "\n";
        for (int i = 0; i < 2; ++i) note += std::string{take_line(rest)} + "\n";
        if (!take_line(rest).empty()) continue;
        note += "\n";
        for (auto line = take_line(rest); line.starts_with(dash); line = take_line(rest))
            note += std::string{line} + "\n";
        if (ledger::parse_note(note) && std::ranges::find(notes, note) == notes.end())
            notes.push_back(std::move(note));
    }
}

bool is_base64_line(std::string_view line) {
    return line.size() >= 20 && line.find_first_not_of(base64_alphabet) == line.npos;
}

// What parts in base64 say: runs of lines in that alphabet, each run by itself.
std::string undo_base64(std::string_view text) {
    std::string out;
    std::string run;
    auto const flush = [&] {
        while (run.ends_with('=')) run.pop_back();
        while (run.size() % 4 != 0) run += '=';
        if (auto const bytes = from_base64(run)) out += *bytes + "\n";
        run.clear();
    };
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto const line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        bool const goes_on = is_base64_line(line);
        bool const is_tail =
            !run.empty() && !line.empty() && line.find_first_not_of(base64_alphabet) == line.npos;
        if (goes_on || is_tail) run += line;
        if (!goes_on && !run.empty()) flush();
    }
    if (!run.empty()) flush();
    std::erase(out, '\r');
    return out;
}

// The text as it is, and as its quoted-printable and base64 parts say.
std::array<std::string, 3> writings_of(std::string_view text) {
    std::string unix_text;
    unix_text.reserve(text.size());
    std::ranges::copy_if(text, std::back_inserter(unix_text), [](char c) { return c != '\r'; });
    auto quoted_printable = undo_quoted_printable(unix_text);
    auto base64 = undo_base64(unix_text);
    return {std::move(unix_text), std::move(quoted_printable), std::move(base64)};
}

bool has_words(std::string_view text, std::string_view words) {
    std::string plain;
    for (char const c : text)
        if (c != '\n' && c != ' ' && c != '\t' && c != '>') plain += c;
    return ascii_lower(plain).contains(words);
}

}  // namespace

bool text_names_token(std::string_view text, Digest const& checkpoint) {
    return std::ranges::any_of(
        writings_of(text), [&](std::string const& one) { return names_token(one, checkpoint); });
}

bool text_quotes(std::string_view text, std::string_view words) {
    return std::ranges::any_of(writings_of(text),
                               [&](std::string const& one) { return has_words(one, words); });
}

std::vector<std::string> find_notes(std::string_view text) {
    std::vector<std::string> notes;
    for (auto const& one : writings_of(text)) collect(one, notes);
    return notes;
}

}  // namespace tally::attest
