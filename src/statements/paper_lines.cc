#include "statements/paper_lines.h"

#include <algorithm>

#include "base/words.h"
#include "statements/paper_amounts.h"

namespace tally::statements {
namespace {

struct Label {
    std::string_view words;  // lower case
    PaperField field;
};

// Longer ones first where one begins with another.
constexpr std::array labels{
    Label{"invoice number", PaperField::number},
    Label{"invoice no", PaperField::number},
    Label{"invoice nr", PaperField::number},
    Label{"invoice id", PaperField::number},
    Label{"invoice #", PaperField::number},
    Label{"invoice date", PaperField::date},
    Label{"invoice total", PaperField::total},
    Label{"invoice to", PaperField::to},
    Label{"rechnungsnummer", PaperField::number},
    Label{"rechnungs-nr", PaperField::number},
    Label{"rechnung nr", PaperField::number},
    Label{"rechnung an", PaperField::to},
    Label{"rechnungsdatum", PaperField::date},
    Label{"rechnungsbetrag", PaperField::total},
    Label{"facture n", PaperField::number},
    Label{"numéro de facture", PaperField::number},
    Label{"número de factura", PaperField::number},
    Label{"factura n", PaperField::number},
    Label{"date of issue", PaperField::date},
    Label{"issue date", PaperField::date},
    Label{"date issued", PaperField::date},
    Label{"issued on", PaperField::date},
    Label{"date due", PaperField::due},
    Label{"due date", PaperField::due},
    Label{"due by", PaperField::due},
    Label{"due on", PaperField::due},
    Label{"payable by", PaperField::due},
    Label{"fällig am", PaperField::due},
    Label{"zahlbar bis", PaperField::due},
    Label{"date d'échéance", PaperField::due},
    Label{"vencimiento", PaperField::due},
    Label{"fecha", PaperField::date},
    Label{"datum", PaperField::date},
    Label{"date de facture", PaperField::date},
    Label{"date", PaperField::date},
    Label{"amount due", PaperField::open},
    Label{"balance due", PaperField::open},
    Label{"total due", PaperField::open},
    Label{"zu zahlen", PaperField::open},
    Label{"net à payer", PaperField::open},
    Label{"total net", PaperField::other},
    Label{"total excl", PaperField::other},
    Label{"total ht", PaperField::other},
    Label{"total hours", PaperField::other},
    Label{"total tax", PaperField::other},
    Label{"total vat", PaperField::other},
    Label{"total paid", PaperField::other},
    Label{"grand total", PaperField::total},
    Label{"total amount", PaperField::total},
    Label{"total ttc", PaperField::total},
    Label{"total", PaperField::total},
    Label{"gesamtbetrag", PaperField::total},
    Label{"gesamtsumme", PaperField::total},
    Label{"gesamt", PaperField::total},
    Label{"endbetrag", PaperField::total},
    Label{"montant total", PaperField::total},
    Label{"importe total", PaperField::total},
    Label{"subtotal", PaperField::other},
    Label{"sub-total", PaperField::other},
    Label{"zwischensumme", PaperField::other},
    Label{"nettobetrag", PaperField::other},
    Label{"netto", PaperField::other},
    Label{"amount paid", PaperField::other},
    Label{"discount", PaperField::other},
    Label{"rabatt", PaperField::other},
    Label{"payment", PaperField::other},
    Label{"sales tax", PaperField::other},
    Label{"tax", PaperField::other},
    Label{"vat", PaperField::other},
    Label{"mwst", PaperField::other},
    Label{"umsatzsteuer", PaperField::other},
    Label{"ust", PaperField::other},
    Label{"tva", PaperField::other},
    Label{"iva", PaperField::other},
    Label{"to:", PaperField::to},
    Label{"bill to", PaperField::to},
    Label{"billed to", PaperField::to},
    Label{"client", PaperField::to},
    Label{"customer", PaperField::to},
    Label{"kunde", PaperField::to},
    Label{"facturé à", PaperField::to},
    Label{"from", PaperField::from},
    Label{"von", PaperField::from},
    Label{"issued by", PaperField::from},
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) > 0x7f; }

// Behind a label stand marks and the words that go with it: "Total (USD):", "Invoice No. #".
std::string value_behind(std::string_view rest) {
    constexpr std::array<std::string_view, 5> marks{"°", "º", "№", "–", "—"};
    for (bool more = true; more;) {
        more = false;
        auto const begin = rest.find_first_not_of(" \t.:#=-");
        rest.remove_prefix(begin == rest.npos ? rest.size() : begin);
        for (auto const mark : marks)
            if (rest.starts_with(mark)) {
                rest.remove_prefix(mark.size());
                more = true;
            }
    }
    return std::string{rest};
}

std::optional<LabelledText> label_of(std::string const& line) {
    auto const lower = ascii_lower(line);
    for (auto const& label : labels) {
        if (!lower.starts_with(label.words)) continue;
        auto rest = std::string_view{line}.substr(label.words.size());
        if (!rest.empty() && is_letter(ascii_lower(rest.substr(0, 1)).front()) &&
            !rest.starts_with("°") && !rest.starts_with("º"))
            continue;
        return LabelledText{label.field, value_behind(rest)};
    }
    return std::nullopt;
}

bool has_digit(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_party(PaperField field) { return field == PaperField::from || field == PaperField::to; }

// Whether a line holds what the field asks for: of "VAT 20%" the amount is still to come.
bool holds(PaperField field, std::string_view value) {
    switch (field) {
        case PaperField::from:
        case PaperField::to: return !value.empty();
        case PaperField::number:
        case PaperField::date:
        case PaperField::due: return has_digit(value);
        case PaperField::total:
        case PaperField::open:
        case PaperField::other: return !printed_amounts(value).empty();
    }
    return false;
}
bool is_complete(LabelledText const& label) { return holds(label.field, label.value); }

// Labels without values from this line on.
std::vector<LabelledText> column_at(std::vector<std::string> const& lines, std::size_t at) {
    std::vector<LabelledText> column;
    for (; at < lines.size(); ++at) {
        auto label = label_of(lines[at]);
        if (!label || is_complete(*label) || is_party(label->field)) break;
        column.push_back(*std::move(label));
    }
    return column;
}

// The line of the first value: a foot of the page may stand in between.
std::size_t first_value(std::vector<std::string> const& lines, std::size_t at, PaperField field) {
    constexpr std::size_t lines_between_max = 3;
    auto const end = std::min(lines.size(), at + lines_between_max + 1);
    for (auto line = at; line < end && !label_of(lines[line]); ++line)
        if (holds(field, lines[line])) return line;
    return lines.size();
}

}  // namespace

std::vector<std::string> paper_lines(std::string_view text, std::size_t lines_max) {
    std::vector<std::string> lines;
    while (!text.empty() && lines.size() < lines_max) {
        auto const end = std::min(text.find_first_of("\n\f"), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(text.size(), end + 1));
        auto const begin = line.find_first_not_of(" \t\r");
        if (begin == line.npos) continue;
        auto const last = line.find_last_not_of(" \t\r");
        lines.emplace_back(line.substr(begin, last - begin + 1));
    }
    return lines;
}

std::vector<LabelledText> labelled_texts(std::vector<std::string> const& lines) {
    std::vector<LabelledText> all;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        auto label = label_of(lines[at]);
        if (!label) continue;
        if (is_complete(*label)) {
            all.push_back(*std::move(label));
            continue;
        }
        if (is_party(label->field)) {
            if (at + 1 < lines.size()) all.push_back({label->field, lines[at + 1]});
            continue;
        }
        auto column = column_at(lines, at);
        auto value = first_value(lines, at + column.size(), column.front().field);
        at += column.size() - 1;
        for (auto& one : column) {
            if (value >= lines.size() || !holds(one.field, lines[value]) || label_of(lines[value]))
                break;
            one.value += (one.value.empty() ? "" : " ") + lines[value++];
            all.push_back(std::move(one));
        }
    }
    return all;
}

}  // namespace tally::statements
