// A small bundle around a LedgerBuilder, for tests.
#pragma once

#include <map>
#include <set>
#include <string>

#include "bundle/package.h"
#include "support/ledger_builder.h"

namespace tally::support {

struct BundleBuilder {
    BundleBuilder() { ledger.add_item(exhibit); }

    ledger::Anchors pinned() const { return {ledger.key.public_key().fingerprint(), {}}; }
    // Every payload file by its path.
    std::map<std::string, std::string> payload() const;
    std::string zip() const;
    // All files of zip() by path, as if it had been unpacked.
    std::map<std::string, std::string> unpacked() const;

    std::string exhibit = "From: client\n\nThe pages look great, thank you!\n";
    LedgerBuilder ledger;
    std::set<std::uint64_t> withheld;          // entries whose bodies are left out
    std::map<std::string, std::string> extra;  // more payload files
};

}  // namespace tally::support
