#include "vault/tone_files.h"

#include "vault/pack_files.h"

namespace tally::vault {

std::vector<tone::TonePack> load_tone(std::filesystem::path const& vault_folder,
                                      std::vector<PackProblem>& problems) {
    auto packs = tone::builtin_tone_packs();
    for (auto const& [name, text] : read_pack_files(vault_folder, "tone")) {
        auto pack = text ? tone::parse_tone_pack(*text, name) : std::unexpected(text.error());
        if (pack)
            tone::put(packs, *std::move(pack));
        else
            problems.push_back({name, pack.error().message});
    }
    return packs;
}

}  // namespace tally::vault
