// Who wrote when, and what the client asks for, read from the mails of an engagement.
#pragma once

#include <string>
#include <vector>

#include "engagement/exchange.h"
#include "engagement/scope_detector.h"
#include "engagement/state.h"
#include "search/index.h"
#include "vault/engagements.h"

namespace tally::vault {

// The newest mails and messages are looked at, up to so many.
inline constexpr std::size_t exchanges_max = 10'000;
inline constexpr std::size_t letters_read_max = 200;

// "Ann <ann@x.example>" and "ann@x.example" are both ann@x.example; in lower case.
std::string address_in(std::string const& person);

// Who sent the item, by the addresses that are known of both sides; nullopt for anybody else.
std::optional<ledger::Party> sender_of(search::IndexedItem const& item,
                                       engagement::State const& state);

// What both sides wrote, up to `at`.
Result<std::vector<engagement::Exchange>> list_exchanges(Vault& vault,
                                                         engagement::State const& state,
                                                         Instant at);

// A wish found in a mail of the client that is not logged as a request yet.
struct FoundRequest {
    search::IndexedItem item;
    engagement::RequestCandidate candidate;
    engagement::ScopeFinding finding;
};
// Reads the client's newest mails up to `at`; newest first. Where there is no agreement, findings
// say so.
Result<std::vector<FoundRequest>> find_requests(Vault& vault, engagement::State const& state,
                                                Instant at);

}  // namespace tally::vault
