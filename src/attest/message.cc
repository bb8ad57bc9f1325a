#include "attest/message.h"

#include <algorithm>

#include "base/words.h"

namespace tally::attest {
namespace {

std::string with_crlf(std::string_view raw) {
    std::string out;
    out.reserve(raw.size() + raw.size() / 32);
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '\n' && (i == 0 || raw[i - 1] != '\r')) out += '\r';
        out += raw[i];
    }
    return out;
}

// The line at the front, without its CRLF; `text` loses both.
std::string_view take_line(std::string_view& text) {
    auto const end = text.find("\r\n");
    auto const line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 2);
    return line;
}

bool is_folded(std::string_view text) {
    return !text.empty() && (text.front() == ' ' || text.front() == '\t');
}

std::string name_of(std::string_view field) {
    auto name = field.substr(0, field.find(':'));
    while (name.ends_with(' ') || name.ends_with('\t')) name.remove_suffix(1);
    return ascii_lower(name);
}

// "From anna@client.example Mon Nov  2 10:00:00 2026", not "From : anna@client.example".
bool begins_mailbox(std::string_view text) {
    return text.starts_with("From ") && name_of(text.substr(0, text.find("\r\n"))) != "from";
}

bool is_address_char(char c) {
    return static_cast<unsigned char>(c) > ' ' && c != '<' && c != '>' && c != ',' && c != ';' &&
           c != '"' && c != '(' && c != ')' && c != ':';
}

// Quoted strings and comments say nothing about where a mail came from.
std::string without_quotes(std::string_view value) {
    std::string out;
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < value.size(); ++i) {
        char const c = value[i];
        if (c == '\\' && (quoted || depth > 0)) {
            ++i;
            continue;
        }
        if (c == '"' && depth == 0)
            quoted = !quoted;
        else if (c == '(' && !quoted)
            ++depth;
        else if (c == ')' && !quoted && depth > 0)
            --depth;
        else if (!quoted && depth == 0)
            out += c;
    }
    return out;
}

}  // namespace

std::string_view HeaderField::value() const {
    auto const colon = raw.find(':');
    return colon == raw.npos ? std::string_view{} : raw.substr(colon + 1);
}

WireMessage::WireMessage(std::string_view raw) : bytes_{with_crlf(raw)} {
    std::string_view rest = bytes_;
    if (begins_mailbox(rest)) take_line(rest);
    while (!rest.empty() && fields_.size() < fields_max) {
        auto const begin = rest;
        auto const first = take_line(rest);
        if (first.empty()) break;
        auto size = first.size();
        while (is_folded(rest)) {
            auto const fold = take_line(rest);
            size = static_cast<std::size_t>(fold.data() + fold.size() - begin.data());
        }
        auto const field = begin.substr(0, size);
        if (field.contains(':')) fields_.push_back({name_of(field), field});
    }
    body_ = rest;
}

HeaderField const* WireMessage::last(std::string_view name) const {
    auto const found =
        std::ranges::find(fields_.rbegin(), fields_.rend(), name, &HeaderField::name);
    return found == fields_.rend() ? nullptr : &*found;
}

std::size_t WireMessage::count(std::string_view name) const {
    return static_cast<std::size_t>(std::ranges::count(fields_, name, &HeaderField::name));
}

std::vector<std::string> addresses_in(std::string_view value) {
    constexpr std::size_t addresses_max = 100;
    auto const plain = without_quotes(value);
    std::vector<std::string> found;
    for (std::size_t at = plain.find('@'); at != plain.npos && found.size() < addresses_max;
         at = plain.find('@', at + 1)) {
        auto begin = at;
        auto end = at + 1;
        while (begin > 0 && is_address_char(plain[begin - 1])) --begin;
        while (end < plain.size() && is_address_char(plain[end])) ++end;
        if (begin < at && end > at + 1) found.push_back(plain.substr(begin, end - begin));
    }
    return found;
}

std::string domain_of(std::string_view address) {
    auto const at = address.rfind('@');
    auto domain = ascii_lower(at == address.npos ? address : address.substr(at + 1));
    while (domain.ends_with('.')) domain.pop_back();
    return domain;
}

}  // namespace tally::attest
