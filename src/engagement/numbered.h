// Things of an engagement that count from 1 and are called by their number: milestones, invoices,
// requests. Kept in the order of their numbers; the numbers need not be put on record in order.
#pragma once

#include <algorithm>
#include <vector>

namespace tally::engagement {

template <typename Thing>
Thing const* find_numbered(std::vector<Thing> const& all, int number) {
    auto const found = std::ranges::find(all, number, &Thing::number);
    return found == all.end() ? nullptr : &*found;
}

template <typename Thing>
Thing* find_numbered(std::vector<Thing>& all, int number) {
    auto const found = std::ranges::find(all, number, &Thing::number);
    return found == all.end() ? nullptr : &*found;
}

// Does nothing where the number is taken.
template <typename Thing>
void add_numbered(std::vector<Thing>& all, Thing thing) {
    auto const place = std::ranges::lower_bound(all, thing.number, {}, &Thing::number);
    if (place != all.end() && place->number == thing.number) return;
    all.insert(place, std::move(thing));
}

template <typename Thing>
int next_number(std::vector<Thing> const& all) {
    return all.empty() ? 1 : all.back().number + 1;
}

}  // namespace tally::engagement
