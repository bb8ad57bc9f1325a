// Everything that a case file is made of, read and checked: the ledger as a stranger will see it,
// the state, and the exhibits' original bytes.
#pragma once

#include <string>
#include <vector>

#include "ledger/verify.h"
#include "vault/cases.h"
#include "vault/item_entry.h"
#include "vault/timeline.h"

namespace tally::vault {

struct LedgerEntry {
    ledger::EntryLine line;
    std::string bytes;        // the line
    std::string salted_body;  // empty when it was erased
    bool disclosed = false;
};

struct ExhibitMaterial {
    engagement::Exhibit exhibit;
    ItemEntry entry;
    std::string part;   // "2.1", or empty
    Digest digest;      // of `bytes`
    std::string bytes;  // original bytes of the item or of the part
    std::string media;
    std::string name;       // subject or file name
    std::string file_name;  // in data/exhibits/
    ledger::Bracket attested;
};

struct CaseMaterial {
    CaseRef ref;
    engagement::State state;
    engagement::Case details;
    std::vector<LedgerEntry> entries;  // of the shared ledger
    ledger::Checkpoint checkpoint;     // of all of them
    ledger::KeyChain keys;
    std::vector<ledger::AttestedSize> attested;
    std::vector<ledger::Attestation> attestations;
    Instant newest;  // recorded time of the last entry: the date of the file
    bool clock_was_set = false;
    std::vector<ExhibitMaterial> exhibits;
    std::vector<TimelineEntry> timeline;  // of the shared side
    std::uint64_t unfiled = 0;            // items of the inbox under the partitions of filed ones
};

// Exhibits larger than this are refused: a forum would not take them.
inline constexpr std::uint64_t exhibit_bytes_max = std::uint64_t{256} << 20;

// corrupt when the ledger does not verify: a damaged record is never handed out.
Result<CaseMaterial> read_case_material(Vault& vault, CaseRef const& ref);

}  // namespace tally::vault
