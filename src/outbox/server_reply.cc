#include "outbox/server_reply.h"

#include <algorithm>
#include <optional>

#include "base/words.h"

namespace tally::outbox {
namespace {

constexpr std::size_t id_bytes_max = 250;

bool is_id_char(char c) {
    return static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x7f &&
           c != '<' && c != '>' && c != '"' && c != '(' && c != ')';
}

// "250 2.6.0 <id@relay.example> [InternalId=...] Queued mail for delivery"
std::optional<std::string> in_brackets(std::string_view reply) {
    auto const open = reply.find('<');
    auto const close = reply.find('>', std::min(open, reply.size()));
    if (open == reply.npos || close == reply.npos) return std::nullopt;
    auto const id = reply.substr(open + 1, close - open - 1);
    bool const whole = id.size() <= id_bytes_max && std::ranges::all_of(id, is_id_char) &&
                       id.find('@') == id.rfind('@') && id.contains('@');
    return whole ? std::optional{std::string{id}} : std::nullopt;
}

// "smtps://email-smtp.eu-west-1.amazonaws.com:465": "eu-west-1"
std::optional<std::string> region_of_amazon(std::string_view url) {
    constexpr std::string_view begin = "email-smtp.";
    constexpr std::string_view end = ".amazonaws.com";
    auto const from = url.find(begin);
    auto const to = url.find(end);
    if (from == url.npos || to == url.npos || to <= from + begin.size()) return std::nullopt;
    return std::string{url.substr(from + begin.size(), to - from - begin.size())};
}

// "250 Ok 0102018c7e2f-...-000000"
std::optional<std::string> amazon_id(std::string_view reply) {
    constexpr std::string_view begin = "250 ok ";
    if (!ascii_lower(reply).starts_with(begin)) return std::nullopt;
    auto const id = reply.substr(begin.size());
    bool const whole = id.size() >= 20 && id.size() <= id_bytes_max &&
                       std::ranges::all_of(id, [](char c) { return is_id_char(c) && c != '@'; });
    return whole ? std::optional{std::string{id}} : std::nullopt;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        bool const plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                           (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_' || c == '~';
        if (c == '\r') continue;  // a line ends the same way, whatever its end was
        if (c == '\n') {
            out += "%0D%0A";
        } else if (plain) {
            out += c;
        } else {
            out += '%';
            out += digits[byte >> 4U];
            out += digits[byte & 15U];
        }
    }
    return out;
}

}  // namespace

std::string message_id_in_reply(std::string_view reply, std::string_view server_url,
                                std::string const& ours) {
    if (auto id = in_brackets(reply)) return *std::move(id);
    auto const region = region_of_amazon(server_url);
    auto const id = region ? amazon_id(reply) : std::nullopt;
    if (!id) return ours;
    return *id + "@" + (*region == "us-east-1" ? "email" : *region) + ".amazonses.com";
}

std::string mailto_link(std::string_view to, std::string_view subject, std::string_view text) {
    auto address = percent_encoded(to);
    if (auto const at = address.find("%40"); at != address.npos) address.replace(at, 3, "@");
    return "mailto:" + address + "?subject=" + percent_encoded(subject) +
           "&body=" + percent_encoded(text);
}

}  // namespace tally::outbox
