// Signed notes out of letters and bundles: what is read is the one writing of what it says, and
// whatever is found in the text of a letter is a note.
#include <cstdint>
#include <string_view>

#include "attest/carrier.h"
#include "base/check.h"
#include "bundle/manifest.h"
#include "ledger/note.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace tally;
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    if (auto const note = ledger::parse_note(text)) TALLY_CHECK(text.starts_with(note->text));
    if (auto const checkpoint = ledger::Checkpoint::parse(text))
        TALLY_CHECK(checkpoint->text() == text);
    if (auto const package = bundle::PackageNote::parse(text)) TALLY_CHECK(package->text() == text);
    for (auto const& found : attest::find_notes(text))
        TALLY_CHECK(ledger::parse_note(found).has_value());
    return 0;
}
