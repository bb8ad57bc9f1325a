#include "rights/law.h"
#include "rights/law_reader.h"

namespace tally::rights {
namespace {

constexpr int days_max = 3'660;
constexpr int years_max = 100;

Result<Least> read_least(TomlReader& table) {
    Least least;
    auto const currency = TRY(read_currency(table));
    least.amount = TRY(read_money(table, "amount", currency));
    auto const within = TRY(table.string("within"));
    if (within != "calendar-year") {
        auto const end = within.find(" days");
        auto const digits = within.substr(0, end);
        if (end == within.npos || end + 5 != within.size() || digits.size() > 3 ||
            digits.find_first_not_of("0123456789") != digits.npos || std::stoi("0" + digits) < 1)
            return table.wrong("within", "is no length of time: " + within,
                               "write \"120 days\" or \"calendar-year\"");
        least.within_days = std::stoi(digits);
    }
    TRY(table.finish());
    return least;
}

Result<Reach> read_reach(TomlReader table) {
    Reach reach;
    reach.clients =
        TRY(read_some_of<engagement::ClientKind>(table, "clients", engagement::client_kind_names));
    reach.places = TRY(read_places(table));
    reach.whose = TRY(read_some_of<Whose>(table, "whose", whose_names));
    if (table.has("contract_from")) reach.contract_from = TRY(table.date("contract_from"));
    for (auto& least : TRY(table.tables("least", "a [[applies.least]]")))
        reach.least.push_back(TRY(read_least(least)));
    TRY(table.finish());
    return reach;
}

Result<Demands> read_demands(TomlReader table) {
    Demands demands;
    demands.written = TRY(table.boolean("written"));
    demands.holds = TRY(read_texts(table, "holds"));
    demands.kept = TRY(table.string_or_empty("kept"));
    demands.request = TRY(table.string_or_empty("request"));
    TRY(table.finish());
    return demands;
}

Result<PaymentTerm> read_payment(TomlReader table) {
    PaymentTerm payment;
    payment.days = TRY(read_number(table, "days", 0, days_max));
    payment.after = TRY(read_some_of<DueFrom>(table, "after", due_from_names));
    payment.agreed_days_max = TRY(read_number(table, "agreed_days_max", 0, days_max, 0));
    TRY(table.finish());
    return payment;
}

Result<InterestTerm> read_interest(TomlReader table, Confidence of_all) {
    InterestTerm interest;
    interest.reference = TRY(table.string_or_empty("reference"));
    interest.percent = TRY(read_percent(table, "percent"));
    if (table.has("frozen")) interest.frozen = TRY(table.boolean("frozen"));
    interest.days_in_year = TRY(read_number(table, "days_in_year", 360, 366, 365));
    interest.confidence = TRY(read_confidence(table, of_all));
    TRY(table.finish());
    return interest;
}

Result<FixedSum> read_sum(TomlReader& table) {
    FixedSum sum;
    auto const currency = TRY(read_currency(table));
    sum.debt_from = TRY(read_money(table, "debt_from", currency));
    sum.amount = TRY(read_money(table, "amount", currency));
    TRY(table.finish());
    return sum;
}

// Sorted, so that the first band that a debt reaches is its own.
Result<std::vector<FixedSum>> read_sums(TomlReader& root) {
    std::vector<FixedSum> sums;
    for (auto& table : TRY(root.tables("sum", "a [[sum]]"))) {
        sums.push_back(TRY(read_sum(table)));
        if (sums.back().amount.currency != sums.front().amount.currency)
            return table.wrong("currency", "is not that of the other sums");
        if (std::ranges::count(sums, sums.back().debt_from.minor,
                               [](FixedSum const& sum) { return sum.debt_from.minor; }) > 1)
            return table.wrong("debt_from", "is there twice");
    }
    std::ranges::sort(sums, std::greater{},
                      [](FixedSum const& sum) { return sum.debt_from.minor; });
    return sums;
}

Result<Damages> read_damages(TomlReader& table, Confidence of_all) {
    Damages damages;
    damages.id = TRY(read_id(table));
    damages.title = TRY(table.string("title"));
    damages.kind = TRY(read_one_of<DamagesKind>(table, "kind", damages_kind_names));
    damages.when = TRY(read_one_of<DamagesWhen>(table, "when", damages_when_names));
    if (damages.kind == DamagesKind::multiple)
        damages.times = TRY(read_number(table, "times", 2, 10));
    if (damages.kind == DamagesKind::fixed) {
        auto const currency = TRY(read_currency(table));
        damages.amount = TRY(read_money(table, "amount", currency));
    }
    damages.confidence = TRY(read_confidence(table, of_all));
    TRY(table.finish());
    return damages;
}

Result<void> read_length(TomlReader& table, Period& period) {
    period.years = TRY(read_number(table, "years", 1, years_max, 0));
    period.days = TRY(read_number(table, "days", 1, days_max, 0));
    if ((period.years == 0) == (period.days == 0))
        return table.wrong(period.years == 0 ? "years" : "days", "and \"days\": give one of them");
    return {};
}

Result<Period> read_period(TomlReader& table, Confidence of_all) {
    Period period;
    period.id = TRY(read_id(table));
    period.title = TRY(table.string("title"));
    period.from = TRY(read_one_of<PeriodFrom>(table, "from", period_from_names));
    if (period.from == PeriodFrom::dispute || table.has("forums"))
        period.forums =
            TRY(read_some_of<engagement::Forum>(table, "forums", engagement::forum_names));
    TRY(read_length(table, period));
    period.acts = TRY(read_party(table, "acts"));
    period.action = TRY(table.string("action"));
    period.if_missed = TRY(table.string("if_missed"));
    period.confidence = TRY(read_confidence(table, of_all));
    TRY(table.finish());
    return period;
}

Result<void> read_parts(TomlReader& root, Law& law) {
    if (auto table = TRY(read_table(root, "contract")))
        law.contract = TRY(read_demands(std::move(*table)));
    if (auto table = TRY(read_table(root, "payment")))
        law.payment = TRY(read_payment(std::move(*table)));
    if (auto table = TRY(read_table(root, "interest")))
        law.interest = TRY(read_interest(std::move(*table), law.confidence));
    law.sums = TRY(read_sums(root));
    for (auto& table : TRY(root.tables("damages", "a [[damages]]"))) {
        law.damages.push_back(TRY(read_damages(table, law.confidence)));
        TRY(check_last_id(table, law.damages));
    }
    for (auto& table : TRY(root.tables("period", "a [[period]]"))) {
        law.periods.push_back(TRY(read_period(table, law.confidence)));
        TRY(check_last_id(table, law.periods));
    }
    return {};
}

}  // namespace

Result<Law> parse_law(std::string_view toml, std::string const& file) {
    auto const parsed = TRY(parse_toml(toml, file));
    auto root = TRY(TomlReader::open(parsed, file, "the law"));
    Law law;
    TRY(read_head(root, law));
    law.cites = TRY(root.string("cites"));
    law.summary = TRY(root.string("summary"));
    law.confidence = TRY(read_confidence(root));
    auto applies = TRY(root.table("applies", "[applies]"));
    law.reach = TRY(read_reach(std::move(applies)));
    TRY(read_parts(root, law));
    law.check = TRY(read_texts(root, "check"));
    law.complain = TRY(read_texts(root, "complain"));
    TRY(root.finish());
    return law;
}

bool needs_checking(Law const& law) {
    auto const is_low = [](auto const& part) { return part.confidence == Confidence::low; };
    return is_low(law) || !law.check.empty() || (law.interest && is_low(*law.interest)) ||
           std::ranges::any_of(law.damages, is_low) || std::ranges::any_of(law.periods, is_low);
}

}  // namespace tally::rights
