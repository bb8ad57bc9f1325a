#include "statements/csv_table.h"

#include <gtest/gtest.h>

namespace tally::statements {
namespace {

std::string shown(std::string_view bytes) {
    auto const table = read_csv(bytes);
    if (!table) return table.error().message;
    std::string text;
    for (auto const& row : table->rows) {
        text += std::to_string(row.line) + ":";
        for (auto const& field : row.fields) text += "[" + field + "]";
    }
    return text;
}

TEST(CsvTable, quotes_line_breaks_and_separators_are_understood) {
    EXPECT_EQ(shown("a,b\n1,\"two, \"\"three\"\"\"\n"), "2:[1][two, \"three\"]");
    EXPECT_EQ(shown("a;b\r\n1,5;\"x\ny\"\r\n2;z\r\n"), "2:[1,5][x\ny]4:[2][z]");
    EXPECT_EQ(shown("a\tb\n1\t\n"), "2:[1][]");
    EXPECT_EQ(shown("a,b\n\n1,2"), "3:[1][2]");
}

TEST(CsvTable, byte_order_marks_and_other_character_sets_are_understood) {
    EXPECT_EQ(read_csv("\xef\xbb\xbf"
                       "Date,b\n1,2\n")
                  ->header.fields[0],
              "Date");
    EXPECT_EQ(shown("a,b\n1,f\xfcr\n"), "2:[1][für]");
    EXPECT_EQ(shown(std::string{"\xff\xfe"
                                "a\0,\0b\0\n\0"
                                "1\0,\0\xfc\0\n\0",
                                18}),
              "2:[1][ü]");
}

TEST(CsvTable, what_is_no_table_is_refused) {
    EXPECT_FALSE(read_csv(""));
    EXPECT_FALSE(read_csv("hello"));
    EXPECT_TRUE(shown("a,b\n1,\"" + std::string(2'000'000, 'x')).contains("line 2"));
}

TEST(CsvTable, names_of_columns_are_compared_by_their_letters) {
    EXPECT_EQ(plain_name("Transaction Type"), plain_name("transaction_type"));
    EXPECT_EQ(plain_name("Amount $"), "amount");
}

}  // namespace
}  // namespace tally::statements
