// Writes a bundle: payload in, canonical ZIP out, with BagIt manifests and the package note.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/result.h"
#include "base/stream.h"
#include "bundle/manifest.h"

namespace tally::bundle {

// One file below data/. Its content is asked for once, when it is written.
struct PayloadFile {
    std::string path;  // with data/ in front
    Digest digest;
    std::function<Result<std::string>()> content;
};
PayloadFile payload(std::string path, std::string content);

struct PackageInput {
    std::vector<PayloadFile> files;  // in any order
    std::string title;               // for bag-info.txt; one line
    ledger::LedgerId ledger;
    ledger::TreeSize size;
};

// The same input gives the same bytes. corrupt when a content is not what its digest says.
Result<void> write_package(PackageInput input, crypto::SigningKey const& key, Sink const& sink);

}  // namespace tally::bundle
