#include "vault/extractions.h"

#include "store/derived.h"

namespace tally::vault {

Result<std::optional<extract::Extraction>> extraction_of(Vault& vault, Digest const& content) {
    auto const derived = vault.derived();
    if (!derived && derived.error().code == Code::not_found)
        return std::optional<extract::Extraction>{};
    auto const kept = TRY(TRY(derived)->find(content));
    if (!kept) return std::optional<extract::Extraction>{};
    auto extraction = extract::read_extraction(*kept);
    if (!extraction) return std::optional<extract::Extraction>{};  // of another release: read again
    return std::optional{*std::move(extraction)};
}

}  // namespace tally::vault
