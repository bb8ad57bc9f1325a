#include "rights/court.h"

#include "rights/law_reader.h"

namespace tally::rights {
namespace {

constexpr int days_to_pay_max = 365;

Result<Court> read_court(TomlReader& table, Confidence of_all) {
    Court court;
    court.id = TRY(read_id(table));
    court.title = TRY(table.string("title"));
    court.places = TRY(read_places(table));
    auto const currency = TRY(read_currency(table));
    court.ceiling = TRY(read_money(table, "ceiling", currency));
    court.who = TRY(table.string_or_empty("who"));
    court.confidence = TRY(read_confidence(table, of_all));
    TRY(table.finish());
    return court;
}

Result<Arbitration> read_arbitration(TomlReader& table, Confidence of_all) {
    Arbitration one;
    one.id = TRY(read_id(table));
    one.title = TRY(table.string("title"));
    one.applies_to = TRY(read_some_of<engagement::EngagementType>(
        table, "applies_to", engagement::engagement_type_names));
    auto const currency = TRY(read_currency(table));
    one.ceiling = TRY(read_money(table, "ceiling", currency));
    one.fee_each = TRY(read_money(table, "fee_each", currency));
    one.fee_alone = TRY(read_money(table, "fee_alone", currency));
    if (table.has("hearing")) one.hearing = TRY(read_money(table, "hearing", currency));
    one.days_to_pay = TRY(read_number(table, "days_to_pay", 1, days_to_pay_max));
    one.if_nobody_pays = TRY(read_party(table, "if_nobody_pays"));
    one.limits = TRY(table.string_or_empty("limits"));
    one.duration = TRY(table.string_or_empty("duration"));
    one.confidence = TRY(read_confidence(table, of_all));
    TRY(table.finish());
    return one;
}

}  // namespace

Result<CourtPack> parse_court_pack(std::string_view toml, std::string const& file) {
    auto const parsed = TRY(parse_toml(toml, file));
    auto root = TRY(TomlReader::open(parsed, file, "the pack of courts"));
    CourtPack pack;
    TRY(read_head(root, pack));
    auto const of_all = TRY(read_confidence(root));
    for (auto& table : TRY(root.tables("court", "a [[court]]"))) {
        pack.courts.push_back(TRY(read_court(table, of_all)));
        TRY(check_last_id(table, pack.courts));
    }
    for (auto& table : TRY(root.tables("arbitration", "an [[arbitration]]"))) {
        pack.arbitrations.push_back(TRY(read_arbitration(table, of_all)));
        TRY(check_last_id(table, pack.arbitrations));
    }
    TRY(root.finish());
    return pack;
}

}  // namespace tally::rights
