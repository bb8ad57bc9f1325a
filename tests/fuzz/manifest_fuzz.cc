// Manifests of a foreign bundle: one writing is read.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "bundle/manifest.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    auto const manifest = tally::bundle::parse_manifest(text);
    if (manifest) TALLY_CHECK(tally::bundle::write_manifest(*manifest) == text);
    return 0;
}
