#include "statements/invoice_paper.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/words.h"
#include "statements/date_text.h"
#include "statements/paper_amounts.h"
#include "statements/paper_lines.h"

namespace tally::statements {
namespace {

using Kind = InvoicePaper::Kind;

constexpr std::size_t heading_lines = 30;
constexpr std::size_t heading_bytes_max = 60;
constexpr std::size_t number_bytes_max = 40;

bool begins_with_word(std::string_view line, std::string_view word) {
    return line.starts_with(word) &&
           (line.size() == word.size() || line[word.size()] < 'a' || line[word.size()] > 'z');
}

// What a line says about the whole paper; none: nothing.
Kind kind_of_heading(std::string const& line) {
    constexpr std::array<std::string_view, 6> credits{
        "credit note", "credit memo", "gutschrift", "storno", "avoir", "nota de crédito"};
    constexpr std::array<std::string_view, 10> invoices{
        "invoice", "tax invoice", "commercial invoice", "rechnung",        "facture",
        "factura", "fattura",     "upwork invoice",     "rechnungsnummer", "rechnungs-nr"};
    if (line.size() > heading_bytes_max) return Kind::none;
    auto const lower = ascii_lower(line);
    for (auto const word : credits)
        if (lower.starts_with(word)) return Kind::credit_note;
    for (auto const word : invoices)
        if (begins_with_word(lower, word)) return Kind::invoice;
    return Kind::none;
}

// Papers that ask for nothing yet, or say that something was paid.
bool is_other_heading(std::string const& line) {
    constexpr std::array<std::string_view, 13> others{
        "pro forma", "proforma", "pro-forma", "estimate", "quote",          "quotation",  "offer",
        "angebot",   "devis",    "receipt",   "quittung", "purchase order", "presupuesto"};
    auto const lower = ascii_lower(line);
    return line.size() <= heading_bytes_max && std::ranges::any_of(others, [&](auto const word) {
               return begins_with_word(lower, word);
           });
}

Kind kind_of(std::vector<std::string> const& lines) {
    for (auto const& line : std::span{lines}.first(std::min(lines.size(), heading_lines))) {
        if (is_other_heading(line)) return Kind::none;
        if (auto const kind = kind_of_heading(line); kind != Kind::none) return kind;
    }
    return Kind::none;
}

// The first word with a digit: "2026-17", "T123456789".
std::string number_in(std::string_view value) {
    for (std::size_t at = 0; at < value.size();) {
        auto const end = std::min(value.find_first_of(" \t,;", at), value.size());
        auto const word = value.substr(at, end - at);
        if (word.size() <= number_bytes_max &&
            std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; }))
            return std::string{word.starts_with('#') ? word.substr(1) : word};
        at = end + 1;
    }
    return {};
}

// "Invoice INV-001", "Rechnung 2026-17": the number stands in the heading.
std::string number_of_heading(std::vector<std::string> const& lines) {
    for (auto const& line : std::span{lines}.first(std::min(lines.size(), heading_lines)))
        if (kind_of_heading(line) == Kind::invoice)
            if (auto const number = number_in(line); !number.empty()) return number;
    return {};
}

struct ReadDate {
    std::optional<Date> date;
    bool unclear = false;  // day and month could be changed round
};

bool has_month_name(std::string_view lower) {
    constexpr std::array<std::string_view, 16> months{"jan", "feb", "mar", "mär", "apr", "may",
                                                      "mai", "jun", "jul", "aug", "sep", "oct",
                                                      "okt", "nov", "dec", "dez"};
    return std::ranges::any_of(months, [&](auto const name) { return lower.contains(name); });
}

// English names of months for those that German spells otherwise.
std::string with_english_months(std::string text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> others{
        {{"mär", "mar"}, {"mai", "may"}, {"okt", "oct"}, {"dez", "dec"}}};
    for (auto const& [from, to] : others)
        if (auto const at = text.find(from); at != text.npos) text.replace(at, from.size(), to);
    return text;
}

ReadDate read_date(std::string_view value) {
    auto const text = with_english_months(ascii_lower(value.substr(0, 60)));
    auto const digit = text.find_first_of("0123456789");
    if (digit == text.npos) return {};
    if (has_month_name(text)) {
        auto const letter = text.find_first_of("abcdefghijklmnopqrstuvwxyz");
        if (letter < digit) return {parse_date_text(text.substr(letter), DateForm::month_name)};
        // "2 November 2026", "2. Nov. 2026": the month goes to the front.
        auto const behind = text.find_first_not_of("0123456789", digit);
        if (letter == text.npos || behind == text.npos) return {};
        auto const year = text.find_first_of("0123456789", letter);
        if (year == text.npos) return {};
        return {parse_date_text(text.substr(letter, year - letter) + " " +
                                    text.substr(digit, behind - digit) + ", " +
                                    text.substr(year, 4),
                                DateForm::month_name)};
    }
    auto const rest = text.substr(digit);
    auto const sign = rest.find_first_not_of("0123456789");
    if (sign == 4) return {parse_date_text(rest, DateForm::year_first)};
    auto const days_first = parse_date_text(rest, DateForm::day_first);
    if (sign != rest.npos && rest[sign] == '.') return {days_first};
    auto const months_first = parse_date_text(rest, DateForm::month_first);
    if (days_first && months_first && days_first != months_first) return {std::nullopt, true};
    return {days_first ? days_first : months_first};
}

