#include "statements/statement.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "statements/amount_text.h"

namespace tally::statements {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

class Columns {
public:
    explicit Columns(CsvRow const& header) : header_{header} {}

    // `none` for a name that is empty.
    Result<std::size_t> place_of(std::string const& name) const {
        if (name.empty()) return none;
        auto const wanted = plain_name(name);
        for (std::size_t i = 0; i < header_.fields.size(); ++i)
            if (plain_name(header_.fields[i]) == wanted) return i;
        std::string names;
        for (auto const& field : header_.fields) names += (names.empty() ? "" : ", ") + field;
        return fail(Code::invalid_input, "the statement has no column " + name,
                    "its columns are: " + names.substr(0, 500));
    }

private:
    CsvRow const& header_;
};

std::string const& field(CsvRow const& row, std::size_t place) {
    static std::string const nothing;
    return place < row.fields.size() ? row.fields[place] : nothing;
}

class RowReader {
public:
    static Result<RowReader> make(CsvRow const& header, Mapping const& mapping) {
        Columns const columns{header};
        RowReader reader{mapping};
        reader.date_ = TRY(columns.place_of(mapping.date));
        reader.amount_ = TRY(columns.place_of(mapping.amount));
        reader.credit_ = TRY(columns.place_of(mapping.credit));
        reader.debit_ = TRY(columns.place_of(mapping.debit));
        reader.currency_ = TRY(columns.place_of(mapping.currency_column));
        reader.type_ = TRY(columns.place_of(mapping.type));
        reader.counterparty_ = TRY(columns.place_of(mapping.counterparty));
        reader.reference_ = TRY(columns.place_of(mapping.reference));
        reader.hours_ = TRY(columns.place_of(mapping.hours));
        for (auto const& name : mapping.description)
            if (auto const place = columns.place_of(name)) reader.description_.push_back(*place);
        return reader;
    }

    Result<StatementRow> read(CsvRow const& row) const {
        StatementRow read;
        read.line = row.line;
        auto const date = parse_date_text(field(row, date_), mapping_->date_form);
        if (!date) return fail(Code::invalid_input, "'" + field(row, date_) + "' is no date");
        read.date = *date;
        read.amount = TRY(amount_of(row));
        read.type = field(row, type_);
        read.counterparty = field(row, counterparty_);
        read.reference = field(row, reference_);
        for (auto const place : description_)
            if (auto const& text = field(row, place); !text.empty())
                read.description += (read.description.empty() ? "" : " / ") + text;
        if (hours_ != none) read.minutes = minutes_of(field(row, hours_));
        return read;
    }

private:
    explicit RowReader(Mapping const& mapping) : mapping_{&mapping} {}

    Result<Money> amount_of(CsvRow const& row) const {
        auto const currency =
            TRY(Currency::parse(currency_ == none ? mapping_->currency : field(row, currency_)));
        auto const decimal = mapping_->decimal;
        if (amount_ != none) return parse_amount_text(field(row, amount_), decimal, currency);
        if (auto const& in = field(row, credit_); !in.empty())
            return parse_amount_text(in, decimal, currency);
        auto out = TRY(parse_amount_text(field(row, debit_), decimal, currency));
        out.minor = out.minor > 0 ? -out.minor : out.minor;
        return out;
    }

    // Decimals of hours, as minutes; sixths are written 0.16667.
    static std::optional<std::int64_t> minutes_of(std::string const& text) {
        double hours = 0.0;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), hours);
        if (error != std::errc{} || hours < 0.0 || hours > 100'000.0) return std::nullopt;
        return std::llround(hours * 60.0);
    }

    Mapping const* mapping_;
    std::size_t date_ = none;
    std::size_t amount_ = none;
    std::size_t credit_ = none;
    std::size_t debit_ = none;
    std::size_t currency_ = none;
    std::size_t type_ = none;
    std::size_t counterparty_ = none;
    std::size_t reference_ = none;
    std::size_t hours_ = none;
    std::vector<std::size_t> description_;
};

}  // namespace

Result<Statement> read_statement(CsvTable const& table, Mapping const& mapping) {
    auto const reader = TRY(RowReader::make(table.header, mapping));
    Statement statement{mapping.name, {}, table.problems};
    for (auto const& row : table.rows) {
        auto read = reader.read(row);
        if (read)
            statement.rows.push_back(*std::move(read));
        else if (statement.problems.size() < problems_max)
            statement.problems.push_back("line " + std::to_string(row.line) + ": " +
                                         read.error().message);
    }
    if (!statement.rows.empty() || table.rows.empty()) return statement;
    return fail(Code::invalid_input,
                "no row of the statement could be read: " + statement.problems.front(),
                "check date_format and decimal of the mapping");
}

Result<Statement> read_known_statement(std::string_view bytes, Currency assumed) {
    auto const table = TRY(read_csv(bytes));
    if (auto const* const mapping = mapping_for(table.header))
        return read_statement(table, *mapping);
    auto const guess = guess_mapping(table, assumed);
    return fail(Code::rejected, "the layout of this statement is not known",
                "put this into a file, correct it" +
                    std::string{guess.currency.empty()
                                    ? ""
                                    : " (no column names the currency: that of the engagement "
                                      "is assumed)"} +
                    ", and name it with --mapping FILE:\n" + write_mapping(guess));
}

bool looks_like_statement(std::string_view first_bytes) {
    auto const line_end = first_bytes.find('\n');
    if (line_end == first_bytes.npos) return false;
    auto const table = read_csv(first_bytes.substr(0, line_end + 1));
    return table && mapping_for(table->header) != nullptr;
}

}  // namespace tally::statements
