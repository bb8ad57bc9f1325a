// The claims matrix of a case, or of an engagement without one: elements against the record and the
// items, read out of the vault.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "claims/matrix.h"
#include "claims/reasons.h"
#include "claims/settlement.h"
#include "rights/alerts.h"
#include "vault/cases.h"
#include "vault/elements.h"

namespace tally::vault {

// The newest items of an engagement are read, up to so many; and so many messages of its chats.
inline constexpr std::size_t matrix_items_max = 2'000;
inline constexpr std::size_t matrix_messages_max = 10'000;

struct CaseMatrix {
    EngagementRef ref;
    int number = 0;           // of the case; 0: there is none, and the record suggests the claims
    engagement::State state;  // as of the time that was asked for
    std::unique_ptr<Elements const> elements;  // the matrix points into it
    claims::Matrix matrix;
    std::vector<claims::ReasonRow> reasons;
    claims::Settlement settlement;
    std::uint64_t items_read = 0;
    std::uint64_t items_left = 0;  // older ones that were not looked at

    // "website-redesign/1" or "website-redesign"
    std::string name() const;
    engagement::Case const* details() const { return state.find_case(number); }
};

// `name` is a case ("website/1"), or an engagement with one case or none. not_found lists the cases
// where there are several.
Result<CaseMatrix> read_case_matrix(Vault& vault, std::string const& name, Instant at);

// Mails, chats message by message, and documents that were read.
struct ItemTexts {
    std::vector<claims::ItemText> items;
    std::uint64_t left = 0;  // not read, because there are too many
};
// Of the newest items up to `at`, `items_max` of them at most.
Result<ItemTexts> read_item_texts(Vault& vault, engagement::State const& state, Instant at,
                                  std::size_t items_max = matrix_items_max);

// What a person wants recorded about a claim of a case.
struct EvidenceChoice {
    int claim = 0;
    std::string element;
    engagement::Source source;
    std::optional<engagement::EvidenceStrength> strength;  // default: as proposed, or supports
    std::string why;                                       // default: as proposed
};
// "milestone/2" is a topic on record, anything else an item id, or ID/2.1. not_found for what is
// neither.
Result<engagement::Source> find_source(Vault& vault, engagement::State const& state,
                                       std::string const& text);

// A number for the claim. not_found lists the kinds of claims.
Result<int> assert_claim(Vault& vault, CaseRef const& ref, engagement::ClaimAsserted claim);
// Takes rule, strength and reason from the proposal, where there is one. not_found for an element
// that the claim does not have.
Result<engagement::Evidence> accept_evidence(Vault& vault, CaseRef const& ref,
                                             EvidenceChoice const& choice);
Result<void> reject_evidence(Vault& vault, CaseRef const& ref, EvidenceChoice const& choice);

// What nothing shows while money is at stake: low in severity, at most three. The newest items are
// read only where the record alone leaves a gap. `state` is as of `at`.
Result<std::vector<rights::Alert>> gap_alerts(Vault& vault, engagement::State const& state,
                                              Instant at);

}  // namespace tally::vault
