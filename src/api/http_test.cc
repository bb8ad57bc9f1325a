#include "api/http.h"

#include <gtest/gtest.h>

namespace tally::api {
namespace {

TEST(Http, a_path_is_taken_apart_before_its_escapes_are_read) {
    auto const target = parse_target("/api/v1/items/abc%2F2.1?limit=2&query=from%3Aada+%22x%22");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->segments, (std::vector<std::string>{"api", "v1", "items", "abc/2.1"}));
    EXPECT_EQ(target->query_value("limit"), "2");
    EXPECT_EQ(target->query_value("query"), "from:ada \"x\"");
    EXPECT_EQ(target->query_value("after"), std::nullopt);
}

TEST(Http, a_path_that_makes_no_sense_is_refused) {
    for (std::string_view const text : {"", "*", "/%zz", "/%ff", "/a%00b", "http://evil/", "/a b"})
        EXPECT_FALSE(parse_target(text)) << text;
}

TEST(Http, names_of_headers_compare_without_regard_to_case) {
    Headers headers;
    headers.set("X-CSRF-Token", "one");
    EXPECT_EQ(headers.get("x-csrf-token"), "one");
    EXPECT_EQ(headers.get("x-csrf"), "");
}

}  // namespace
}  // namespace tally::api
