#include "importers/page.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/encoding.h"
#include "base/words.h"

namespace tally::importers {
namespace {

constexpr std::size_t head_bytes_max = std::size_t{64} << 10;
constexpr std::size_t value_bytes_max = 2'000;

std::string cleaned(std::string_view text) {
    std::string out = to_valid_utf8(text.substr(0, value_bytes_max));
    std::ranges::replace_if(out, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    auto const begin = out.find_first_not_of(' ');
    return begin == out.npos ? std::string{}
                             : out.substr(begin, out.find_last_not_of(' ') - begin + 1);
}

// Titles are short: the references that stand in them are these.
std::string without_references(std::string text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> references{
        {{"&lt;", "<"},
         {"&gt;", ">"},
         {"&quot;", "\""},
         {"&#39;", "'"},
         {"&nbsp;", " "},
         {"&amp;", "&"}}};
    for (auto const& [reference, character] : references)
        for (auto at = text.find(reference); at != text.npos; at = text.find(reference, at + 1))
            text.replace(at, reference.size(), character);
    return text;
}

bool is_address(std::string_view text) {
    return text.starts_with("https://") || text.starts_with("http://");
}

std::string_view between(std::string_view text, std::string_view lower, std::string_view begin,
                         std::string_view end) {
    auto const at = lower.find(begin);
    if (at == lower.npos) return {};
    auto const from = at + begin.size();
    auto const to = lower.find(end, from);
    return to == lower.npos ? std::string_view{} : text.substr(from, to - from);
}

std::string saved_from(std::string_view text, std::string_view lower) {
    auto const comment = between(text, lower, "saved from url=(", "-->");
    auto const close = comment.find(')');
    auto const address = close == comment.npos ? std::string_view{} : comment.substr(close + 1);
    return is_address(address) ? cleaned(address) : std::string{};
}

std::string canonical(std::string_view text, std::string_view lower) {
    auto const at = lower.find("rel=\"canonical\"");
    if (at == lower.npos) return {};
    auto const open = lower.rfind('<', at);
    auto const close = lower.find('>', at);
    if (open == lower.npos || close == lower.npos) return {};
    auto const address =
        between(text.substr(open, close - open), lower.substr(open, close - open), "href=\"", "\"");
    return is_address(address) ? cleaned(address) : std::string{};
}

// The value of a field in front of the first empty line; folded lines are joined.
std::string field(std::string_view head, std::string_view lower, std::string_view name) {
    auto const wanted = "\n" + std::string{name} + ":";
    auto at = lower.find(wanted);
    if (at == lower.npos) return {};
    at += wanted.size();
    auto end = head.find('\n', at);
    while (end != head.npos && end + 1 < head.size() &&
           (head[end + 1] == ' ' || head[end + 1] == '\t'))
        end = head.find('\n', end + 1);
    return cleaned(head.substr(at, end == head.npos ? end : end - at));
}

std::string_view header_of(std::string_view bytes) {
    bytes = bytes.substr(0, head_bytes_max);
    auto const end = std::min(bytes.find("\n\n"), bytes.find("\r\n\r\n"));
    return bytes.substr(0, end);
}

}  // namespace

PageClaims page_claims(std::string_view html) {
    auto const text = html.substr(0, head_bytes_max);
    auto const lower = ascii_lower(text);
    PageClaims claims;
    auto const title = between(text, lower, "<title", "</title");
    if (auto const open = title.find('>'); open != title.npos)
        claims.title = without_references(cleaned(title.substr(open + 1)));
    claims.address = saved_from(text, lower);
    if (claims.address.empty()) claims.address = canonical(text, lower);
    return claims;
}

bool looks_like_page(std::string_view first_bytes) {
    if (first_bytes.starts_with("\xef\xbb\xbf")) first_bytes.remove_prefix(3);
    auto const begin = first_bytes.find_first_not_of(" \t\r\n");
    if (begin == first_bytes.npos) return false;
    auto const head = ascii_lower(first_bytes.substr(begin, 20));
    return head.starts_with("<!doctype html") || head.starts_with("<html");
}

bool looks_like_mhtml(std::string_view first_bytes) {
    auto const head = "\n" + ascii_lower(header_of(first_bytes));
    return head.contains("\nsnapshot-content-location:") ||
           (head.contains("\nmime-version:") && head.contains("multipart/related") &&
            head.contains("saved by"));
}

PageClaims mhtml_claims(std::string_view bytes) {
    auto const head = "\n" + std::string{header_of(bytes)};
    auto const lower = ascii_lower(head);
    return {field(head, lower, "subject"), field(head, lower, "snapshot-content-location")};
}

}  // namespace tally::importers
