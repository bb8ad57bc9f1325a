// Bodies of a foreign ledger: one writing of JSON is read, every other is refused; what the ledger
// itself understands of a body is written again as it was.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "ledger/attestation.h"
#include "ledger/correction.h"
#include "ledger/item.h"
#include "ledger/json.h"
#include "ledger/kinds.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

using namespace tally::ledger;

constexpr std::uint64_t position = 1'000'000;

template <typename Decoded>
void same(Decoded const& decoded, std::string_view text) {
    if (decoded) TALLY_CHECK(write_json(encode(*decoded)) == text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    auto const body = parse_json(text);
    if (!body) return 0;
    TALLY_CHECK(write_json(*body) == text);
    same(decode_item(*body), text);
    same(decode_filed_item(*body), text);
    same(decode_erased_item(*body), text);
    for (auto const kind : {kind::cosignature_received, kind::timestamp_received})
        same(decode_attestation(position, kind, *body), text);
    for (auto const kind : {kind::entry_corrected, kind::entry_voided})
        same(decode_correction(position, kind, *body), text);
    return 0;
}
