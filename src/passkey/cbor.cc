#include "passkey/cbor.h"

#include <cbor.h>

#include <limits>

namespace tally::passkey {
namespace {

using Token = CborReader::Token;

void set(void* token, Token::Kind kind, std::uint64_t number) {
    static_cast<Token*>(token)->kind = kind;
    static_cast<Token*>(token)->number = number;
}

void set(void* token, Token::Kind kind, unsigned char const* data, std::uint64_t size) {
    static_cast<Token*>(token)->kind = kind;
    static_cast<Token*>(token)->content = {reinterpret_cast<char const*>(data), size};
}

// What is not named here leaves the token as `other`: tags, floats, indefinite lengths.
cbor_callbacks callbacks() {
    using Kind = Token::Kind;
    auto calls = cbor_empty_callbacks;
    calls.uint8 = [](void* to, std::uint8_t value) { set(to, Kind::positive, value); };
    calls.uint16 = [](void* to, std::uint16_t value) { set(to, Kind::positive, value); };
    calls.uint32 = [](void* to, std::uint32_t value) { set(to, Kind::positive, value); };
    calls.uint64 = [](void* to, std::uint64_t value) { set(to, Kind::positive, value); };
    calls.negint8 = [](void* to, std::uint8_t value) { set(to, Kind::negative, value); };
    calls.negint16 = [](void* to, std::uint16_t value) { set(to, Kind::negative, value); };
    calls.negint32 = [](void* to, std::uint32_t value) { set(to, Kind::negative, value); };
    calls.negint64 = [](void* to, std::uint64_t value) { set(to, Kind::negative, value); };
    calls.byte_string = [](void* to, cbor_data data, std::uint64_t size) {
        set(to, Kind::bytes, data, size);
    };
    calls.string = [](void* to, cbor_data data, std::uint64_t size) {
        set(to, Kind::text, data, size);
    };
    calls.map_start = [](void* to, std::uint64_t pairs) { set(to, Kind::map, pairs); };
    return calls;
}

std::unexpected<Error> bad(std::string_view why) {
    return fail(Code::invalid_input, "CBOR: " + std::string{why});
}

}  // namespace

Result<Token> CborReader::next() {
    static cbor_callbacks const calls = callbacks();
    Token token;
    auto const rest = bytes_.substr(taken_);
    auto const result = cbor_stream_decode(reinterpret_cast<unsigned char const*>(rest.data()),
                                           rest.size(), &calls, &token);
    if (result.status != CBOR_DECODER_FINISHED || result.read > rest.size()) return bad("cut off");
    taken_ += result.read;
    return token;
}

Result<Token> CborReader::next(Token::Kind wanted, std::string_view what) {
    auto const token = TRY(next());
    if (token.kind != wanted) return bad("not " + std::string{what} + " where one must be");
    return token;
}

Result<std::int64_t> CborReader::integer() {
    auto const token = TRY(next());
    if (token.kind != Token::Kind::positive && token.kind != Token::Kind::negative)
        return bad("not a number where one must be");
    if (token.number > std::numeric_limits<std::int32_t>::max()) return bad("a number too large");
    auto const number = static_cast<std::int64_t>(token.number);
    return token.kind == Token::Kind::positive ? number : -1 - number;
}

Result<std::string_view> CborReader::bytes() {
    return TRY(next(Token::Kind::bytes, "a byte string")).content;
}

Result<std::string_view> CborReader::text() {
    return TRY(next(Token::Kind::text, "a text")).content;
}

Result<std::uint64_t> CborReader::map() {
    auto const pairs = TRY(next(Token::Kind::map, "a map")).number;
    if (pairs > pairs_max) return bad("a map with too many members");
    return pairs;
}

}  // namespace tally::passkey
