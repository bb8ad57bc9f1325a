#include "rights/sheet.h"

#include <algorithm>

#include "base/wide.h"
#include "rights/place.h"

namespace tally::rights {
namespace {

using engagement::State;

// Half, an odd minor unit rounded down.
Money half(Money const& money) { return {money.minor / 2, money.currency}; }

Money negative(Money const& money) { return {-money.minor, money.currency}; }

struct StakeFound {
    Money amount;
    std::string why;
};

StakeFound stake_of(State const& state, engagement::Dispute const* dispute, Owed const& owed) {
    if (dispute != nullptr && dispute->amount)
        return {*dispute->amount, "what the dispute is about"};
    if (state.held().minor > 0) return {state.held(), "the money that is held"};
    if (owed.late.minor > 0) return {owed.late, "what is late"};
    return {owed.principal, "what is unpaid"};
}

// ceil(10 (settling + fee) / stake): each side in exact minor units.
BreakEven break_even(Money const& stake, Money const& settling, Money const& fee) {
    constexpr int never = 11;
    BreakEven result{never, settling};
    if (stake.minor <= 0) return result;
    Wide const needed = Wide{10} * (Wide{settling.minor} + fee.minor);
    Wide const of_ten = (needed + stake.minor - 1) / stake.minor;
    result.of_ten = static_cast<int>(std::min<Wide>(of_ten, never));
    return result;
}

ArbitrationSheet arbitration_sheet(Sheet const& sheet, CourtPack const& pack,
                                   Arbitration const& terms) {
    ArbitrationSheet one{};
    one.terms = terms;
    one.source = pack.source;
    one.both_pay = sheet.without_fees;
    one.you_alone = sheet.held;
    if (terms.fee_each.currency != sheet.stake.currency) {
        one.why_not = "its fees are in " + terms.fee_each.currency.code();
        return one;
    }
    if (sheet.stake.minor > terms.ceiling.minor) {
        one.why_not = "it takes claims up to " + terms.ceiling.text();
        return one;
    }
    one.is_comparable = true;
    one.both_pay.worst = negative(terms.fee_each);
    one.both_pay.middle = sheet.without_fees.middle - terms.fee_each;
    one.both_pay.best = sheet.stake - terms.fee_each;
    one.you_alone = sheet.held - terms.fee_alone;
    one.break_even = break_even(sheet.stake, sheet.without_fees.middle, terms.fee_each);
    return one;
}

void add_arbitrations(Sheet& sheet, State const& state, LawBook const& laws) {
    for (auto const& pack : laws.courts)
        for (auto const& terms : pack.arbitrations)
            if (std::ranges::find(terms.applies_to, state.engagement.type) !=
                terms.applies_to.end())
                sheet.arbitrations.push_back(arbitration_sheet(sheet, pack, terms));
}

Answer lies_in_any(std::string const& location, std::vector<std::string> const& places) {
    auto answer = Answer::no;
    for (auto const& place : places) answer = any_of(answer, lies_in(location, place));
    return answer;
}

void add_courts(Sheet& sheet, State const& state, LawBook const& laws) {
    auto const look = [&](std::string const& location, std::string const& who) {
        if (location.empty()) return;
        for (auto const& pack : laws.courts)
            for (auto const& court : pack.courts) {
                auto const answer = lies_in_any(location, court.places);
                if (answer == Answer::no) continue;
                bool const same = court.ceiling.currency == sheet.stake.currency;
                sheet.courts.push_back({court, who, answer == Answer::yes,
                                        same && sheet.stake.minor <= court.ceiling.minor, same});
            }
    };
    look(state.client.location, "the client's place");
    if (state.freelancer.location != state.client.location)
        look(state.freelancer.location, "your place");
}

Collectable collectable(State const& state) {
    auto const& client = state.client;
    Collectable found{!client.legal_name.empty(),
                      !client.register_number.empty(),
                      !client.service_address.empty(),
                      {}};
    if (!found.knows_name)
        found.todo.push_back(
            "The client's legal name is not on record: a judgment names a person "
            "or a company, not a brand. Invoices and imprints have it.");
    if (!found.knows_register)
        found.todo.push_back(
            "The client's register number is not on record: with it you can see "
            "whether the company still exists.");
    if (!found.knows_address)
        found.todo.push_back(
            "No address where papers can be served is on record: a court cannot "
            "begin, and a winner cannot collect, without one.");
    return found;
}

void add_remarks(Sheet& sheet, State const& state) {
    if (sheet.proposal)
        sheet.remarks.push_back("The newest proposal is " + sheet.proposal->amount.text() +
                                " for you: the middle figures use it.");
    else
        sheet.remarks.push_back(
            "No proposal is on record: the middle figures split the money in "
            "half, as mediators often do.");
    if (sheet.stake.minor <= 0) sheet.remarks.push_back("Nothing is at stake by the record.");
    if (engagement::has_platform(state.engagement.type))
        sheet.remarks.push_back(
            "Look at `tally deadlines` first: silence decides more cases than "
            "evidence.");
    sheet.remarks.push_back(
        "How long a court takes and what it charges is not in this release: "
        "ask there.");
}

engagement::Dispute const* find_dispute(State const& state, int number) {
    if (state.disputes.empty()) return nullptr;
    if (number == 0) return &state.disputes.back();
    auto const found = std::ranges::find(state.disputes, number, &engagement::Dispute::number);
    return found == state.disputes.end() ? nullptr : &*found;
}

void set_middle(Sheet& sheet, engagement::Dispute const* dispute) {
    if (dispute != nullptr && !dispute->proposals.empty())
        sheet.proposal = dispute->proposals.back();
    auto const zero = Money{0, sheet.stake.currency};
    bool const usable = sheet.proposal && sheet.proposal->amount.currency == sheet.stake.currency;
    sheet.without_fees = {zero, usable ? sheet.proposal->amount : half(sheet.stake), sheet.stake};
}

}  // namespace

std::optional<Sheet> sheet(State const& state, LawBook const& laws, int dispute, Date on) {
    auto const then = engagement::as_of(state, end_of_day(on, state.engagement.zone));
    auto const* chosen = find_dispute(then, dispute);
    if (dispute != 0 && chosen == nullptr) return std::nullopt;
    Sheet result{};
    result.on = on;
    result.subject =
        chosen == nullptr ? "the contract" : "dispute " + std::to_string(chosen->number);
    auto const stake = stake_of(then, chosen, owed(state, laws, on));
    result.stake = stake.amount;
    result.stake_why = stake.why;
    result.held = then.held();
    set_middle(result, chosen);
    add_arbitrations(result, then, laws);
    add_courts(result, then, laws);
    result.collectable = collectable(then);
    add_remarks(result, then);
    return result;
}

}  // namespace tally::rights
