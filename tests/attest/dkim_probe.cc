// dkim_probe MAIL KEYS: what our verifier says of each DKIM-Signature in a mail, one JSON object a
// line, for comparison with other verifiers. KEYS has lines "s1._domainkey.client.example<TAB>TXT".
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "attest/dkim.h"

namespace {

using namespace tally;

std::optional<std::string> bytes_of(char const* path) {
    std::ifstream in{path, std::ios::binary};
    if (!in) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>{in}, {}};
}

std::map<std::string, std::string> keys_of(std::string_view text) {
    std::map<std::string, std::string> keys;
    while (!text.empty()) {
        auto const line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (auto const tab = line.find('\t'); tab != line.npos)
            keys.emplace(line.substr(0, tab), line.substr(tab + 1));
    }
    return keys;
}

// Bytes beyond ASCII stand as the characters of Latin-1.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (byte < ' ' || byte > '~' || c == '"' || c == '\\') {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", byte);
            out += escape;
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string json_of(attest::DkimResult const& result) {
    std::string out = "{\"verdict\": " + quoted(name(result.verdict));
    out += ", \"reason\": " + quoted(result.reason);
    out += ", \"domain\": " + quoted(result.signature.domain);
    out += ", \"selector\": " + quoted(result.signature.selector);
    out += std::string{", \"aligned\": "} + (result.aligned ? "true" : "false");
    out += ", \"unsigned_bytes\": " + std::to_string(result.unsigned_bytes);
    return out + "}";
}

}  // namespace

int main(int argc, char** argv) {
    auto const mail = argc == 3 ? bytes_of(argv[1]) : std::nullopt;
    auto const table = argc == 3 ? bytes_of(argv[2]) : std::nullopt;
    if (!mail || !table) {
        std::fputs("usage: dkim_probe MAIL KEYS\n", stderr);
        return 2;
    }
    auto const keys = keys_of(*table);
    auto const find_key = [&](std::string const& name) {
        auto const found = keys.find(name);
        return found == keys.end() ? std::nullopt : std::optional{found->second};
    };
    attest::WireMessage const message{*mail};
    for (auto const& result : attest::verify_dkim(message, find_key))
        std::puts(json_of(result).c_str());
    return 0;
}
