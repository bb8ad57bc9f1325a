// The evidence behind the attestations of a ledger, checked: a reply against the key that signed
// it, a timestamp against the roots that a reader trusts.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attest/passkey_evidence.h"
#include "ledger/attestation.h"
#include "ledger/verify.h"

namespace tally::attest {

// `evidence`: the raw mail or the token. Its digest, the signature, the carrier, the domain and the
// time must be those that the attestation names, else failed. unchecked: it is right as far as it
// goes, and the key or the root is the owner's word alone.
// Of a passkey: unchecked until a reply that quotes its fingerprint binds it, under a key that the
// reader gave.
ledger::EvidenceCheck check_evidence(ledger::Attestation const& attestation,
                                     std::string_view evidence, ledger::Anchors const& anchors,
                                     PasskeyBindings const& bindings = {});

// The evidence of an attestation, nothing where it is not at hand.
using ReadEvidence = std::function<std::optional<std::string>(ledger::Attestation const&)>;

// Which replies bind the passkeys that cosigned: those that quote a fingerprint in a body that is
// signed as a whole. Reads nothing where no passkey cosigned.
PasskeyBindings find_passkey_bindings(std::vector<ledger::Attestation> const& attestations,
                                      ReadEvidence const& read, ledger::Anchors const& anchors);

// The same check of a timestamp, with what the kept revocation lists say: a certificate that was
// revoked before the token's time makes it failed. Lists in the order of Attestation::revocation;
// an empty one is not at hand.
ledger::EvidenceCheck with_revocation(ledger::EvidenceCheck check,
                                      ledger::Attestation const& attestation,
                                      std::string_view token,
                                      std::vector<std::string> const& lists);

// Lines of a name, white space and a TXT record; what follows # is a comment. invalid_input names
// the line.
Result<std::map<std::string, std::string>> parse_key_file(std::string_view text);

}  // namespace tally::attest
