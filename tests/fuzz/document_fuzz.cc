// What office documents and pictures hold, read inside of the sandbox: whatever the bytes, the
// reader answers within its limits, and what it says can be handed to the vault.
#include <array>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "documents/parts.h"
#include "documents/xml_text.h"
#include "extract/extraction.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

using namespace tally;

constexpr std::size_t text_bytes_max = 10'000;

void check(extract::Extraction const& extraction) {
    auto const said = extract::read_extraction(extract::write_extraction(extraction));
    TALLY_CHECK(said.has_value());
    TALLY_CHECK(said->status == extraction.status);
}

extract::Extraction exif_of(std::string_view jpeg) {
    extract::Extraction extraction;
    documents::add_exif(jpeg, "Europe/Berlin", extraction);
    return extraction;
}

}  // namespace

// The first byte chooses the reader.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    std::string_view const bytes{reinterpret_cast<char const*>(data) + 1, size - 1};
    extract::ExtractRequest const request{.media = {}, .name = "x", .zone = "Europe/Berlin"};
    switch (data[0] % 3) {
        case 0: {
            auto const read = documents::text_of_xml(bytes, text_bytes_max);
            TALLY_CHECK(read.text.size() <= text_bytes_max + bytes.size());
            (void)documents::fields_of_xml(bytes);
            return 0;
        }
        case 1: check(exif_of(bytes)); return 0;
        default: check(documents::read_office({request, -1, bytes})); return 0;
    }
}
