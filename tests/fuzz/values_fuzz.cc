// The small texts that stand everywhere: times, dates, digests, money, encodings.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "base/digest.h"
#include "base/encoding.h"
#include "base/money.h"
#include "base/time.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace tally;
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    if (auto const at = parse_instant_strict(text)) TALLY_CHECK(format_instant(*at) == text);
    if (auto const at = parse_instant(text))
        TALLY_CHECK(parse_instant_strict(format_instant(*at)).value() == *at);
    if (auto const date = parse_date(text)) TALLY_CHECK(format_date(*date) == text);
    if (auto const digest = Digest::parse(text)) TALLY_CHECK(digest->text() == text);
    if (auto const bytes = from_hex(text)) TALLY_CHECK(to_hex(*bytes) == text);
    if (auto const bytes = from_base64(text)) TALLY_CHECK(to_base64(*bytes) == text);
    if (auto const bytes = from_base32(text)) TALLY_CHECK(to_base32(*bytes) == text);
    if (auto const amount = Money::parse(text, Currency::parse("USD").value()))
        TALLY_CHECK(Money::parse(amount->amount(), amount->currency).value() == *amount);
    return 0;
}
