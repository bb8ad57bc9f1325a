#include "net/imap_name.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "base/encoding.h"

namespace tally::net {
namespace {

constexpr std::uint32_t plane_size = 0x1'0000;
constexpr std::uint32_t high_surrogate = 0xd800;
constexpr std::uint32_t low_surrogate = 0xdc00;
constexpr std::uint32_t surrogate_bits = 0x3ff;

bool is_printable_ascii(char c) { return c >= ' ' && c <= '~'; }

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

void append_unit(std::string& utf16, std::uint32_t unit) {
    utf16 += static_cast<char>(unit >> 8);
    utf16 += static_cast<char>(unit & 0xff);
}

// Of well-formed UTF-8.
std::string to_utf16be(std::string_view utf8) {
    std::string utf16;
    for (std::size_t at = 0; at < utf8.size();) {
        auto const lead = static_cast<unsigned char>(utf8[at]);
        int const size = std::max(1, std::countl_one(lead));
        std::uint32_t point = size == 1 ? lead : lead & (0x7fU >> size);
        for (int i = 1; i < size; ++i)
            point = point << 6 | (byte_at(utf8, at + static_cast<std::size_t>(i)) & 0x3f);
        at += static_cast<std::size_t>(size);
        if (point < plane_size) {
            append_unit(utf16, point);
            continue;
        }
        append_unit(utf16, high_surrogate + ((point - plane_size) >> 10));
        append_unit(utf16, low_surrogate + ((point - plane_size) & surrogate_bits));
    }
    return utf16;
}

void append_utf8(std::string& utf8, std::uint32_t point) {
    if (point < 0x80) {
        utf8 += static_cast<char>(point);
        return;
    }
    constexpr std::array<std::uint32_t, 4> leads{0, 0xc0, 0xe0, 0xf0};
    int const more = point < 0x800 ? 1 : point < plane_size ? 2 : 3;
    utf8 += static_cast<char>(leads[static_cast<std::size_t>(more)] | point >> 6 * more);
    for (int i = more - 1; i >= 0; --i) utf8 += static_cast<char>(0x80 | (point >> 6 * i & 0x3f));
}

// A surrogate without its other half becomes ill-formed UTF-8, which the caller finds.
std::string to_utf8(std::string_view utf16be) {
    std::string utf8;
    for (std::size_t at = 0; at + 1 < utf16be.size(); at += 2) {
        auto point = byte_at(utf16be, at) << 8 | byte_at(utf16be, at + 1);
        if ((point & ~surrogate_bits) == high_surrogate && at + 3 < utf16be.size()) {
            auto const low = byte_at(utf16be, at + 2) << 8 | byte_at(utf16be, at + 3);
            point = plane_size + ((point & surrogate_bits) << 10 | (low & surrogate_bits));
            at += 2;
        }
        append_utf8(utf8, point);
    }
    return utf8;
}

// "&" base64 "-", with "," for "/" and without "=".
std::string shifted(std::string_view utf8) {
    auto text = to_base64(to_utf16be(utf8));
    text.erase(text.find_last_not_of('=') + 1);
    std::ranges::replace(text, '/', ',');
    return "&" + text + "-";
}

Result<std::string> unshifted(std::string_view text) {
    std::string padded{text};
    std::ranges::replace(padded, ',', '/');
    padded.append((4 - padded.size() % 4) % 4, '=');
    return to_utf8(TRY(from_base64(padded)));
}

std::unexpected<Error> no_name(std::string_view name) {
    return fail(Code::invalid_input, "no name of a folder: " + std::string{name});
}

}  // namespace

Result<std::string> to_imap_name(std::string_view utf8) {
    if (utf8.empty() || !is_utf8(utf8)) return no_name(to_valid_utf8(utf8));
    std::string name;
    while (!utf8.empty()) {
        auto const plain = static_cast<std::size_t>(
            std::ranges::find_if_not(utf8, is_printable_ascii) - utf8.begin());
        for (char const c : utf8.substr(0, plain)) name += c == '&' ? "&-" : std::string{c};
        utf8.remove_prefix(plain);
        auto const other =
            static_cast<std::size_t>(std::ranges::find_if(utf8, is_printable_ascii) - utf8.begin());
        if (other > 0) name += shifted(utf8.substr(0, other));
        utf8.remove_prefix(other);
    }
    return name;
}

Result<std::string> from_imap_name(std::string_view name) {
    std::string utf8;
    for (auto rest = name; !rest.empty();) {
        auto const plain = std::min(rest.find('&'), rest.size());
        utf8 += rest.substr(0, plain);
        rest.remove_prefix(plain);
        if (rest.empty()) break;
        auto const end = rest.find('-');
        if (end == std::string_view::npos) return no_name(name);
        utf8 += end == 1 ? "&" : TRY(unshifted(rest.substr(1, end - 1)));
        rest.remove_prefix(end + 1);
    }
    if (auto const again = to_imap_name(utf8); !again || *again != name) return no_name(name);
    return utf8;
}

}  // namespace tally::net
