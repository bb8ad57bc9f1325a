#include "links/links.h"

#include <algorithm>

#include "engagement/numbered.h"

namespace tally::links {
namespace {

using engagement::add_numbered;
using engagement::find_numbered;

Passkey* find_passkey(Links& links, Digest const& fingerprint) {
    auto const found = std::ranges::find(links.passkeys, fingerprint, &Passkey::fingerprint);
    return found == links.passkeys.end() ? nullptr : &*found;
}

struct Apply {
    Links& links;
    Recorded const& recorded;

    void operator()(LinkCreated const& fact) const {
        Link link;
        link.number = fact.link;
        link.holder = fact.holder;
        link.to = fact.to;
        link.created = recorded.occurred;
        link.expires = fact.expires;
        link.token = fact.token;
        link.case_number = fact.case_number;
        link.file = fact.file;
        add_numbered(links.links, std::move(link));
    }
    void operator()(LinkOpened const& fact) const {
        auto* const link = find_numbered(links.links, fact.link);
        if (link != nullptr && !link->opened) link->opened = recorded.occurred;
    }
    void operator()(LinkRevoked const& fact) const {
        auto* const link = find_numbered(links.links, fact.link);
        if (link != nullptr && !link->revoked) link->revoked = recorded.occurred;
    }
    void operator()(ConsentGiven const& fact) const {
        Consent consent;
        consent.number = fact.consent;
        consent.link = fact.link;
        consent.act = fact.act;
        consent.about = fact.about;
        consent.name = fact.name;
        consent.words = fact.words;
        consent.digest = fact.digest;
        consent.given = recorded.occurred;
        add_numbered(links.consents, std::move(consent));
    }
    void operator()(ConsentConfirmed const& fact) const {
        auto* const consent = find_numbered(links.consents, fact.consent);
        if (consent != nullptr && !consent->confirmed) consent->confirmed = recorded.basis;
    }
    void operator()(ConcernRaised const& fact) const {
        add_numbered(links.concerns,
                     Concern{fact.concern, fact.text, fact.milestone, recorded.occurred});
    }
    void operator()(ConcernAnswered const& fact) const {
        auto* const concern = find_numbered(links.concerns, fact.concern);
        if (concern != nullptr) concern->answer = fact.text;
    }
    void operator()(PasskeyEnrolled const& fact) const {
        if (find_passkey(links, fact.passkey) != nullptr) return;
        Passkey passkey;
        passkey.fingerprint = fact.passkey;
        passkey.link = fact.link;
        passkey.credential = fact.credential;
        passkey.key = fact.key;
        passkey.origin = fact.origin;
        passkey.enrolled = recorded.occurred;
        links.passkeys.push_back(std::move(passkey));
    }
    void operator()(PasskeyBound const& fact) const {
        auto* const passkey = find_passkey(links, fact.passkey);
        if (passkey != nullptr && !passkey->bound) passkey->bound = recorded.basis;
    }
};

}  // namespace

Link const* Links::link(int number) const { return find_numbered(links, number); }

Consent const* Links::consent(int number) const { return find_numbered(consents, number); }

Concern const* Links::concern(int number) const { return find_numbered(concerns, number); }

Passkey const* Links::passkey(Digest const& fingerprint) const {
    auto const found = std::ranges::find(passkeys, fingerprint, &Passkey::fingerprint);
    return found == passkeys.end() ? nullptr : &*found;
}

void evolve(Links& links, Recorded const& recorded) {
    std::visit(Apply{links, recorded}, recorded.fact);
}

}  // namespace tally::links
