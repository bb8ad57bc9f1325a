#include "statements/mapping.h"

#include <algorithm>
#include <array>

namespace tally::statements {
namespace {

bool has_column(CsvRow const& header, std::string_view name) {
    auto const wanted = plain_name(name);
    return std::ranges::any_of(header.fields,
                               [&](auto const& field) { return plain_name(field) == wanted; });
}

Mapping upwork_transactions() {
    Mapping mapping;
    mapping.name = "upwork-transactions";
    mapping.date = "Date";
    mapping.date_form = DateForm::month_name;
    mapping.amount = "Amount $";
    mapping.currency = "USD";
    mapping.description = {"Transaction summary", "Description 1", "Description 2"};
    mapping.type = "Transaction type";
    mapping.counterparty = "Client team";
    mapping.reference = "Transaction ID";
    mapping.known_by = {"Date", "Transaction ID", "Transaction type", "Amount $"};
    return mapping;
}

Mapping upwork_legacy() {
    Mapping mapping;
    mapping.name = "upwork-transactions-legacy";
    mapping.date = "Date";
    mapping.date_form = DateForm::month_name;
    mapping.amount = "Amount";
    mapping.currency = "USD";
    mapping.description = {"Description"};
    mapping.type = "Type";
    mapping.counterparty = "Team";
    mapping.reference = "Ref ID";
    mapping.known_by = {"Date", "Ref ID", "Type", "Description", "Amount", "Balance"};
    return mapping;
}

Mapping upwork_hours() {
    Mapping mapping;
    mapping.name = "upwork-hours";
    mapping.date = "Date";
    mapping.amount = "Amount";
    mapping.currency = "USD";
    mapping.description = {"Contract"};
    mapping.type = "Payment type";
    mapping.hours = "Hours";
    mapping.known_by = {"Date", "Contract", "Hours", "Amount", "Payment type"};
    return mapping;
}

Mapping fiverr() {
    Mapping mapping;
    mapping.name = "fiverr-statement";
    mapping.date = "Date";
    mapping.amount = "Net Amount";
    mapping.currency = "USD";
    mapping.description = {"Item Description"};
    mapping.type = "Status";
    mapping.counterparty = "Buyer";
    mapping.reference = "Order ID";
    mapping.known_by = {"Date", "Order ID", "Gross Amount", "Net Amount"};
    return mapping;
}

// Words that banks use in headers, in plain_name form: English, German, French, Spanish, Italian.
struct Words {
    std::string Mapping::* member;
    std::array<std::string_view, 8> names;
};
std::array const words{
    Words{&Mapping::date,
          {"date", "bookingdate", "buchungstag", "datum", "transactiondate", "fecha", "data", ""}},
    Words{&Mapping::amount,
          {"amount", "betrag", "umsatz", "montant", "importe", "importo", "value", ""}},
    Words{&Mapping::credit, {"credit", "paidin", "haben", "crédit", "moneyin", "abono", "", ""}},
    Words{&Mapping::debit, {"debit", "paidout", "soll", "débit", "moneyout", "cargo", "", ""}},
    Words{&Mapping::currency_column,
          {"currency", "währung", "waehrung", "devise", "moneda", "valuta", "", ""}},
    Words{&Mapping::counterparty,
          {"payee", "name", "counterparty", "beguenstigterzahlungspflichtiger", "auftraggeber",
           "merchant", "beneficiary", ""}},
    Words{&Mapping::reference,
          {"reference", "referenz", "kundenreferenz", "transactionid", "endtoendid", "", "", ""}}};
constexpr std::array<std::string_view, 8> description_words{
    "description", "verwendungszweck", "details",      "memo",
    "libellé",     "concepto",         "buchungstext", "descrizione"};

// The decimal sign is the last of the two that stands in amounts.
char decimal_of(CsvTable const& table, std::size_t column) {
    for (auto const& row : table.rows) {
        if (column >= row.fields.size()) continue;
        auto const last = row.fields[column].find_last_of(".,");
        auto const digits = row.fields[column].size() - std::min(last, row.fields[column].size());
        if (last != std::string::npos && digits == 3) return row.fields[column][last];
    }
    return '.';
}

DateForm form_of(CsvTable const& table, std::size_t column) {
    constexpr std::array forms{DateForm::year_first, DateForm::day_first, DateForm::month_first,
                               DateForm::month_name};
    for (auto const form : forms)
        if (std::ranges::all_of(table.rows, [&](CsvRow const& row) {
                return column < row.fields.size() &&
                       parse_date_text(row.fields[column], form).has_value();
            }))
            return form;
    return DateForm::year_first;
}

// "Valuta" is a currency to some banks, and the day of the value to others.
bool names_currencies(CsvTable const& table, std::string const& column) {
    auto const& header = table.header.fields;
    auto const place = static_cast<std::size_t>(std::ranges::find(header, column) - header.begin());
    return std::ranges::all_of(table.rows, [&](CsvRow const& row) {
        return place < row.fields.size() && Currency::parse(row.fields[place]).has_value();
    });
}

}  // namespace

std::vector<Mapping> const& known_mappings() {
    static std::vector<Mapping> const all{upwork_transactions(), upwork_legacy(), upwork_hours(),
                                          fiverr()};
    return all;
}

Mapping const* mapping_for(CsvRow const& header) {
    for (auto const& mapping : known_mappings())
        if (std::ranges::all_of(mapping.known_by,
                                [&](auto const& name) { return has_column(header, name); }))
            return &mapping;
    return nullptr;
}

Mapping guess_mapping(CsvTable const& table, Currency assumed) {
    Mapping mapping;
    mapping.name = "guessed";
    for (std::size_t column = 0; column < table.header.fields.size(); ++column) {
        auto const& field = table.header.fields[column];
        auto const name = plain_name(field);
        for (auto const& [member, names] : words)
            if ((mapping.*member).empty() && std::ranges::find(names, name) != names.end()) {
                mapping.*member = field;
                if (member == &Mapping::date) mapping.date_form = form_of(table, column);
                if (member == &Mapping::amount || member == &Mapping::credit)
                    mapping.decimal = decimal_of(table, column);
                break;
            }
        if (std::ranges::find(description_words, name) != description_words.end())
            mapping.description.push_back(field);
    }
    if (!mapping.amount.empty()) mapping.credit = mapping.debit = {};
    if (!names_currencies(table, mapping.currency_column)) mapping.currency_column = {};
    if (mapping.currency_column.empty()) mapping.currency = assumed.code();
    return mapping;
}

}  // namespace tally::statements
