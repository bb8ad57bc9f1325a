#include "base/encoding.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace tally {
namespace {

TEST(Encoding, matches_the_examples_of_rfc_4648_section_10) {
    EXPECT_EQ(to_base64("foobar"), "Zm9vYmFy");
    EXPECT_EQ(to_base64("fooba"), "Zm9vYmE=");
    EXPECT_EQ(to_base64("foob"), "Zm9vYg==");
    EXPECT_EQ(to_base32("foobar"), "mzxw6ytboi");
    EXPECT_EQ(to_hex("foobar"), "666f6f626172");
    EXPECT_EQ(to_base64(""), "");
}

TEST(Encoding, reads_back_whatever_it_wrote) {
    SeededRandom random{7};
    for (std::size_t size = 0; size < 70; ++size) {
        auto const bytes = random.bytes(size);
        EXPECT_EQ(from_hex(to_hex(bytes)).value(), bytes);
        EXPECT_EQ(from_base64(to_base64(bytes)).value(), bytes);
        EXPECT_EQ(from_base32(to_base32(bytes)).value(), bytes);
    }
}

TEST(Encoding, refuses_text_that_it_would_not_write) {
    for (auto const* text : {"Zg", "Zg=", "Zh==", "Z===", "====", "Zm9v\n", "Zm-v"})
        EXPECT_FALSE(from_base64(text).has_value()) << text;
    for (auto const* text : {"MZXQ", "mz1w", "a", "mzz"})
        EXPECT_FALSE(from_base32(text).has_value()) << text;
    for (auto const* text : {"0", "0G", "AB"}) EXPECT_FALSE(from_hex(text).has_value()) << text;
}

TEST(Encoding, tells_utf8_from_bytes_that_only_look_like_it) {
    for (auto const* text : {"", "plain", "Überfällig 证据 🧾"}) EXPECT_TRUE(is_utf8(text)) << text;
    for (auto const* text : {"\xff", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                             "\xf8\x88\x80\x80\x80", "cut \xe2\x82"})
        EXPECT_FALSE(is_utf8(text));
    EXPECT_EQ(to_valid_utf8("a\xff"
                            "b\xe2\x82"),
              "a\xef\xbf\xbd"
              "b\xef\xbf\xbd\xef\xbf\xbd");
}

TEST(Encoding, writes_text_as_a_string_of_toml) {
    EXPECT_EQ(toml_string("a \"b\" \\ ü"), "\"a \\\"b\\\" \\\\ ü\"");
    EXPECT_EQ(toml_string(std::string_view{"\n\x7f\0", 3}), "\"\\u000A\\u007F\\u0000\"");
}

}  // namespace
}  // namespace tally
