#include <algorithm>
#include <ranges>

#include "engagement/guards.h"

namespace tally::engagement {
namespace {

using ledger::Party;

Result<Exhibit const*, Rejection> find_exhibit(Guards& guards, int case_number,
                                               ledger::ItemId const& item) {
    auto const* file = TRY(guards.find_case(case_number));
    auto const* exhibit = file->exhibit_of(item);
    if (exhibit != nullptr) return exhibit;
    return refuse("unknown-exhibit",
                  "item " + item.text + " is no exhibit of case " + std::to_string(case_number),
                  "`tally case exhibits` lists them");
}

bool stands_so(Case const& file, std::vector<ledger::ItemId> const& items) {
    return items.size() <= file.exhibits.size() &&
           std::ranges::equal(items, file.exhibits | std::views::take(items.size()), {}, {},
                              &Exhibit::item);
}

}  // namespace

Outcome decide_one(Guards& guards, ExhibitDescribed const& asked) {
    TRY(guards.check_author({Party::freelancer}, "describe an exhibit"));
    auto const* exhibit = TRY(find_exhibit(guards, asked.number, asked.item));
    if (exhibit->why == asked.why && exhibit->strong == asked.strong)
        return refuse("nothing-new",
                      "this is said of exhibit " + std::to_string(exhibit->number) + " already");
    return asked;
}

Outcome decide_one(Guards& guards, ExhibitsOrdered const& asked) {
    TRY(guards.check_author({Party::freelancer}, "order exhibits"));
    auto const* file = TRY(guards.find_case(asked.number));
    for (auto const& item : asked.items) {
        TRY(find_exhibit(guards, asked.number, item));
        if (std::ranges::count(asked.items, item) > 1)
            return refuse("named-twice", "item " + item.text + " is named twice");
    }
    if (stands_so(*file, asked.items))
        return refuse("nothing-new", "the exhibits stand in this order already");
    return asked;
}

Outcome decide_one(Guards& guards, ExhibitUnlinked const& asked) {
    TRY(guards.check_author({Party::freelancer}, "take an exhibit out"));
    TRY(find_exhibit(guards, asked.number, asked.item));
    return asked;
}

Outcome decide_one(Guards& guards, HighlightRemoved const& asked) {
    TRY(guards.check_author({Party::freelancer}, "take a mark back"));
    auto const* exhibit = TRY(find_exhibit(guards, asked.number, asked.item));
    for (auto const& known : exhibit->highlights)
        if (known.offset == asked.offset && known.length == asked.length) return asked;
    return refuse("unknown-mark",
                  "nothing is marked there in exhibit " + std::to_string(exhibit->number));
}

}  // namespace tally::engagement
