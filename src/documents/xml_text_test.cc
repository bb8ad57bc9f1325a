#include "documents/xml_text.h"

#include <gtest/gtest.h>

namespace tally::documents {
namespace {

constexpr std::size_t much = 1'000'000;

TEST(XmlText, paragraphs_tabs_and_tracked_changes_are_understood) {
    auto const read = text_of_xml(
        "<w:document xmlns:w='w'><w:p><w:r><w:t>Price</w:t><w:tab/><w:t>1,200</w:t></w:r></w:p>"
        "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:t>kept</w:t></w:p>"
        "</w:document>",
        much);
    EXPECT_EQ(read.text, "Price\t1,200\nkept\n");
    EXPECT_TRUE(read.complete);
}

TEST(XmlText, entities_are_not_expanded) {
    std::string bomb = "<!DOCTYPE x [<!ENTITY a0 \"boom\">";
    for (int i = 1; i < 30; ++i)
        bomb += "<!ENTITY a" + std::to_string(i) + " \"&a" + std::to_string(i - 1) + ";&a" +
                std::to_string(i - 1) + ";\">";
    auto const read = text_of_xml(bomb + "]><p>&a29;</p>", much);
    EXPECT_LT(read.text.size(), 1'000U);
    EXPECT_FALSE(
        text_of_xml("<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><p>&f;</p>", much)
            .text.contains("root:"));
}

TEST(XmlText, what_is_cut_or_too_long_is_read_as_far_as_it_goes) {
    auto const cut = text_of_xml("<p>one</p", much);
    EXPECT_FALSE(cut.complete);
    std::string many = "<x>";
    for (int i = 0; i < 1'000; ++i) many += "<p>0123456789</p>";
    EXPECT_LT(text_of_xml(many + "</x>", 100).text.size(), 200U);
    EXPECT_FALSE(text_of_xml("", much).complete);
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<p>";
    EXPECT_FALSE(text_of_xml(deep, much).complete);
}

TEST(XmlText, fields_come_by_their_local_names) {
    auto const fields = fields_of_xml("<a:x xmlns:a='a'><a:creator>Anna</a:creator></a:x>");
    ASSERT_EQ(fields.size(), 1U);
    EXPECT_EQ(fields[0].first + fields[0].second, "creatorAnna");
}

}  // namespace
}  // namespace tally::documents
