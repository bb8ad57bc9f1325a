#include "engagement/agreement_text.h"

#include <algorithm>

#include "toml/toml_value.h"

namespace tally::engagement {
namespace {

using ledger::Party;

Result<std::optional<Date>> optional_date(TomlReader& reader, std::string_view key) {
    if (!reader.has(key)) return std::nullopt;
    return TRY(reader.date(key));
}

Result<void> check_currency(TomlReader& reader, Currency ours) {
    auto const named = TRY(reader.string_or_empty("currency"));
    if (named.empty() || named == ours.code()) return {};
    return reader.wrong("currency", "is " + named + ", but the engagement is in " + ours.code(),
                        "write the amounts in " + ours.code());
}

Result<std::vector<ScopeLine>> read_scope(TomlReader& root) {
    std::vector<ScopeLine> scope;
    for (auto& line : TRY(root.tables("scope", "a [[scope]]"))) {
        ScopeLine one;
        one.id = TRY(line.string("id"));
        one.text = TRY(line.string("text"));
        TRY(line.finish());
        if (std::ranges::find(scope, one.id, &ScopeLine::id) != scope.end())
            return line.wrong("id", "is there twice: " + one.id, "number each scope line once");
        scope.push_back(std::move(one));
    }
    if (scope.empty())
        return root.wrong("scope", "is missing: nothing says what the work is",
                          "add at least one [[scope]] with an id and a text");
    return scope;
}

Result<std::vector<std::string>> read_out_of_scope(TomlReader& root) {
    std::vector<std::string> out;
    for (auto& line : TRY(root.tables("out_of_scope", "an [[out_of_scope]]"))) {
        out.push_back(TRY(line.string("text")));
        TRY(line.finish());
    }
    return out;
}

Result<std::vector<Deliverable>> read_deliverables(TomlReader& root,
                                                   std::vector<ScopeLine> const& scope) {
    std::vector<Deliverable> out;
    for (auto& table : TRY(root.tables("deliverable", "a [[deliverable]]"))) {
        Deliverable one;
        one.id = TRY(table.string("id"));
        one.title = TRY(table.string("title"));
        one.acceptance = TRY(table.string_or_empty("acceptance"));
        one.due = TRY(optional_date(table, "due"));
        one.scope = TRY(table.strings("scope"));
        TRY(table.finish());
        for (auto const& id : one.scope)
            if (std::ranges::find(scope, id, &ScopeLine::id) == scope.end())
                return table.wrong("scope", "points to a scope line that is not there: " + id);
        if (std::ranges::find(out, one.id, &Deliverable::id) != out.end())
            return table.wrong("id", "is there twice: " + one.id);
        out.push_back(std::move(one));
    }
    return out;
}

Result<std::string> read_payment(TomlReader& root) {
    if (!root.has("payment")) return std::string{};
    auto table = TRY(root.table("payment", "[payment]"));
    auto terms = TRY(table.string("terms"));
    TRY(table.finish());
    return terms;
}

Result<std::optional<Revisions>> read_revisions(TomlReader& root) {
    if (!root.has("revisions")) return std::nullopt;
    auto table = TRY(root.table("revisions", "[revisions]"));
    Revisions revisions;
    revisions.rounds = TRY(table.integer("rounds"));
    revisions.counts_as = TRY(table.string_or_empty("counts_as"));
    TRY(table.finish());
    if (revisions.rounds < 0) return table.wrong("rounds", "must not be negative");
    return revisions;
}

Result<Party> read_party(TomlReader& table) {
    auto const text = TRY(table.string("party"));
    if (text == ledger::name(Party::client)) return Party::client;
    if (text == ledger::name(Party::freelancer)) return Party::freelancer;
    return table.wrong("party", "must be \"client\" or \"freelancer\", not \"" + text + "\"");
}

Result<std::vector<Responsibility>> read_responsibilities(TomlReader& root) {
    std::vector<Responsibility> out;
    for (auto& table : TRY(root.tables("responsibility", "a [[responsibility]]"))) {
        Responsibility one;
        one.id = TRY(table.string_or_empty("id"));
        if (one.id.empty()) one.id = "R" + std::to_string(out.size() + 1);
        if (std::ranges::find(out, one.id, &Responsibility::id) != out.end())
            return table.wrong("id", "is there twice: " + one.id);
        one.party = TRY(read_party(table));
        one.what = TRY(table.string("what"));
        one.due = TRY(optional_date(table, "due"));
        out.push_back(std::move(one));
        TRY(table.finish());
    }
    return out;
}

// [terms] may hold whatever the two agreed on: names and texts.
Result<std::vector<std::pair<std::string, std::string>>> read_terms(TomlReader& root) {
    std::vector<std::pair<std::string, std::string>> out;
    if (!root.has("terms")) return out;
    auto table = TRY(root.table("terms", "[terms]"));
    for (auto const& key : table.keys()) {
        auto text = TRY(table.string(key));
        out.emplace_back(key, std::move(text));
    }
    return out;
}

Result<std::vector<PlannedMilestone>> read_milestones(TomlReader& root, Currency currency) {
    std::vector<PlannedMilestone> out;
    for (auto& table : TRY(root.tables("milestone", "a [[milestone]]"))) {
        auto const amount = Money::parse(TRY(table.string("amount")), currency);
        if (!amount)
            return table.wrong("amount", "is " + amount.error().message, amount.error().hint);
        if (amount->minor == 0) return table.wrong("amount", "must be more than zero");
        PlannedMilestone one{{}, *amount, {}};
        one.title = TRY(table.string("title"));
        one.due = TRY(optional_date(table, "due"));
        out.push_back(std::move(one));
        TRY(table.finish());
    }
    return out;
}

}  // namespace

Result<AgreementText> parse_agreement(std::string_view toml, Currency currency,
                                      std::string const& file) {
    auto const root = TRY(parse_toml(toml, file));
    auto reader = TRY(TomlReader::open(root, file, "the agreement"));
    TRY(check_currency(reader, currency));
    AgreementText text{.title = {},
                       .currency = currency,
                       .scope = {},
                       .out_of_scope = {},
                       .deliverables = {},
                       .payment = {},
                       .revisions = {},
                       .responsibilities = {},
                       .terms = {},
                       .milestones = {}};
    text.title = TRY(reader.string("title"));
    text.scope = TRY(read_scope(reader));
    text.out_of_scope = TRY(read_out_of_scope(reader));
    text.deliverables = TRY(read_deliverables(reader, text.scope));
    text.payment = TRY(read_payment(reader));
    text.revisions = TRY(read_revisions(reader));
    text.responsibilities = TRY(read_responsibilities(reader));
    text.terms = TRY(read_terms(reader));
    text.milestones = TRY(read_milestones(reader, currency));
    TRY(reader.finish());
    return text;
}

}  // namespace tally::engagement
