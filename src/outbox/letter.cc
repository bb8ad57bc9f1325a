#include "outbox/letter.h"

#include <algorithm>
#include <array>

#include "base/words.h"
#include "outbox/half_page.h"

namespace tally::outbox {
namespace {

constexpr auto explanation =
    "A plain reply to this mail confirms that you received it. The lines below are a fingerprint "
    "of "
    "our shared record; nobody can change what lies before it without that being seen.";

std::string footer_lines(Carried const& carried) {
    return carried.note +
           (carried.before ? "before: " + carried.before->text() + "\n" : std::string{});
}

std::string with_breaks(std::string_view text) {
    std::string out;
    for (char const c : html_escaped(text))
        out += c == '\n' ? std::string{"<br>\n"} : std::string{c};
    return out;
}

std::string without_end(std::string text) {
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.pop_back();
    return text;
}

// Words that people accept with. Precision matters: a person reads what is quoted.
constexpr std::array<std::string_view, 14> accepting{
    "approved", "i approve", "we approve", "accepted",    "i accept", "we accept", "agreed",
    "i agree",  "we agree",  "looks good", "looks great", "all good", "go ahead",  "works for us"};
constexpr std::array<std::string_view, 9> not_accepting{"not ", "n't",    "until", "unless", " if ",
                                                        "but ", "before", "?",     "however"};

bool accepts(std::string const& line) {
    auto const lower = " " + ascii_lower(line) + " ";
    bool const positive = std::ranges::any_of(
        accepting, [&](std::string_view words) { return lower.contains(words); });
    return positive && std::ranges::none_of(not_accepting, [&](std::string_view words) {
               return lower.contains(words);
           });
}

}  // namespace

std::string letter_text(std::string const& words, Carried const& carried) {
    return without_end(words) + "\n\n----\n" + explanation + "\n\n" + footer_lines(carried);
}

std::string letter_html(std::string const& words, Carried const& carried) {
    return "<!DOCTYPE html>\n<html><body>\n<div>" + with_breaks(without_end(words)) +
           "</div>\n<hr>\n<div style=\"color:#666;font-size:small\">" + explanation +
           "</div>\n<pre style=\"color:#666;font-size:x-small;white-space:pre-wrap\">" +
           html_escaped(footer_lines(carried)) + "</pre>\n</body></html>\n";
}

std::string accepting_words(std::string const& text) {
    constexpr std::size_t quote_bytes_max = 200;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find('\n', at), text.size());
        auto const line = without_end(text.substr(at, end - at));
        at = end + 1;
        if (line.starts_with('>')) continue;
        if (line.starts_with("----")) break;  // our own footer, quoted without marks
        if (accepts(line)) return line.substr(0, quote_bytes_max);
    }
    return {};
}

}  // namespace tally::outbox
