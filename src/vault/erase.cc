#include "vault/erase.h"

#include <algorithm>

#include "ledger/item.h"
#include "ledger/kinds.h"
#include "store/derived.h"
#include "vault/changes.h"
#include "vault/engagements.h"
#include "vault/item_entry.h"
#include "vault/link_case.h"
#include "vault/look_inside.h"
#include "vault/projection.h"

namespace tally::vault {
namespace {

struct Place {
    ledger::LedgerId ledger;
    std::uint64_t n = 0;
};

// Where the item has a body: its entry, and the one in the inbox that it was filed from.
std::vector<Place> places_of(search::IndexedItem const& item, ItemEntry const& entry) {
    std::vector<Place> places{{item.ledger, item.n}};
    if (entry.inbox) places.push_back({*entry.inbox, entry.inbox_n});
    return places;
}

Result<std::vector<std::string>> exhibits_of(Vault& vault, search::IndexedItem const& item) {
    std::vector<std::string> exhibits;
    if (item.engagement.empty()) return exhibits;
    auto const state = TRY(load_state(vault, TRY(find_engagement(vault, item.engagement))));
    for (auto const& one : state.cases)
        for (auto const& exhibit : one.exhibits)
            if (exhibit.item.whole() == item.id)
                exhibits.push_back("case " + item.engagement + "/" + std::to_string(one.number) +
                                   ", exhibit " + std::to_string(exhibit.number));
    return exhibits;
}

}  // namespace

Result<EraseView> view_erasure(Vault& vault, search::IndexedItem const& item) {
    auto exhibits = TRY(exhibits_of(vault, item));
    EraseView view{item, std::move(exhibits), {}};
    auto* const index = TRY(vault.index());
    view.same_bytes = TRY(index->with_content(item.blob));
    std::erase_if(view.same_bytes, [&](auto const& other) { return other.id == item.id; });
    return view;
}

Result<ErasedSummary> erase_item(Vault& vault, search::IndexedItem const& item,
                                 std::string const& reason) {
    if (reason.empty())
        return fail(Code::rejected, "erasing an item needs a reason", "--reason TEXT");
    auto const entry = TRY(read_item_entry(vault.store(), item.ledger, item.n));
    ErasedSummary summary{item.id, item.blob, {}};
    Changes changes{vault};
    for (auto const& place : places_of(item, entry)) {
        ledger::ErasedItem const erased{item.id, item.blob, {place.n}, reason};
        TRY(changes.add(place.ledger, {.kind = std::string{ledger::kind::item_erased},
                                       .author = ledger::Party::freelancer,
                                       .topic = {},
                                       .body = encode(erased),
                                       .part = entry.line.part}));
        changes.erase_body(place.ledger, place.n);
        summary.entries.push_back(place.n);
    }
    changes.erase_blob(item.blob);
    TRY(changes.commit());
    TRY_WITHIN("the item is erased, but not yet the case files of mediators' links that show it",
               drop_shown_cases(vault));
    auto contents = std::vector{item.blob};
    for (auto const& child : entry.record.children) contents.push_back(child.digest);
    TRY_WITHIN("the item is erased, but not yet the texts that were read in it",
               TRY(vault.derived())->remove(contents));
    // The index keeps words without their texts: nothing can be taken out of it but all.
    TRY_WITHIN("the item is erased, but not yet its words in the index: run `tally reindex`",
               rebuild_index(vault));
    TRY(look_inside(vault, {}));
    return summary;
}

}  // namespace tally::vault
