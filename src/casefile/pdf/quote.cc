#include "casefile/pdf/quote.h"

#include <algorithm>
#include <optional>
#include <string>

#include "casefile/pdf/printable.h"

namespace tally::casefile::pdf {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n'; }

// The text with single spaces, and where each of its bytes came from.
struct Folded {
    std::string text;
    std::vector<std::size_t> from;
};

Folded fold(std::string_view text) {
    Folded folded;
    bool line_start = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const quoting = line_start && text[i] == '>';
        bool const blank = is_blank(text[i]) || quoting;
        line_start = text[i] == '\n' || (line_start && blank);
        if (blank && (folded.text.empty() || folded.text.back() == ' ')) continue;
        folded.text += blank ? ' ' : text[i];
        folded.from.push_back(i);
    }
    return folded;
}

std::optional<Span> find_in(Folded const& folded, std::string_view quote) {
    auto wanted = fold(printable(quote)).text;
    while (wanted.ends_with(' ')) wanted.pop_back();
    if (wanted.empty()) return std::nullopt;
    auto const at = folded.text.find(wanted);
    if (at == folded.text.npos) return std::nullopt;
    auto const start = folded.from[at];
    return Span{start, folded.from[at + wanted.size() - 1] + 1 - start};
}

}  // namespace

std::vector<Span> find_quotes(std::string_view text, std::vector<Highlight> const& highlights) {
    std::vector<Span> found;
    if (highlights.empty()) return found;
    auto const folded = fold(text);
    for (auto const& highlight : highlights)
        if (auto const span = find_in(folded, highlight.quote)) found.push_back(*span);
    std::ranges::sort(found, {}, &Span::start);
    std::vector<Span> parted;
    for (auto const& span : found)
        if (parted.empty() || parted.back().start + parted.back().size <= span.start)
            parted.push_back(span);
    return parted;
}

std::vector<Span> spans_in(std::vector<Span> const& all, Span const& piece) {
    std::vector<Span> inside;
    auto const piece_end = piece.start + piece.size;
    for (auto const& span : all) {
        auto const start = std::max(span.start, piece.start);
        auto const end = std::min(span.start + span.size, piece_end);
        if (start < end) inside.push_back({start - piece.start, end - start});
    }
    return inside;
}

}  // namespace tally::casefile::pdf
