#include "ledger/json.h"

#include <gtest/gtest.h>

namespace tally::ledger {
namespace {

TEST(Json, what_is_written_reads_back_and_is_written_again_the_same) {
    Json const value{JsonObject{{"amount", 120000},
                                {"claimed", true},
                                {"files", JsonArray{"a.zip", JsonObject{}, JsonArray{}}},
                                {"title", "Homepage \"v2\" — Überblick\n\t\x01"}}};
    auto const text = write_json(value);
    EXPECT_EQ(text, R"({"amount":120000,"claimed":true,"files":["a.zip",{},[]],)"
                    R"("title":"Homepage \"v2\" — Überblick\n\t\u0001"})");
    EXPECT_EQ(parse_json(text).value(), value);
}

TEST(Json, refuses_every_other_writing_of_a_value) {
    for (auto const* text : {"",
                             " {}",
                             "{} ",
                             "{ }",
                             R"({"b":1,"a":2})",
                             R"({"a":1,"a":1})",
                             R"({"a":1.0})",
                             R"({"a":1e3})",
                             R"({"a":-0})",
                             R"({"a":+1})",
                             R"({"a":01})",
                             R"({"a":null})",
                             R"({"a":9007199254740992})",
                             R"({"a":"\/"})",
                             R"({"a":"\u0041"})",
                             R"({"a":"\u000A"})",
                             R"({"a":"\u000a"})",
                             R"({"a":"\u00ff"})",
                             R"({"a":-07})",
                             R"({"ä":1})",
                             R"({"a":"x)",
                             R"([1,])",
                             R"({"a":1,})",
                             R"({"a" :1})",
                             "[1 ,2]",
                             "tru",
                             R"({"a":"\ud800"})",
                             "{\"a\":\"\x01\"}",
                             "{\"a\":\"\xff\"}",
                             R"({"a":1}{})"})
        EXPECT_FALSE(parse_json(text).has_value()) << text;
}

TEST(Json, limits_are_finite) {
    JsonLimits const small{.bytes_max = 10, .depth_max = 2};
    EXPECT_TRUE(parse_json("[[[]]]", small).has_value());
    EXPECT_FALSE(parse_json("[[[[]]]]", small).has_value());
    EXPECT_FALSE(parse_json("[1,2,3,4,5]", small).has_value());
    EXPECT_FALSE(parse_json(std::string(1'000'000, '[')).has_value());
}

TEST(Json, errors_name_the_place) {
    EXPECT_EQ(parse_json(R"({"a":nil})").error().message,
              "ledger JSON, byte 5: expected a value (object, array, string, integer below 2^53, "
              "boolean)");
}

TEST(JsonReader, complains_about_what_is_missing_of_another_kind_or_left_over) {
    Json const value{JsonObject{{"amount", 5}, {"title", "x"}}};
    auto reader = JsonReader::open(value, "body").value();
    EXPECT_EQ(reader.integer("amount").value(), 5);
    EXPECT_EQ(reader.finish().error().message, "body: unknown member \"title\"");
    EXPECT_EQ(reader.integer("title").error().message, "body: \"title\" must be an integer");
    EXPECT_EQ(reader.string("note").error().message, "body: \"note\" must be a string");
    EXPECT_EQ(reader.string_or_empty("note").value(), "");
    EXPECT_TRUE(reader.finish().has_value());
}

}  // namespace
}  // namespace tally::ledger
