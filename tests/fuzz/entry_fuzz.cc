// Lines of a foreign ledger: the one writing of what was read is what was read.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "ledger/entry.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const line{reinterpret_cast<char const*>(data), size};
    auto const entry = tally::ledger::parse_entry(line);
    if (entry) TALLY_CHECK(tally::ledger::write_entry(*entry) == line);
    return 0;
}
