#include "engagement/exhibit_acts.h"

#include <algorithm>

#include "engagement/fold.h"
#include "engagement/numbered.h"
#include "engagement/telling.h"

namespace tally::engagement {
namespace {

std::string of_case(int number) { return " of case " + std::to_string(number); }

Exhibit* find_exhibit(State& state, int case_number, ledger::ItemId const& item) {
    auto* file = find_numbered(state.cases, case_number);
    if (file == nullptr) return nullptr;
    auto const found = std::ranges::find(file->exhibits, item, &Exhibit::item);
    return found == file->exhibits.end() ? nullptr : &*found;
}

void number_anew(std::vector<Exhibit>& exhibits) {
    int number = 0;
    for (auto& exhibit : exhibits) exhibit.number = ++number;
}

}  // namespace

void apply(State& state, Recorded const&, ExhibitDescribed const& fact) {
    auto* exhibit = find_exhibit(state, fact.number, fact.item);
    if (exhibit == nullptr) return;
    exhibit->why = fact.why;
    exhibit->strong = fact.strong;
}

void apply(State& state, Recorded const&, ExhibitsOrdered const& fact) {
    auto* file = find_numbered(state.cases, fact.number);
    if (file == nullptr) return;
    auto const place_of = [&](Exhibit const& exhibit) {
        return std::ranges::find(fact.items, exhibit.item) - fact.items.begin();
    };
    std::ranges::stable_sort(file->exhibits, {}, place_of);
    number_anew(file->exhibits);
}

void apply(State& state, Recorded const&, ExhibitUnlinked const& fact) {
    auto* file = find_numbered(state.cases, fact.number);
    if (file == nullptr) return;
    std::erase_if(file->exhibits, [&](Exhibit const& one) { return one.item == fact.item; });
    number_anew(file->exhibits);
}

void apply(State& state, Recorded const&, HighlightRemoved const& fact) {
    auto* exhibit = find_exhibit(state, fact.number, fact.item);
    if (exhibit == nullptr) return;
    std::erase_if(exhibit->highlights, [&](Highlight const& one) {
        return one.offset == fact.offset && one.length == fact.length;
    });
}

std::string tell(Telling const& telling, ExhibitDescribed const& fact) {
    return telling.who() + " said anew what item " + fact.item.text + of_case(fact.number) +
           " shows" + with_words(fact.why);
}

std::string tell(Telling const& telling, ExhibitsOrdered const& fact) {
    return telling.who() + " put the exhibits" + of_case(fact.number) + " in another order";
}

std::string tell(Telling const& telling, ExhibitUnlinked const& fact) {
    return telling.who() + " took item " + fact.item.text + " out of the exhibits" +
           of_case(fact.number);
}

std::string tell(Telling const& telling, HighlightRemoved const& fact) {
    return telling.who() + " took back a mark in item " + fact.item.text + of_case(fact.number);
}

}  // namespace tally::engagement
