// Pages, calendars and file types by their first bytes: whatever they hold, what is said of them is
// text.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "base/encoding.h"
#include "importers/calendar.h"
#include "importers/media.h"
#include "importers/page.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace tally;
    std::string_view const bytes{reinterpret_cast<char const*>(data), size};
    for (auto const& claims : {importers::page_claims(bytes), importers::mhtml_claims(bytes)})
        TALLY_CHECK(is_utf8(claims.title) && is_utf8(claims.address));
    auto const calendar = importers::calendar_claims(bytes, "Europe/Berlin");
    TALLY_CHECK(is_utf8(calendar.summary) && is_utf8(calendar.organizer));
    for (auto const& claim : calendar.claims) TALLY_CHECK(is_utf8(claim.value));
    (void)importers::looks_like_mhtml(bytes);
    (void)importers::looks_like_page(bytes);
    TALLY_CHECK(!importers::media_of(bytes, "a.docx").empty());
    return 0;
}
