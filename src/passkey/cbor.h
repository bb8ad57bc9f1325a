// CBOR (RFC 8949), item by item, as far as WebAuthn needs it: integers, byte and text strings and
// maps, all of definite length. Nothing is allocated, so no length in the bytes can cost memory.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace tally::passkey {

class CborReader {
public:
    // The bytes must outlive the reader, and everything that it returns.
    explicit CborReader(std::string_view bytes) : bytes_{bytes} {}

    // The next item, which must be of this kind, else invalid_input.
    Result<std::int64_t> integer();
    Result<std::string_view> bytes();
    Result<std::string_view> text();
    // How many pairs follow; at most pairs_max.
    Result<std::uint64_t> map();

    // Bytes that were read so far.
    std::size_t taken() const { return taken_; }

    static constexpr std::uint64_t pairs_max = 16;

    // One item's head, and the content of a string.
    struct Token {
        enum class Kind : std::uint8_t {
            positive,
            negative,
            bytes,
            text,
            map,
            other
        };
        Kind kind = Kind::other;
        std::uint64_t number = 0;  // value; for negative n of -1 - n; for a map its pairs
        std::string_view content;
    };

private:
    Result<Token> next(Token::Kind wanted, std::string_view what);
    Result<Token> next();
    std::string_view bytes_;
    std::size_t taken_ = 0;
};

}  // namespace tally::passkey
