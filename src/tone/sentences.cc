#include "tone/sentences.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/characters.h"
#include "base/words.h"

namespace tally::tone {
namespace {

struct Line {
    std::string_view text;  // without its end
    std::size_t begin = 0;  // in the draft
};

std::vector<Line> lines_of(std::string_view draft) {
    std::vector<Line> lines;
    for (std::size_t at = 0; at <= draft.size();) {
        auto const end = std::min(draft.find('\n', at), draft.size());
        auto text = draft.substr(at, end - at);
        if (text.ends_with('\r')) text.remove_suffix(1);
        lines.push_back({text, at});
        at = end + 1;
    }
    return lines;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

bool is_quoted(std::string_view line) { return trimmed(line).starts_with('>'); }

// "On 3 May 2026, Ann wrote:", "Am 3. Mai 2026 schrieb Ann:" above a quote.
bool announces_quote(std::string_view line) {
    auto const text = trimmed(line);
    return (text.starts_with("On ") && text.ends_with("wrote:")) ||
           (text.starts_with("Am ") && text.contains(" schrieb ") && text.ends_with(':'));
}

// A greeting that ends a letter.
bool is_closing(std::string_view line) {
    constexpr std::array<std::string_view, 21> greetings{"best regards",
                                                         "kind regards",
                                                         "warm regards",
                                                         "regards",
                                                         "best wishes",
                                                         "sincerely",
                                                         "yours sincerely",
                                                         "beste grüße",
                                                         "viele grüße",
                                                         "liebe grüße",
                                                         "herzliche grüße",
                                                         "freundliche grüße",
                                                         "schöne grüße",
                                                         "mit besten grüßen",
                                                         "mit freundlichen grüßen",
                                                         "mit freundlichem gruß",
                                                         "hochachtungsvoll",
                                                         "gruß",
                                                         "mfg",
                                                         "lg",
                                                         "vg"};
    auto text = trimmed(line);
    while (text.ends_with(',') || text.ends_with('.') || text.ends_with('!')) text.remove_suffix(1);
    auto const lower = ascii_lower(text);
    return std::ranges::find(greetings, lower) != greetings.end();
}

// What mail programs put above a signature, or a closing with little behind it.
bool begins_signature(std::vector<Line> const& lines, std::size_t at) {
    constexpr std::size_t lines_behind_max = 8;
    auto const text = lines[at].text;
    if (text == "-- " || text == "--") return true;
    if (!is_closing(text)) return false;
    std::size_t behind = 0;
    for (auto i = at + 1; i < lines.size() && !is_quoted(lines[i].text); ++i)
        if (!trimmed(lines[i].text).empty()) ++behind;
    return behind <= lines_behind_max;
}

bool begins_item(std::string_view line) {
    auto const text = trimmed(line);
    if (text.starts_with("- ") || text.starts_with("* ") || text.starts_with("• ")) return true;
    auto const digits = text.find_first_not_of("0123456789");
    return digits != text.npos && digits > 0 && digits < 4 &&
           (text.substr(digits).starts_with(". ") || text.substr(digits).starts_with(") "));
}

// What is written one way and shown another: {its bytes, what patterns see}.
constexpr std::array<std::pair<std::string_view, std::string_view>, 19> plain_forms{
    {{"’", "'"},
     {"‘", "'"},
     {"‚", "'"},
     {"“", "\""},
     {"”", "\""},
     {"„", "\""},
     {"«", "\""},
     {"»", "\""},
     {"−", "-"},
     {"…", "."},
     {"–", "-"},
     {"—", "-"},
     {"\u00a0", " "},
     {"\u202f", " "},
     {"\u00ad", ""},
     {"\u200b", ""},
     {"\u200c", ""},
     {"\u200d", ""},
     {"\ufeff", ""}}};

// Behind a point, the next word goes on with the sentence: "am 3. Mai", "am 3. und 4.".
bool goes_on_after_number(std::string_view rest) {
    constexpr std::array<std::string_view, 15> words{
        "Januar",    "Februar", "März",     "April",    "Mai", "Juni", "Juli", "August",
        "September", "Oktober", "November", "Dezember", "und", "oder", "bis"};
    auto const next = trimmed(rest);
    return std::ranges::find(words, next.substr(0, next.find_first_of(" \r\n.,;:!?"))) !=
           words.end();
}

// "Nr.": short for a word, and no end.
bool is_abbreviation(std::string_view word) {
    constexpr std::array<std::string_view, 10> known{"Nr",   "Abs",  "Std", "bzw", "ca",
                                                     "inkl", "evtl", "ggf", "vgl", "Dr"};
    return std::ranges::find(known, word) != known.end();
}

// What is between two quotation marks, and has a blank in it, as marks.
std::string without_quotations(std::string text) {
    for (std::size_t from = text.find('"'); from != text.npos;) {
        auto const to = text.find('"', from + 1);
        if (to == text.npos) break;
        if (text.find(' ', from) < to)
            std::fill(text.begin() + static_cast<std::ptrdiff_t>(from),
                      text.begin() + static_cast<std::ptrdiff_t>(to), '"');
        from = text.find('"', to + 1);
    }
    return text;
}

class Builder {
public:
    Builder(std::string_view draft, std::vector<Sentence>& out) : draft_{draft}, out_{out} {}

    void line(Line const& line, bool in_signature) {
        if (in_signature != in_signature_ || begins_item(line.text)) end_sentence(line.begin);
        in_signature_ = in_signature;
        for (std::size_t at = 0; at < line.text.size();)
            at += take(line.text.substr(at), line.begin + at);
        put(' ', line.begin + line.text.size());
    }
    void end_paragraph(std::size_t at) {
        end_sentence(at);
        if (!out_.empty() && out_.back().paragraph == paragraph_) ++paragraph_;
    }

private:
    // Returns how many bytes of the line were taken.
    std::size_t take(std::string_view rest, std::size_t at) {
        for (auto const& [written, plain] : plain_forms)
            if (rest.starts_with(written)) {
                for (char const c : plain) put(c, at);
                return written.size();
            }
        put(is_blank(rest.front()) ? ' ' : rest.front(), at);
        return 1;
    }
    void put(char c, std::size_t at) {
        if (c == ' ') {
            if (ends_here(at)) return end_sentence(at);
            if (now_.text.empty() || now_.text.back() == ' ') return;
        }
        now_.text += c;
        now_.origin.push_back(at);
    }
    bool ends_here(std::size_t at) const {
        auto const last = now_.text.find_last_not_of("\"')");
        if (last == std::string::npos) return false;
        char const mark = now_.text[last];
        if (mark == '!' || mark == '?') return true;
        return mark == '.' && last > 1 && !is_part_of_word(last) && ends_after_word(last, at);
    }
    // The point of "1. ", "e.g. " and initials.
    bool is_part_of_word(std::size_t point) const {
        char const last = now_.text[point - 1];
        if (last >= '0' && last <= '9') return now_.text.find_first_not_of("0123456789.") >= point;
        return now_.text[point - 2] == '.' || now_.text[point - 2] == ' ';
    }
    bool ends_after_word(std::size_t point, std::size_t at) const {
        auto const before = std::string_view{now_.text}.substr(0, point);
        auto const word = before.substr(before.find_last_of(" (\"") + 1);  // npos + 1 is 0
        if (word.find_first_not_of("0123456789") == word.npos && word.size() < 3)
            return !goes_on_after_number(draft_.substr(at, 20));
        return !is_abbreviation(word);
    }
    void end_sentence(std::size_t at) {
        if (now_.text.ends_with(' ')) {
            now_.text.pop_back();
            now_.origin.pop_back();
        }
        if (!now_.text.empty()) {
            now_.origin.push_back(at);
            now_.own = without_quotations(now_.text);
            now_.paragraph = paragraph_;
            now_.in_signature = in_signature_;
            out_.push_back(std::move(now_));
        }
        now_ = {};
    }

    std::string_view draft_;
    std::vector<Sentence>& out_;
    Sentence now_;
    std::size_t paragraph_ = 0;
    bool in_signature_ = false;
};

}  // namespace

std::vector<Sentence> sentences_of(std::string_view draft) {
    std::vector<Sentence> sentences;
    Builder builder{draft, sentences};
    bool in_signature = false;
    auto const lines = lines_of(draft);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto const& line = lines[i];
        bool const is_foreign = is_quoted(line.text) || announces_quote(line.text);
        if (is_foreign || trimmed(line.text).empty()) builder.end_paragraph(line.begin);
        if (is_foreign) in_signature = false;  // an answer below the quote is the writer's again
        if (is_foreign || trimmed(line.text).empty()) continue;
        in_signature = in_signature || begins_signature(lines, i);
        builder.line(line, in_signature);
    }
    builder.end_paragraph(draft.size());
    return sentences;
}

Place place_of(std::string_view draft, std::size_t byte) {
    auto const before = draft.substr(0, byte);
    auto const line_begin = before.find_last_of('\n') + 1;  // npos + 1 is 0
    return {static_cast<int>(std::ranges::count(before, '\n')) + 1,
            static_cast<int>(characters_of(before.substr(line_begin))) + 1};
}

std::size_t words_in(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (char const c : text) {
        if (!is_blank(c) && !inside) ++words;
        inside = !is_blank(c);
    }
    return words;
}

}  // namespace tally::tone
