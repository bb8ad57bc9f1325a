// Every kind of page: claims, the picture of time, each form of exhibit, what is kept back, and
// what a forum's options change.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "casefile/render_pdf.h"
#include "pdf_probe.h"
#include "sample_case_document.h"
#include "sample_full_case.h"

namespace tally::casefile {
namespace {

using tally::testing::can_read_text;
using tally::testing::PdfProbe;
using tally::testing::sample_full_case;
using tally::testing::sample_invoice_pdf;
using tally::testing::text_of_pdf;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

RenderedPdf rendered(CaseDocument const& document, RenderOptions const& options = {}) {
    return render_pdf(document, options).value();
}

std::string text_of(CaseDocument const& document, RenderOptions const& options = {}) {
    return text_of_pdf(rendered(document, options).bytes);
}

Exhibit exhibit_of(int number, decltype(Exhibit::content) content) {
    return {.number = number,
            .title = "An exhibit",
            .item = "k3xq7m2a5jd6w4pa",
            .digest = "sha256:00",
            .occurred = "16 Oct 2026, 21:14 CEST",
            .recorded = "16 Oct 2026, 21:20 CEST",
            .attested = "",
            .source = "a file",
            .file_in_bundle = "data/exhibits/001-file.pdf",
            .content = std::move(content)};
}

CaseDocument case_of(decltype(Exhibit::content) content) {
    CaseDocument document;
    document.exhibits.push_back(exhibit_of(1, std::move(content)));
    return document;
}

TEST(Pages, a_case_with_everything_is_a_sound_file) {
    auto const pdf = rendered(sample_full_case());
    PdfProbe const probe{pdf.bytes};
    EXPECT_EQ(probe.pages(), pdf.pages);
    EXPECT_EQ(pdf.unknown_characters, 0) << "are all Noto fonts installed?";
    EXPECT_TRUE(probe.fonts_not_embedded().empty() ||
                probe.fonts_not_embedded().front().contains("Helvetica"));
    if (auto const* keep = std::getenv("TALLY_KEEP_FULL_PDF")) std::ofstream{keep} << pdf.bytes;
}

TEST(Pages, a_case_with_everything_has_the_same_bytes_twice) {
    EXPECT_EQ(rendered(sample_full_case()).bytes, rendered(sample_full_case()).bytes);
}

TEST(Pages, claims_show_their_status_by_a_word_and_a_shape) {
    if (!can_read_text()) GTEST_SKIP() << "pdftotext is not installed";
    auto const text = text_of(sample_full_case());
    for (auto const* words : {"\u25CF proved", "\u25D0 supported", "\u25CB missing",
                              "Was it delivered?", "They will say:", "\u25CB unfounded"})
        EXPECT_THAT(text, HasSubstr(words));
}

TEST(Pages, claims_lead_to_their_exhibits) {
    auto const pdf = rendered(sample_full_case());
    auto const links = PdfProbe{pdf.bytes}.links_of(3);
    for (auto const& [number, page] : pdf.exhibit_pages)
        if (number <= 5) {
            EXPECT_THAT(links, ::testing::Contains(page)) << "exhibit " << number;
        }
}

TEST(Pages, a_silence_is_told_in_words_between_its_rows) {
    if (!can_read_text()) GTEST_SKIP() << "pdftotext is not installed";
    EXPECT_THAT(text_of(sample_full_case()),
                HasSubstr("Client silent for 3 days after the delivery"));
}

TEST(Pages, a_conversation_shows_who_and_when_and_counts_what_it_leaves_out) {
    if (!can_read_text()) GTEST_SKIP() << "pdftotext is not installed";
    auto const text = text_of(sample_full_case());
    for (auto const* words :
         {"331 messages left out here", "71 messages left out here", "7 of 412 messages",
          "Owen Hale \u00B7 16 Oct 2026, 21:15 CEST", "\u00B7 edited", "\u00B7 deleted",
          "This message was deleted; its words are gone.", "[file: shop-sketch.jpg]"})
        EXPECT_THAT(text, HasSubstr(words));
}

TEST(Pages, the_decisive_sentence_is_quoted_with_its_place_and_its_translation) {
    if (!can_read_text()) GTEST_SKIP() << "pdftotext is not installed";
    auto const text = text_of(sample_full_case());
    EXPECT_THAT(text, HasSubstr("Decisive passage: message 333 of 412"));
    EXPECT_THAT(text, HasSubstr("Translation from German by the owner of this record, not "
                                "certified:"));
}

TEST(Pages, pages_of_a_pdf_are_placed_with_a_stamp) {
    auto const pdf = rendered(case_of(PdfExhibit{sample_invoice_pdf(3)}));
    EXPECT_EQ(PdfProbe{pdf.bytes}.images(), 0) << "a placeholder was left behind";
    if (!can_read_text()) GTEST_SKIP() << "pdftotext is not installed";
    auto const text = text_of_pdf(pdf.bytes);
    for (int page = 1; page <= 3; ++page) {
        EXPECT_THAT(text, HasSubstr("Invoice page " + std::to_string(page)));
        EXPECT_THAT(text, HasSubstr("Exhibit 1 \u00B7 page " + std::to_string(page) +
                                    " of 3 \u00B7 sha256:00"));
    }
}

TEST(Pages, a_long_pdf_is_cut_and_says_so) {
    RenderOptions options;
    options.limits.pages_max = 2;
    auto const pdf = rendered(case_of(PdfExhibit{sample_invoice_pdf(5)}), options);
    if (!can_read_text()) GTEST_SKIP() << "pdftotext is not installed";
    auto const text = text_of_pdf(pdf.bytes);
    EXPECT_THAT(text, AllOf(HasSubstr("The original has 5 pages"), HasSubstr("Invoice page 2"),
                            Not(HasSubstr("Invoice page 3"))));
}

TEST(Pages, a_pdf_that_cannot_be_read_becomes_a_sheet_with_the_reason) {
    auto const whole = sample_invoice_pdf(1);
    for (auto const& bytes : {std::string{}, std::string{"%PDF-1.7\nnonsense"},
                              std::string(5000, 'x'), whole.substr(0, whole.size() / 3)}) {
        auto const pdf = rendered(case_of(PdfExhibit{bytes}));
        EXPECT_EQ(pdf.pages, 3) << "brief, index and the sheet";
        if (!can_read_text()) continue;
        EXPECT_THAT(text_of_pdf(pdf.bytes), HasSubstr("The pages of this PDF cannot be shown: it"));
    }
}

TEST(Pages, a_row_that_decides_is_found_by_its_number) {
    if (!can_read_text()) GTEST_SKIP() << "pdftotext is not installed";
    auto const text = text_of(sample_full_case());
    EXPECT_THAT(text, AllOf(HasSubstr("Milestone 3 funded, Northwind"), HasSubstr("19")));
}

TEST(Pages, what_is_kept_back_shows_its_reason_and_its_commitment_alone) {
    if (!can_read_text()) GTEST_SKIP() << "pdftotext is not installed";
    auto const text =
        text_of(case_of(WithheldExhibit{{"all of this exhibit", "a duty", "sha256:ab"}}));
    for (auto const* words : {"Withheld: all of this exhibit", "Reason: a duty",
                              "Commitment sha256:ab", "nothing of this exhibit is shown"})
        EXPECT_THAT(text, HasSubstr(words));
}

TEST(Pages, completeness_is_a_table_of_numbers) {
    if (!can_read_text()) GTEST_SKIP() << "pdftotext is not installed";
    auto const text = text_of(sample_full_case());
    EXPECT_THAT(text, AllOf(HasSubstr("How complete this is"), HasSubstr("Northwind site")));
}

TEST(RenderOptions, let_a_forum_choose_the_sections_and_their_order) {
    RenderOptions options;
    options.sections = {Section::index, Section::brief};
    auto const bookmarks = PdfProbe{rendered(sample_full_case(), options).bytes}.bookmarks();
    EXPECT_THAT(bookmarks, ::testing::ElementsAre("Index of exhibits, p. 1", "Brief, p. 2"));
}

TEST(RenderOptions, let_a_forum_leave_exhibits_out_and_the_index_says_where_they_are) {
    RenderOptions options;
    options.left_out = {2, 8};
    auto const pdf = rendered(sample_full_case(), options);
    for (auto const& cost : pdf.costs) EXPECT_FALSE(options.left_out.contains(cost.number));
    if (!can_read_text()) GTEST_SKIP() << "pdftotext is not installed";
    EXPECT_THAT(text_of_pdf(pdf.bytes),
                HasSubstr("left out to meet the limit, in the bundle: exhibits/002-notice.eml"));
}

TEST(RenderOptions, let_a_forum_make_pictures_coarser_and_the_file_smaller) {
    auto const document = case_of(ImageExhibit{tally::testing::sample_chat_png(12), "chat"});
    RenderOptions options;
    options.limits.image_ppi_max = 40;
    options.limits.grey_images = true;
    auto const before = rendered(document);
    auto const after = rendered(document, options);
    EXPECT_EQ(after.pages, before.pages) << "a coarser picture takes the same room";
    EXPECT_LT(after.costs.at(0).bytes, before.costs.at(0).bytes);
    EXPECT_EQ(PdfProbe{after.bytes}.images(), 1);
}

TEST(RenderOptions, let_a_forum_set_a_smallest_type) {
    RenderOptions options;
    options.font_size_min = 12;
    auto const pdf = rendered(sample_full_case(), options);
    EXPECT_GT(pdf.pages, rendered(sample_full_case()).pages);
    EXPECT_EQ(PdfProbe{pdf.bytes}.pages(), pdf.pages);
}

TEST(RenderOptions, let_a_forum_ask_for_bookmarks_with_a_description_and_a_date) {
    RenderOptions options;
    options.bookmarks = BookmarkStyle::short_description;
    EXPECT_THAT(PdfProbe{rendered(sample_full_case(), options).bytes}.bookmarks(),
                ::testing::Contains("  Agreement, version 2 (5 Oct 2026), p. 7"));
}

TEST(RenderOptions, let_a_forum_let_short_exhibits_share_a_page) {
    RenderOptions options;
    options.compact = true;
    EXPECT_LT(rendered(sample_full_case(), options).pages, rendered(sample_full_case()).pages);
}

TEST(RenderOptions, small_originals_are_attached_unless_a_forum_refuses_them) {
    PdfProbe const with{rendered(sample_full_case()).bytes};
    EXPECT_THAT(with.catalogue("/Names"), HasSubstr("/EmbeddedFiles"));
    RenderOptions options;
    options.attachment_bytes_max = 0;
    PdfProbe const without{rendered(sample_full_case(), options).bytes};
    EXPECT_THAT(without.catalogue("/Names"), Not(HasSubstr("/EmbeddedFiles")));
}

TEST(RenderOptions, a_type_larger_than_any_page_is_refused) {
    RenderOptions options;
    options.font_size_min = 200;
    EXPECT_EQ(render_pdf(sample_full_case(), options).error().code, Code::invalid_input);
}

TEST(Costs, of_the_exhibits_add_up_to_less_than_the_file) {
    auto const pdf = rendered(sample_full_case());
    std::uint64_t sum = 0;
    int pages = 0;
    for (auto const& cost : pdf.costs) {
        EXPECT_GT(cost.bytes, 0U) << "exhibit " << cost.number;
        sum += cost.bytes;
        pages += cost.pages;
    }
    EXPECT_LT(sum, pdf.bytes.size());
    EXPECT_LT(pages, pdf.pages);
    EXPECT_EQ(pdf.costs.size(), sample_full_case().exhibits.size());
}

}  // namespace
}  // namespace tally::casefile
