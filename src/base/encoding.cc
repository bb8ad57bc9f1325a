#include "base/encoding.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace tally {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base64_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view base32_digits = "abcdefghijklmnopqrstuvwxyz234567";

// The value of each character; -1 for what is not of the alphabet.
using Digits = std::array<std::int8_t, 256>;
constexpr Digits digits_of(std::string_view alphabet) {
    Digits digits;
    digits.fill(-1);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        digits[static_cast<std::uint8_t>(alphabet[i])] = static_cast<std::int8_t>(i);
    return digits;
}
constexpr auto hex_values = digits_of(hex_digits);
constexpr auto base64_values = digits_of(base64_digits);
constexpr auto base32_values = digits_of(base32_digits);

// Writes groups of `bits` bits, the last one filled with zero bits.
std::string write_groups(std::string_view bytes, unsigned bits, std::string_view alphabet) {
    std::string text;
    text.reserve(bytes.size() * 8 / bits + 1);
    std::uint32_t pool = 0;
    unsigned filled = 0;
    for (char c : bytes) {
        pool = pool << 8 | static_cast<std::uint8_t>(c);
        filled += 8;
        while (filled >= bits) {
            filled -= bits;
            text.push_back(alphabet[pool >> filled & ((1u << bits) - 1)]);
        }
        pool &= (1u << filled) - 1;
    }
    if (filled > 0) text.push_back(alphabet[pool << (bits - filled) & ((1u << bits) - 1)]);
    return text;
}

Result<std::string> read_groups(std::string_view text, unsigned bits, Digits const& values,
                                std::string_view name) {
    std::string bytes;
    bytes.reserve(text.size() * bits / 8);
    std::uint32_t pool = 0;
    unsigned filled = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const digit = values[static_cast<std::uint8_t>(text[at])];
        if (digit < 0)
            return fail(Code::invalid_input, std::string{name} + ": character " +
                                                 std::to_string(at) + " is not of the alphabet");
        pool = pool << bits | static_cast<std::uint32_t>(digit);
        filled += bits;
        if (filled < 8) continue;
        filled -= 8;
        bytes.push_back(static_cast<char>(pool >> filled & 0xff));
        pool &= (1u << filled) - 1;
    }
    if (filled >= bits || pool != 0)
        return fail(Code::invalid_input,
                    std::string{name} + ": the last character leaves bits over");
    return bytes;
}

// The length of the well-formed sequence at the start, or 0.
std::size_t utf8_length(std::string_view rest) {
    auto const byte = [&](std::size_t i) { return static_cast<std::uint8_t>(rest[i]); };
    auto const continues = [&](std::size_t i, std::uint8_t low, std::uint8_t high) {
        return i < rest.size() && byte(i) >= low && byte(i) <= high;
    };
    auto const lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xc2 && lead <= 0xdf) return continues(1, 0x80, 0xbf) ? 2 : 0;
    if (lead >= 0xe0 && lead <= 0xef) {
        std::uint8_t const low = lead == 0xe0 ? 0xa0 : 0x80;
        std::uint8_t const high = lead == 0xed ? 0x9f : 0xbf;
        return continues(1, low, high) && continues(2, 0x80, 0xbf) ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        std::uint8_t const low = lead == 0xf0 ? 0x90 : 0x80;
        std::uint8_t const high = lead == 0xf4 ? 0x8f : 0xbf;
        return continues(1, low, high) && continues(2, 0x80, 0xbf) && continues(3, 0x80, 0xbf) ? 4
                                                                                               : 0;
    }
    return 0;
}

// How many characters below 128 the text begins with, looked at eight at a time.
std::size_t ascii_run(std::string_view text) {
    std::size_t run = 0;
    for (std::uint64_t eight = 0; run + sizeof eight <= text.size(); run += sizeof eight) {
        std::memcpy(&eight, text.data() + run, sizeof eight);
        if ((eight & 0x8080808080808080U) != 0) break;
    }
    while (run < text.size() && static_cast<std::uint8_t>(text[run]) < 0x80) ++run;
    return run;
}

// How many bytes at the start are well-formed.
std::size_t utf8_run(std::string_view bytes) {
    std::size_t run = 0;
    while (run < bytes.size()) {
        run += ascii_run(bytes.substr(run));
        if (run == bytes.size()) break;
        auto const length = utf8_length(bytes.substr(run));
        if (length == 0) break;
        run += length;
    }
    return run;
}

}  // namespace

std::string to_hex(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (char c : bytes) {
        text.push_back(hex_digits[static_cast<std::uint8_t>(c) >> 4]);
        text.push_back(hex_digits[static_cast<std::uint8_t>(c) & 15]);
    }
    return text;
}

Result<std::string> from_hex(std::string_view text) {
    if (text.size() % 2 != 0) return fail(Code::invalid_input, "hex: odd number of digits");
    return read_groups(text, 4, hex_values, "hex");
}

std::string to_base64(std::string_view bytes) {
    auto text = write_groups(bytes, 6, base64_digits);
    while (text.size() % 4 != 0) text.push_back('=');
    return text;
}

Result<std::string> from_base64(std::string_view text) {
    if (text.size() % 4 != 0)
        return fail(Code::invalid_input, "base64: length not a multiple of 4");
    std::size_t padding = 0;
    while (padding < 2 && text.ends_with('=')) {
        text.remove_suffix(1);
        ++padding;
    }
    if ((text.size() + padding) % 4 != 0 || text.size() % 4 == 1)
        return fail(Code::invalid_input, "base64: wrong padding");
    return read_groups(text, 6, base64_values, "base64");
}

std::string to_base32(std::string_view bytes) { return write_groups(bytes, 5, base32_digits); }

Result<std::string> from_base32(std::string_view text) {
    return read_groups(text, 5, base32_values, "base32");
}

bool is_utf8(std::string_view bytes) { return utf8_run(bytes) == bytes.size(); }

std::string to_valid_utf8(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size());
    for (;;) {
        auto const run = utf8_run(bytes);
        text += bytes.substr(0, run);
        if (run == bytes.size()) return text;
        text += "\xef\xbf\xbd";
        bytes.remove_prefix(run + 1);
    }
}

std::string toml_string(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out = "\"";
    for (char const c : text) {
        auto const value = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            out += std::string{'\\'} + c;
        else if (value < ' ' || c == '\x7f')
            out += std::string{"\\u00"} + digits[value >> 4U] + digits[value & 0xFU];
        else
            out += c;
    }
    return out + '"';
}

}  // namespace tally
