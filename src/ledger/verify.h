// Verifies one ledger from its bytes: every line, every disclosed body, the key chain, checkpoints,
// attestations and anchors. Pure; takes entries one by one, so memory is 48 bytes an entry
// and 80 more an item.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "ledger/attestation.h"
#include "ledger/entry.h"
#include "ledger/key_chain.h"
#include "ledger/report.h"
#include "ledger/tree.h"

namespace tally::ledger {

// What the reader knows from outside the material that is checked.
struct Anchors {
    std::optional<Digest> key;            // fingerprint of the owner's key, pinned
    std::vector<std::string> kept_notes;  // checkpoints out of letters that the reader kept
    // TXT records of mail domains, by their names ("s1._domainkey.client.example").
    std::map<std::string, std::string> mail_keys = {};
    std::string timestamp_roots = {};  // certificates of authorities, PEM
};

// What a look at the evidence of an attestation gave.
struct EvidenceCheck {
    Status status = Status::unchecked;
    std::string detail;
    // It was checked with what the reader knows from outside.
    bool trusted = false;
};
// Nothing where the evidence is not at hand.
using CheckEvidence = std::function<std::optional<EvidenceCheck>(Attestation const&)>;

enum class BodyState : std::uint8_t {
    present,
    withheld,  // the owner chose not to disclose it
    absent,    // it should be here: missing, unless a later entry says that it was erased
};

class LedgerVerifier {
public:
    // `ledger` is the id that is claimed for what follows; empty: whatever leaf 0 says.
    explicit LedgerVerifier(std::optional<LedgerId> ledger);
    ~LedgerVerifier();
    LedgerVerifier(LedgerVerifier&&) noexcept;
    LedgerVerifier& operator=(LedgerVerifier&&) noexcept;

    // Entries in order, from n = 0. `salted_body` counts only when state is present.
    void add_entry(std::string_view line, BodyState state, std::string_view salted_body);
    // A checkpoint that the owner hands over. The one of the greatest size must cover all entries.
    void add_checkpoint(std::string_view note, std::string const& subject);
    // Ends the work. Call once.
    void finish(Anchors const& anchors, CheckEvidence const& evidence = {});

    VerifyReport const& report() const;
    // Valid after entry 0 was read and understood.
    std::optional<LedgerId> id() const;
    KeyChain const* keys() const;
    std::vector<Digest> const& leaves() const;
    // Positions of the entries that do not bring an item.
    std::vector<std::uint64_t> const& acts() const;
    // Attestations whose checkpoint is a signed prefix of this ledger.
    std::vector<AttestedSize> const& attested() const;
    // All that are recorded, also those that are wrong.
    std::vector<Attestation> const& attestations() const;
    // Keys of mail domains that the owner says to have found, with the entries that say so.
    std::vector<std::pair<std::uint64_t, FoundKey>> const& mail_keys() const;
    // The checkpoint of the greatest size that passed; nullopt when none did.
    std::optional<Checkpoint> head() const;
    // Whether a disclosed item entry names this content, as its own or as a part. After finish().
    bool vouches_for(Digest const& content) const;
    // Originals that should be at hand: the blobs of item entries, but for erased ones; with the
    // entry that records each.
    std::vector<std::pair<Digest, std::uint64_t>> originals() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tally::ledger
