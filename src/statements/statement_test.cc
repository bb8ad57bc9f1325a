#include "statements/statement.h"

#include <gtest/gtest.h>

#include "statements/amount_text.h"

namespace tally::statements {
namespace {

Currency const usd = Currency::parse("USD").value();

std::string amount(std::string_view text, char decimal = '.') {
    auto const money = parse_amount_text(text, decimal, usd);
    return money ? money->amount() : "error";
}

TEST(AmountText, every_way_to_write_an_amount_is_exact) {
    EXPECT_EQ(amount("$1,200.50"), "1200.50");
    EXPECT_EQ(amount("(12.00)"), "-12.00");
    EXPECT_EQ(amount("-0.5"), "-0.50");
    EXPECT_EQ(amount("1.200,50-", ','), "-1200.50");
    EXPECT_EQ(amount("\xe2\x88\x92"
                     "7"),
              "-7.00");
    EXPECT_EQ(amount(".99"), "0.99");
    for (auto const* none : {"", "$", "twelve", "1.2.3", "1.234", "99999999999999999999"})
        EXPECT_EQ(amount(none), "error") << none;
}

// Layout of 2026 as rows of it were seen; the people and amounts are invented.
constexpr std::string_view report =
    "\xef\xbb\xbf"
    "Date,Transaction ID,Transaction Type,Transaction summary,Transaction summary "
    "details,Description 1,Description 2,Description 3,Agency team,Freelancer,Client "
    "team,Account name,PO,Ref ID,Amount $,Amount in local currency,Currency,Current balance "
    "$,Payment method\n"
    "\"Sep 8, 2026\",T1,Fixed-price,Invoice for "
    "Homepage,,Homepage,,,,Mira,Acme,,,77,\"$1,200.00\",,,,\n"
    "\"Sep 8, 2026\",T1,Service Fee,Service Fee,,,,,,Mira,Acme,,,78,($120.00),,,,\n"
    "\"Sep 31, 2026\",T2,Bonus,,,,,,,,,,,,5,,,,\n"
    "\"Sep 9, 2026\",,Withdrawal,,,,,,,,,,,,-1080.00,,,,\n";

TEST(Statement, a_transaction_report_is_known_by_its_columns_in_any_case) {
    EXPECT_TRUE(looks_like_statement(report));
    auto const statement = read_known_statement(report, usd);
    ASSERT_TRUE(statement) << statement.error().message;
    EXPECT_EQ(statement->mapping, "upwork-transactions");
    ASSERT_EQ(statement->rows.size(), 3U);
    EXPECT_EQ(statement->rows[0].amount.minor, 120'000);
    EXPECT_EQ(statement->rows[0].description, "Invoice for Homepage / Homepage");
    EXPECT_EQ(statement->rows[1].amount.minor, -12'000);
    EXPECT_EQ(statement->rows[1].reference, "T1");
    ASSERT_EQ(statement->problems.size(), 1U);
    EXPECT_TRUE(statement->problems[0].starts_with("line 4: ")) << statement->problems[0];
}

TEST(Statement, older_reports_and_hours_are_known_too) {
    auto const legacy = read_known_statement(
        "Date,Ref ID,Type,Description,Agency,Freelancer,Team,Account "
        "Name,PO,Amount,ExchangeRate,Currency,Balance\n\"Aug 1, "
        "2023\",1,Hourly,Work,,,,,,10.50,,,\n",
        usd);
    ASSERT_TRUE(legacy) << legacy.error().message;
    EXPECT_EQ(legacy->mapping, "upwork-transactions-legacy");
    auto const hours = read_known_statement(
        "\"Date\",\"Contract\",\"Hours\",\"Amount\",\"Payment type\"\n"
        "\"2026-03-02\",\"Site (123)\",\"0.16667\",\"5.00\",\"\"\n",
        usd);
    ASSERT_TRUE(hours) << hours.error().message;
    EXPECT_EQ(hours->rows.at(0).minutes, 10);
}

TEST(Statement, an_unknown_layout_comes_with_a_mapping_to_correct) {
    auto const unknown = read_known_statement("Datum;Betrag\n02.03.2026;5,00\n", usd);
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, Code::rejected);
    EXPECT_TRUE(unknown.error().hint.contains("date = \"Datum\"")) << unknown.error().hint;
    EXPECT_TRUE(unknown.error().hint.contains("currency = \"USD\"")) << unknown.error().hint;
    EXPECT_TRUE(unknown.error().hint.contains("is assumed")) << unknown.error().hint;
    EXPECT_FALSE(looks_like_statement("Datum;Betrag\n"));
    EXPECT_FALSE(looks_like_statement("hello"));
}

TEST(Statement, a_mapping_that_names_a_missing_column_says_which_there_are) {
    auto const table = read_csv("Date,Sum\n2026-03-02,5\n").value();
    Mapping mapping;
    mapping.date = "Date";
    mapping.amount = "Amount";
    mapping.currency = "EUR";
    EXPECT_TRUE(read_statement(table, mapping).error().hint.contains("Sum"));
}

}  // namespace
}  // namespace tally::statements
