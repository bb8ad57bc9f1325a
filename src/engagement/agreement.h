// The agreement as drafted and signed: versions of a text, and who signed which.
#pragma once

#include <string>
#include <vector>

#include "base/digest.h"
#include "base/time.h"
#include "ledger/entry.h"

namespace tally::engagement {

struct State;

// agreement.drafted
struct AgreementDrafted {
    int version = 0;   // from 1
    Digest digest;     // SHA-256 of the text: what is signed
    std::string text;  // TOML as given (agreement_text.h)
    bool operator==(AgreementDrafted const&) const = default;
};

// agreement.signed
struct AgreementSigned {
    int version = 0;
    Digest digest;
    ledger::Party by = ledger::Party::freelancer;
    std::string how;  // "reply by e-mail", "accepted the offer on the platform"
    bool operator==(AgreementSigned const&) const = default;
};

// The next version. `digest` is SHA-256 of `text`; whoever makes the command computes it.
struct DraftAgreement {
    std::string text;
    Digest digest;
};

// Signs for the context's author. Version 0 is the newest.
struct SignAgreement {
    int version = 0;
    std::string how;
};

struct Signature {
    ledger::Party by = ledger::Party::freelancer;
    std::string how;
    Instant occurred;
    bool claimed = false;
    bool operator==(Signature const&) const = default;
};

struct AgreementVersion {
    int version = 0;
    Digest digest;
    std::string text;
    Instant occurred;
    std::vector<Signature> signatures;

    Signature const* signature_of(ledger::Party party) const;
    bool operator==(AgreementVersion const&) const = default;
};

}  // namespace tally::engagement
