// Verifies a whole vault: every ledger from its bytes, every blob against its digest, and that no
// recorded item has lost its original.
#pragma once

#include "ledger/report.h"
#include "ledger/verify.h"
#include "vault/vault.h"

namespace tally::vault {

struct VaultVerification {
    ledger::VerifyReport report;
    std::uint64_t ledgers = 0;
    std::uint64_t entries = 0;
    std::uint64_t blobs = 0;
    std::uint64_t bytes = 0;  // of the blobs
};

// Errors only where the store itself cannot be read at all; what is damaged is in the report. It is
// the same for any number of threads; 0 stands for one a core.
Result<VaultVerification> verify_vault(Vault& vault, ledger::Anchors const& anchors,
                                       unsigned threads = 0);

}  // namespace tally::vault
