#include "base/printable.h"

#include <algorithm>
#include <array>

#include "base/encoding.h"

namespace tally {
namespace {

// U+061C, U+200E and U+200F, U+2028 to U+202E, U+2066 to U+2069.
constexpr std::array<std::string_view, 14> line_turners{
    "\u061c", "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202b",
    "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"};

// How many bytes at the start must not reach a terminal. The text is well-formed.
std::size_t unprintable_bytes(std::string_view rest) {
    auto const lead = static_cast<unsigned char>(rest[0]);
    if (lead < 0x20U || lead == 0x7FU) return 1;
    if (lead == 0xC2U) return static_cast<unsigned char>(rest[1]) < 0xA0U ? 2 : 0;  // C1
    if (lead != 0xD8U && lead != 0xE2U) return 0;
    auto const* const found = std::ranges::find_if(
        line_turners, [&](std::string_view mark) { return rest.starts_with(mark); });
    return found == line_turners.end() ? 0 : found->size();
}

std::string without_controls(std::string_view text, std::string_view kept) {
    auto const valid = to_valid_utf8(text);
    std::string out;
    out.reserve(valid.size());
    for (std::size_t at = 0; at < valid.size();) {
        auto const rest = std::string_view{valid}.substr(at);
        auto const bytes = kept.contains(rest[0]) ? 0 : unprintable_bytes(rest);
        if (bytes == 0)
            out += rest[0];
        else if (!(rest.starts_with("\r\n") && kept.contains('\n')))
            out += ' ';
        at += std::max<std::size_t>(bytes, 1);
    }
    return out;
}

}  // namespace

std::string printable(std::string_view text) { return without_controls(text, "\n\t"); }

std::string printable_line(std::string_view text) { return without_controls(text, ""); }

}  // namespace tally
