// People's own TOML. Whatever comes, the answer is a value or an error with a place.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "engagement/agreement_text.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace tally;
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    auto const agreement =
        engagement::parse_agreement(text, Currency::parse("USD").value(), "fuzz.toml");
    if (!agreement) TALLY_CHECK(agreement.error().message.starts_with("fuzz.toml:"));
    return 0;
}
