// Everything that a case file is made of, read and checked: the ledger as a stranger will see it,
// the state, and the exhibits' original bytes.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "chat/conversation.h"
#include "ledger/verify.h"
#include "rights/deadlines.h"
#include "vault/case_progress.h"
#include "vault/case_withholding.h"
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
    std::string part;   // "2.1", the number of a message, or empty
    Digest digest;      // of `bytes`
    std::string bytes;  // original bytes of the item or of the part; of a message: of its export
    std::string media;
    std::string name;       // subject or file name
    std::string file_name;  // in data/exhibits/
    ledger::Bracket attested;
    std::string text;                     // the words in it, where they were read
    std::vector<chat::Message> messages;  // of a conversation
    // Of a PDF: its pages, made anew in the sandbox; or why there are none.
    std::string pages;
    std::string no_pages;
    Disclosure disclosure;
};

// A time in which the client said nothing.
struct Silence {
    Instant from{};     // the freelancer's act that nobody answered
    Instant to{};       // the client's next sign of life, or the end of the record
    bool ended = true;  // the client spoke again
    std::string text;   // "Client silent for 19 days after the delivery of 16 Oct 2026"
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
    std::set<Digest> withheld_blobs;      // originals that must not leave
    std::vector<Silence> silences;        // counted with what is kept back
    std::vector<rights::Deadline> deadlines;  // as of `newest`
};

// item.recorded and item.filed.
bool is_item_kind(std::string_view kind);

// Exhibits larger than this are refused: a forum would not take them.
inline constexpr std::uint64_t exhibit_bytes_max = std::uint64_t{256} << 20;

// corrupt when the ledger does not verify: a damaged record is never handed out.
Result<CaseMaterial> read_case_material(Vault& vault, CaseRef const& ref,
                                        CaseWatcher const& watch = {});

// One exhibit with its original bytes and the words in it.
Result<ExhibitMaterial> read_exhibit_material(Vault& vault, search::IndexedItem const& item,
                                              engagement::Exhibit const& exhibit);

}  // namespace tally::vault
