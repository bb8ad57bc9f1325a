// Where the links of an engagement stand: the fold of their entries.
#pragma once

#include "links/fact.h"

namespace tally::links {

struct Link {
    int number = 0;
    Holder holder = Holder::client;
    std::string to;
    Instant created;
    Instant expires;
    Digest token;
    int case_number = 0;
    std::optional<Digest> file;     // of the case, as it was built for this link
    std::optional<Instant> opened;  // the first use
    std::optional<Instant> revoked;

    // Neither revoked nor expired.
    bool in_force(Instant now) const { return !revoked && now < expires; }
    bool operator==(Link const&) const = default;
};

struct Consent {
    int number = 0;
    int link = 0;
    std::string act;
    std::string about;
    std::string name;
    std::string words;
    Digest digest;
    Instant given;
    std::optional<ledger::ItemId> confirmed;  // the reply that quotes the digest
    bool operator==(Consent const&) const = default;
};

struct Concern {
    int number = 0;
    std::string text;
    int milestone = 0;  // 0: about the whole
    Instant raised;
    std::optional<std::string> answer = std::nullopt;  // the newest
    bool operator==(Concern const&) const = default;
};

struct Passkey {
    Digest fingerprint;
    int link = 0;
    std::string credential;
    std::string key;
    std::string origin;
    Instant enrolled;
    std::optional<ledger::ItemId> bound;  // the reply that quotes the fingerprint
    bool operator==(Passkey const&) const = default;
};

struct Links {
    std::vector<Link> links;
    std::vector<Consent> consents;
    std::vector<Concern> concerns;
    std::vector<Passkey> passkeys;

    // nullptr for none.
    Link const* link(int number) const;
    Consent const* consent(int number) const;
    Concern const* concern(int number) const;
    Passkey const* passkey(Digest const& fingerprint) const;
    bool operator==(Links const&) const = default;
};

// Cannot fail: what makes no sense changes nothing.
void evolve(Links& links, Recorded const& recorded);

}  // namespace tally::links
