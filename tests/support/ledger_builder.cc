#include "support/ledger_builder.h"

#include "crypto/sha256.h"

namespace tally::support {

Digest LedgerBuilder::crypto_digest(std::string_view content) { return crypto::sha256(content); }

ledger::ItemId LedgerBuilder::add_item(std::string_view content) {
    ledger::ItemRecord record;
    record.blob = crypto::sha256(content);
    record.item = ledger::ItemId::of_bytes(record.blob);
    record.bytes = content.size();
    record.kind = "file";
    record.media = "text/plain";
    record.name = "note.txt";
    record.occurred = now;
    record.provenance = {"file", "note.txt", 0};
    add(std::string{ledger::kind::item_recorded}, ledger::Party::freelancer, "items",
        ledger::encode(record));
    return record.item;
}

ledger::VerifyReport verify(std::vector<ledger::WrittenEntry> const& entries,
                            std::string const& checkpoint, ledger::Anchors const& anchors) {
    ledger::LedgerVerifier verifier{std::nullopt};
    for (auto const& entry : entries)
        verifier.add_entry(entry.line, ledger::BodyState::present, entry.salted_body);
    verifier.add_checkpoint(checkpoint, "checkpoint");
    verifier.finish(anchors);
    return verifier.report();
}

}  // namespace tally::support
