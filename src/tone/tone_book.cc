#include "tone/tone_book.h"

#include <utility>

#include "base/check.h"
#include "base/supersede.h"
#include "tone/embedded_tone.h"

namespace tally::tone {
namespace {

std::vector<TonePack> read_builtin() {
    std::vector<TonePack> packs;
    for (auto const& file : embedded_tone()) {
        auto pack = parse_tone_pack(file.text, std::string{file.file}, PackOrigin::builtin);
        TALLY_CHECK(pack.has_value());  // a test parses every file that is shipped
        put(packs, *std::move(pack));
    }
    return packs;
}

}  // namespace

std::vector<TonePack> const& builtin_tone_packs() {
    static std::vector<TonePack> const packs = read_builtin();
    return packs;
}

void put(std::vector<TonePack>& packs, TonePack pack) { put_in_place(packs, std::move(pack)); }

}  // namespace tally::tone
