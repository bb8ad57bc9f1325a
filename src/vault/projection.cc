#include "vault/projection.h"

#include "ledger/correction.h"
#include "ledger/entry.h"
#include "ledger/item.h"
#include "ledger/kinds.h"
#include "vault/engagements.h"
#include "vault/examine.h"
#include "vault/index_state.h"

namespace tally::vault {
namespace {

constexpr std::size_t documents_max = 5'000;
constexpr std::size_t text_bytes_max = std::size_t{16} << 20;
constexpr std::uint64_t item_bytes_max = std::uint64_t{32}
                                         << 20;  // larger ones are not looked into
constexpr std::uint64_t watch_every = 500;

class Projector {
public:
    Projector(Vault& vault, search::Index& index, ProjectionWatcher const& watcher)
        : vault_{vault}, index_{index}, watcher_{watcher} {}

    Result<std::uint64_t> run() {
        std::vector<std::pair<ledger::LedgerId, std::string>> ledgers{{vault_.inbox(), ""}};
        for (auto const& engagement : TRY(list_engagements(vault_)))
            ledgers.emplace_back(engagement.shared, engagement.details.slug);
        for (auto const& [ledger, slug] : ledgers)
            progress_.entries_total +=
                TRY(vault_.store().size(ledger)).value - TRY(index_.projected(ledger));
        for (auto const& [ledger, slug] : ledgers) TRY(project(ledger, slug));
        return items_;
    }

private:
    Result<void> project(ledger::LedgerId const& ledger, std::string const& slug);
    Result<void> take(ledger::EntryLine const& line, std::string_view salted,
                      ItemPlace const& place);
    Result<void> add(ledger::ItemRecord const& record, ItemPlace const& place);
    Result<void> take_back(ledger::EntryLine const& line, ledger::Json const& body,
                           ItemPlace const& place);
    Result<void> flush();

    Vault& vault_;
    search::Index& index_;
    ProjectionWatcher const& watcher_;
    ProjectionProgress progress_;
    std::vector<search::IndexDocument> documents_;
    std::size_t text_bytes_ = 0;
    std::uint64_t items_ = 0;
};

Result<void> Projector::flush() {
    if (!documents_.empty()) TRY(index_.add(documents_));
    documents_.clear();
    text_bytes_ = 0;
    return {};
}

Result<void> Projector::add(ledger::ItemRecord const& record, ItemPlace const& place) {
    Searchable found{{}, record.chat ? record.chat->conversation : std::string{}};
    if (record.bytes <= item_bytes_max) {
        auto const bytes = vault_.store().read(record.blob, item_bytes_max);
        if (bytes)
            found = searchable(record, *bytes);
        else if (bytes.error().code != Code::not_found)  // erased bytes leave the record
            return std::unexpected(bytes.error());
    }
    text_bytes_ += found.text.size();
    documents_.push_back(index_document(record, std::move(found), place));
    ++items_;
    if (documents_.size() >= documents_max || text_bytes_ >= text_bytes_max) TRY(flush());
    return {};
}

Result<void> Projector::take(ledger::EntryLine const& line, std::string_view salted,
                             ItemPlace const& place) {
    auto const body = TRY(ledger::parse_json(TRY(ledger::unsalted(salted))));
    if (line.kind == ledger::kind::item_recorded) return add(TRY(ledger::decode_item(body)), place);
    TRY(flush());  // what is moved or removed must be there first
    if (line.kind == ledger::kind::item_erased)
        return index_.remove(TRY(ledger::decode_erased_item(body)).item);
    if (line.kind == ledger::kind::entry_voided) return take_back(line, body, place);
    auto const filed = TRY(ledger::decode_filed_item(body));
    ++items_;
    return index_.file(filed.record.item, place.engagement, place.ledger, place.n);
}

// An item whose filing was taken back lies in the inbox again.
Result<void> Projector::take_back(ledger::EntryLine const& line, ledger::Json const& body,
                                  ItemPlace const& place) {
    auto const correction = TRY(ledger::decode_correction(line.n, line.kind, body));
    return vault_.store().read(
        place.ledger, correction.entry, correction.entry + 1,
        [&](store::StoredEntry const& entry) -> Result<void> {
            auto const taken = TRY(ledger::parse_entry(entry.line));
            if (taken.kind != ledger::kind::item_filed || !entry.salted_body) return {};
            auto const filed = TRY(ledger::decode_filed_item(
                TRY(ledger::parse_json(TRY(ledger::unsalted(*entry.salted_body))))));
            auto moved = index_.file(filed.record.item, "", filed.inbox, filed.inbox_n);
            if (!moved && moved.error().code == Code::not_found) return {};  // erased since
            return moved;
        });
}

Result<void> Projector::project(ledger::LedgerId const& ledger, std::string const& slug) {
    auto const begin = TRY(index_.projected(ledger));
    auto const end = TRY(vault_.store().size(ledger)).value;
    auto n = begin;
    auto const visit = [&](store::StoredEntry const& entry) -> Result<void> {
        auto const line = TRY(ledger::parse_entry(entry.line));
        if (moves_items(line.kind) && entry.salted_body)
            TRY(take(line, *entry.salted_body, {slug, ledger, n, line.at}));
        ++n;
        if (watcher_ && ++progress_.entries % watch_every == 0) watcher_(progress_);
        return {};
    };
    TRY(vault_.store().read(ledger, begin, end, visit));
    TRY(flush());
    return index_.set_projected(ledger, end);
}

// The index as it is, or a new one where it is damaged.
Result<search::Index*> usable_index(Vault& vault) {
    auto index = vault.index();
    if (index || index.error().code != Code::corrupt) return index;
    TRY(vault.drop_index());
    return vault.index();
}

}  // namespace

Result<std::uint64_t> update_index(Vault& vault, ProjectionWatcher const& watcher) {
    auto* const index = TRY(usable_index(vault));
    return Projector{vault, *index, watcher}.run();
}

Result<std::uint64_t> rebuild_index(Vault& vault, ProjectionWatcher const& watcher) {
    TRY(vault.drop_index());
    return update_index(vault, watcher);
}

}  // namespace tally::vault
