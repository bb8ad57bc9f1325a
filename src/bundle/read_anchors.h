// What the reader knows from outside, as the command line gives it.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "ledger/verify.h"

namespace tally::bundle {

// Each may be empty.
struct AnchorOptions {
    std::string key;      // fingerprint of the owner's key: "sha256:<hex>"
    std::string letters;  // file with mails or notes that carry checkpoints
    std::string keys;     // file with keys of mail domains (attest/evidence.h)
    std::string roots;    // file with certificates of timestamp authorities, PEM
};

// invalid_input when a file cannot be read, or the letters hold no checkpoint.
Result<ledger::Anchors> read_anchors(AnchorOptions const& options);

}  // namespace tally::bundle
