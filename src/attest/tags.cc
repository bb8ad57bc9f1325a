#include "attest/tags.h"

#include <algorithm>

#include "base/encoding.h"

namespace tally::attest {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

std::string without_space(std::string_view text) {
    std::string out;
    std::ranges::copy_if(text, std::back_inserter(out), [](char c) { return !is_space(c); });
    return out;
}

}  // namespace

Result<TagList> TagList::parse(std::string_view text) {
    TagList list;
    while (!text.empty()) {
        auto const end = text.find(';');
        auto const one = trimmed(text.substr(0, end));
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
        if (one.empty()) {
            if (trimmed(text).empty()) break;  // a semicolon at the end is fine
            return fail(Code::invalid_input, "an empty tag");
        }
        auto const sign = one.find('=');
        auto const name = trimmed(one.substr(0, sign));
        if (sign == one.npos || name.empty()) return fail(Code::invalid_input, "a tag without =");
        if (!list.values_.emplace(name, trimmed(one.substr(sign + 1))).second)
            return fail(Code::invalid_input,
                        "the tag " + std::string{name} + " stands there twice");
    }
    return list;
}

std::optional<std::string> TagList::get(std::string_view tag) const {
    auto const found = values_.find(tag);
    return found == values_.end() ? std::nullopt : std::optional{found->second};
}

std::optional<std::string> TagList::compact(std::string_view tag) const {
    auto value = get(tag);
    return value ? std::optional{without_space(*value)} : std::nullopt;
}

std::string without_value(std::string_view text, std::string_view tag) {
    std::string out;
    std::size_t at = 0;
    while (at <= text.size()) {
        auto const end = std::min(text.find(';', at), text.size());
        auto const one = text.substr(at, end - at);
        auto const sign = one.find('=');
        bool const is_it = sign != one.npos && trimmed(one.substr(0, sign)) == tag;
        out += is_it ? one.substr(0, sign + 1) : one;
        if (end < text.size()) out += ';';
        at = end + 1;
    }
    return out;
}

Result<std::string> lenient_base64(std::string_view text) {
    auto compact = without_space(text);
    while (compact.ends_with('=')) compact.pop_back();
    while (compact.size() % 4 != 0) compact += '=';
    return from_base64(compact);
}

}  // namespace tally::attest
