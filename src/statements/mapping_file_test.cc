#include <gtest/gtest.h>

#include "statements/statement.h"

namespace tally::statements {
namespace {

std::string error_of(std::string_view toml) {
    auto const mapping = parse_mapping(toml);
    return mapping ? std::string{} : mapping.error().message;
}

TEST(MappingFile, comes_back_as_it_was_written) {
    auto const text =
        "date = \"Buchungstag\"\namount = \"Betrag\"\ncurrency = \"EUR\"\n"
        "date_format = \"dd.mm.yyyy\"\ndecimal = \",\"\n"
        "description = [\"Verwendungszweck\", \"Text\"]\n";
    auto const mapping = parse_mapping(text);
    ASSERT_TRUE(mapping) << mapping.error().message;
    EXPECT_EQ(write_mapping(*mapping), text);
}

TEST(MappingFile, names_of_columns_keep_their_control_characters) {
    Mapping mapping;
    mapping.date = "Da\x7fte";
    mapping.amount = std::string{"a\0\tb", 4};
    mapping.currency = "EUR";
    auto const again = parse_mapping(write_mapping(mapping));
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(again->date, mapping.date);
    EXPECT_EQ(again->amount, mapping.amount);
}

TEST(MappingFile, each_mistake_says_where_and_what_would_be_right) {
    EXPECT_TRUE(error_of("date = \"a\"\nbetrag = \"b\"\n").contains("line 2"));
    EXPECT_TRUE(error_of("date = 5\n").contains("line 1"));
    EXPECT_TRUE(error_of("date = \"a\"\ndate_format = \"d-m\"\n").contains("date_format"));
    EXPECT_TRUE(error_of("decimal = \"x\"\n").contains("decimal"));
    EXPECT_TRUE(error_of("date = \"a\"\n").contains("amount"));
    EXPECT_TRUE(error_of("date = \"a\"\namount = \"b\"\n").contains("currency"));
    EXPECT_TRUE(error_of("date = \n").contains("line"));
}

TEST(MappingFile, a_guess_reads_what_a_german_bank_writes) {
    auto const table = read_csv(
        "Buchungstag;Auftraggeber;Verwendungszweck;Betrag;W\xe4hrung\n"
        "02.03.2026;Acme GmbH;Rechnung 7;1.200,50;EUR\n31.03.2026;Bank;Geb\xfchr;-3,90;EUR\n");
    ASSERT_TRUE(table);
    auto const guess = guess_mapping(*table, Currency::parse("USD").value());
    EXPECT_EQ(guess.currency, "") << "a column says it";
    auto const statement = read_statement(*table, guess);
    ASSERT_TRUE(statement) << statement.error().message;
    EXPECT_EQ(statement->rows.at(0).amount.text(), "€1,200.50");
    EXPECT_EQ(statement->rows.at(1).amount.minor, -390);
    EXPECT_EQ(format_date(statement->rows.at(1).date), "2026-03-31");
    EXPECT_EQ(statement->rows.at(0).counterparty, "Acme GmbH");
}

TEST(MappingFile, a_guess_shows_which_currency_it_assumes_and_can_be_used_as_it_is) {
    auto const table = read_csv(
        "Datum;Valuta;Verwendungszweck;Betrag\n02.03.2026;04.03.2026;Rechnung 7;1.200,50\n");
    ASSERT_TRUE(table);
    auto const text = write_mapping(guess_mapping(*table, Currency::parse("CHF").value()));
    EXPECT_TRUE(text.contains("currency = \"CHF\"")) << text;
    auto const again = parse_mapping(text);
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(read_statement(*table, *again).value().rows.at(0).amount.minor, 120'050);
}

}  // namespace
}  // namespace tally::statements
