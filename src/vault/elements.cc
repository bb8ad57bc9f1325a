#include "vault/elements.h"

#include "vault/pack_files.h"

namespace tally::vault {

Elements load_elements(std::filesystem::path const& vault_folder) {
    std::vector<claims::ElementsPack> packs;
    std::vector<PackProblem> problems;
    for (auto const& [name, text] : read_pack_files(vault_folder, "elements")) {
        auto pack = text ? claims::parse_elements(*text, name) : std::unexpected(text.error());
        if (pack)
            packs.push_back(*std::move(pack));
        else
            problems.push_back({name, pack.error().message});
    }
    auto const& builtin = claims::builtin_elements();
    packs.insert(packs.end(), builtin.begin(), builtin.end());
    claims::ElementBook book{std::move(packs)};
    for (auto const& gap : book.gaps()) problems.push_back({"packs/elements", gap});
    return {std::move(book), std::move(problems)};
}

}  // namespace tally::vault
