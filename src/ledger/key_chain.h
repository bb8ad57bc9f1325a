// Who may sign for a ledger. Entry 0 names the first key; `ledger.key-rotated` names the next one
// and is signed by both, so that no key can be put into a chain without its owner
// (docs/formats/ledger.md, "Keys").
#pragma once

#include <vector>

#include "base/result.h"
#include "crypto/ed25519.h"
#include "ledger/ids.h"
#include "ledger/json.h"
#include "ledger/note.h"

namespace tally::ledger {

class KeyChain {
public:
    KeyChain(LedgerId ledger, crypto::PublicKey first);

    // Takes the body of the ledger.key-rotated entry at position n. corrupt when a signature or the
    // old key is wrong.
    Result<void> rotate(std::uint64_t n, Json const& body);
    // The key that signs checkpoints of this size.
    crypto::PublicKey const& in_force(TreeSize size) const;
    crypto::PublicKey const& newest() const { return links_.back().key; }
    // True when the key opened the ledger or was rotated in.
    bool holds(Digest const& fingerprint) const;
    // True when the note is a checkpoint of this ledger, signed by the key in force at its size.
    Result<Checkpoint> open_checkpoint(std::string_view note) const;
    Result<Checkpoint> open_checkpoint(SignedNote const& note) const;

    struct Link {
        std::uint64_t n;  // the entry that brought the key
        crypto::PublicKey key;
    };
    std::vector<Link> const& links() const { return links_; }

private:
    LedgerId ledger_;
    std::vector<Link> links_;
};

// Why the key was changed, as such a body says it.
std::string rotation_reason(Json const& body);

// The body that rotates from one key to the next at position n.
Json rotation_body(LedgerId const& ledger, std::uint64_t n, crypto::SigningKey const& old_key,
                   crypto::SigningKey const& new_key, std::string const& reason);

}  // namespace tally::ledger
