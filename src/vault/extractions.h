// What was read in documents: PDF files, pictures, office files.
#pragma once

#include <optional>

#include "extract/extraction.h"
#include "vault/vault.h"

namespace tally::vault {

// What was read in a document, if it was; `content` is the digest of its bytes.
Result<std::optional<extract::Extraction>> extraction_of(Vault& vault, Digest const& content);

}  // namespace tally::vault
