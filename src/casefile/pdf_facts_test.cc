#include "casefile/pdf_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casefile/render_pdf.h"
#include "pdf_probe.h"
#include "sample_case_document.h"

namespace tally::casefile {
namespace {

using tally::testing::PdfProbe;
using tally::testing::sample_case_document;
using ::testing::Contains;
using ::testing::Each;
using ::testing::Field;
using ::testing::Gt;

// A page of 144 x 72 points with what is given as its content.
std::string small_pdf(std::string const& content, std::string const& page_keys = "") {
    std::vector<std::string> const objects{
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 144 72 ] " + page_keys +
            " /Contents 4 0 R /Resources << /XObject << /I 5 0 R /F 6 0 R >> >> >>",
        "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream",
        "<< /Type /XObject /Subtype /Image /Width 300 /Height 100 /ColorSpace /DeviceRGB "
        "/BitsPerComponent 8 /Length 0 >>\nstream\n\nendstream",
        "<< /Type /XObject /Subtype /Form /BBox [ 0 0 10 10 ] /Matrix [ 2 0 0 2 0 0 ] "
        "/Resources << /XObject << /I 5 0 R /F 6 0 R >> >> /Length 32 >>\nstream\n"
        "q 36 0 0 12 0 0 cm /I Do Q /F Do\nendstream"};
    std::string pdf = "%PDF-1.7\n";
    std::string table;
    int number = 0;
    for (auto const& object : objects) {
        auto const at = std::to_string(pdf.size());
        table += std::string(10 - at.size(), '0') + at + " 00000 n \n";
        pdf += std::to_string(++number) + " 0 obj\n" + object + "\nendobj\n";
    }
    auto const start = std::to_string(pdf.size());
    return pdf + "xref\n0 7\n0000000000 65535 f \n" + table +
           "trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
}

TEST(PdfFacts, what_the_renderer_wrote_is_read_back) {
    auto const pdf = render_pdf(sample_case_document()).value();
    auto const facts = read_pdf_facts(pdf.bytes).value();
    PdfProbe const probe{pdf.bytes};
    EXPECT_EQ(static_cast<int>(facts.pages.size()), probe.pages());
    EXPECT_EQ(facts.bytes, pdf.bytes.size());
    EXPECT_NEAR(facts.pages[0].width, probe.page_width(), 0.01);
    EXPECT_THAT(facts.pages, Each(Field(&PdfPage::smallest_letter, Gt(5.0))));
    EXPECT_FALSE(facts.images.empty());
    EXPECT_EQ(facts.bookmarks.size(), probe.bookmarks().size());
    EXPECT_TRUE(facts.complete);
    for (std::size_t i = 0; i < facts.pages.size(); ++i)
        EXPECT_EQ(facts.pages[i].label, std::to_string(i + 1));
    for (auto const& [number, page] : pdf.exhibit_pages)
        EXPECT_THAT(facts.bookmarks, Contains(Field(&PdfBookmark::page, page))) << number;
}

TEST(PdfFacts, an_image_has_the_resolution_that_it_is_printed_with) {
    auto const facts = read_pdf_facts(small_pdf("q 72 0 0 36 10 10 cm /I Do Q")).value();
    ASSERT_EQ(facts.images.size(), 1U);
    EXPECT_NEAR(facts.images[0].ppi, 300, 0.01);  // 300 pixels on an inch; upright 200
    EXPECT_TRUE(facts.images[0].colour);
}

TEST(PdfFacts, images_in_forms_are_found_and_forms_that_draw_themselves_end) {
    auto const facts = read_pdf_facts(small_pdf("/F Do")).value();
    ASSERT_FALSE(facts.images.empty());
    EXPECT_NEAR(facts.images[0].ppi, 300, 0.01);  // 36 points, twice as big
    EXPECT_FALSE(facts.complete);
    EXPECT_LE(facts.images.size(), static_cast<std::size_t>(pdf_form_depth_max));
}

TEST(PdfFacts, letters_are_as_big_as_they_are_shown) {
    auto const size = [](std::string const& content) {
        return read_pdf_facts(small_pdf(content)).value().pages[0].smallest_letter;
    };
    EXPECT_NEAR(size("BT /A 12 Tf (x) Tj ET"), 12, 0.01);
    EXPECT_NEAR(size("q 0.5 0 0 0.5 0 0 cm BT /A 12 Tf (x) Tj ET Q"), 6, 0.01);
    EXPECT_NEAR(size("BT /A 1 Tf 9 0 0 9 0 0 Tm [(x)] TJ ET"), 9, 0.01);
    EXPECT_NEAR(size("BT /A 12 Tf ET"), 0, 0.01) << "nothing is shown";
}

TEST(PdfFacts, greys_and_dark_inks_are_no_colours) {
    auto const colour = [](std::string const& content) {
        return read_pdf_facts(small_pdf(content)).value().pages[0].colour_marks;
    };
    EXPECT_FALSE(colour("0.4 0.4 0.4 rg 0 0 9 9 re f"));
    EXPECT_FALSE(colour("0.9 g 0 0 9 9 re f"));
    EXPECT_FALSE(colour("1 0 0 rg")) << "nothing is drawn with it";
    EXPECT_FALSE(colour("0.07 0.27 0.36 rg 0 0 9 9 re f")) << "dark ink prints as black";
    EXPECT_TRUE(colour("1 1 0.8 rg 0 0 9 9 re f"));
    EXPECT_TRUE(colour("1 1 0 rg 0 0 9 9 re f"));
    EXPECT_TRUE(colour("0 0 1 RG 0 0 m 9 9 l S"));
    EXPECT_FALSE(colour("q 1 0 0 rg Q 0 0 9 9 re f"));
}

TEST(PdfFacts, a_turned_page_is_measured_as_it_is_shown) {
    auto const facts = read_pdf_facts(small_pdf("", "/Rotate 90")).value();
    EXPECT_EQ(facts.pages[0].turned, 90);
    EXPECT_NEAR(facts.pages[0].width, 72, 0.01);
    EXPECT_NEAR(facts.pages[0].height, 144, 0.01);
}

TEST(PdfFacts, what_is_no_pdf_is_told) {
    for (auto const* const broken : {"", "hello", "%PDF-1.7\nnothing"}) {
        auto const facts = read_pdf_facts(broken);
        ASSERT_FALSE(facts) << broken;
        EXPECT_EQ(facts.error().code, Code::corrupt);
    }
}

}  // namespace
}  // namespace tally::casefile
