// A ledger in memory, for tests: honest by default, and easy to be dishonest with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "base/time.h"
#include "crypto/ed25519.h"
#include "ledger/attestation.h"
#include "ledger/item.h"
#include "ledger/key_chain.h"
#include "ledger/kinds.h"
#include "ledger/verify.h"
#include "ledger/writer.h"

namespace tally::support {

inline Instant instant(std::string_view text) { return parse_instant(text).value(); }

inline crypto::SigningKey signing_key(std::uint64_t seed) {
    SeededRandom random{seed};
    return crypto::SigningKey::generate(random);
}

struct LedgerBuilder {
    explicit LedgerBuilder(std::uint64_t seed = 1, std::uint64_t key_seed = 1)
        : random{seed}, key{signing_key(key_seed)} {
        add("ledger.opened", ledger::Party::freelancer, "ledger",
            ledger::JsonObject{{"key", key.public_key().text()}, {"role", "shared"}});
    }

    ledger::LedgerId id() const {
        return ledger::LedgerId::of_leaf(ledger::leaf_hash(entries.front().line));
    }

    LedgerBuilder& add(std::string kind, ledger::Party author, std::string topic,
                       ledger::Json body) {
        now += std::chrono::hours{1};
        entries.push_back(writer.write({std::move(kind), author, std::move(topic), std::move(body)},
                                       now, random));
        return *this;
    }

    LedgerBuilder& add_note(std::string_view text) {
        return add("note.added", ledger::Party::freelancer, "notes",
                   ledger::JsonObject{{"text", std::string{text}}});
    }

    // An item entry that vouches for this content; returns its id.
    ledger::ItemId add_item(std::string_view content);

    LedgerBuilder& rotate(std::uint64_t key_seed) {
        auto next = signing_key(key_seed);
        auto const n = writer.frontier().size().value;
        auto const body = ledger::rotation_body(id(), n, key, next, "planned");
        add(std::string{ledger::kind::ledger_key_rotated}, ledger::Party::freelancer, "ledger",
            body);
        key = std::move(next);
        return *this;
    }

    // Somebody else saw the ledger as it is now, at `time` (default: now).
    LedgerBuilder& attest(std::optional<Instant> time = std::nullopt) {
        ledger::Attestation attestation{.n = 0,
                                        .kind = std::string{ledger::kind::cosignature_received},
                                        .checkpoint = checkpoint(),
                                        .time = time.value_or(now),
                                        .by = "client.example",
                                        .method = "dkim",
                                        .evidence = crypto_digest("mail").text()};
        return add(attestation.kind, ledger::Party::client, "cosignatures", encode(attestation));
    }

    std::string checkpoint() const {
        return ledger::sign_checkpoint({id(), writer.frontier().size(), writer.frontier().root()},
                                       key);
    }

    static Digest crypto_digest(std::string_view content);

    SeededRandom random;
    crypto::SigningKey key;
    Instant now = instant("2026-11-01T09:00:00Z");
    ledger::Writer writer{ledger::Frontier{}, Instant{}, "partition secret"};
    std::vector<ledger::WrittenEntry> entries;
};

// Verifies entries with all bodies present and one checkpoint.
ledger::VerifyReport verify(std::vector<ledger::WrittenEntry> const& entries,
                            std::string const& checkpoint, ledger::Anchors const& anchors);

}  // namespace tally::support
