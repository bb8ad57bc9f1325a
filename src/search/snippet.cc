#include "search/snippet.h"

#include <algorithm>

#include "base/encoding.h"
#include "search/tokenize.h"

namespace tally::search {
namespace {

constexpr std::size_t text_bytes_max = std::size_t{1} << 20;  // matches further behind do not count
constexpr std::size_t huge_word_characters = 80;
constexpr std::string_view left_out = "\xe2\x80\xa6";  // …

struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

std::size_t characters(std::string_view text) {
    return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, continues));
}

bool matches(std::string_view word, std::string_view term) {
    if (!term.ends_with('*')) return word == term;
    return word.starts_with(term.substr(0, term.size() - 1));
}

// White space and control characters become single spaces; well-formed.
std::string collapsed(std::string_view text) {
    auto const valid = to_valid_utf8(text.substr(0, text_bytes_max));
    std::string out;
    out.reserve(valid.size());
    for (char const c : valid) {
        auto const blank = static_cast<unsigned char>(c) <= ' ' || c == '\x7f';
        if (!blank) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

std::vector<Span> matches_in(std::string_view text, std::vector<std::string> const& terms) {
    std::vector<Span> found;
    for_each_token(text, [&](std::string_view word, std::size_t begin, std::size_t end) {
        if (std::ranges::any_of(terms, [&](auto const& term) { return matches(word, term); }))
            found.push_back({begin, end});
    });
    return found;
}

// The matches that lie closest together within the width: first and one behind the last.
Span densest(std::vector<Span> const& found, std::size_t width) {
    Span best;
    for (std::size_t begin = 0, end = 0; begin < found.size(); ++begin) {
        end = std::max(end, begin + 1);
        while (end < found.size() && found[end].end - found[begin].begin <= width) ++end;
        if (end - begin > best.end - best.begin) best = {begin, end};
    }
    return best;
}

// Moves to the begin of a word when one is near, else to the begin of a character.
std::size_t word_begin(std::string_view text, std::size_t at) {
    auto const space = text.find(' ', at == 0 ? 0 : at - 1);
    if (at == 0 || (space != text.npos && space < at + huge_word_characters))
        return at == 0 ? 0 : space + 1;
    while (at < text.size() && continues(text[at])) ++at;
    return at;
}

std::size_t word_end(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    auto const space = text.rfind(' ', at);
    if (space != text.npos && space + huge_word_characters > at) return space;
    while (at > 0 && continues(text[at])) --at;
    return at;
}

// Where to cut: around the core, a third of the free room in front of it.
Span window(std::string_view text, Span core, std::size_t width) {
    if (characters(text) <= width) return {0, text.size()};
    auto const inside = characters(text.substr(core.begin, core.end - core.begin));
    auto const free = width > inside ? width - inside : 0;
    auto begin = core.begin;
    for (auto room = free / 3; room > 0 && begin > 0; --begin)
        if (!continues(text[begin - 1])) --room;
    auto end = begin;
    for (auto room = width; room > 0 && end < text.size(); ++end)
        if (!continues(text[end])) --room;
    while (end < text.size() && continues(text[end])) ++end;
    Span cut{std::min(word_begin(text, begin), core.begin), word_end(text, end)};
    cut.end = std::max(cut.end, std::min(core.end, end));
    if (cut.end <= cut.begin) cut.end = end;
    return cut;
}

std::string marked(std::string_view text, Span cut, std::vector<Span> const& found,
                   SnippetOptions const& options) {
    std::string out{cut.begin > 0 ? left_out : ""};
    auto at = cut.begin;
    for (auto const& match : found) {
        if (match.begin < at || match.end > cut.end) continue;
        out.append(text.substr(at, match.begin - at)).append(options.mark_begin);
        out.append(text.substr(match.begin, match.end - match.begin)).append(options.mark_end);
        at = match.end;
    }
    out.append(text.substr(at, cut.end - at));
    if (cut.end < text.size()) out.append(left_out);
    return out;
}

}  // namespace

std::string make_snippet(std::string_view text, std::vector<std::string> const& terms,
                         SnippetOptions const& options) {
    auto const flat = collapsed(text);
    auto const found = matches_in(flat, terms);
    auto const best = densest(found, options.characters_max);
    Span core;
    if (best.end > best.begin) core = {found[best.begin].begin, found[best.end - 1].end};
    return marked(flat, window(flat, core, options.characters_max), found, options);
}

}  // namespace tally::search
