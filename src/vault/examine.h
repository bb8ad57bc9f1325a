// Looks at one item's bytes: what it is, who wrote it, what it holds, what can be searched in it.
// Never fails: what cannot be read is said in ItemRecord::problems.
#pragma once

#include <string>
#include <vector>

#include "importers/source.h"
#include "ledger/item.h"
#include "search/index.h"

namespace tally::vault {

struct Examined {
    ledger::ItemRecord record;
    std::string text;                    // bounded; valid UTF-8
    std::vector<std::string> addresses;  // of everybody in From, To and Cc, lower case
    std::string counterparty;            // topic of the partition: who it was exchanged with
};

// `digest` is of the raw bytes. `own_address` is the owner's, lower case.
Examined examine(importers::RawItem const& raw, Digest const& digest,
                 std::string const& own_address);
// Everybody in From, To and Cc of a mail, lower case.
std::vector<std::string> addresses_of_mail(std::string_view bytes);
// The text of a stored item: for rebuilding the index, and for snippets.
std::string searchable_text(std::string_view kind, std::string_view media, std::string_view bytes);

// Where an item is recorded.
struct ItemPlace {
    std::string engagement;  // slug; empty in the inbox
    ledger::LedgerId ledger;
    std::uint64_t n = 0;
    Instant recorded;
};
search::IndexDocument index_document(ledger::ItemRecord const& record, std::string text,
                                     ItemPlace const& place);

}  // namespace tally::vault
