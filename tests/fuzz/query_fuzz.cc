// Queries are typed by people and sent by programs: whatever comes in, the reader answers, and the
// canonical form of what it accepts reads back to itself.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "base/encoding.h"
#include "search/query.h"
#include "search/snippet.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    auto const query = tally::search::parse_query(text);
    if (!query) return 0;
    auto const canonical = tally::search::describe(*query);
    auto const terms = tally::search::highlight_terms(*query);
    TALLY_CHECK(tally::is_utf8(tally::search::make_snippet(text, terms)));
    if (canonical.size() > tally::search::query_bytes_max) return 0;
    auto const again = tally::search::parse_query(canonical);
    TALLY_CHECK(again.has_value());
    TALLY_CHECK(tally::search::describe(*again) == canonical);
    TALLY_CHECK(tally::search::highlight_terms(*again) == terms);
    return 0;
}
