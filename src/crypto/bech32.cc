#include "crypto/bech32.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/words.h"

namespace tally::crypto {
namespace {

constexpr std::string_view alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t checksum_size = 6;

using Fives = std::vector<std::uint8_t>;  // five bits each

std::uint32_t polymod(Fives const& values) {
    constexpr std::uint32_t generators[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
                                            0x2a1462b3};
    std::uint32_t checksum = 1;
    for (auto const value : values) {
        auto const top = checksum >> 25;
        checksum = (checksum & 0x1ffffff) << 5 ^ value;
        for (unsigned bit = 0; bit < 5; ++bit)
            if ((top >> bit & 1) != 0) checksum ^= generators[bit];
    }
    return checksum;
}

Fives expanded(std::string_view prefix) {
    Fives values;
    for (auto const c : prefix) values.push_back(static_cast<std::uint8_t>(c) >> 5);
    values.push_back(0);
    for (auto const c : prefix) values.push_back(static_cast<std::uint8_t>(c) & 31);
    return values;
}

Fives to_fives(std::string_view bytes) {
    Fives fives;
    unsigned held = 0;
    unsigned bits = 0;
    for (auto const c : bytes) {
        held = (held << 8 | static_cast<std::uint8_t>(c)) & 0xfff;
        for (bits += 8; bits >= 5; bits -= 5)
            fives.push_back(static_cast<std::uint8_t>(held >> (bits - 5) & 31));
    }
    if (bits > 0) fives.push_back(static_cast<std::uint8_t>(held << (5 - bits) & 31));
    return fives;
}

std::string to_bytes(Fives const& fives) {
    std::string bytes;
    unsigned held = 0;
    unsigned bits = 0;
    for (auto const five : fives) {
        held = (held << 5 | five) & 0xfff;
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        bytes.push_back(static_cast<char>(held >> bits & 0xff));
    }
    return bytes;
}

}  // namespace

std::string to_bech32(std::string_view prefix, std::string_view bytes) {
    auto const data = to_fives(bytes);
    auto checked = expanded(prefix);
    checked.insert(checked.end(), data.begin(), data.end());
    checked.insert(checked.end(), checksum_size, 0);
    auto const checksum = polymod(checked) ^ 1;
    std::string text{prefix};
    text.push_back('1');
    for (auto const five : data) text.push_back(alphabet[five]);
    for (unsigned i = 0; i < checksum_size; ++i)
        text.push_back(alphabet[checksum >> 5 * (5 - i) & 31]);
    return text;
}

Result<std::string> from_bech32(std::string_view prefix, std::string_view text) {
    auto const lower = ascii_lower(text);
    bool const has_lower = std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
    if (has_lower && lower != text) return fail(Code::invalid_input, "the key mixes cases");
    auto const start = std::string{prefix} + "1";
    if (!lower.starts_with(start)) return fail(Code::invalid_input, "the key has another prefix");
    Fives fives;
    for (auto const c : std::string_view{lower}.substr(start.size())) {
        auto const value = alphabet.find(c);
        if (value == alphabet.npos)
            return fail(Code::invalid_input, "the key has a character that keys do not have");
        fives.push_back(static_cast<std::uint8_t>(value));
    }
    auto checked = expanded(prefix);
    checked.insert(checked.end(), fives.begin(), fives.end());
    if (fives.size() < checksum_size || polymod(checked) != 1)
        return fail(Code::invalid_input, "the key is mistyped: its checksum does not fit");
    fives.resize(fives.size() - checksum_size);
    auto bytes = to_bytes(fives);
    if (to_fives(bytes) != fives) return fail(Code::invalid_input, "the key has a partial byte");
    return bytes;
}

}  // namespace tally::crypto
