#include "engagement/guards.h"
#include "engagement/numbered.h"

namespace tally::engagement {
namespace {

using ledger::Party;

Result<Claim const*, Rejection> claim_of(Guards const& guards, int number, int claim) {
    auto const* file = TRY(guards.find_case(number));
    if (auto const* found = file->claim_of(claim)) return found;
    std::string known;
    for (auto const& one : file->claims)
        known += (known.empty() ? "" : ", ") + std::to_string(one.number) + " (" + one.type + ")";
    return refuse(
        "unknown-claim",
        "case " + std::to_string(number) + " has no claim " + std::to_string(claim),
        known.empty() ? "assert one with `tally case assert`" : "those that exist: " + known);
}

Result<void, Rejection> check_side(Party by) {
    if (by == Party::freelancer || by == Party::client) return {};
    return refuse("not-a-side", "claims are the freelancer's or the client's, not those of the " +
                                    std::string{ledger::name(by)});
}

// Element, and one source: an item, or a topic.
template <typename OneFact>
Result<void, Rejection> check_evidence(OneFact const& asked) {
    if (asked.element.empty())
        return refuse("element-missing", "nobody said which element it is about",
                      "`tally case matrix` shows the elements of each claim");
    if (asked.item.has_value() != asked.about.empty())
        return refuse("one-source",
                      "evidence is an item or what is on record about a topic: one of the two");
    return {};
}

}  // namespace

Outcome decide_one(Guards& guards, ClaimAsserted const& asked) {
    TRY(guards.check_author({Party::freelancer}, "put a claim into a case"));
    auto const* file = TRY(guards.find_case(asked.number));
    TRY(check_side(asked.by));
    if (asked.type.empty())
        return refuse("claim-type-missing", "nobody said what kind of claim it is");
    if (asked.amount) TRY(guards.check_amount(*asked.amount));
    auto claim = asked;
    claim.claim = next_number(file->claims);
    return claim;
}

Outcome decide_one(Guards& guards, EvidenceAccepted const& asked) {
    TRY(guards.check_author({Party::freelancer}, "accept evidence"));
    auto const* claim = TRY(claim_of(guards, asked.number, asked.claim));
    TRY(check_evidence(asked));
    if (asked.rule.empty()) return refuse("rule-missing", "nobody said which rule proposed it");
    auto const* known = claim->accepted_for(asked.element, {asked.item, asked.about});
    if (known != nullptr && known->strength == asked.strength)
        return refuse("already-accepted", "it was accepted for “" + asked.element + "” already");
    return asked;
}

Outcome decide_one(Guards& guards, EvidenceRejected const& asked) {
    TRY(guards.check_author({Party::freelancer}, "reject evidence"));
    auto const* claim = TRY(claim_of(guards, asked.number, asked.claim));
    TRY(check_evidence(asked));
    if (claim->is_rejected(asked.element, {asked.item, asked.about}))
        return refuse("already-rejected", "it was rejected for “" + asked.element + "” already");
    return asked;
}

Outcome decide_one(Guards& guards, ElementDisputed const& asked) {
    TRY(guards.check_author({Party::freelancer}, "mark an element as disputed"));
    TRY(claim_of(guards, asked.number, asked.claim));
    TRY(check_side(asked.by));
    if (asked.element.empty())
        return refuse("element-missing", "nobody said which element is disputed",
                      "`tally case matrix` shows the elements of each claim");
    if (asked.why.empty())
        return refuse("why-missing", "nobody said what that side says", "say it with --why");
    return asked;
}

}  // namespace tally::engagement
