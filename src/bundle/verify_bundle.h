// Verifies a bundle as a stranger would: every byte against the manifest, the manifest against the
// package note, the ledger against its checkpoint, the exhibits against the ledger, and all of it
// against what the reader knows from outside.
#pragma once

#include <filesystem>

#include "bundle/files.h"
#include "ledger/report.h"
#include "ledger/verify.h"

namespace tally::bundle {

ledger::VerifyReport verify_bundle(BundleFiles& files, ledger::Anchors const& anchors);

// A report also for what cannot be opened at all: an unreadable ZIP is `altered`.
// not_found only when there is nothing at the path.
Result<ledger::VerifyReport> verify_path(std::filesystem::path const& path,
                                         ledger::Anchors const& anchors);

}  // namespace tally::bundle
