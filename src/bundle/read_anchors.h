// What the reader knows from outside, as the command line gives it.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "ledger/verify.h"

namespace tally::bundle {

// `fingerprint`: "sha256:<hex>" or empty. `letters`: a file with mails or notes that carry
// checkpoints, or empty; invalid_input when it holds none.
Result<ledger::Anchors> read_anchors(std::string const& fingerprint,
                                     std::filesystem::path const& letters);

}  // namespace tally::bundle
