#include "mail/charset.h"

#include <gtest/gtest.h>

#include "base/encoding.h"

namespace tally::mail {
namespace {

TEST(Charset, the_declared_set_is_used_when_it_fits) {
    EXPECT_EQ(to_utf8("T\xf6ne", "iso-8859-1").text, "Töne");
    EXPECT_EQ(to_utf8("\x93quoted\x94", "windows-1252").text, "“quoted”");
    EXPECT_EQ(to_utf8("\xcf\xf0\xe8", "WINDOWS-1251").text, "При");
    EXPECT_EQ(to_utf8("\x1b$B%F\x1b(B", "iso-2022-jp").text, "テ");
}

TEST(Charset, a_wrong_or_unknown_set_is_named_and_the_text_is_still_read) {
    auto const wrong = to_utf8("T\xf6ne", "utf-8");
    EXPECT_EQ(wrong.text, "Töne");
    EXPECT_FALSE(wrong.problem.empty());
    auto const unknown = to_utf8("Töne", "x-martian");
    EXPECT_EQ(unknown.text, "Töne");
    EXPECT_TRUE(unknown.problem.contains("x-martian"));
}

TEST(Charset, every_byte_becomes_valid_text_under_any_name) {
    std::string all;
    for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
    for (auto const* name : {"", "utf-8", "us-ascii", "iso-8859-1", "windows-1252", "shift_jis",
                             "utf-16", "utf-7", "no such set"})
        EXPECT_TRUE(is_utf8(to_utf8(all, name).text)) << name;
}

}  // namespace
}  // namespace tally::mail
