// The newest state of one ledger: what has to be known to append to it without reading it again.
// Kept as a setting beside the entries, signed, so a vault opens at once however long its ledgers
// are. Disposable: it can be made again from the entries.
#pragma once

#include <string>

#include "base/result.h"
#include "base/time.h"
#include "crypto/ed25519.h"
#include "ledger/ids.h"
#include "ledger/note.h"
#include "ledger/tree.h"
#include "store/ports.h"

namespace tally::vault {

struct Head {
    ledger::LedgerId ledger;
    ledger::Frontier frontier;
    Instant last_at{};           // recorded time of the newest entry
    bool clock_was_set = false;  // the ledger holds clock.set

    ledger::Checkpoint checkpoint() const { return {ledger, frontier.size(), frontier.root()}; }
};

// The name of the setting that keeps it.
std::string head_setting(ledger::LedgerId const& ledger);
// The value of that setting: the head and its signed checkpoint.
std::string write_head(Head const& head, crypto::SigningKey const& key);
// corrupt when the note does not sign these peaks under the key.
Result<Head> parse_head(ledger::LedgerId const& ledger, std::string const& text,
                        crypto::PublicKey const& key);

// The kept head when it fits the stored entries, else made again from all of them. corrupt when the
// entries are fewer than what the kept head signed.
Result<Head> load_head(store::Store& store, ledger::LedgerId const& ledger,
                       crypto::PublicKey const& key);
// The signed checkpoint of the kept head; not_found when none is kept.
Result<std::string> kept_note(store::Store& store, ledger::LedgerId const& ledger);

}  // namespace tally::vault
