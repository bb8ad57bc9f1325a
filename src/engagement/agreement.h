// The agreement: versions of a text, who proposed and signed which, and what surrounds it: the
// request for a written contract, and copies of the terms and of the job post as they read then.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/time.h"
#include "engagement/members.h"
#include "engagement/vocabulary.h"
#include "ledger/entry.h"
#include "ledger/ids.h"

namespace tally::engagement {

// agreement.drafted: by the client it is a counter-offer; once a version is signed by both, the
// next one is an amendment
struct AgreementDrafted {
    static constexpr std::string_view kind = "agreement.drafted";
    int version = 0;   // from 1
    Digest digest;     // SHA-256 of the text: what is signed
    std::string text;  // TOML as given (agreement_text.h)
    std::string why;   // of a counter-offer or an amendment

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("version", &Self::version), member("digest", &Self::digest),
                          member("text", &Self::text), sometimes("why", &Self::why)};
    }
    bool operator==(AgreementDrafted const&) const = default;
};

// agreement.proposed: sent to the other side
struct AgreementProposed {
    static constexpr std::string_view kind = "agreement.proposed";
    int version = 0;
    Digest digest;
    std::string how;  // "attached to the mail of 14 September"

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("version", &Self::version), member("digest", &Self::digest),
                          member("how", &Self::how)};
    }
    bool operator==(AgreementProposed const&) const = default;
};

// agreement.signed
struct AgreementSigned {
    static constexpr std::string_view kind = "agreement.signed";
    int version = 0;
    Digest digest;
    ledger::Party by = ledger::Party::freelancer;
    std::string how;  // "reply by e-mail", "accepted the offer on the platform"

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("version", &Self::version), member("digest", &Self::digest),
                          member("by", &Self::by), member("how", &Self::how)};
    }
    bool operator==(AgreementSigned const&) const = default;
};

// contract.requested: "please send me the written contract"; several laws hang on its date
struct ContractRequested {
    static constexpr std::string_view kind = "contract.requested";
    std::string note;

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("note", &Self::note)};
    }
    bool operator==(ContractRequested const&) const = default;
};

// contract.refused: the client did not give one
struct ContractRefused {
    static constexpr std::string_view kind = "contract.refused";
    static constexpr ledger::Party usual = ledger::Party::client;
    std::string note;

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("note", &Self::note)};
    }
    bool operator==(ContractRefused const&) const = default;
};

// terms.kept: a copy of what others may rewrite later
struct TermsKept {
    static constexpr std::string_view kind = "terms.kept";
    TermsSource of = TermsSource::job_post;
    std::vector<ledger::ItemId> items;
    std::string note;

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("of", &Self::of), member("items", &Self::items),
                          member("note", &Self::note)};
    }
    bool operator==(TermsKept const&) const = default;
};

// The next version. `digest` is SHA-256 of `text`; whoever makes the command computes it.
struct DraftAgreement {
    std::string text;
    Digest digest;
    std::string why = {};
    bool amends = false;  // refused unless both sides signed a version
};

// Version 0 is the newest.
struct ProposeAgreement {
    int version = 0;
    std::string how;
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
    int number = 0;
    Digest digest;
    std::string text;
    std::string why;
    ledger::Party by = ledger::Party::freelancer;  // who drafted it
    Instant occurred;
    std::optional<Instant> proposed;
    std::vector<Signature> signatures;

    Signature const* signature_of(ledger::Party party) const;
    // Both the freelancer and the client signed it.
    bool in_force() const;
    bool operator==(AgreementVersion const&) const = default;
};

// The request for a written contract, and what became of it.
struct WrittenContract {
    std::optional<Instant> requested;
    std::optional<Instant> refused;
    bool operator==(WrittenContract const&) const = default;
};

struct KeptTerms {
    TermsSource of = TermsSource::job_post;
    std::vector<ledger::ItemId> items;
    std::string note;
    Instant occurred;
    bool operator==(KeptTerms const&) const = default;
};

}  // namespace tally::engagement
