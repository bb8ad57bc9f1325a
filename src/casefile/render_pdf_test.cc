#include "casefile/render_pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "pdf_probe.h"
#include "sample_case_document.h"

namespace tally::casefile {
namespace {

using tally::testing::can_read_text;
using tally::testing::PdfProbe;
using tally::testing::sample_case_document;
using tally::testing::text_of_pdf;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::StartsWith;

std::string page_of(std::string const& text, int page) {
    std::size_t start = 0;
    for (int i = 1; i < page; ++i) start = text.find('\f', start) + 1;
    return text.substr(start, text.find('\f', start) - start);
}

TEST(RenderPdf, a_sound_file_with_as_many_pages_as_it_says) {
    auto const pdf = render_pdf(sample_case_document()).value();
    PdfProbe const probe{pdf.bytes};
    EXPECT_EQ(probe.pages(), pdf.pages);
    EXPECT_EQ(pdf.pages, 11);
    EXPECT_EQ(pdf.unknown_characters, 0);
    if (auto const* keep = std::getenv("TALLY_KEEP_PDF")) std::ofstream{keep} << pdf.bytes;
}

TEST(RenderPdf, the_same_document_twice_gives_the_same_bytes) {
    auto const document = sample_case_document();
    EXPECT_EQ(render_pdf(document).value().bytes, render_pdf(document).value().bytes);
}

TEST(RenderPdf, another_document_gives_another_file_id) {
    auto document = sample_case_document();
    auto const first = render_pdf(document).value().bytes;
    document.brief.amount = "$1,200.01";
    auto const second = render_pdf(document).value().bytes;
    auto const id_of = [](std::string const& bytes) { return bytes.substr(bytes.rfind("/ID")); };
    EXPECT_NE(id_of(first), id_of(second));
}

TEST(RenderPdf, names_itself_and_dates_itself_from_the_document_alone) {
    PdfProbe const probe{render_pdf(sample_case_document()).value().bytes};
    EXPECT_EQ(probe.information("/Title"), "Castell v. Northwind Studio: milestone 3");
    EXPECT_THAT(probe.information("/CreationDate"), StartsWith("D:20261124060000"));
    EXPECT_THAT(probe.information("/ModDate"), StartsWith("D:20261124060000"));
    EXPECT_EQ(probe.catalogue("/Lang"), "(en)");
    EXPECT_THAT(probe.catalogue("/PageLabels"), HasSubstr("/S /D"));
    EXPECT_THAT(probe.catalogue("/MarkInfo"), HasSubstr("/Marked true"));
}

TEST(RenderPdf, bookmarks_follow_the_order_of_the_pages) {
    PdfProbe const probe{render_pdf(sample_case_document()).value().bytes};
    EXPECT_THAT(
        probe.bookmarks(),
        ElementsAre("Brief, p. 1", "Milestones, p. 2", "Chronology, p. 2",
                    "Index of exhibits, p. 4", "  Exhibit 1 \u2013 Agreement, version 2, p. 5",
                    "  Exhibit 2 \u2013 Notice: milestone 3 is funded, p. 6",
                    "  Exhibit 3 \u2013 Client\u2019s mail: \u201Cexactly what we "
                    "needed\u201D, p. 7",
                    "  Exhibit 4 \u2013 Delivered archive of 48 files, p. 8",
                    "  Exhibit 5 \u2013 Chat: \u201Ccan you add a shop?\u201D, p. 9",
                    "  Exhibit 6 \u2013 Photograph of the signed handover sheet, p. 10",
                    "How to check this file, p. 11"));
}

TEST(RenderPdf, brief_chronology_and_index_lead_to_the_exhibits) {
    auto const pdf = render_pdf(sample_case_document()).value();
    EXPECT_THAT(pdf.exhibit_pages, ElementsAre(Pair(1, 5), Pair(2, 6), Pair(3, 7), Pair(4, 8),
                                               Pair(5, 9), Pair(6, 10)));
    PdfProbe const probe{pdf.bytes};
    EXPECT_THAT(probe.links_of(1), AllOf(Contains(7), Contains(5), Contains(9)));
    EXPECT_THAT(probe.links_of(2), AllOf(Contains(5), Contains(6), Contains(7), Contains(10)));
    for (auto const& [number, page] : pdf.exhibit_pages)
        EXPECT_THAT(probe.links_of(4), Contains(page)) << "exhibit " << number;
}

TEST(RenderPdf, every_font_is_embedded) {
    PdfProbe const probe{render_pdf(sample_case_document()).value().bytes};
    EXPECT_THAT(probe.fonts_not_embedded(), IsEmpty());
    EXPECT_THAT(probe.fonts(), Contains(HasSubstr("NotoSerif-Regular")));
    EXPECT_THAT(probe.fonts(), Contains(HasSubstr("NotoSansMono-Regular")));
}

TEST(RenderPdf, pictures_are_in_the_file) {
    EXPECT_EQ(PdfProbe{render_pdf(sample_case_document()).value().bytes}.images(), 2);
}

TEST(RenderPdf, page_one_says_it_all_in_words_that_can_be_copied) {
    if (!can_read_text()) GTEST_SKIP() << "pdftotext is not installed";
    auto const page = page_of(text_of_pdf(render_pdf(sample_case_document()).value().bytes), 1);
    for (auto const* words :
         {"Case brief", "$1,200.00", "First attested on", "What happened", "The strongest exhibits",
          "What is asked", "What this file does not show", "Page 1 of 11", "ledger k3xq7m2a5jd6"})
        EXPECT_THAT(page, HasSubstr(words));
}

TEST(RenderPdf, a_mail_shows_its_people_its_text_its_attachments_and_its_headers) {
    if (!can_read_text()) GTEST_SKIP() << "pdftotext is not installed";
    auto const page = page_of(text_of_pdf(render_pdf(sample_case_document()).value().bytes), 7);
    for (auto const* words :
         {"Exhibit 3", "Occurred", "Recorded", "Attested", "sha256:d7c0d7c1",
          "Owen Hale <owen@northwind.example>", "This is exactly what we", "1 attachment",
          "notes.pdf", "Full headers", "Message-ID: <8f1c20d7@mail.northwind.example>"})
        EXPECT_THAT(page, HasSubstr(words));
}

TEST(RenderPdf, an_act_that_nothing_vouches_for_is_marked_claimed) {
    if (!can_read_text()) GTEST_SKIP() << "pdftotext is not installed";
    auto document = sample_case_document();
    document.chronology = {{"1 Sep", "1 Sep", "Client", "Says yes.", 0, true}};
    auto const page = page_of(text_of_pdf(render_pdf(document).value().bytes), 2);
    EXPECT_THAT(page, HasSubstr("claimed: recorded by the freelancer only"));
}

TEST(RenderPdf, letter_paper_is_letter_paper) {
    auto document = sample_case_document();
    document.paper = Paper::letter;
    EXPECT_DOUBLE_EQ(PdfProbe{render_pdf(document).value().bytes}.page_width(), 612);
}

TEST(RenderPdf, an_empty_document_is_one_page) {
    EXPECT_EQ(render_pdf(CaseDocument{}).value().pages, 1);
}

TEST(RenderPdf, an_exhibit_number_used_twice_is_refused) {
    auto document = sample_case_document();
    document.exhibits[1].number = document.exhibits[0].number;
    EXPECT_EQ(render_pdf(document).error().code, Code::invalid_input);
}

}  // namespace
}  // namespace tally::casefile
