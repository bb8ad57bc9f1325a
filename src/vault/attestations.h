// What others said about the shared ledger, as it was recorded: replies and timestamps.
#pragma once

#include <string>
#include <vector>

#include "ledger/verify.h"
#include "vault/engagements.h"

namespace tally::vault {

// An attestation of the shared ledger, as it was recorded.
struct AttestationView {
    ledger::Attestation attestation;
    Instant recorded;
    ledger::TreeSize covers;
};
Result<std::vector<AttestationView>> list_attestations(Vault& vault, EngagementRef const& ref);

// The same, each with what a look at its evidence gives now: "passed", "unchecked", "failed" or
// "missing".
struct Cosignature {
    AttestationView view;
    std::string status;
    std::string detail;
};
Result<std::vector<Cosignature>> check_cosignatures(Vault& vault, EngagementRef const& ref,
                                                    ledger::Anchors const& anchors);

}  // namespace tally::vault
