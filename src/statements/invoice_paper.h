// An invoice read out of the words of a PDF: its number, day, total and parties, where they stand
// there. Nothing is guessed: what is not found, or could be read in two ways, is said.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "base/time.h"

namespace tally::statements {

struct InvoicePaper {
    enum class Kind : std::uint8_t {
        none,  // a letter, an offer, a receipt: not an invoice by its heading
        invoice,
        credit_note,  // takes an invoice back: never matched with money that came in
    };
    Kind kind = Kind::none;
    std::string number;        // as printed; empty: not found
    std::optional<Date> date;  // of the invoice
    std::optional<Date> due;
    std::optional<Money> total;
    std::string from;                 // as the paper labels them; may be empty
    std::string to;                   //
    std::vector<std::string> doubts;  // why something is missing, in words
    bool operator==(InvoicePaper const&) const = default;
};

inline constexpr std::size_t paper_lines_max = 2'000;  // the rest is not looked at

// `text` as a PDF reader gives it: values on the line of their label, below it, or in a column of
// their own. English, German, French and Spanish labels. `expected` is what "$" alone stands for.
InvoicePaper read_invoice_paper(std::string_view text, Currency expected);

}  // namespace tally::statements
