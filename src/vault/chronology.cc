#include "vault/chronology.h"

#include <algorithm>
#include <list>
#include <mutex>

#include "ledger/kinds.h"

namespace tally::vault {
namespace {

constexpr std::string_view item_kind = "item";
// So few new entries are read sooner than the index is asked for the times of all.
constexpr std::uint64_t few = 200;
constexpr std::size_t engagements_kept = 8;

// None where there is no index, or none that can be used: then all is read.
std::vector<search::Occurrence> known_times(Vault& vault, EngagementRef const& ref) {
    auto const index = vault.index();
    if (!index) return {};
    return (*index)->occurrences(ref.details.slug).value_or(std::vector<search::Occurrence>{});
}

Result<std::string> line_of(Vault& vault, ledger::LedgerId const& ledger, std::uint64_t n) {
    std::string line;
    TRY(vault.store().read(ledger, n, n + 1, [&](store::StoredEntry const& stored) -> Result<void> {
        line = stored.line;
        return {};
    }));
    return line;
}

// What this process has read, by the shared ledger; the newest first.
class Kept {
public:
    std::shared_ptr<Chronology const> find(ledger::LedgerId const& ledger) {
        std::scoped_lock const lock{mutex_};
        auto const found = std::ranges::find(all_, ledger, &Named::first);
        if (found == all_.end()) return std::make_shared<Chronology const>();
        all_.splice(all_.begin(), all_, found);
        return found->second;
    }
    void keep(ledger::LedgerId const& ledger, std::shared_ptr<Chronology const> chronology) {
        std::scoped_lock const lock{mutex_};
        std::erase_if(all_, [&](Named const& named) { return named.first == ledger; });
        all_.emplace_front(ledger, std::move(chronology));
        if (all_.size() > engagements_kept) all_.pop_back();
    }

private:
    using Named = std::pair<ledger::LedgerId, std::shared_ptr<Chronology const>>;
    std::mutex mutex_;
    std::list<Named> all_;
};

Kept& kept() {
    static Kept all;
    return all;
}

}  // namespace

std::string Chronology::correction_of(TimelineEntry const& entry) const {
    auto const found = corrections_.find({entry.private_side, entry.n});
    return found == corrections_.end() ? std::string{} : found->second;
}

void Chronology::put(Instant occurred, Key key, std::string_view kind) {
    auto found = std::ranges::find(kinds_, kind);
    if (found == kinds_.end()) found = kinds_.insert(found, std::string{kind});
    places_.push_back(
        {occurred, key.first, key.second, static_cast<std::uint32_t>(found - kinds_.begin())});
}

void Chronology::add(TimelineEntry const& entry) {
    Key const key{entry.private_side, entry.n};
    if (entry.corrects) corrections_[{entry.private_side, *entry.corrects}] = entry.summary;
    if (entry.kind == ledger::kind::item_erased) has_new_erasure_ = true;
    put(entry.occurred, key, entry.kind);
}

Result<void> Chronology::read_between(Vault& vault, EngagementRef const& ref, Key begin,
                                      std::uint64_t end) {
    if (begin.second >= end) return {};
    auto const visit = [&](store::StoredEntry const& stored) -> Result<void> {
        if (auto const entry = TRY(timeline_entry(stored, begin.first, nullptr))) add(*entry);
        return {};
    };
    return vault.store().read(ledger_of(ref, begin.first), begin.second, end, visit);
}

Result<Chronology::Standing> Chronology::standing(Vault& vault, EngagementRef const& ref) const {
    auto standing = Standing::current;
    for (bool const private_side : {false, true}) {
        auto const& ledger = ledger_of(ref, private_side);
        auto const& side = sides_[private_side ? 1 : 0];
        auto const size = TRY(vault.store().size(ledger)).value;
        if (size < side.size) return Standing::other;
        if (side.size > 0 && TRY(line_of(vault, ledger, side.size - 1)) != side.last_line)
            return Standing::other;
        if (size > side.size) standing = Standing::behind;
    }
    return standing;
}

Result<void> Chronology::extend_side(Vault& vault, EngagementRef const& ref, bool private_side) {
    auto const& ledger = ledger_of(ref, private_side);
    auto& side = sides_[private_side ? 1 : 0];
    auto const size = TRY(vault.store().size(ledger)).value;
    if (size == side.size) return {};
    auto next = side.size;
    if (!private_side && size - next > few)
        for (auto const& [n, occurred] : known_times(vault, ref)) {
            if (n < next || n >= size) continue;
            TRY(read_between(vault, ref, {private_side, next}, n));
            put(occurred, {private_side, n}, item_kind);
            next = n + 1;
        }
    TRY(read_between(vault, ref, {private_side, next}, size));
    auto last_line = TRY(line_of(vault, ledger, size - 1));
    side = {.size = size, .last_line = std::move(last_line)};
    return {};
}

Result<bool> Chronology::extend(Vault& vault, EngagementRef const& ref) {
    auto const before = static_cast<std::ptrdiff_t>(places_.size());
    has_new_erasure_ = false;
    for (bool const private_side : {false, true}) TRY(extend_side(vault, ref, private_side));
    std::ranges::sort(places_.begin() + before, places_.end());
    std::ranges::inplace_merge(places_, places_.begin() + before);
    return before == 0 || !has_new_erasure_;
}

Result<std::shared_ptr<Chronology const>> chronology_of(Vault& vault, EngagementRef const& ref) {
    using Standing = Chronology::Standing;
    auto known = kept().find(ref.shared);
    auto const standing = TRY(known->standing(vault, ref));
    if (standing == Standing::current) return known;
    auto now = standing == Standing::behind ? *known : Chronology{};
    if (!TRY(now.extend(vault, ref))) {
        now = {};
        TRY(now.extend(vault, ref));
    }
    auto shared = std::make_shared<Chronology const>(std::move(now));
    kept().keep(ref.shared, shared);
    return shared;
}

}  // namespace tally::vault
