// Dated packs that take the place of older ones: each has an `id`, and names in `supersedes` the
// ids of those whose place it takes.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

namespace tally {

// True when one of the others takes its place. A pack that names itself stays.
template <typename AnyPack>
bool is_superseded(AnyPack const& pack, std::vector<AnyPack> const& by) {
    return std::ranges::any_of(by, [&](AnyPack const& other) {
        return other.id != pack.id &&
               std::ranges::find(other.supersedes, pack.id) != other.supersedes.end();
    });
}

// Takes those out that have its id or that it supersedes, and adds it behind the rest.
template <typename AnyPack>
void put_in_place(std::vector<AnyPack>& packs, AnyPack pack) {
    std::erase_if(packs, [&](AnyPack const& old) {
        return old.id == pack.id ||
               std::ranges::find(pack.supersedes, old.id) != pack.supersedes.end();
    });
    packs.push_back(std::move(pack));
}

}  // namespace tally
