#include "vault/timeline.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "vault/chronology.h"

namespace tally::vault {
namespace {

bool is_wanted(std::string const& kind, Instant occurred, TimelineFilter const& filter) {
    if (filter.from && occurred < *filter.from) return false;
    if (filter.to && occurred >= *filter.to) return false;
    if (filter.as_of && occurred > *filter.as_of) return false;
    if (!kind.starts_with(filter.kind)) return false;
    return filter.kind.empty() || kind.size() == filter.kind.size() ||
           kind[filter.kind.size()] == '.';
}

// A chronology may know of an item without knowing by which kind of entry it came.
bool asks_how_items_came(TimelineFilter const& filter) { return filter.kind.starts_with("item."); }

TimelinePage cut(std::vector<TimelineEntry> all, TimelineSpan span) {
    TimelinePage page{.entries = {}, .total = all.size()};
    auto const begin = std::min(span.begin, all.size());
    auto const end = begin + std::min(span.count, all.size() - begin);
    std::ranges::move(all.begin() + static_cast<std::ptrdiff_t>(begin),
                      all.begin() + static_cast<std::ptrdiff_t>(end),
                      std::back_inserter(page.entries));
    return page;
}

struct Cut {
    std::vector<Chronology::Place> places;
    std::size_t total = 0;  // of all that the filter lets through
};

Cut cut(Chronology const& chronology, TimelineFilter const& filter, TimelineSpan span) {
    Cut cut;
    for (auto const& place : chronology.places()) {
        if (!is_wanted(chronology.kind_of(place), place.occurred, filter)) continue;
        if (cut.total >= span.begin && cut.places.size() < span.count) cut.places.push_back(place);
        ++cut.total;
    }
    return cut;
}

// Nothing where the body was erased and the chronology does not know it yet.
Result<std::optional<TimelineEntry>> entry_at(Vault& vault, EngagementRef const& ref,
                                              Chronology::Place const& place,
                                              engagement::State const& state) {
    std::optional<TimelineEntry> entry;
    auto const& ledger = ledger_of(ref, place.private_side);
    TRY(vault.store().read(ledger, place.n, place.n + 1,
                           [&](store::StoredEntry const& stored) -> Result<void> {
                               entry = TRY(timeline_entry(stored, place.private_side, &state));
                               return {};
                           }));
    return entry;
}

Result<void> read_side(Vault& vault, EngagementRef const& ref, bool private_side,
                       engagement::State const& state, std::vector<TimelineEntry>& all) {
    auto const& ledger = ledger_of(ref, private_side);
    auto const size = TRY(vault.store().size(ledger)).value;
    return vault.store().read(
        ledger, 0, size, [&](store::StoredEntry const& stored) -> Result<void> {
            if (auto entry = TRY(timeline_entry(stored, private_side, &state)))
                all.push_back(*std::move(entry));
            return {};
        });
}

void mark_corrected(std::vector<TimelineEntry>& entries) {
    std::map<std::pair<bool, std::uint64_t>, std::string> reasons;
    for (auto const& entry : entries)  // in the order of the ledgers: the newest counts
        if (entry.corrects) reasons[{entry.private_side, *entry.corrects}] = entry.summary;
    for (auto& entry : entries) {
        auto const found = reasons.find({entry.private_side, entry.n});
        if (found != reasons.end()) entry.corrected = found->second;
    }
}

}  // namespace

Result<TimelinePage> timeline_page(Vault& vault, EngagementRef const& ref,
                                   TimelineFilter const& filter, TimelineSpan span) {
    if (span.count == TimelineSpan{}.count || asks_how_items_came(filter))
        return cut(TRY(timeline(vault, ref, filter)), span);
    auto const chronology = TRY(chronology_of(vault, ref));
    auto const [places, total] = cut(*chronology, filter, span);
    auto const state = TRY(load_state(vault, ref));
    TimelinePage page{.entries = {}, .total = total};
    page.entries.reserve(places.size());
    for (auto const& place : places) {
        auto entry = TRY(entry_at(vault, ref, place, state));
        if (!entry) continue;
        entry->corrected = chronology->correction_of(*entry);
        page.entries.push_back(*std::move(entry));
    }
    return page;
}

Result<std::vector<TimelineEntry>> timeline(Vault& vault, EngagementRef const& ref,
                                            TimelineFilter const& filter) {
    auto const state = TRY(load_state(vault, ref));
    std::vector<TimelineEntry> all;
    TRY(read_side(vault, ref, false, state, all));
    TRY(read_side(vault, ref, true, state, all));
    mark_corrected(all);
    std::erase_if(all, [&](TimelineEntry const& entry) {
        return !is_wanted(entry.kind, entry.occurred, filter);
    });
    std::ranges::sort(all, {}, [](TimelineEntry const& entry) {
        return std::tuple{entry.occurred, entry.private_side, entry.n};
    });
    return all;
}

}  // namespace tally::vault
