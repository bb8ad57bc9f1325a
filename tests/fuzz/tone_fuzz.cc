// Drafts and packs are foreign: whatever the bytes, a pack is read or an error that names its file,
// and findings lie inside of the draft.
#include <cstdint>
#include <string_view>

#include "base/characters.h"
#include "base/check.h"
#include "base/encoding.h"
#include "tone/check.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

using namespace tally;

void check(std::string_view draft, std::vector<tone::TonePack> const& packs) {
    tone::Circumstances const about{.on_platform = true,
                                    .before_contract = true,
                                    .today = Date{std::chrono::year{2026} / 11 / 30}};
    auto const report = tone::check_draft(draft, about, packs);
    TALLY_CHECK(report.has_value() == (is_utf8(draft) && draft.size() <= tone::draft_bytes_max));
    if (!report) return;
    for (auto const& finding : report->findings) {
        TALLY_CHECK(finding.line >= 1 && finding.column >= 1 && finding.length >= 0);
        TALLY_CHECK(static_cast<std::size_t>(finding.length) <= characters_of(draft));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    check(text, tone::builtin_tone_packs());
    auto const pack = tone::parse_tone_pack(text, "tone.toml");
    if (!pack) TALLY_CHECK(pack.error().message.contains("tone.toml"));
    if (pack) check("My pigeon is fast. WHERE is it?\n> no\n\nI need it by Friday!!!", {*pack});
    return 0;
}
