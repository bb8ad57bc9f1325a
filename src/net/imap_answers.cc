#include "net/imap_answers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/printable.h"

namespace tally::net {
namespace {

constexpr std::size_t chunk_bytes = 16'384;
constexpr std::size_t words_bytes_max = 300;
constexpr std::size_t tag_bytes_max = 10;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_control(char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }

bool same(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lower, lower);
}

bool begins(std::string_view text, std::string_view with) {
    return same(text.substr(0, with.size()), with);
}

bool ends(std::string_view text, std::string_view with) {
    return text.size() >= with.size() && same(text.substr(text.size() - with.size()), with);
}

// Takes everything before the first space off the text, and the space.
std::string_view take_word(std::string_view& text) {
    auto const size = std::min(text.find(' '), text.size());
    auto const word = text.substr(0, size);
    text.remove_prefix(std::min(size + 1, text.size()));
    return word;
}

std::unexpected<Error> nonsense(std::string_view line) {
    auto const shown = printable_line(line.substr(0, words_bytes_max));
    return fail(Code::unavailable, "the mail server answers what cannot be understood: " + shown);
}

std::unexpected<Error> too_much() {
    return fail(Code::unavailable, "the mail server answers far too much");
}

// "{12}" at the end announces a literal: bytes that follow the line. Its size and where the brace
// is; nothing when there is none.
struct Literal {
    std::size_t brace;
    std::uint64_t size;
};

std::optional<Literal> literal_of(std::string_view line) {
    auto const brace = line.rfind('{');
    if (brace == std::string_view::npos || !line.ends_with('}')) return std::nullopt;
    Literal literal{.brace = brace, .size = 0};
    auto const* const last = line.data() + line.size() - 1;
    auto const [end, error] = std::from_chars(line.data() + brace + 1, last, literal.size);
    if (error != std::errc{} || end != last) return std::nullopt;
    return literal;
}

// A name of a folder as a string in quotes; nothing when it cannot be one.
std::optional<std::string> quoted(std::string_view name) {
    if (std::ranges::any_of(name, is_control)) return std::nullopt;
    std::string text{'"'};
    for (char const c : name) {
        if (c == '"' || c == '\\') text += '\\';
        text += c;
    }
    return text + '"';
}

// Of a LIST: whether a brace stands where libetpan would take it for a literal, whose bytes it
// would wait for with as much memory as is announced. A name in quotes may hold one.
bool announces_literal(std::string_view line) {
    if (line.substr(0, line.find(')')).find_first_of("{\"") != line.npos) return true;
    bool in_quotes = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (in_quotes && line[at] == '\\') {
            ++at;
            continue;
        }
        if (line[at] == '"') in_quotes = !in_quotes;
        if (line[at] == '{' && !in_quotes) return true;
    }
    return false;
}

// Of a FETCH: no literal, and no lists but those of flags and of a change counter. Envelopes and
// structures would be more of them.
bool is_flat(std::string_view facts) {
    for (std::size_t at = 0; at < facts.size(); ++at) {
        auto const before = facts.substr(0, at);
        if (facts[at] == '{' || is_control(facts[at])) return false;
        if (facts[at] == '(' && !ends(before, "FLAGS ") && !ends(before, "MODSEQ ")) return false;
    }
    return true;
}

}  // namespace

void ImapAnswers::expect(AnswerLimits const& limits) {
    left_ = limits;
    body_.reset();
    words_.clear();
}

Result<std::size_t> ImapAnswers::read(std::span<char> room) {
    while (passing_.empty()) TRY(next());
    auto const size = std::min(room.size(), passing_.size());
    std::ranges::copy_n(passing_.begin(), static_cast<std::ptrdiff_t>(size), room.begin());
    passing_.erase(0, size);
    return size;
}

Result<void> ImapAnswers::next() {
    auto const line = TRY(read_line());
    if (line.contains('\0')) return nonsense(line);
    return line.starts_with("* ") ? untagged(line) : tagged(line);
}

Result<void> ImapAnswers::tagged(std::string_view line) {
    auto rest = line;
    auto const tag = take_word(rest);
    auto const verdict = take_word(rest);
    bool const fine = same(verdict, "OK");
    if (tag.empty() || tag.size() > tag_bytes_max || !std::ranges::all_of(tag, is_digit) ||
        !(fine || same(verdict, "NO") || same(verdict, "BAD")))
        return nonsense(line);
    words_ = printable_line(rest.substr(0, words_bytes_max));
    pass(std::string{tag} + (fine ? " OK done" : " NO refused"));
    return {};
}

Result<void> ImapAnswers::untagged(std::string const& line) {
    auto rest = std::string_view{line}.substr(2);
    auto const kind = take_word(rest);
    if (same(kind, "OK")) return status(line);
    if (same(kind, "SEARCH")) return search(line);
    if (same(kind, "LIST")) return list(line);
    if (!kind.empty() && std::ranges::all_of(kind, is_digit)) return numbered(line, rest);
    if (same(kind, "BYE"))
        return fail(Code::unavailable,
                    "the mail server hangs up: " + printable_line(rest.substr(0, words_bytes_max)));
    return skip(line);
}

