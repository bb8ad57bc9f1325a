#include "base/utf16.h"

namespace tally {

void append_utf8(std::string& text, char32_t value) {
    auto const put = [&](char32_t bits) { text += static_cast<char>(bits); };
    auto const rest = [&](int shift) { put(0x80 | (value >> shift & 0x3f)); };
    if (value < 0x80) return put(value);
    if (value < 0x800) {
        put(0xc0 | value >> 6);
        return rest(0);
    }
    if (value < 0x10000) {
        put(0xe0 | value >> 12);
        rest(6);
        return rest(0);
    }
    put(0xf0 | value >> 18);
    rest(12);
    rest(6);
    rest(0);
}

std::optional<std::string> text_of_utf16(std::string_view bytes) {
    bool const little = bytes.starts_with("\xff\xfe");
    if (!little && !bytes.starts_with("\xfe\xff")) return std::nullopt;
    std::string text;
    text.reserve(bytes.size());
    char32_t high = 0;  // the first half of a pair, once it was read
    for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
        auto const first = static_cast<unsigned char>(bytes[at]);
        auto const second = static_cast<unsigned char>(bytes[at + 1]);
        auto const unit = static_cast<char32_t>(little ? second << 8 | first : first << 8 | second);
        bool const is_low = unit >= 0xdc00 && unit < 0xe000;
        if (high != 0)
            append_utf8(text, is_low ? 0x10000 + ((high - 0xd800) << 10) + unit - 0xdc00 : 0xfffd);
        if (high != 0 && is_low) {
            high = 0;
            continue;
        }
        high = unit >= 0xd800 && unit < 0xdc00 ? unit : 0;
        if (high == 0) append_utf8(text, is_low ? 0xfffd : unit);
    }
    if (high != 0 || bytes.size() % 2 != 0) append_utf8(text, 0xfffd);
    return text;
}

}  // namespace tally
