#include "api/http.h"

#include <algorithm>
#include <boost/url/encode.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <cctype>

#include "base/encoding.h"

namespace tally::api {
namespace {

bool same_name(std::string_view a, std::string_view b) {
    return std::ranges::equal(
        a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

}  // namespace

void Headers::set(std::string name, std::string value) {
    all_.emplace_back(std::move(name), std::move(value));
}

std::string_view Headers::get(std::string_view name) const {
    auto const found = std::ranges::find_if(
        all_, [&](auto const& header) { return same_name(header.first, name); });
    return found == all_.end() ? std::string_view{} : std::string_view{found->second};
}

std::optional<std::string> Target::query_value(std::string_view name) const {
    auto const found =
        std::ranges::find_if(query, [&](auto const& one) { return one.first == name; });
    return found == query.end() ? std::nullopt : std::optional{found->second};
}

std::optional<Target> parse_target(std::string_view text) {
    auto const parsed = boost::urls::parse_origin_form({text.data(), text.size()});
    if (!parsed) return std::nullopt;
    Target target;
    for (auto const& segment : parsed->segments()) {
        std::string one{segment.data(), segment.size()};
        if (!is_utf8(one) || one.contains('\0')) return std::nullopt;
        target.segments.push_back(std::move(one));
    }
    // "+" is a space in what forms and URLSearchParams write (WHATWG URL, 5.1).
    boost::urls::encoding_opts const as_forms{true};
    for (auto const& one : parsed->params(as_forms)) {
        std::string name{one.key.data(), one.key.size()};
        std::string value{one.value.data(), one.value.size()};
        if (!is_utf8(name) || !is_utf8(value)) return std::nullopt;
        target.query.emplace_back(std::move(name), std::move(value));
    }
    return target;
}

}  // namespace tally::api
