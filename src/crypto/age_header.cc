#include "crypto/age_header.h"

#include <algorithm>

#include "base/encoding.h"
#include "crypto/age_cipher.h"
#include "crypto/sha256.h"

namespace tally::crypto {
namespace {

constexpr std::string_view family = "age-encryption.org/";
constexpr std::string_view version_line = "age-encryption.org/v1";
constexpr std::string_view armor = "-----BEGIN AGE ENCRYPTED FILE-----";
constexpr std::string_view stanza_start = "-> ";
constexpr std::string_view end_mark = "---";
constexpr std::size_t columns = 64;
constexpr std::size_t pull_bytes = std::size_t{64} << 10;

std::string encode(AgeStanza const& stanza) {
    std::string text{"->"};
    for (auto const& argument : stanza.arguments) text += " " + argument;
    text += "\n";
    auto const body = age_base64(stanza.body);
    // The last line is a short one, empty if need be: so it ends the body.
    for (std::size_t at = 0; at <= body.size(); at += columns)
        text += body.substr(at, columns) + "\n";
    return text;
}

bool is_argument(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; });
}

Result<std::vector<std::string>> parse_arguments(std::string_view text) {
    std::vector<std::string> arguments;
    for (std::size_t begin = 0; begin <= text.size();) {
        auto const end = std::min(text.find(' ', begin), text.size());
        arguments.emplace_back(text.substr(begin, end - begin));
        if (!is_argument(arguments.back()))
            return damaged_age_header("an empty or strange argument");
        begin = end + 1;
    }
    return arguments;
}

// Keeps what it reads, and stops where the header is longer than it may be.
class HeaderReader {
public:
    HeaderReader(AgeInput& input, std::size_t bytes_max) : input_{input}, left_{bytes_max} {}

    Result<AgeHeader> read() {
        TRY(version());
        for (;;) {
            auto const line = TRY(next());
            if (line.starts_with(stanza_start)) {
                header_.authenticated += line + "\n";
                TRY(stanza(line));
            } else {
                TRY(end(line));
                return std::move(header_);
            }
        }
    }

private:
    Result<std::string> next() {
        auto line = TRY(input_.line(left_));
        left_ -= std::min(left_, line.size() + 1);
        return line;
    }

    Result<void> version() {
        auto const line = input_.line(version_line.size() + armor.size());
        if (!line && line.error().code != Code::corrupt) return std::unexpected(line.error());
        if (line && line->starts_with(armor)) {
            return fail(Code::invalid_input, "the encrypted file is armored as text",
                        "write it without armor: age --decrypt it and encrypt it anew");
        }
        if (!line || !line->starts_with(family))
            return fail(Code::invalid_input, "this is no file in the age format");
        if (*line != version_line) {
            return fail(Code::invalid_input, "the file is in another version of the age format",
                        "open it with a newer release, or with the age program");
        }
        header_.authenticated = *line + "\n";
        return {};
    }

    Result<void> stanza(std::string_view line) {
        AgeStanza stanza{TRY(parse_arguments(line.substr(stanza_start.size()))), {}};
        std::string body;
        for (;;) {
            auto const text = TRY(next());
            if (text.size() > columns) return damaged_age_header("a line is too long");
            header_.authenticated += text + "\n";
            body += text;
            if (text.size() < columns) break;
        }
        stanza.body = TRY(from_age_base64(body));
        header_.stanzas.push_back(std::move(stanza));
        return {};
    }

    Result<void> end(std::string_view line) {
        auto const start = std::string{end_mark} + " ";
        if (!line.starts_with(start)) return damaged_age_header("it does not end as it should");
        header_.mac = TRY(from_age_base64(line.substr(start.size())));
        if (header_.mac.size() != Digest::size)
            return damaged_age_header("its check value has another size");
        if (header_.stanzas.empty()) return damaged_age_header("it is for nobody");
        header_.authenticated += end_mark;
        return {};
    }

    AgeInput& input_;
    std::size_t left_;
    AgeHeader header_;
};

Digest header_mac(std::string_view authenticated, SecretBytes const& file_key) {
    return hmac_sha256(hkdf_sha256(file_key.view(), "", "header").view(), authenticated);
}

}  // namespace

std::unexpected<Error> damaged_age_header(std::string const& how) {
    return fail(Code::corrupt, "the header of the encrypted file is damaged: " + how,
                "take another copy of the file");
}

std::string age_base64(std::string_view bytes) {
    auto text = to_base64(bytes);
    text.erase(text.find_last_not_of('=') + 1);
    return text;
}

Result<std::string> from_age_base64(std::string_view text) {
    if (text.contains('=')) return damaged_age_header("padded base64");
    std::string const padding((4 - text.size() % 4) % 4, '=');
    auto bytes = from_base64(std::string{text} + padding);
    if (!bytes) return damaged_age_header("no base64");
    return bytes;
}

Result<bool> AgeInput::fill() {
    if (ended_) return false;
    auto const more = TRY(source_(pull_bytes));
    ended_ = more.empty();
    held_.erase(0, at_);
    at_ = 0;
    held_ += more;
    return !ended_;
}

Result<std::string> AgeInput::line(std::size_t max) {
    for (;;) {
        auto const end = held_.find('\n', at_);
        if (end != held_.npos && end - at_ <= max) {
            auto line = held_.substr(at_, end - at_);
            at_ = end + 1;
            return line;
        }
        if (held_.size() - at_ > max) return damaged_age_header("it is too long");
        if (!TRY(fill())) return damaged_age_header("the file ends inside it");
    }
}

Result<std::string> AgeInput::read(std::size_t count) {
    while (held_.size() - at_ < count)
        if (!TRY(fill())) break;
    auto bytes = held_.substr(at_, count);
    at_ += bytes.size();
    return bytes;
}

Result<bool> AgeInput::at_end() {
    if (at_ < held_.size()) return false;
    return !TRY(fill());
}

std::string write_age_header(std::vector<AgeStanza> const& stanzas, SecretBytes const& file_key) {
    auto text = std::string{version_line} + "\n";
    for (auto const& stanza : stanzas) text += encode(stanza);
    text += end_mark;
    return text + " " + age_base64(header_mac(text, file_key).view()) + "\n";
}

Result<AgeHeader> read_age_header(AgeInput& input, AgeLimits const& limits) {
    return HeaderReader{input, limits.header_bytes_max}.read();
}

Result<void> check_age_header(AgeHeader const& header, SecretBytes const& file_key) {
    if (!equal_secrets(header_mac(header.authenticated, file_key).view(), header.mac))
        return damaged_age_header("it does not fit its check value");
    return {};
}

}  // namespace tally::crypto
