// Texts that were read out of documents with much work: OCR, PDF. A file of its own beside the
// vault's, disposable: whatever is lost is read again.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/result.h"
#include "store/sqlite_store.h"

namespace tally::store {

// One thread at a time.
class DerivedTexts {
public:
    virtual ~DerivedTexts() = default;
    // What was kept for this content, as it was given to put().
    virtual Result<std::optional<std::string>> find(Digest const& content) = 0;
    // All or nothing; replaces what was there.
    virtual Result<void> put(std::vector<std::pair<Digest, std::string>> const& texts) = 0;
    // Overwrites them.
    virtual Result<void> remove(std::vector<Digest> const& contents) = 0;
};

// A file that is damaged is made anew when it is opened for writing. not_found when there is none
// and nothing may be written.
Result<std::unique_ptr<DerivedTexts>> open_derived_texts(std::filesystem::path const& file,
                                                         Access access);

}  // namespace tally::store
