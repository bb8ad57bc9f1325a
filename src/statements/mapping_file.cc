#include <toml++/toml.h>

#include <array>

#include "base/encoding.h"
#include "statements/mapping.h"

namespace tally::statements {
namespace {

struct Key {
    std::string_view name;
    std::string Mapping::* member;
};
constexpr std::array keys{Key{"name", &Mapping::name},
                          Key{"date", &Mapping::date},
                          Key{"amount", &Mapping::amount},
                          Key{"credit", &Mapping::credit},
                          Key{"debit", &Mapping::debit},
                          Key{"currency", &Mapping::currency},
                          Key{"currency_column", &Mapping::currency_column},
                          Key{"type", &Mapping::type},
                          Key{"counterparty", &Mapping::counterparty},
                          Key{"reference", &Mapping::reference},
                          Key{"hours", &Mapping::hours}};

std::unexpected<Error> wrong(toml::node const& node, std::string const& what, std::string hint) {
    return fail(Code::invalid_input,
                "mapping, line " + std::to_string(node.source().begin.line) + ": " + what,
                std::move(hint));
}

Result<std::string> text_of(toml::node const& node, std::string const& key) {
    if (auto const* const text = node.as_string()) return text->get();
    return wrong(node, key + " must be a text in quotes", key + " = \"...\"");
}

Result<void> take(Mapping& mapping, std::string const& key, toml::node const& node) {
    for (auto const& [name, member] : keys)
        if (name == key) {
            mapping.*member = TRY(text_of(node, key));
            return {};
        }
    if (key == "decimal") {
        auto const text = TRY(text_of(node, key));
        if (text != "." && text != ",") return wrong(node, "decimal is \".\" or \",\"", "");
        mapping.decimal = text[0];
        return {};
    }
    if (key == "date_format") {
        auto const form = parse_date_form(TRY(text_of(node, key)));
        if (!form)
            return wrong(node, "date_format is unknown",
                         "yyyy-mm-dd, dd.mm.yyyy, dd/mm/yyyy, mm/dd/yyyy or \"mmm d, yyyy\"");
        mapping.date_form = *form;
        return {};
    }
    if (key != "description") return wrong(node, "there is no key " + key, "see the format's page");
    if (node.is_string()) {
        mapping.description.push_back(TRY(text_of(node, key)));
        return {};
    }
    auto const* const list = node.as_array();
    if (list == nullptr) return wrong(node, "description must be a text or a list of texts", "");
    for (auto const& one : *list) mapping.description.push_back(TRY(text_of(one, key)));
    return {};
}

std::string_view form_name(DateForm form) {
    switch (form) {
        case DateForm::year_first: return "yyyy-mm-dd";
        case DateForm::day_first: return "dd.mm.yyyy";
        case DateForm::month_first: return "mm/dd/yyyy";
        case DateForm::month_name: return "mmm d, yyyy";
    }
    return {};
}

}  // namespace

Result<Mapping> parse_mapping(std::string_view text) {
    constexpr std::size_t bytes_max = 64 * 1024;
    if (text.size() > bytes_max) return fail(Code::invalid_input, "a mapping of more than 64 kB");
    try {
        auto const table = toml::parse(text);
        Mapping mapping;
        for (auto const& [key, node] : table) TRY(take(mapping, std::string{key.str()}, node));
        if (mapping.date.empty() || (mapping.amount.empty() && mapping.credit.empty()))
            return fail(Code::invalid_input, "a mapping needs date, and amount or credit",
                        "date = \"Buchungstag\" and amount = \"Betrag\"");
        if (mapping.currency.empty() && mapping.currency_column.empty())
            return fail(Code::invalid_input, "a mapping needs currency or currency_column",
                        "currency = \"EUR\"");
        return mapping;
    } catch (toml::parse_error const& error) {
        return fail(Code::invalid_input,
                    "mapping, line " + std::to_string(error.source().begin.line) + ": " +
                        std::string{error.description()},
                    "docs/formats/statement-mapping.md has an example");
    }
}

std::string write_mapping(Mapping const& mapping) {
    std::string text;
    for (auto const& [name, member] : keys)
        if (!(mapping.*member).empty())
            text += std::string{name} + " = " + toml_string(mapping.*member) + "\n";
    text += "date_format = " + toml_string(form_name(mapping.date_form)) + "\n";
    text += "decimal = " + toml_string(std::string_view{&mapping.decimal, 1}) + "\n";
    std::string list;
    for (auto const& one : mapping.description)
        list += (list.empty() ? "" : ", ") + toml_string(one);
    if (!list.empty()) text += "description = [" + list + "]\n";
    return text;
}

}  // namespace tally::statements