class PaperReader {
public:
    PaperReader(std::string_view text, Currency expected)
        : lines_{paper_lines(text, paper_lines_max)},
          labels_{labelled_texts(lines_)},
          named_{named_currencies(text)},
          expected_{expected} {
        std::vector<PrintedAmount> all;
        for (auto const& line : lines_)
            std::ranges::move(printed_amounts(line), std::back_inserter(all));
        decimal_ = decimal_sign(all);
        for (auto const& amount : all) signs_.push_back(amount.currency);
    }

    InvoicePaper read() {
        paper_.kind = kind_of(lines_);
        if (paper_.kind == Kind::none) return std::move(paper_);
        for (auto const& label : labels_)
            if (label.field == PaperField::number && paper_.number.empty())
                paper_.number = number_in(label.value);
        if (paper_.number.empty()) paper_.number = number_of_heading(lines_);
        if (paper_.number.empty()) doubt("no number is named on it");
        paper_.date = date_of(PaperField::date, "its date");
        paper_.due = date_of(PaperField::due, "the day on which it is due");
        paper_.from = text_of(PaperField::from);
        paper_.to = text_of(PaperField::to);
        read_total();
        return std::move(paper_);
    }

private:
    void doubt(std::string text) { paper_.doubts.push_back(std::move(text)); }

    std::string text_of(PaperField field) const {
        auto const found = std::ranges::find(labels_, field, &LabelledText::field);
        return found == labels_.end() ? std::string{} : found->value.substr(0, 200);
    }

    std::optional<Date> date_of(PaperField field, std::string const& what) {
        for (auto const& label : labels_) {
            if (label.field != field) continue;
            auto const [date, unclear] = read_date(label.value);
            if (unclear) doubt(what + " can be read in two ways: " + label.value.substr(0, 40));
            if (date || unclear) return date;
        }
        return std::nullopt;
    }

    // What the sign at the amount says, else the one currency that the paper names.
    std::optional<Currency> currency_of(PrintedAmount const& amount, std::string_view label) const {
        auto const on_line = named_currencies(label);
        if (amount.currency == "$" && named_.size() == 1) return named_.front();
        if (!amount.currency.empty()) return currency_of_sign(amount.currency, expected_);
        if (on_line.size() == 1) return on_line.front();
        if (named_.size() == 1) return named_.front();
        if (named_.empty() && std::ranges::find(signs_, "$") != signs_.end())
            return currency_of_sign("$", expected_);
        return std::nullopt;
    }

    // All different amounts behind labels of this field, as far as they can be read.
    std::vector<Money> amounts_of(PaperField field) {
        std::vector<Money> all;
        for (auto const& label : labels_) {
            if (label.field != field) continue;
            auto const amounts = printed_amounts(label.value);
            if (amounts.empty()) continue;
            auto const currency = currency_of(amounts.back(), label.value);
            if (!currency) {
                doubt("its currency is not named: " + label.value.substr(0, 40));
                continue;
            }
            auto const money = money_of(amounts.back(), decimal_, *currency);
            if (!money)
                doubt("its total can be read in two ways: " + label.value.substr(0, 40));
            else if (std::ranges::find(all, *money) == all.end())
                all.push_back(*money);
        }
        return all;
    }

    void read_total() {
        auto const doubts = paper_.doubts.size();
        auto totals = amounts_of(PaperField::total);
        if (totals.empty()) {
            totals = amounts_of(PaperField::open);
            // Paid in full: what is open does not say what it was over.
            std::erase_if(totals, [](Money const& one) { return one.minor == 0; });
        }
        if (totals.size() == 1 && totals.front().minor > 0) {
            paper_.total = totals.front();
            return;
        }
        if (totals.size() > 1)
            doubt("it names several totals: " + totals[0].text() + " and " + totals[1].text());
        else if (paper_.doubts.size() == doubts)
            doubt("no total is named on it");
    }

    std::vector<std::string> lines_;
    std::vector<LabelledText> labels_;
    std::vector<Currency> named_;
    std::vector<std::string> signs_;
    Currency expected_;
    char decimal_ = 0;
    InvoicePaper paper_;
};

}  // namespace

InvoicePaper read_invoice_paper(std::string_view text, Currency expected) {
    return PaperReader{text, expected}.read();
}

}  // namespace tally::statements
