// Small documents for the index, made from a seed.
#pragma once

#include <string>

#include "base/random.h"
#include "crypto/sha256.h"
#include "search/index.h"

namespace tally::support {

// An item whose id comes from its name. `day` counts from 2026-01-01.
inline search::IndexDocument a_document(std::string const& name, std::string text, int day = 0) {
    search::IndexDocument document;
    document.item.blob = crypto::sha256(name);
    document.item.id = ledger::ItemId::of_bytes(document.item.blob);
    document.item.ledger = {std::string(32, 'a')};
    document.item.kind = "mail";
    document.item.source = "mbox";
    document.item.media = "message/rfc822";
    document.item.occurred = parse_instant("2026-01-01").value() + std::chrono::days{day};
    document.item.recorded = document.item.occurred;
    document.text = std::move(text);
    return document;
}

}  // namespace tally::support
