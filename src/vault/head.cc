#include "vault/head.h"

#include "ledger/entry.h"
#include "ledger/json.h"
#include "ledger/kinds.h"

namespace tally::vault {
namespace {

std::unexpected<Error> damaged(ledger::LedgerId const& ledger, std::string const& what) {
    return fail(Code::corrupt, "ledger " + ledger.text + ": " + what,
                "run tally verify on the vault; restore a backup if it is damaged");
}

Result<std::vector<Digest>> parse_peaks(ledger::JsonArray const& array) {
    std::vector<Digest> peaks;
    for (auto const& peak : array) {
        if (peak.string() == nullptr) return fail(Code::corrupt, "a peak is not a digest");
        peaks.push_back(TRY(Digest::parse(*peak.string())));
    }
    return peaks;
}

Result<Head> rebuild_head(store::Store& store, ledger::LedgerId const& ledger,
                          ledger::TreeSize size) {
    Head head{.ledger = ledger, .frontier = {}};
    TRY(store.read(ledger, 0, size.value, [&](store::StoredEntry const& entry) -> Result<void> {
        auto const line = TRY(ledger::parse_entry(entry.line));
        head.frontier.append(ledger::leaf_hash(entry.line));
        head.last_at = std::max(head.last_at, line.at);
        head.clock_was_set = head.clock_was_set || line.kind == ledger::kind::clock_set;
        return {};
    }));
    return head;
}

}  // namespace

std::string head_setting(ledger::LedgerId const& ledger) { return "head/" + ledger.text; }

std::string write_head(Head const& head, crypto::SigningKey const& key) {
    ledger::JsonArray peaks;
    for (auto const& peak : head.frontier.peaks()) peaks.emplace_back(peak.text());
    return ledger::write_json(
        ledger::JsonObject{{"clock_was_set", head.clock_was_set},
                           {"last_at", format_instant(head.last_at)},
                           {"note", ledger::sign_checkpoint(head.checkpoint(), key)},
                           {"peaks", peaks}});
}

Result<Head> parse_head(ledger::LedgerId const& ledger, std::string const& text,
                        crypto::PublicKey const& key) {
    auto const json = TRY(ledger::parse_json(text));
    auto reader = TRY(ledger::JsonReader::open(json, "kept head"));
    Head head{.ledger = ledger, .frontier = {}};
    head.clock_was_set = TRY(reader.boolean("clock_was_set"));
    head.last_at = TRY(parse_instant_strict(TRY(reader.string("last_at"))));
    auto const note = TRY(ledger::parse_note(TRY(reader.string("note"))));
    auto const peaks = TRY(parse_peaks(TRY(reader.array("peaks"))));
    TRY(reader.finish());
    auto const checkpoint = TRY(ledger::Checkpoint::parse(note.text));
    head.frontier = TRY(ledger::Frontier::restore(checkpoint.size, peaks));
    if (head.checkpoint() != checkpoint || !ledger::signed_by(note, checkpoint.origin(), key))
        return fail(Code::corrupt, "the kept head is not signed by the vault's key");
    return head;
}

Result<Head> load_head(store::Store& store, ledger::LedgerId const& ledger,
                       crypto::PublicKey const& key) {
    auto const size = TRY(store.size(ledger));
    auto const kept = TRY(store.setting(head_setting(ledger)));
    if (!kept) return rebuild_head(store, ledger, size);
    auto const head = parse_head(ledger, *kept, key);
    if (!head) return damaged(ledger, head.error().message);
    if (head->frontier.size() != size)
        return damaged(ledger, "its signed head says " +
                                   std::to_string(head->frontier.size().value) + " entries, but " +
                                   std::to_string(size.value) + " are stored");
    return *head;
}

Result<std::string> kept_note(store::Store& store, ledger::LedgerId const& ledger) {
    auto const kept = TRY(store.setting(head_setting(ledger)));
    if (!kept) return fail(Code::not_found, "no signed head of ledger " + ledger.text);
    auto const json = TRY(ledger::parse_json(*kept));
    auto reader = TRY(ledger::JsonReader::open(json, "kept head"));
    return TRY(reader.string("note"));
}

}  // namespace tally::vault
