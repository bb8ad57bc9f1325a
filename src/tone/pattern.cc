#include "tone/pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <mutex>

#include "base/check.h"

namespace tally::tone {
namespace {

constexpr std::size_t pattern_bytes_max = 16'384;
constexpr std::int64_t compiled_bytes_max = std::int64_t{8} << 20;

bool is_name(std::string_view text) {
    return !text.empty() &&
           std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

// "(?:idiot|moron)": the words as they are, the longest first, so that none hides another.
std::string alternatives(std::vector<std::string> words) {
    std::ranges::stable_sort(words, std::greater{}, &std::string::size);
    std::string text = "(?:";
    for (auto const& word : words) text += (text.size() > 3 ? "|" : "") + re2::RE2::QuoteMeta(word);
    return text + ")";
}

// {name} becomes the words of the list; {2,} stays what it is.
Result<std::string> expanded(std::string_view text, WordLists const& lists) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const end = text[at] == '{' ? text.find('}', at) : text.npos;
        auto const name = end == text.npos ? std::string_view{} : text.substr(at + 1, end - at - 1);
        if (!is_name(name)) {
            out += text[at];
            continue;
        }
        auto const list = lists.find(name);
        if (list == lists.end())
            return fail(Code::invalid_input,
                        "names a list that is not there: {" + std::string{name} + "}");
        out += alternatives(list->second);
        at = end;
    }
    return out;
}

bool is_mark(char c) {
    return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
}

// What is no part of a word. Letters of all alphabets count as parts ("ü" in "über"), which RE2's
// own \b does not know; their exact list would make each pattern a hundred times larger.
constexpr std::string_view between_words = R"([^0-9A-Za-z_\x{c0}-\x{1fff}])";

// With the words themselves as the first group. A pattern that begins or ends with a mark of its
// own says itself where it may stand.
std::string as_whole_words(std::string const& words) {
    auto const size = words.size();
    bool const begins_with_mark = words.starts_with('^') || words.starts_with(' ') ||
                                  (size > 1 && words[0] == '\\' && is_mark(words[1]));
    bool const ends_with_mark = words.ends_with('$') || words.ends_with(' ') ||
                                (size > 1 && words[size - 2] == '\\' && is_mark(words[size - 1]));
    auto const edge = [](std::string const& end) {
        return "(?:" + end + "|" + std::string{between_words} + ")";
    };
    return (begins_with_mark ? "(" : edge("^") + "(") + words +
           (ends_with_mark ? ")" : ")" + edge("$"));
}

}  // namespace

// Compiled once, by whichever thread needs it first.
class Pattern::Compiled {
public:
    Compiled(std::string words, PatternOptions const& options)
        : words_{std::move(words)}, options_{options} {}

    re2::RE2 const& form() const {
        std::call_once(once_, [this] {
            re2::RE2::Options how;
            how.set_case_sensitive(options_.exact_capitals);
            how.set_log_errors(false);
            how.set_max_mem(compiled_bytes_max);
            form_ = std::make_unique<re2::RE2 const>(words_, how);
            TALLY_CHECK(form_->ok() || !options_.trusted);
        });
        return *form_;
    }

private:
    std::string words_;
    PatternOptions options_;
    mutable std::once_flag once_;
    mutable std::unique_ptr<re2::RE2 const> form_;
};

Result<Pattern> Pattern::compile(std::string_view text, WordLists const& lists,
                                 PatternOptions const& options) {
    auto words = TRY(expanded(text, lists));
    words = options.whole_words ? as_whole_words(words) : "(" + words + ")";
    if (words.size() > pattern_bytes_max)
        return fail(Code::invalid_input, "is longer than a pattern may be");
    Pattern pattern{std::make_shared<Compiled const>(std::move(words), options)};
    if (options.trusted) return pattern;
    auto const& form = pattern.compiled_->form();
    if (!form.ok()) return fail(Code::invalid_input, "is no pattern: " + form.error());
    return pattern;
}

std::optional<Match> Pattern::find(std::string_view text, std::size_t from) const {
    auto const& form = compiled_->form();
    re2::StringPiece const whole{text.data(), text.size()};
    std::vector<re2::StringPiece> parts(static_cast<std::size_t>(form.NumberOfCapturingGroups()) +
                                        1);
    if (!form.Match(whole, from, text.size(), re2::RE2::UNANCHORED, parts.data(),
                    static_cast<int>(parts.size())))
        return std::nullopt;
    Match match;
    match.begin = static_cast<std::size_t>(parts[1].data() - text.data());
    match.end = match.begin + parts[1].size();
    for (std::size_t i = 2; i < parts.size(); ++i)
        match.groups.emplace_back(parts[i].data() == nullptr ? std::string{}
                                                             : std::string{parts[i]});
    return match;
}

bool Pattern::matches(std::string_view text) const {
    return re2::RE2::PartialMatch(re2::StringPiece{text.data(), text.size()}, compiled_->form());
}

std::optional<Match> find_first(std::vector<Pattern> const& patterns, std::string_view text) {
    std::optional<Match> first;
    for (auto const& pattern : patterns)
        if (auto found = pattern.find(text))
            if (!first || found->begin < first->begin ||
                (found->begin == first->begin && found->end > first->end))
                first = std::move(found);
    return first;
}

bool any_matches(std::vector<Pattern> const& patterns, std::string_view text) {
    return std::ranges::any_of(patterns,
                               [&](Pattern const& pattern) { return pattern.matches(text); });
}

}  // namespace tally::tone
