// HTML comes from strangers: whatever the bytes, the answer is valid UTF-8.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "base/encoding.h"
#include "extract/html_text.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const html{reinterpret_cast<char const*>(data), size};
    TALLY_CHECK(tally::is_utf8(tally::extract::html_to_text(html)));
    return 0;
}
