#include "search/query.h"

#include <gtest/gtest.h>

namespace tally::search {
namespace {

std::string read(std::string_view text) {
    auto const query = parse_query(text);
    return query ? describe(*query) : query.error().message;
}

TEST(Query, reads_words_phrases_prefixes_and_operators) {
    EXPECT_EQ(read("invoice"), "\"invoice\"");
    EXPECT_EQ(read("invoice march"), "(\"invoice\" AND \"march\")");
    EXPECT_EQ(read("invoice AND march"), "(\"invoice\" AND \"march\")");
    EXPECT_EQ(read("a OR b c"), "(\"a\" OR (\"b\" AND \"c\"))");
    EXPECT_EQ(read("a NOT b"), "(\"a\" AND NOT \"b\")");
    EXPECT_EQ(read("NOT (a OR NOT NOT b)"), "NOT (\"a\" OR \"b\")");
    EXPECT_EQ(read("\"final delivery\" invoi*"), "(\"final delivery\" AND \"invoi\"*)");
    EXPECT_EQ(read("and or not"), "(\"and\" AND \"or\" AND \"not\")");
    EXPECT_EQ(read("\"OR\""), "\"OR\"");
}

TEST(Query, reads_fields_with_plain_or_quoted_values) {
    EXPECT_EQ(read("from:ann@example.org"), "from:\"ann@example.org\"");
    EXPECT_EQ(read("To:\"Bob Builder\""), "to:\"Bob Builder\"");
    EXPECT_EQ(read("subject:hel*"), "subject:\"hel\"*");
    EXPECT_EQ(read("has:attachment"), "has:attachment");
    EXPECT_EQ(read("before:2026-11-22"), "before:2026-11-22T00:00:00.000Z");
    EXPECT_EQ(read("after:\"2026-11-22 10:00+01:00\""), "after:2026-11-22T09:00:00.000Z");
    EXPECT_EQ(read("kind:Mail source:mbox"), "(kind:\"mail\" AND source:\"mbox\")");
    EXPECT_EQ(read("engagement:acme-site"), "engagement:\"acme-site\"");
    EXPECT_EQ(read("10:30"), "\"10:30\"");  // a time, not a field
}

TEST(Query, errors_name_the_column_and_what_would_be_right) {
    EXPECT_EQ(read("abc form:ann"), "column 5: there is no field \"form\"; did you mean from:?");
    EXPECT_EQ(read("http://example.org"), "column 1: there is no field \"http\"");
    EXPECT_NE(parse_query("x:y").error().hint.find("has:attachment"), std::string::npos);
    EXPECT_EQ(read(""), "column 1: there is nothing to search for");
    EXPECT_EQ(read("   "), "column 1: there is nothing to search for");
    EXPECT_EQ(read("a OR"), "column 5: a word is missing here");
    EXPECT_EQ(read("(a"), "column 1: this ( is not closed");
    EXPECT_EQ(read("a)"), "column 2: this ) closes nothing");
    EXPECT_EQ(read("é \"b"), "column 3: this quote is not closed");
    EXPECT_EQ(read("a & b"), "column 3: there is no letter and no digit to search for");
    EXPECT_EQ(read("from:"), "column 6: a value is missing behind from:");
    EXPECT_EQ(read("before:yesterday"), "column 8: not a date: yesterday");
    EXPECT_EQ(read("has:money"), "column 5: has: knows has:attachment and has:ocr");
    EXPECT_EQ(read("*"), "column 1: '*' without the begin of a word");
    EXPECT_EQ(read("kind:ma*"), "column 6: * works on words, not behind kind:");
}

TEST(Query, limits_are_finite) {
    std::string words;
    for (std::size_t i = 0; i <= query_terms_max; ++i) words += "w ";
    EXPECT_NE(read(words).find("too many words"), std::string::npos);
    EXPECT_NE(read(std::string(100, '(') + "a").find("nested too deeply"), std::string::npos);
    EXPECT_NE(read(std::string(5000, 'a')).find("longer than"), std::string::npos);
    EXPECT_FALSE(parse_query("a\xff").has_value());
    EXPECT_FALSE(parse_query(std::string_view{"a\0b", 3}).has_value());
}

TEST(Query, folds_case_and_diacritics_as_the_index_does) {
    EXPECT_EQ(parse_query("Müller").value().tokens, (std::vector<std::string>{"muller"}));
    EXPECT_EQ(parse_query("E-Mail").value().tokens, (std::vector<std::string>{"e", "mail"}));
}

TEST(Query, words_to_mark_leave_out_what_is_not_wanted) {
    EXPECT_EQ(highlight_terms(parse_query("Rést* OR (\"final draft\" NOT spam) final").value()),
              (std::vector<std::string>{"rest*", "final", "draft"}));
}

TEST(Query, the_canonical_form_reads_back_to_itself) {
    for (auto const* text : {"a (b OR c*) NOT \"d \"\"e\"\" f\" before:2026-01-01",
                             "from:\"x y\"* engagement:\"a \"\"b\"", "NOT NOT NOT a"}) {
        auto const once = read(text);
        EXPECT_EQ(read(once), once) << text;
    }
}

}  // namespace
}  // namespace tally::search
