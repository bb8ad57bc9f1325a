// The lines of a printed paper, and what stands beside or below the words that name it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tally::statements {

// What a label names. Labels of figures that are no total keep their place in a column.
enum class PaperField : std::uint8_t {
    number,
    date,
    due,
    total,  // of the whole invoice
    open,   // what is still to be paid: nothing, where the paper says that it was paid
    other,  // subtotal, tax, discount, paid
    from,
    to,
};

struct LabelledText {
    PaperField field = PaperField::other;
    std::string value;  // the rest of its line, or the line that belongs to it
    bool operator==(LabelledText const&) const = default;
};

// Without spaces at the ends; lines without a character are left out.
std::vector<std::string> paper_lines(std::string_view text, std::size_t lines_max);

// Every label with what belongs to it, in the order of the paper. Labels one under the other, with
// as many values behind them, are a column.
std::vector<LabelledText> labelled_texts(std::vector<std::string> const& lines);

}  // namespace tally::statements
