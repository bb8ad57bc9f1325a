#include "vault/csv.h"

#include <gtest/gtest.h>

namespace tally::vault {
namespace {

TEST(Csv, plain_fields_stand_as_they_are) {
    CsvWriter csv{{"who", "what"}};
    csv.row({"client", "paid"});
    EXPECT_EQ(csv.text(), "who,what\r\nclient,paid\r\n");
}

TEST(Csv, commas_quotes_and_line_ends_are_quoted) {
    CsvWriter csv{{"a"}};
    csv.row({"one, \"two\"\nthree"});
    EXPECT_EQ(csv.text(), "a\r\n\"one, \"\"two\"\"\nthree\"\r\n");
}

TEST(Csv, a_field_cannot_become_a_formula) {
    CsvWriter csv{{"a"}};
    for (auto const* field : {"=HYPERLINK(1)", "+1", "-1+1", "-.5", "-", "@x"}) csv.row({field});
    EXPECT_EQ(csv.text(), "a\r\n'=HYPERLINK(1)\r\n'+1\r\n'-1+1\r\n'-.5\r\n'-\r\n'@x\r\n");
}

TEST(Csv, an_amount_below_nothing_stays_a_number) {
    CsvWriter csv{{"a"}};
    for (auto const* field : {"-1200.00", "-1"}) csv.row({field});
    EXPECT_EQ(csv.text(), "a\r\n-1200.00\r\n-1\r\n");
}

}  // namespace
}  // namespace tally::vault