Result<void> ImapAnswers::numbered(std::string const& line, std::string_view what) {
    if (left_.fetch && begins(what, "FETCH (")) return fetch(line);
    if (!same(what, "EXISTS")) return skip(line);
    pass(line);
    return {};
}

// "* OK [UIDNEXT 4392] Predicted next UID": three such codes are of use.
Result<void> ImapAnswers::status(std::string_view line) {
    constexpr std::array<std::string_view, 3> codes{"UIDVALIDITY", "UIDNEXT", "HIGHESTMODSEQ"};
    auto const end = std::min(line.find(']'), line.size());
    auto rest = line.substr(0, end).substr(std::min(end, std::size_t{6}));
    auto const code = take_word(rest);
    bool const known = std::ranges::any_of(codes, [&](auto one) { return same(one, code); });
    if (begins(line, "* OK [") && known && !rest.empty() && std::ranges::all_of(rest, is_digit))
        pass("* OK [" + std::string{code} + " " + std::string{rest} + "] noted");
    return {};
}

Result<void> ImapAnswers::search(std::string_view line) {
    auto numbers = line.substr(0, line.find(" (MODSEQ "));
    while (numbers.ends_with(' ')) numbers.remove_suffix(1);
    if (!std::ranges::all_of(numbers.substr(8), [](char c) { return is_digit(c) || c == ' '; }))
        return nonsense(line);
    pass(numbers);
    return {};
}

Result<void> ImapAnswers::list(std::string const& line) {
    auto const literal = literal_of(line);
    auto const head = std::string_view{line}.substr(0, literal ? literal->brace : line.size());
    if (announces_literal(head) || std::ranges::any_of(head, is_control)) return nonsense(line);
    if (!literal) {
        pass(line);
        return {};
    }
    TRY(spend(literal->size));
    auto const name = quoted(TRY(read_bytes(literal->size)));
    if (!TRY(read_line()).empty()) return nonsense(line);
    if (name) pass(std::string{head} + *name);
    return {};
}

Result<void> ImapAnswers::fetch(std::string line) {
    std::string facts;
    for (auto literal = literal_of(line); literal; literal = literal_of(line)) {
        facts += line.substr(0, literal->brace);
        TRY(keep_body(facts, literal->size));
        facts += "\"\"";
        line = TRY(read_line());
    }
    facts += line;
    auto const begin = facts.find('(') + 1;
    if (!is_flat(std::string_view{facts}.substr(begin))) return nonsense(facts);
    pass(facts);
    return {};
}

// The literal is passed on as an empty string.
Result<void> ImapAnswers::keep_body(std::string_view head, std::size_t size) {
    bool const asked = left_.body_bytes_max > 0 && !body_;
    if (!asked || !(ends(head, " BODY[] ") || ends(head, "(BODY[] ") || ends(head, " BODY[]<0> ") ||
                    ends(head, "(BODY[]<0> ")))
        return nonsense(head);
    if (size > left_.body_bytes_max) return too_much();
    body_ = TRY(read_bytes(size));
    return {};
}

Result<void> ImapAnswers::skip(std::string line) {
    for (auto literal = literal_of(line); literal; literal = literal_of(line)) {
        TRY(spend(literal->size));
        TRY(read_bytes(literal->size));
        line = TRY(read_line());
    }
    return {};
}

void ImapAnswers::pass(std::string_view line) { passing_.append(line).append("\r\n"); }

Result<void> ImapAnswers::receive() {
    auto const had = arrived_.size();
    arrived_.resize(had + chunk_bytes);
    auto const got = TRY(wire_.receive(std::span{arrived_}.subspan(had)));
    arrived_.resize(had + got);
    if (got == 0) return fail(Code::unavailable, "the mail server hung up");
    return {};
}

Result<std::string> ImapAnswers::read_line() {
    auto end = arrived_.find('\n');
    while (end == std::string::npos) {
        if (arrived_.size() > left_.lines_bytes_max) return too_much();
        auto const had = arrived_.size();
        TRY(receive());
        end = arrived_.find('\n', had);
    }
    TRY(spend(end + 1));
    auto line = arrived_.substr(0, end);
    arrived_.erase(0, end + 1);
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

Result<std::string> ImapAnswers::read_bytes(std::size_t count) {
    std::string bytes;
    bytes.reserve(count);
    for (;;) {
        auto const size = std::min(count - bytes.size(), arrived_.size());
        bytes.append(arrived_, 0, size);
        arrived_.erase(0, size);
        if (bytes.size() == count) return bytes;
        TRY(receive());
    }
}

Result<void> ImapAnswers::spend(std::size_t bytes) {
    if (bytes > left_.lines_bytes_max) return too_much();
    left_.lines_bytes_max -= bytes;
    return {};
}

}  // namespace tally::net
