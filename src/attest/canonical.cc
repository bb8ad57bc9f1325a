#include "attest/canonical.h"

#include <algorithm>

#include "base/words.h"

namespace tally::attest {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t'; }

// Runs of white space become one space; none stays at the end.
void append_relaxed(std::string& out, std::string_view line) {
    bool space = false;
    for (char const c : line) {
        if (is_space(c)) {
            space = true;
            continue;
        }
        if (space) out += ' ';
        space = false;
        out += c;
    }
}

// A carriage return that ends no line is text. What is left never ends a line, not even where two
// ends lie in each other: what is signed of one field could be said of two.
std::string without_folds(std::string_view raw) {
    std::string out;
    for (char const c : raw) {
        if (c == '\n' && out.ends_with('\r'))
            out.pop_back();
        else
            out += c;
    }
    return out;
}

std::string relaxed_field(std::string_view raw) {
    auto const unfolded = without_folds(raw);
    std::string_view value = unfolded;
    auto name = value.substr(0, value.find(':'));
    value.remove_prefix(std::min(name.size() + 1, value.size()));
    while (!name.empty() && is_space(name.back())) name.remove_suffix(1);
    while (!value.empty() && is_space(value.front())) value.remove_prefix(1);
    auto out = ascii_lower(name) + ":";
    append_relaxed(out, value);
    return out;
}

}  // namespace

std::string canonical_field(std::string_view raw, Form form) {
    return form == Form::simple ? std::string{raw} : relaxed_field(raw);
}

std::string canonical_body(std::string_view body, Form form) {
    std::string out;
    out.reserve(body.size() + 2);
    std::size_t empty_lines = 0;
    while (!body.empty()) {
        auto const end = body.find("\r\n");
        auto const line = body.substr(0, end);
        body.remove_prefix(end == body.npos ? body.size() : end + 2);
        std::string relaxed;
        if (form == Form::relaxed) append_relaxed(relaxed, line);
        std::string_view const kept = form == Form::relaxed ? std::string_view{relaxed} : line;
        if (kept.empty()) {
            ++empty_lines;
            continue;
        }
        for (; empty_lines > 0; --empty_lines) out += "\r\n";
        out.append(kept) += "\r\n";
    }
    if (out.empty() && form == Form::simple) out = "\r\n";
    return out;
}

}  // namespace tally::attest
