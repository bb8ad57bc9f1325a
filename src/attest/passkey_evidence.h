// A passkey's signature over a checkpoint and an agreement, as it is kept and handed on: one line
// of JSON that names all that a stranger needs for checking it (docs/formats/passkey.md).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "ledger/attestation.h"
#include "ledger/note.h"
#include "ledger/verify.h"
#include "passkey/assertion.h"
#include "passkey/challenge.h"
#include "passkey/key.h"

namespace tally::attest {

struct PasskeyEvidence {
    std::optional<Digest> agreement;  // of the text that was signed along
    passkey::Assertion assertion;
    std::string origin;  // of the page that asked
    passkey::PublicKey key;
};

inline constexpr std::size_t passkey_evidence_bytes_max = 32'768;

// The one writing, without a line end.
std::string encode(PasskeyEvidence const& evidence);
// Only what encode() writes; invalid_input else.
Result<PasskeyEvidence> decode_passkey_evidence(std::string_view bytes);

// What the passkey must have been asked to sign.
passkey::Challenge passkey_challenge(ledger::Checkpoint const& checkpoint,
                                     std::optional<Digest> const& agreement);

// What the authenticator said, when the evidence holds for this checkpoint.
Result<passkey::AuthenticatorData> check_passkey(PasskeyEvidence const& evidence,
                                                 ledger::Checkpoint const& checkpoint);

// A reply that quotes the fingerprint of a passkey under its signature binds that passkey to the
// mailbox it came from.
struct PasskeyBinding {
    std::uint64_t n = 0;   // the cosignature.received of the reply
    std::string domain;    // that signed it
    bool trusted = false;  // under a key that the reader gave, and not only the owner
};
// By fingerprint, "sha256:<hex>".
using PasskeyBindings = std::map<std::string, PasskeyBinding>;

// The verdict about a cosignature of the method `passkey`; its digest was compared already.
ledger::EvidenceCheck check_passkey_evidence(ledger::Attestation const& attestation,
                                             std::string_view evidence,
                                             PasskeyBindings const& bindings);

}  // namespace tally::attest
