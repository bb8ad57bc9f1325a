// What one use case changes, collected and committed as a whole: entries of several ledgers, their
// blobs, settings and published checkpoints.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ledger/writer.h"
#include "vault/vault.h"

namespace tally::vault {

class Changes {
public:
    // The vault must be open for writing and outlive this object.
    explicit Changes(Vault& vault) : vault_{vault} {}

    // A new ledger whose entry 0 this is; its id commits to it.
    ledger::LedgerId open_ledger(ledger::NewEntry const& opening);
    // The position at which the entry that is added next will stand.
    Result<std::uint64_t> next_position(ledger::LedgerId const& ledger);
    // The position at which the entry will stand.
    Result<std::uint64_t> add(ledger::LedgerId const& ledger, ledger::NewEntry const& entry);
    void add_blob(store::StagedBlob const& blob) { batch_.blobs.push_back(blob); }
    void set(std::string_view key, std::string value);
    // Gone for good at commit; the line of the entry and the digest of the blob stay.
    void erase_body(ledger::LedgerId const& ledger, std::uint64_t n) {
        batch_.erased_bodies.emplace_back(ledger, n);
    }
    void erase_blob(Digest const& digest) { batch_.erased_blobs.push_back(digest); }
    // Keeps the signed checkpoint of the ledger as it stands with these changes; returns the note.
    Result<std::string> publish(ledger::LedgerId const& ledger);

    bool empty() const { return appends_.empty() && batch_.settings.empty(); }
    std::size_t entries() const;
    // Durable when it returns ok; the object is empty then. On an error nothing has changed, but
    // for unknown_state: then the vault must be opened anew.
    Result<void> commit();

private:
    struct Growing {
        Head head;
        ledger::Writer writer;
        store::Append append;
        std::vector<std::uint64_t> acts;  // places that the kept list of acts lacks
    };
    Result<Growing*> growing(ledger::LedgerId const& ledger);
    Growing& start(Growing growing);
    void write(Growing& growing, ledger::NewEntry const& entry);
    void mark_set_clock(Growing& growing);

    Vault& vault_;
    std::map<ledger::LedgerId, Growing> appends_;
    std::vector<ledger::LedgerId> order_;  // of the ledgers, as they were first written to
    store::WriteBatch batch_;
};

}  // namespace tally::vault
