#include "claims/reasons.h"

#include <algorithm>

#include "engagement/agreement_text.h"
#include "engagement/telling.h"

namespace tally::claims {
namespace {

using engagement::Stance;
using engagement::State;
using ledger::Party;

// What a cell comes to with its proposals: nothing, something, or enough.
enum class Weight : std::uint8_t {
    none,
    some,
    enough,
};

Weight weight_of(Cell const& cell) {
    auto weight = Weight::none;
    for (auto const& one : cell.accepted)
        weight =
            std::max(weight, one.strength == engagement::EvidenceStrength::proves ? Weight::enough
                                                                                  : Weight::some);
    for (auto const& one : cell.proposals)
        weight =
            std::max(weight, one.strength == engagement::EvidenceStrength::proves ? Weight::enough
                                                                                  : Weight::some);
    return weight;
}

struct Balance {
    bool they_show_all = true;
    bool they_show_some = false;
    bool we_show_some = false;
    bool we_prove = false;
};

Balance balance_of(ReasonRow const& row) {
    Balance balance;
    for (auto const& cell : row.theirs) {
        auto const weight = weight_of(cell);
        balance.they_show_all = balance.they_show_all && weight != Weight::none;
        balance.they_show_some = balance.they_show_some || weight != Weight::none;
    }
    for (auto const& cell : row.ours) {
        auto const weight = weight_of(cell);
        balance.we_show_some = balance.we_show_some || weight != Weight::none;
        balance.we_prove = balance.we_prove || weight == Weight::enough;
    }
    return balance;
}

// Who asserts something has to show all of it; where we show nothing at all, it can be lost.
Stance stance_of(Balance const& balance) {
    bool const they_show_it = balance.they_show_some && balance.they_show_all;
    if (!balance.we_show_some) return they_show_it ? Stance::founded : Stance::partly;
    if (!balance.they_show_some) return Stance::unfounded;
    return !balance.they_show_all && balance.we_prove ? Stance::unfounded : Stance::partly;
}

std::string outcome_of_partly(Balance const& balance) {
    if (balance.we_prove)
        return "Some of it holds. What you can prove limits it; offer to settle that part.";
    if (balance.we_show_some)
        return "It can go either way: what they show and what you show do not settle it.";
    return "Neither side shows anything yet. What is yours to show is missing: as things stand, "
           "this can be lost.";
}

std::string outcome_of(ReasonRow const& row, Balance const& balance) {
    if (!row.stance) return "No rule knows this reason: weigh it yourself, and answer it.";
    switch (*row.stance) {
        case Stance::founded:
            return "You would lose on this as things stand: nothing on record speaks against it.";
        case Stance::partly: return outcome_of_partly(balance);
        case Stance::unfounded:
            return balance.we_prove ? "It does not hold: the record shows the opposite."
                                    : "They have nothing on record that shows it; what you have "
                                      "supports you, and proves nothing yet.";
    }
    return {};  // bits that name no stance
}

std::vector<std::string> sentences_of_cells(std::vector<Cell> const& cells) {
    constexpr std::size_t of_a_cell = 2;
    std::vector<std::string> all;
    auto const add = [&](std::string const& why) {
        if (!why.empty() && std::ranges::find(all, why) == all.end()) all.push_back(why);
    };
    for (auto const& cell : cells) {
        std::size_t count = 0;
        for (auto const& one : cell.accepted)
            if (count++ < of_a_cell) add(one.why);
        for (auto const& one : cell.proposals)
            if (count++ < of_a_cell) add(one.why);
    }
    return all;
}

// The claim of the case that is of this kind, or one as if it had been asserted.
engagement::Claim claim_for(MatrixInput const& input, engagement::Case const* details,
                            ClaimKind const& kind) {
    if (details != nullptr)
        for (auto const& claim : details->claims)
            if (claim.type == kind.id) return claim;
    // One that the state suggests is about what is at stake.
    for (auto const& suggested : suggested_claims(input.state, input.book))
        if (suggested.type == kind.id) return suggested;
    engagement::Claim claim;
    claim.type = kind.id;
    claim.by = kind.by;
    return claim;
}

void weigh(MatrixInput const& input, engagement::Case const* details, ReasonRow& row) {
    Balance balance;
    if (row.kind != nullptr) {
        engagement::Case alone;
        alone.claims.push_back(claim_for(input, details, *row.kind));
        auto weighed = matrix(input, &alone);
        for (auto& cell : weighed.claims.front().cells)
            (cell.side == Party::client ? row.theirs : row.ours).push_back(std::move(cell));
        balance = balance_of(row);
        row.stance = stance_of(balance);
        row.clause = clause_text(input.state, row.kind->clause);
        row.against = sentences_of_cells(row.ours);
        row.in_favour = sentences_of_cells(row.theirs);
    }
    if (row.answer) {
        row.stance = row.answer->stance;
        row.is_answered = true;
        if (!row.answer->clause.empty()) row.clause = row.answer->clause;
    }
    row.outcome = outcome_of(row, balance);
}

std::string scope_text(engagement::AgreementText const& text) {
    std::string all;
    for (auto const& line : text.scope)
        all += (all.empty() ? "Scope " : "; ") + line.id + ": " + line.text;
    return all;
}

std::string acceptance_text(engagement::AgreementText const& text) {
    for (auto const& deliverable : text.deliverables)
        if (!deliverable.acceptance.empty())
            return "Deliverable “" + deliverable.title +
                   "” is accepted when: " + deliverable.acceptance;
    return {};
}

std::string dates_text(engagement::AgreementText const& text) {
    std::string all;
    auto const add = [&](std::string const& title, std::optional<Date> const& due) {
        if (due)
            all += (all.empty() ? "" : "; ") + title + " is due on " + engagement::day_text(*due);
    };
    for (auto const& milestone : text.milestones) add(milestone.title, milestone.due);
    for (auto const& deliverable : text.deliverables) add(deliverable.title, deliverable.due);
    return all;
}

std::string revisions_text(engagement::AgreementText const& text) {
    if (!text.revisions) return {};
    return "Revisions: " + std::to_string(text.revisions->rounds) + " rounds" +
           (text.revisions->counts_as.empty() ? "" : " (" + text.revisions->counts_as + ")");
}

}  // namespace

std::string clause_text(State const& state, std::string const& part) {
    auto const* terms = state.terms();
    if (terms == nullptr || part.empty()) return {};
    auto const text = engagement::parse_agreement(terms->text, state.engagement.currency);
    if (!text) return {};
    if (part == "scope") return scope_text(*text);
    if (part == "acceptance") return acceptance_text(*text);
    if (part == "dates") return dates_text(*text);
    if (part == "revisions") return revisions_text(*text);
    if (part == "payment") return text->payment.empty() ? "" : "Payment: " + text->payment;
    for (auto const& [key, value] : text->terms)
        if (key == part) return key + ": " + value;
    return {};
}

std::vector<ReasonRow> reasons(MatrixInput const& input, engagement::Case const* details) {
    std::vector<ReasonRow> rows;
    auto const add = [&](int number, std::string const& text,
                         std::optional<engagement::ReasonAnswer> answer) {
        ReasonRow row;
        row.number = number;
        row.text = text;
        row.kind = kind_of_reason(input.book, input.state, text);
        row.answer = std::move(answer);
        weigh(input, details, row);
        rows.push_back(std::move(row));
    };
    for (auto const& reason : input.state.reasons) add(reason.number, reason.text, reason.answer);
    auto const& ended = input.state.ended;
    if (rows.empty() && ended && ended->by == Party::client && !ended->reason.empty())
        add(0, ended->reason, std::nullopt);
    return rows;
}

}  // namespace tally::claims
