#include "vault/timeline_entry.h"

#include "base/words.h"
#include "engagement/event.h"
#include "ledger/attestation.h"
#include "ledger/correction.h"
#include "ledger/entry.h"
#include "ledger/item.h"
#include "ledger/key_chain.h"
#include "ledger/kinds.h"
#include "links/fact.h"

namespace tally::vault {
namespace {

using ledger::Json;

std::string quoted(std::string const& text) { return "“" + text + "”"; }

// The name of the first sender, or the address where there is no name.
std::string sender_of(std::string const& from) {
    auto const name = from.substr(0, from.find(" <"));
    return name.empty() ? "nobody" : name;
}

std::string item_sentence(ledger::ItemRecord const& record) {
    auto const what = record.name.empty() ? record.item.text : quoted(record.name);
    if (record.chat)
        return "Kept " + counted(record.chat->messages, "message") + " of the conversation " +
               what + ".";
    if (record.kind == "commit") return "Commit by " + sender_of(record.from) + ": " + what + ".";
    if (record.kind == "page") return "Kept the page " + what + ".";
    if (record.kind != "mail") return "Kept the file " + what + ".";
    return "Mail from " + sender_of(record.from) + ": " + what + ".";
}

void describe_item(TimelineEntry& entry, Json const& body) {
    auto const record = ledger::decode_item(entry.kind, body);
    if (!record) return;
    entry.item = record->item.text;
    entry.from = record->from;
    entry.occurred = record->occurred.value_or(entry.recorded);
    entry.precision = record->precision;
    entry.summary = item_sentence(*record);
}

void describe_erasure(TimelineEntry& entry, Json const& body) {
    auto const erased = ledger::decode_erased_item(body);
    if (!erased) return;
    entry.item = erased->item.text;
    entry.summary = "Erased item " + erased->item.text + ": " + erased->reason;
}

void describe_correction(TimelineEntry& entry, Json const& body) {
    auto const correction = ledger::decode_correction(entry.n, entry.kind, body);
    if (!correction) return;
    auto const what = correction->right ? "Set entry " : "Took back entry ";
    entry.summary = what + std::to_string(correction->entry) +
                    (correction->right ? " right: " : ": ") + correction->reason;
    entry.corrects = correction->entry;
}

void describe_mail_key(TimelineEntry& entry, Json const& body) {
    if (auto const key = ledger::decode_found_key(body))
        entry.summary = "Kept the mail key " + key->name + " as " +
                        (key->found == "file" ? "a file" : "DNS") + " gave it.";
}

// Sentences for entries of the ledger itself.
void describe_ledger_entry(TimelineEntry& entry, Json const& body) {
    namespace kind = ledger::kind;
    if (entry.kind == kind::item_recorded || entry.kind == kind::item_filed)
        describe_item(entry, body);
    else if (entry.kind == kind::ledger_opened)
        entry.summary = entry.private_side ? "Opened the private ledger." : "Opened the ledger.";
    else if (entry.kind == kind::ledger_key_rotated)
        entry.summary = "Changed the key that signs: " + ledger::rotation_reason(body);
    else if (entry.kind == kind::ledger_continued)
        entry.summary = "Went on from a copy or a backup of this vault.";
    else if (entry.kind == kind::clock_set)
        entry.summary = "The clock was set by hand: recorded times from here on prove nothing.";
    else if (ledger::is_correction(entry.kind))
        describe_correction(entry, body);
    else if (entry.kind == kind::item_erased)
        describe_erasure(entry, body);
    else if (entry.kind == kind::mail_key_found)
        describe_mail_key(entry, body);
    else if (ledger::is_attestation(entry.kind))
        entry.summary = "Somebody else attested the record.";
    else
        entry.summary = "An entry of a kind that this release does not know.";
}

// True for an entry about links.
bool describe_link(TimelineEntry& entry, Json const& body) {
    auto const recorded = links::decode(entry.kind, entry.author, body);
    if (!recorded) return false;
    entry.occurred = recorded->occurred;
    entry.basis = recorded->basis ? recorded->basis->text : std::string{};
    entry.claimed = entry.author != ledger::Party::freelancer && !recorded->basis;
    entry.summary = links::summary(*recorded);
    return true;
}

TimelineEntry entry_of(ledger::EntryLine const& line, bool private_side, Json const& body,
                       engagement::State const* state) {
    TimelineEntry entry{.n = line.n,
                        .private_side = private_side,
                        .kind = line.kind,
                        .author = line.author,
                        .occurred = line.at,
                        .recorded = line.at,
                        .basis = {},
                        .corrected = {},
                        .summary = {},
                        .item = {},
                        .from = {}};
    auto const event = engagement::decode(line.kind, body);
    if (!event) {
        if (!describe_link(entry, body)) describe_ledger_entry(entry, body);
        return entry;
    }
    engagement::Recorded const recorded{*event, line.author, line.at, line.n};
    entry.occurred = event->occurred;
    entry.basis = event->basis ? event->basis->text : std::string{};
    entry.claimed = recorded.claimed();
    entry.summary = engagement::summary(*event, line.author, state);
    return entry;
}

}  // namespace

Result<std::optional<TimelineEntry>> timeline_entry(store::StoredEntry const& stored,
                                                    bool private_side,
                                                    engagement::State const* state) {
    if (!stored.salted_body) return std::nullopt;
    auto const line = TRY(ledger::parse_entry(stored.line));
    auto const body = TRY(ledger::parse_json(TRY(ledger::unsalted(*stored.salted_body))));
    return entry_of(line, private_side, body, state);
}

}  // namespace tally::vault
