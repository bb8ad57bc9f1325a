#include "vault/forum_files.h"

#include "vault/pack_files.h"

namespace tally::vault {

forums::ForumBook load_forums(std::filesystem::path const& vault_folder,
                              std::vector<PackProblem>& problems) {
    auto book = forums::builtin_forum_book();
    for (auto const& [name, text] : read_pack_files(vault_folder, "forums")) {
        auto pack = text ? forums::parse_forum_pack(*text, name) : std::unexpected(text.error());
        if (pack)
            book.put(*std::move(pack));
        else
            problems.push_back({name, pack.error().message});
    }
    return book;
}

}  // namespace tally::vault
