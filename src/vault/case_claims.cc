#include "vault/case_claims.h"

#include <algorithm>

namespace tally::vault {
namespace {

bool is_withheld(engagement::Case const& details, ledger::ItemId const& item) {
    return details.withheld_item(item) != nullptr || details.withheld_item(item.whole()) != nullptr;
}

// The case as it may be shown: evidence that is withheld is not in it.
engagement::Case shown(engagement::Case details) {
    auto const kept = details;
    for (auto& claim : details.claims)
        std::erase_if(claim.accepted, [&](engagement::Evidence const& evidence) {
            return evidence.source.item && is_withheld(kept, *evidence.source.item);
        });
    return details;
}

// The exhibit that is this item or part, or the whole item that it lies in; 0: none.
int exhibit_of(engagement::Case const& details, ledger::ItemId const& item) {
    for (auto const& wanted : {item, item.whole()})
        if (auto const* exhibit = details.exhibit_of(wanted)) return exhibit->number;
    return 0;
}

void add_exhibit(std::vector<int>& exhibits, int number) {
    if (number == 0 || std::ranges::find(exhibits, number) != exhibits.end()) return;
    exhibits.insert(std::ranges::lower_bound(exhibits, number), number);
}

std::string reason_text(engagement::State const& state, std::string const& denied_by) {
    for (auto const& reason : state.reasons)
        if (denied_by == "reason " + std::to_string(reason.number)) return reason.text;
    return {};
}

FiledCell filed_cell(engagement::State const& state, engagement::Case const& details,
                     claims::Cell const& cell) {
    FiledCell filed{cell.element->id, cell.element->question, cell.status, {}, {}, {}};
    for (auto const& evidence : cell.accepted) {
        if (evidence.source.item)
            add_exhibit(filed.exhibits, exhibit_of(details, *evidence.source.item));
        if (!evidence.why.empty()) filed.note += (filed.note.empty() ? "" : "; ") + evidence.why;
    }
    filed.they_say = reason_text(state, cell.denied_by);
    return filed;
}

FiledReason filed_reason(engagement::Case const& details, engagement::Reason const& reason) {
    auto const& answer = *reason.answer;
    FiledReason filed{reason.number, reason.text, answer.stance, answer.clause, answer.text, {}};
    for (auto const& item : answer.items)
        if (!is_withheld(details, item)) add_exhibit(filed.exhibits, exhibit_of(details, item));
    return filed;
}

}  // namespace

FiledClaims filed_claims(CaseMaterial const& material, claims::ElementBook const& book) {
    FiledClaims filed;
    auto const& state = material.state;
    auto const details = shown(material.details);
    std::vector<claims::ItemText> const no_items;  // proposals have no place in a case file
    auto const matrix = claims::matrix({state, book, no_items, material.newest}, &details);
    for (auto const& row : matrix.claims) {
        if (row.claim.number == 0 || row.claim.by != ledger::Party::freelancer) continue;
        FiledClaim claim{row.claim.number, row.claim.text, row.claim.amount, {}};
        for (auto const& cell : row.cells) claim.cells.push_back(filed_cell(state, details, cell));
        filed.claims.push_back(std::move(claim));
    }
    for (auto const& reason : state.reasons)
        if (reason.answer) filed.reasons.push_back(filed_reason(details, reason));
    return filed;
}

}  // namespace tally::vault
