// Packs of rules may be added by the user: a broken one is an error, never a crash.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "rights/pack.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    auto const pack = tally::rights::parse_pack(text, "pack.toml");
    if (!pack) TALLY_CHECK(pack.error().message.starts_with("pack.toml:"));
    return 0;
}
