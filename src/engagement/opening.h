// Who works for whom, on what terms of money and time zone. Opens the ledgers of an engagement: the
// member "engagement" in the body of `ledger.opened` (docs/formats/events.md).
#pragma once

#include <string>

#include "base/money.h"
#include "base/result.h"
#include "base/time.h"
#include "engagement/vocabulary.h"
#include "ledger/json.h"

namespace tally::engagement {

struct Freelancer {
    std::string name;
    std::string email;
    std::string location;  // CC, CC-SUB or CC-SUB-city; may be empty
    bool operator==(Freelancer const&) const = default;
};

struct Client {
    std::string name;
    std::string email;     // may be empty: a platform hides it
    std::string location;  // CC, CC-SUB or CC-SUB-city; may be empty
    ClientKind kind = ClientKind::unknown;
    bool operator==(Client const&) const = default;
};

struct Engagement {
    std::string slug;  // short, unique in the vault: "website-redesign"
    std::string title;
    EngagementType type = EngagementType::other;
    Currency currency;
    std::string zone;  // IANA name that passed check_zone; dates without a time end there
    Freelancer freelancer;
    Client client;
    Instant opened;  // when the ledger was opened; acts may have occurred earlier
    bool operator==(Engagement const&) const = default;
};

// "website-redesign": lower-case ASCII letters, digits and single hyphens, 1 to 64 characters.
bool is_slug(std::string_view text);
// The title as a slug, or "engagement" where nothing of it can be kept.
std::string slug_of(std::string_view title);

ledger::Json encode_opening(Engagement const& engagement);
// Takes the member "engagement", not the whole body. invalid_input says what is wrong with it.
Result<Engagement> decode_opening(ledger::Json const& member);

}  // namespace tally::engagement
