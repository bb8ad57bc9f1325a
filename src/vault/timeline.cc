#include "vault/timeline.h"

#include <algorithm>
#include <map>

#include "base/local_time.h"
#include "base/words.h"

#include "engagement/event.h"
#include "ledger/attestation.h"
#include "ledger/correction.h"
#include "ledger/entry.h"
#include "ledger/item.h"
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
        entry.summary = "Changed the key that signs.";
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
                       engagement::State const& state) {
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
    entry.summary = engagement::summary(*event, line.author, &state);
    return entry;
}

// Where an entry stands in the order of occurrence.
struct Place {
    Instant occurred;
    bool private_side = false;
    std::uint64_t n = 0;
    auto operator<=>(Place const&) const = default;
};

bool is_wanted(std::string const& kind, Instant occurred, TimelineFilter const& filter) {
    if (filter.from && occurred < *filter.from) return false;
    if (filter.to && occurred >= *filter.to) return false;
    if (filter.as_of && occurred > *filter.as_of) return false;
    return filter.kind.empty() || kind == filter.kind || kind.starts_with(filter.kind + ".");
}

// The index knows items, and not by which of the kinds under this name they came.
constexpr auto item_kind = "item";

// Puts entries in order before it describes them, so that only those of one page are read.
class Chronology {
public:
    Chronology(Vault& vault, EngagementRef const& ref, engagement::State const& state,
               TimelineFilter const& filter)
        : vault_{vault}, ref_{ref}, state_{state}, filter_{filter} {}

    // `known`: times of items of the shared side, by n.
    Result<void> read(std::vector<search::Occurrence> const& known);
    Result<TimelinePage> page(TimelineSpan span);

private:
    using Key = std::pair<bool, std::uint64_t>;  // private side, n

    Result<void> read_side(bool private_side, std::vector<search::Occurrence> const& known);
    Result<void> read_between(bool private_side, std::uint64_t begin, std::uint64_t end);
    Result<void> read_entry(store::StoredEntry const& stored, bool private_side);
    // Nothing where the body was erased and the index does not know it yet.
    Result<std::optional<TimelineEntry>> describe(Place const& place);
    // What was taken back stays in its place, and says so.
    void mark_corrected(TimelineEntry& entry) const;

    ledger::LedgerId const& ledger(bool private_side) const {
        return private_side ? ref_.private_side : ref_.shared;
    }

    Vault& vault_;
    EngagementRef const& ref_;
    engagement::State const& state_;
    TimelineFilter const& filter_;
    std::vector<Place> places_;
    std::map<Key, TimelineEntry> described_;
    std::map<Key, std::string> corrections_;  // why, by what was corrected; the newest counts
};

Result<TimelineEntry> described(store::StoredEntry const& stored, bool private_side,
                                engagement::State const& state) {
    auto const line = TRY(ledger::parse_entry(stored.line));
    auto const body = TRY(ledger::parse_json(TRY(ledger::unsalted(*stored.salted_body))));
    return entry_of(line, private_side, body, state);
}

Result<void> Chronology::read_entry(store::StoredEntry const& stored, bool private_side) {
    if (!stored.salted_body) return {};
    auto entry = TRY(described(stored, private_side, state_));
    if (entry.corrects) corrections_[{private_side, *entry.corrects}] = entry.summary;
    if (!is_wanted(entry.kind, entry.occurred, filter_)) return {};
    places_.push_back({entry.occurred, private_side, entry.n});
    described_.emplace_hint(described_.end(), Key{private_side, entry.n}, std::move(entry));
    return {};
}

Result<void> Chronology::read_between(bool private_side, std::uint64_t begin, std::uint64_t end) {
    if (begin >= end) return {};
    return vault_.store().read(
        ledger(private_side), begin, end,
        [&](store::StoredEntry const& stored) { return read_entry(stored, private_side); });
}

Result<void> Chronology::read_side(bool private_side,
                                   std::vector<search::Occurrence> const& known) {
    auto const size = TRY(vault_.store().size(ledger(private_side))).value;
    std::uint64_t next = 0;
    for (auto const& [n, occurred] : known) {
        if (n < next || n >= size) continue;
        TRY(read_between(private_side, next, n));
        next = n + 1;
        if (is_wanted(item_kind, occurred, filter_)) places_.push_back({occurred, private_side, n});
    }
    return read_between(private_side, next, size);
}

Result<void> Chronology::read(std::vector<search::Occurrence> const& known) {
    TRY(read_side(false, known));
    TRY(read_side(true, {}));
    std::ranges::sort(places_);
    return {};
}

Result<std::optional<TimelineEntry>> Chronology::describe(Place const& place) {
    auto const found = described_.find({place.private_side, place.n});
    if (found != described_.end()) return std::move(found->second);
    std::optional<TimelineEntry> entry;
    auto const visit = [&](store::StoredEntry const& stored) -> Result<void> {
        if (stored.salted_body) entry = TRY(described(stored, place.private_side, state_));
        return {};
    };
    TRY(vault_.store().read(ledger(place.private_side), place.n, place.n + 1, visit));
    return entry;
}

void Chronology::mark_corrected(TimelineEntry& entry) const {
    auto const found = corrections_.find({entry.private_side, entry.n});
    if (found != corrections_.end()) entry.corrected = found->second;
}

Result<TimelinePage> Chronology::page(TimelineSpan span) {
    TimelinePage page{.entries = {}, .total = places_.size()};
    auto const begin = std::min(span.begin, places_.size());
    auto const end = begin + std::min(span.count, places_.size() - begin);
    page.entries.reserve(end - begin);
    for (auto at = begin; at < end; ++at) {
        auto entry = TRY(describe(places_[at]));
        if (!entry) continue;
        mark_corrected(*entry);
        page.entries.push_back(*std::move(entry));
    }
    return page;
}

// None where there is no index, or none that can be used, and where it does not tell what the
// filter asks for: then all is read.
std::vector<search::Occurrence> known_times(Vault& vault, EngagementRef const& ref,
                                            TimelineFilter const& filter) {
    bool const of_one_kind = filter.kind.starts_with(std::string{item_kind} + ".");
    auto const index = vault.index();
    if (!index || of_one_kind) return {};
    return (*index)->occurrences(ref.details.slug).value_or(std::vector<search::Occurrence>{});
}

}  // namespace

Result<TimelinePage> timeline_page(Vault& vault, EngagementRef const& ref,
                                   TimelineFilter const& filter, TimelineSpan span) {
    auto const state = TRY(load_state(vault, ref));
    Chronology chronology{vault, ref, state, filter};
    bool const is_all = span.count == TimelineSpan{}.count;  // in one pass
    TRY(chronology.read(is_all ? std::vector<search::Occurrence>{}
                               : known_times(vault, ref, filter)));
    return chronology.page(span);
}

Result<std::vector<TimelineEntry>> timeline(Vault& vault, EngagementRef const& ref,
                                            TimelineFilter const& filter) {
    return TRY(timeline_page(vault, ref, filter, {})).entries;
}

}  // namespace tally::vault
