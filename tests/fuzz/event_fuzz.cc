// A body from a foreign ledger: whatever is read is written again byte for byte.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "engagement/event.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace tally;
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    auto const body = ledger::parse_json(text);
    if (!body) return 0;
    for (auto const& kind : engagement::event_kinds()) {
        auto const event = engagement::decode(kind.name, *body);
        if (!event) continue;
        TALLY_CHECK(ledger::write_json(engagement::encode(*event)) == text);
        TALLY_CHECK(!engagement::summary(*event, ledger::Party::client).empty());
    }
    return 0;
}
