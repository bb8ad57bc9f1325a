// The papers are invented: layouts as people and platforms print them, in the words that a PDF
// reader gives.
#include "statements/invoice_paper.h"

#include <gmock/gmock.h>

#include "statements/paper_amounts.h"

namespace tally::statements {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Kind = InvoicePaper::Kind;

Currency currency(std::string_view code) { return Currency::parse(code).value(); }
InvoicePaper read(std::string_view text, std::string_view expected = "USD") {
    return read_invoice_paper(text, currency(expected));
}
Date day(std::string_view text) { return parse_date(text).value(); }
std::string total_of(InvoicePaper const& paper) {
    return paper.total ? paper.total->amount() + " " + paper.total->currency.code() : "none";
}

constexpr std::string_view of_a_platform =
    "INVOICE # T418822907\n\nUpwork Global LLC\n530 Lytton Avenue, Suite 301\n\n"
    "From:\nInes Duarte\nRua das Flores 12, Porto\n\nBill to:\nNorthwind Studio Inc\n"
    "Attn: Tom Baker\n\nDate: Oct 12, 2026\nDue Date: Oct 12, 2026\n\n"
    "DESCRIPTION AMOUNT\nMilestone 1: Design $600.00\n\nTotal: $600.00\nPayment: -$600.00\n"
    "Amount due: $0.00\n";

constexpr std::string_view plain =
    "Ines Duarte\nRua das Flores 12\n\nInvoice 2026-017\n\nTo: Tom Baker, Northwind Studio\n"
    "Invoice date: 2 November 2026\nPayable by 2026-11-16\n\nBuild of the shop   1,200.00\n"
    "Subtotal 1,200.00\nVAT 0% 0.00\nTotal USD 1,200.00\n\nThank you!\n";

constexpr std::string_view german =
    "RECHNUNG\n\nRechnungsnummer\nRechnungsdatum\nFällig am\n2026/17\n02.11.2026\n16.11.2026\n\n"
    "Rechnung an\nTom Baker GmbH\n\nZwischensumme\nMwSt\nGesamtbetrag\n1.037,45 €\n197,11 €\n"
    "1.234,56 €\n";

constexpr std::string_view french =
    "FACTURE\nFacture n° F-2026-031\nDate de facture : 02/11/2026\nTotal HT 1 000,00 €\n"
    "TVA 20 % 200,00 €\nTotal TTC 1\xe2\x80\xaf"
    "200,00 €\n";

constexpr std::string_view swiss =
    "Rechnung Nr. 88-2026\nDatum 13.11.2026\nGesamtbetrag CHF 1'234.50\n";

TEST(InvoicePaper, that_of_a_platform_is_read_though_it_was_paid_at_once) {
    auto const paper = read(of_a_platform);
    EXPECT_EQ(paper.kind, Kind::invoice);
    EXPECT_EQ(paper.number, "T418822907");
    EXPECT_EQ(paper.date, day("2026-10-12"));
    EXPECT_EQ(total_of(paper), "600.00 USD");
    EXPECT_EQ(paper.from, "Ines Duarte");
    EXPECT_EQ(paper.to, "Northwind Studio Inc");
    EXPECT_THAT(paper.doubts, IsEmpty());
}

TEST(InvoicePaper, a_plain_one_names_its_number_in_the_heading) {
    auto const paper = read(plain);
    EXPECT_EQ(paper.number, "2026-017");
    EXPECT_EQ(paper.date, day("2026-11-02"));
    EXPECT_EQ(paper.due, day("2026-11-16"));
    EXPECT_EQ(total_of(paper), "1200.00 USD");
    EXPECT_EQ(paper.to, "Tom Baker, Northwind Studio");
}

TEST(InvoicePaper, labels_in_one_column_and_values_in_another_belong_together) {
    auto const paper = read(german, "EUR");
    EXPECT_EQ(paper.number, "2026/17");
    EXPECT_EQ(paper.date, day("2026-11-02"));
    EXPECT_EQ(paper.due, day("2026-11-16"));
    EXPECT_EQ(total_of(paper), "1234.56 EUR");
    EXPECT_EQ(paper.to, "Tom Baker GmbH");
}

TEST(InvoicePaper, a_table_that_a_page_break_tore_apart_is_put_together) {
    auto const paper = read(
        "INVOICE\nInvoice number 2026-017\nInvoice date\n\nNovember 2, 2026\n\nDue date\n\n"
        "November 16, 2026\n\nAmount\n$1,200.00\nSubtotal $1,200.00\nVAT 20%\nTotal\n\n"
        "page 1 of 1\n\n$240.00\n$1,440.00\n");
    EXPECT_EQ(paper.date, day("2026-11-02"));
    EXPECT_EQ(paper.due, day("2026-11-16"));
    EXPECT_EQ(total_of(paper), "1440.00 USD");
}

TEST(InvoicePaper, thousands_are_told_from_decimals_in_every_writing) {
    EXPECT_EQ(total_of(read(french, "EUR")), "1200.00 EUR");
    EXPECT_EQ(total_of(read(swiss, "CHF")), "1234.50 CHF");
    auto const over = [](std::string_view total, std::string_view code) {
        return total_of(read("Invoice A-100\nTotal " + std::string{total} + "\n", code));
    };
    EXPECT_EQ(over("$1,234.56", "USD"), "1234.56 USD");
    EXPECT_EQ(over("1.234,56 EUR", "EUR"), "1234.56 EUR");
    EXPECT_EQ(over("EUR 1.234", "EUR"), "1234.00 EUR");
    EXPECT_EQ(over("$1,234", "USD"), "1234.00 USD");
    EXPECT_EQ(over("$12,345,678.90", "USD"), "12345678.90 USD");
    EXPECT_EQ(over("€ 99", "EUR"), "99.00 EUR");
    EXPECT_EQ(over("JPY 120,000", "JPY"), "120000 JPY");
}

TEST(InvoicePaper, what_could_be_read_in_two_ways_is_said_and_not_guessed) {
    auto const split = read("Invoice A-100\nTotal 2 500,00 €\n", "EUR");
    EXPECT_EQ(total_of(split), "none");
    EXPECT_THAT(split.doubts, ElementsAre(HasSubstr("its total can be read in two ways")));
    EXPECT_EQ(total_of(read("Invoice A-100\nTotal KWD 1.234\n", "KWD")), "none");
    auto const date = read("Invoice A-100\nDate 03/04/2026\nTotal $5.00\n");
    EXPECT_FALSE(date.date);
    EXPECT_THAT(date.doubts, ElementsAre(HasSubstr("its date can be read in two ways")));
    EXPECT_EQ(read("Invoice A-100\nDate 23/04/2026\nTotal $5.00\n").date, day("2026-04-23"));
    auto const two = read("Invoice A-100\nTotal $5.00\nTotal $7.00\n");
    EXPECT_THAT(two.doubts, ElementsAre("it names several totals: $5.00 and $7.00"));
}

TEST(InvoicePaper, a_dollar_is_the_expected_one_unless_the_paper_names_another) {
    EXPECT_EQ(total_of(read("Invoice A-100\nTotal $5.00\n", "CAD")), "5.00 CAD");
    EXPECT_EQ(total_of(read("Invoice A-100\nAll in AUD\nTotal $5.00\n", "CAD")), "5.00 AUD");
    auto const unknown = read("Invoice A-100\nTotal $5.00\n", "EUR");
    EXPECT_EQ(total_of(unknown), "none");
    EXPECT_THAT(unknown.doubts, ElementsAre(HasSubstr("its currency is not named")));
    EXPECT_EQ(total_of(read("Invoice A-100\nTotal (EUR) 5.00\nworth USD 6.00\n", "EUR")),
              "5.00 EUR");
}

TEST(InvoicePaper, letters_offers_and_receipts_are_none_and_credit_notes_are_named) {
    EXPECT_EQ(read("Dear Tom,\nplease find attached invoice 2026-17 over $1,200.00.\n").kind,
              Kind::none);
    EXPECT_EQ(read("Quotation 2026-17\nTotal $1,200.00\n").kind, Kind::none);
    EXPECT_EQ(read("Proforma invoice 2026-17\nTotal $1,200.00\n").kind, Kind::none);
    EXPECT_EQ(read("Receipt\nInvoice number 2026-17\nTotal $1,200.00\n").kind, Kind::none);
    EXPECT_EQ(read("Invoicing made easy\nTotal $1,200.00\n").kind, Kind::none);
    EXPECT_EQ(read("").kind, Kind::none);
    EXPECT_EQ(read("Credit note C-9\nTotal $1,200.00\n").kind, Kind::credit_note);
    EXPECT_EQ(read("Stornorechnung 9\nGesamt 5,00 €\n", "EUR").kind, Kind::credit_note);
}

TEST(InvoicePaper, taxes_net_sums_and_what_was_paid_are_no_total) {
    auto const paper = read(
        "Invoice A-100\nTotal net 100.00\nTax 19% 19.00\nTotal tax 19.00\nAmount paid 119.00\n"
        "Grand Total USD 119.00\nAmount due 0.00\n");
    EXPECT_EQ(total_of(paper), "119.00 USD");
    EXPECT_EQ(total_of(read("Invoice A-100\nSubtotal $100.00\nBalance due $119.00\n")),
              "119.00 USD");
    EXPECT_THAT(read("Invoice A-100\nSubtotal $100.00\n").doubts,
                ElementsAre("no total is named on it"));
}

TEST(PrintedAmounts, dates_percentages_and_years_are_none) {
    EXPECT_THAT(printed_amounts("02.11.2026, 19% and 7 % in 2026, no 7/8, v1.2"), IsEmpty());
    auto const two = printed_amounts("10 h at $60.00 = (600.00)");
    ASSERT_EQ(two.size(), 2U);
    EXPECT_EQ(two[0].currency, "$");
    EXPECT_TRUE(two[1].negative);
}

}  // namespace
}  // namespace tally::statements
