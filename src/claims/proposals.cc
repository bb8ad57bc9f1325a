#include "claims/proposals.h"

#include <algorithm>
#include <tuple>

namespace tally::claims {
namespace {

bool is_stronger(Proposal const& one, Proposal const& other) {
    return std::tuple{one.strength, other.occurred} < std::tuple{other.strength, one.occurred};
}

// The stable sort before it put the stronger first.
void keep_first_of_each(std::vector<Proposal>& all) {
    std::vector<Proposal> kept;
    for (auto& one : all)
        if (std::ranges::find(kept, one.source, &Proposal::source) == kept.end())
            kept.push_back(std::move(one));
    all = std::move(kept);
}

}  // namespace

bool is_timely(Look const& look, Rule const& rule, Instant occurred) {
    if (!rule.after.empty()) {
        auto const start = first_of(look.state, look.subject, rule.after);
        if (!start || occurred < *start) return false;
        auto const days = std::chrono::days{rule.days_max};
        if (rule.days_max > 0 && occurred > *start + days) return false;
    }
    if (rule.before.empty()) return true;
    auto const end = first_of(look.state, look.subject, rule.before);
    return !end || occurred <= *end;
}

std::vector<Proposal> propose(Look const& look, Element const& element) {
    std::vector<Proposal> found;
    for (auto const& rule : element.rules) {
        if (rule.looks_at_items())
            propose_items(look, rule, found);
        else
            propose_facts(look, rule, found);
    }
    std::ranges::stable_sort(found, is_stronger);
    keep_first_of_each(found);
    return found;
}

}  // namespace tally::claims
