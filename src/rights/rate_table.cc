#include "rights/rate_table.h"

#include <algorithm>

#include "rights/law_reader.h"

namespace tally::rights {
namespace {

Result<RatePeriod> read_period(TomlReader& table, Confidence of_all) {
    RatePeriod period;
    period.from = TRY(table.date("from"));
    period.until = TRY(table.date("until"));
    if (period.until < period.from) return table.wrong("until", "lies before \"from\"");
    period.percent = TRY(read_percent(table, "percent"));
    period.confidence = TRY(read_confidence(table, of_all));
    TRY(table.finish());
    return period;
}

}  // namespace

RatePeriod const* RateTable::at(Date day) const {
    auto const holds = [&](RatePeriod const& one) { return one.from <= day && day <= one.until; };
    auto const found = std::ranges::find_if(periods, holds);
    return found == periods.end() ? nullptr : &*found;
}

Result<RateTable> parse_rate_table(std::string_view toml, std::string const& file) {
    auto const parsed = TRY(parse_toml(toml, file));
    auto root = TRY(TomlReader::open(parsed, file, "the rate table"));
    RateTable rates;
    TRY(read_head(root, rates));
    auto const of_all = TRY(read_confidence(root));
    for (auto& table : TRY(root.tables("period", "a [[period]]"))) {
        auto const period = TRY(read_period(table, of_all));
        if (!rates.periods.empty() && period.from <= rates.periods.back().until)
            return table.wrong("from", "must lie behind the period before it");
        rates.periods.push_back(period);
    }
    if (rates.periods.empty()) return root.wrong("period", "must be there at least once");
    TRY(root.finish());
    return rates;
}

std::string rate_text(Rate rate) {
    auto const hundredths = std::to_string(100 + rate % 100).substr(1);
    return std::to_string(rate / 100) + "." + hundredths + " %";
}

}  // namespace tally::rights
