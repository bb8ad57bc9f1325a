// A proof that one entry stands in a signed ledger, as a file of its own: the entry's position, the
// inclusion proof and the signed checkpoint, in the layout of C2SP tlog-proof
// (docs/formats/bundle.md, "Proofs").
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "ledger/key_chain.h"
#include "ledger/tree.h"

namespace tally::bundle {

struct ProofFile {
    ledger::LeafIndex index;
    ledger::Proof hashes;
    std::string checkpoint;  // the signed note

    std::string text() const;
    // Reads exactly what text() writes.
    static Result<ProofFile> parse(std::string_view text);
};

// ok when the line is the entry at the proof's index under its checkpoint, signed by these keys.
Result<ledger::Checkpoint> verify_proof(ProofFile const& proof, std::string_view line,
                                        ledger::KeyChain const& keys);

}  // namespace tally::bundle
