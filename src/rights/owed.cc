#include "rights/owed.h"

#include <algorithm>

#include "engagement/telling.h"

namespace tally::rights {
namespace {

using engagement::State;
using std::chrono::sys_days;

std::int64_t days_between(Date from, Date to) { return (sys_days{to} - sys_days{from}).count(); }

std::string check_this(Confidence confidence) {
    return confidence == Confidence::low ? " (check this: it is not confirmed)" : "";
}

void remark_rates(DebtOwed& owed, InterestTerm const& term) {
    for (auto const& span : owed.interest.spans) {
        auto const of_days =
            "from " + engagement::day_text(span.from) + " to " + engagement::day_text(span.until);
        if (!span.rate)
            owed.remarks.push_back("no interest is counted " + of_days + ": the reference rate " +
                                   term.reference + " is not known for it");
        else if (span.confidence == Confidence::low)
            owed.remarks.push_back("check the rate of " + rate_text(*span.rate) + " " + of_days);
    }
}

// Directive 2011/7/EU, article 3(5): more than 60 days only where that was expressly agreed and is
// not grossly unfair.
void remark_long_term(DebtOwed& owed, Debt const& debt, Law const& law) {
    if (owed.due_by_law || !law.payment || law.payment->agreed_days_max == 0) return;
    auto const start = std::max(debt.invoiced, debt.performed);
    if (!start || !owed.due || days_between(*start, *owed.due) <= law.payment->agreed_days_max)
        return;
    owed.remarks.push_back("the agreed day lies more than " +
                           std::to_string(law.payment->agreed_days_max) +
                           " days behind the invoice: that holds only if it was expressly agreed "
                           "and is not grossly unfair");
}

// The band of the debt as it was at the end of its day of payment. A sum that fell due stays due,
// also where the money came a day later.
std::optional<Money> fixed_sum(Debt const& debt, Date due, Law const& law, DebtOwed& owed) {
    if (law.sums.empty()) return std::nullopt;
    auto const late = debt.open(due);
    auto const& bands = law.sums;
    if (late.currency != bands.front().debt_from.currency && bands.size() > 1) {
        owed.remarks.push_back("the fixed sum goes by bands in " +
                               bands.front().debt_from.currency.code() +
                               ": look up which one this debt lies in");
        return std::nullopt;
    }
    for (auto const& band : bands)
        if (bands.size() == 1 ? late.minor > 0 : late.minor >= band.debt_from.minor)
            return band.amount;
    return std::nullopt;
}

DebtOwed debt_owed(Debt const& debt, Law const& law, LawBook const& laws, Date on) {
    DebtOwed owed{};
    owed.subject = debt.subject;
    owed.amount = debt.amount;
    owed.open = debt.open(on);
    owed.interest.amount = {0, debt.amount.currency};
    auto const due = due_day(debt, law);
    if (!due) {
        owed.remarks.push_back(
            "when it is due is not known: neither a day was agreed, nor does "
            "this law give one for what is recorded");
        return owed;
    }
    owed.due = due->day;
    owed.due_by_law = due->by_law;
    owed.due_why = due->why;
    remark_long_term(owed, debt, law);
    if (on <= due->day) return owed;
    owed.days_late =
        std::max<std::int64_t>(days_between(due->day, debt.settled(on).value_or(on)), 0);
    if (law.interest) {
        owed.interest =
            interest(debt, due->day, on, *law.interest, laws.rate_table(law.interest->reference));
        remark_rates(owed, *law.interest);
    }
    owed.sum = fixed_sum(debt, due->day, law, owed);
    return owed;
}

// What was asked for in writing and refused, as far as it is on record.
std::optional<std::string> meets(State const& state, Damages const& damages, Money const& late) {
    switch (damages.when) {
        case DamagesWhen::late:
            if (late.minor > 0) return late.text() + " is late";
            return std::nullopt;
        case DamagesWhen::contract_refused:
        case DamagesWhen::contract_refused_before: break;
    }
    auto const& written = state.written;
    if (!written.requested || !written.refused) return std::nullopt;
    auto const asked = local_date(*written.requested, state.engagement.zone);
    auto const began = work_began(state);
    if (damages.when == DamagesWhen::contract_refused_before && began && *began < asked)
        return std::nullopt;
    return "you asked for a written contract on " + engagement::day_text(asked) +
           " and were refused";
}

std::optional<Extra> extra_of(State const& state, Damages const& damages, Money const& late) {
    auto const why = meets(state, damages, late);
    if (!why) return std::nullopt;
    Extra extra{damages.id, damages.title, late, *why + check_this(damages.confidence),
                damages.confidence};
    switch (damages.kind) {
        case DamagesKind::multiple: extra.amount.minor = late.minor * (damages.times - 1); break;
        case DamagesKind::fixed: extra.amount = damages.amount.value_or(state.zero()); break;
        case DamagesKind::contract_value: extra.amount = agreed_amounts(state).worth(); break;
    }
    return extra;
}

Money late_of(std::vector<DebtOwed> const& debts, Money late) {
    for (auto const& debt : debts)
        if (debt.days_late > 0) late = late + debt.open;
    return late;
}

void add_sum(LawOwed& owed, Money const& sum) {
    if (sum.currency == owed.sums.currency)
        owed.sums = owed.sums + sum;
    else
        owed.other_sums.push_back(sum);
}

void add_up(LawOwed& owed, Money const& principal) {
    for (auto const& debt : owed.debts) {
        owed.interest = owed.interest + debt.interest.amount;
        if (debt.sum) add_sum(owed, *debt.sum);
    }
    owed.total = principal + owed.interest + owed.sums;
    owed.at_most = owed.total;
    for (auto const& extra : owed.extras)
        if (extra.confidence != Confidence::low && extra.amount.currency == principal.currency)
            owed.at_most = owed.at_most + extra.amount;
}

void remark_contract(LawOwed& owed, State const& state, Law const& law) {
    if (!law.contract.written) return;
    auto const* terms = state.terms();
    if (terms != nullptr && terms->in_force()) return;
    owed.remarks.push_back(
        "this law asks for a written contract, and none that both sides signed "
        "is on record" +
        std::string{state.written.requested ? ""
                                            : ": ask for it in writing, before work begins if you "
                                              "can"});
}

LawOwed law_owed(State const& state, Law const& law, LawBook const& laws, Owed const& all) {
    auto const zero = state.zero();
    LawOwed owed{.id = law.id,
                 .title = law.title,
                 .applies = applies(state, law),
                 .confidence = law.confidence,
                 .debts = {},
                 .interest = zero,
                 .sums = zero,
                 .other_sums = {},
                 .extras = {},
                 .total = all.principal,
                 .at_most = all.principal,
                 .remarks = {}};
    if (owed.applies.answer != Answer::yes) return owed;
    for (auto const& debt : all.debts) owed.debts.push_back(debt_owed(debt, law, laws, all.on));
    auto const late = late_of(owed.debts, zero);
    for (auto const& damages : law.damages)
        if (auto extra = extra_of(state, damages, late)) owed.extras.push_back(std::move(*extra));
    add_up(owed, all.principal);
    remark_contract(owed, state, law);
    for (auto const& text : law.check) owed.remarks.push_back("check this: " + text);
    return owed;
}

Money late_as_agreed(Owed const& owed, Money late) {
    for (auto const& debt : owed.debts)
        if (debt.agreed && *debt.agreed < owed.on) late = late + debt.open(owed.on);
    return late;
}

void choose_greatest(Owed& owed) {
    for (auto const& law : owed.laws) {
        if (law.applies.answer != Answer::yes) continue;
        owed.at_most = law.at_most.minor > owed.at_most.minor ? law.at_most : owed.at_most;
        if (!owed.by.empty() && law.total.minor <= owed.total.minor) continue;
        owed.by = law.id;
        owed.total = law.total;
        owed.late = late_of(law.debts, {0, law.total.currency});
    }
}

void remark_record(Owed& owed, State const& state) {
    if (owed.debts.empty())
        owed.remarks.push_back(
            "nothing on record is owed: no invoice, and no work that was handed "
            "over and not paid");
    else if (state.invoices.empty())
        owed.remarks.push_back(
            "no invoice is on record: work that was handed over counts, also "
            "where the client has not approved it");
    if (!state.weeks.empty() && state.invoices.empty())
        owed.remarks.push_back("hours count once they stand on an invoice");
    if (state.held().minor > 0)
        owed.remarks.push_back(state.held().text() +
                               " is still held by the platform: its own rules come first, see "
                               "`tally deadlines`");
}

}  // namespace

Owed owed(State const& state, LawBook const& laws, Date on) {
    auto const then = engagement::as_of(state, end_of_day(on, state.engagement.zone));
    Owed owed{};
    owed.on = on;
    owed.principal = owed.late = then.zero();
    for (auto& debt : debts_of(then)) {
        if (debt.amount.currency != then.engagement.currency) continue;
        owed.principal = owed.principal + debt.open(on);
        owed.debts.push_back(std::move(debt));
    }
    owed.total = owed.at_most = owed.principal;
    owed.late = late_as_agreed(owed, owed.late);
    for (auto const& law : laws.laws) owed.laws.push_back(law_owed(then, law, laws, owed));
    choose_greatest(owed);
    remark_record(owed, then);
    return owed;
}

LawOwed const* law_that_counts(Owed const& owed) {
    auto const found = std::ranges::find(owed.laws, owed.by, &LawOwed::id);
    return found == owed.laws.end() ? nullptr : &*found;
}

}  // namespace tally::rights
