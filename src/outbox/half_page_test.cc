#include "outbox/half_page.h"

#include <gtest/gtest.h>

namespace tally::outbox {
namespace {

HalfPage sample() {
    HalfPage page;
    page.title = "Website <b>";
    page.freelancer = "Mira";
    page.client = "Anna";
    page.note = "tallystick/x\n1\nroot\n";
    page.zip_name = "half.zip";
    page.zip = "PK";
    page.rows = {{1, "today", "Mira wrote <script>alert(1)</script>", "{\"text\":\"</pre>\"}"},
                 {2, "today", "Mira kept a file", std::nullopt}};
    page.does_not_show = {"That nothing else happened."};
    return page;
}

TEST(HalfPage, nothing_that_was_recorded_becomes_a_tag) {
    auto const html = half_page(sample());
    EXPECT_FALSE(html.contains("<script"));
    EXPECT_FALSE(html.contains("<b>"));
    EXPECT_TRUE(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    EXPECT_TRUE(html.contains("{&quot;text&quot;:&quot;&lt;/pre&gt;&quot;}"));
}

TEST(HalfPage, loads_nothing_and_holds_the_files_to_check_it_with) {
    auto const html = half_page(sample());
    EXPECT_TRUE(html.contains("default-src 'none'"));
    EXPECT_TRUE(html.contains("href=\"data:application/zip;base64,UEs=\""));
    EXPECT_FALSE(html.contains("http://"));
    EXPECT_FALSE(html.contains("https://"));
    EXPECT_FALSE(html.contains(" src="));
}

TEST(HalfPage, words_that_the_client_never_saw_are_not_in_it) {
    auto const html = half_page(sample());
    auto const bodies = html.find("as it is recorded");
    EXPECT_NE(bodies, html.npos);
    EXPECT_EQ(html.find("as it is recorded", bodies + 1), html.npos);
}

}  // namespace
}  // namespace tally::outbox
