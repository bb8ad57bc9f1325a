// A SHA-256 digest as a value. Bytes themselves are std::string / std::string_view everywhere in
// this project: a string holds bytes, and says so where it holds text.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tally {

struct Digest {
    static constexpr std::size_t size = 32;
    std::array<std::uint8_t, size> bytes{};

    auto operator<=>(Digest const&) const = default;

    // The 32 raw bytes. The view lives as long as this object.
    std::string_view view() const { return {reinterpret_cast<char const*>(bytes.data()), size}; }
    // 64 lower-case hexadecimal digits.
    std::string hex() const;
    // "sha256:" and the hexadecimal digits: a digest that is shown or stored names its algorithm.
    std::string text() const;

    // Exactly 32 bytes; anything else is a bug of the caller.
    static Digest from_bytes(std::string_view raw);
    // 64 lower-case hexadecimal digits, or invalid_input.
    static Result<Digest> from_hex(std::string_view hex);
    // What text() writes, or invalid_input.
    static Result<Digest> parse(std::string_view text);
};

}  // namespace tally

template <>
struct std::hash<tally::Digest> {
    std::size_t operator()(tally::Digest const& digest) const noexcept {
        std::size_t value;  // a digest is uniform already
        std::memcpy(&value, digest.bytes.data(), sizeof value);
        return value;
    }
};
