// Which situations an engagement seems to be in, and by what that is seen.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/ids.h"
#include "playbooks/pack.h"
#include "playbooks/scene.h"

namespace tally::playbooks {

struct Reason {
    std::string text;
    std::optional<ledger::ItemId> item;  // that says so
    bool operator==(Reason const&) const = default;
};

// Why the situation seems to be there; empty: nothing speaks for it.
std::vector<Reason> reasons_for(Scene const& scene, Pack const& pack);

struct Situation {
    Pack const* pack = nullptr;
    std::vector<Reason> why;
    std::optional<rights::Deadline> deadline;  // the earliest of its steps
};
// All of them: those that seem to be there first, by their deadlines; then the others, in the order
// of the packs. Views the packs.
std::vector<Situation> situations(Scene const& scene, std::vector<Pack> const& packs);

}  // namespace tally::playbooks
