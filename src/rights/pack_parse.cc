#include <algorithm>

#include "rights/pack.h"
#include "rights/pack_fields.h"

namespace tally::rights {
namespace {

using ledger::Party;

Result<std::vector<Party>> read_parties(TomlReader& table, std::string_view key) {
    std::vector<Party> parties;
    for (auto const& text : TRY(table.strings(key))) {
        auto const party = ledger::parse_party(text);
        if (!party) return table.wrong(key, "has an " + party.error().message, party.error().hint);
        parties.push_back(*party);
    }
    return parties;
}

Result<Party> read_owner(TomlReader& table, MoneyKind money) {
    if (money == MoneyKind::none && !table.has("goes_to")) return Party::freelancer;
    auto const parties = TRY(read_parties(table, "goes_to"));
    if (parties.size() != 1) return table.wrong("goes_to", "must name one party");
    return parties.front();
}

Result<void> read_outcome(TomlReader& table, Rule& rule) {
    rule.acts = TRY(read_parties(table, "acts"));
    rule.lapses = TRY(table.flag("lapses"));
    if (rule.acts.empty() && !rule.lapses) return table.wrong("acts", "must name a party");
    rule.action = TRY(read_text(table, "action"));
    rule.if_missed = TRY(read_text(table, "if_missed"));
    if (table.has("if_only_one_acts"))
        rule.if_only_one_acts = TRY(read_text(table, "if_only_one_acts"));
    rule.one_actor_wins = TRY(table.flag("one_actor_wins"));
    if (table.has("alert")) rule.alert = TRY(table.boolean("alert"));
    rule.goes_to = TRY(read_owner(table, rule.watch.money));
    return {};
}

Result<Rule> read_rule(TomlReader& table) {
    Rule rule;
    rule.id = TRY(table.string("id"));
    rule.title = TRY(table.string("title"));
    rule.watch = TRY(read_watch(table));
    if (rule.watch.windows.empty())
        return table.wrong("windows", "must hold at least one length of time");
    TRY(read_outcome(table, rule));
    rule.confidence = TRY(read_name<Confidence>(table, "confidence", confidence_names));
    rule.source = TRY(read_sources(table, rule.confidence));
    TRY(table.finish());
    return rule;
}

Result<Warning> read_warning(TomlReader& table) {
    Warning warning;
    warning.id = TRY(table.string("id"));
    warning.title = TRY(table.string("title"));
    warning.watch = TRY(read_watch(table));
    warning.text = TRY(read_text(table, "text"));
    warning.action = TRY(read_text(table, "action"));
    warning.confidence = TRY(read_name<Confidence>(table, "confidence", confidence_names));
    warning.source = TRY(read_sources(table, warning.confidence));
    TRY(table.finish());
    return warning;
}

Result<std::string> read_command(TomlReader& table) {
    if (!table.has("propose")) return std::string{};
    auto text = TRY(table.string("propose"));
    auto rest = text;
    for (auto const* name : {"{engagement}", "{item}", "{occurred}"})
        if (auto const at = rest.find(name); at != rest.npos)
            rest.erase(at, std::string_view{name}.size());
    if (!rest.contains('{')) return text;
    return table.wrong("propose", "has an unknown placeholder",
                       "{engagement}, {item} and {occurred}, once each");
}

Result<MailPattern> read_mail(TomlReader& table) {
    constexpr std::ptrdiff_t stars_max = 4;
    MailPattern mail;
    mail.id = TRY(table.string("id"));
    mail.subject = TRY(table.string("subject"));
    if (mail.subject.empty() || std::ranges::count(mail.subject, '*') > stars_max)
        return table.wrong("subject", "must hold words, and at most four *");
    if (table.has("body")) mail.body = TRY(table.string("body"));
    mail.means = TRY(table.string("means"));
    mail.propose = TRY(read_command(table));
    mail.confidence = TRY(read_name<Confidence>(table, "confidence", confidence_names));
    mail.source = TRY(read_sources(table, mail.confidence));
    TRY(table.finish());
    return mail;
}

// Each is an address with at most one star.
Result<std::vector<std::string>> read_senders(TomlReader& root) {
    auto senders = TRY(root.strings("senders"));
    for (auto const& sender : senders)
        if (std::ranges::count(sender, '@') != 1 || std::ranges::count(sender, '*') > 1)
            return root.wrong("senders", "has what is no address: " + sender,
                              "one @ and at most one *");
    return senders;
}

Result<std::vector<engagement::EngagementType>> read_types(TomlReader& root) {
    std::vector<engagement::EngagementType> types;
    for (auto const& text : TRY(root.strings("applies_to"))) {
        auto const type = engagement::parse_name<engagement::EngagementType>(text);
        if (!type)
            return root.wrong("applies_to", "has an " + type.error().message, type.error().hint);
        types.push_back(*type);
    }
    if (types.empty()) return root.wrong("applies_to", "must name an engagement type");
    return types;
}

Result<std::vector<Date>> read_holidays(TomlReader& root) {
    std::vector<Date> holidays;
    for (auto const& text : TRY(root.strings("holidays"))) {
        auto const date = parse_date(text);
        if (!date) return root.wrong("holidays", "has what is " + date.error().message);
        holidays.push_back(*date);
    }
    return holidays;
}

Result<void> read_head(TomlReader& reader, Pack& pack) {
    pack.id = TRY(reader.string("id"));
    pack.title = TRY(reader.string("title"));
    pack.dated = TRY(reader.date("dated"));
    pack.seen = TRY(reader.date("seen"));
    pack.supersedes = TRY(reader.strings("supersedes"));
    pack.applies_to = TRY(read_types(reader));
    pack.platform = TRY(reader.strings("platform"));
    pack.senders = TRY(read_senders(reader));
    pack.holidays = TRY(read_holidays(reader));
    return {};
}

template <typename Thing>
Result<void> check_id(TomlReader const& table, std::vector<Thing> const& all) {
    if (std::ranges::count(all, all.back().id, &Thing::id) == 1) return {};
    return table.wrong("id", "is there twice: " + all.back().id);
}

}  // namespace

Result<Pack> parse_pack(std::string_view toml, std::string const& file) {
    auto const root = TRY(parse_toml(toml, file));
    auto reader = TRY(TomlReader::open(root, file, "the pack"));
    Pack pack;
    TRY(read_head(reader, pack));
    for (auto& table : TRY(reader.tables("rule", "a [[rule]]"))) {
        pack.rules.push_back(TRY(read_rule(table)));
        TRY(check_id(table, pack.rules));
    }
    for (auto& table : TRY(reader.tables("warning", "a [[warning]]"))) {
        pack.warnings.push_back(TRY(read_warning(table)));
        TRY(check_id(table, pack.warnings));
    }
    for (auto& table : TRY(reader.tables("mail", "a [[mail]]"))) {
        pack.mails.push_back(TRY(read_mail(table)));
        TRY(check_id(table, pack.mails));
    }
    TRY(reader.finish());
    return pack;
}

}  // namespace tally::rights
