// What strangers send: none of it may stop, stall or falsify a case file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <fstream>

#include "casefile/render_pdf.h"
#include "pdf_probe.h"
#include "sample_case_document.h"

namespace tally::casefile {
namespace {

using tally::testing::can_read_text;
using tally::testing::PdfProbe;
using tally::testing::sample_case_document;
using tally::testing::sample_chat_png;
using tally::testing::text_of_pdf;
using ::testing::HasSubstr;
using ::testing::Not;

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

template <typename Content>
CaseDocument case_of(Content content) {
    auto document = sample_case_document();
    document.exhibits.resize(1);
    document.exhibits[0].content = std::move(content);
    return document;
}

CaseDocument mail_of(std::string text, std::string from = "a@b.example") {
    MailExhibit mail;
    mail.text = std::move(text);
    mail.from = std::move(from);
    return case_of(std::move(mail));
}

std::string text_of(CaseDocument const& document) {
    return text_of_pdf(render_pdf(document).value().bytes);
}

// One line for searching: a reason may be broken over lines of the page.
std::string without_breaks(std::string_view text) {
    std::string line;
    for (char const c : text)
        if (c != '\n' && c != ' ')
            line += c;
        else if (!line.ends_with(' '))
            line += ' ';
    return line;
}

TEST(HostileDocument, ten_megabytes_of_mail_are_cut_and_counted_within_seconds) {
    auto const document = mail_of(repeated("The quick brown fox went home.\n", 340'000));
    auto const start = std::chrono::steady_clock::now();
    auto const pdf = render_pdf(document).value();
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{30});
    EXPECT_LT(pdf.pages, 25);
    if (!can_read_text()) GTEST_SKIP() << "pdftotext is not installed";
    EXPECT_THAT(text_of_pdf(pdf.bytes),
                HasSubstr("Cut here: 10,521,400 more characters in exhibits/001-agreement.txt"));
}

TEST(HostileDocument, ten_megabytes_without_a_space_are_cut_as_well) {
    auto const start = std::chrono::steady_clock::now();
    auto const pdf = render_pdf(case_of(TextExhibit{std::string(10'000'000, 'x')})).value();
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{30});
    EXPECT_LT(pdf.pages, 25);
}

TEST(HostileDocument, bytes_that_are_no_text_are_replaced) {
    std::string noise;
    for (int i = 0; i < 4096; ++i) noise += static_cast<char>(i * 7 % 256);
    MailExhibit mail;
    mail.from = mail.subject = mail.text = noise;
    mail.headers = {{noise, noise}};
    mail.attachments = {noise};
    auto document = case_of(mail);
    document.title = noise;
    document.language = noise;
    document.exhibits[0].title = noise;
    auto const pdf = render_pdf(document).value();
    EXPECT_EQ(PdfProbe{pdf.bytes}.pages(), pdf.pages);
}

TEST(HostileDocument, a_name_cannot_turn_its_line_around) {
    if (!can_read_text()) GTEST_SKIP() << "pdftotext is not installed";
    auto const text = text_of(mail_of("Hello", "owen\u202Eelpmaxe.dnim\u202C <a@b.example>"));
    EXPECT_THAT(text, HasSubstr("owen\uFFFDelpmaxe.dnim\uFFFD <a@b.example>"));
}

TEST(HostileDocument, the_longest_brief_still_fits_its_page) {
    for (std::string const& piece :
         {std::string{"word "}, repeated("a\u0351\u0342\u0329", 3), std::string{"\u0E33\u6F22"}}) {
        auto const endless = repeated(piece, 900);
        auto document = sample_case_document();
        document.paper = Paper::letter;  // the lower of both
        document.forum = endless;
        document.brief = {.title = endless,
                          .claim = endless,
                          .facts = {20, BriefFact{endless, endless}},
                          .amount = endless,
                          .story = {40, endless},
                          .strongest = {9, StrongExhibit{3, endless, endless}},
                          .asked = endless,
                          .first_attested = endless,
                          .does_not_show = {20, endless}};
        PdfProbe const probe{render_pdf(document).value().bytes};
        EXPECT_EQ(probe.bookmarks().at(1), "Milestones, p. 2");
    }
}

TEST(HostileDocument, rows_and_facts_of_any_length_stay_on_their_pages) {
    auto document = sample_case_document();
    auto const endless = repeated("word", 5000);
    document.chronology.assign(30, {endless, endless, endless, endless, 77, true});
    document.milestones.assign(3, {-1, endless, endless, endless, endless});
    document.exhibits[3].content = FileExhibit{endless, {40, BriefFact{endless, endless}}};
    document.exhibits[0].title = document.exhibits[0].item = document.exhibits[0].source = endless;
    auto const pdf = render_pdf(document).value();
    EXPECT_EQ(PdfProbe{pdf.bytes}.pages(), pdf.pages);
}

TEST(HostileDocument, many_scripts_are_set_with_fonts_that_are_embedded) {
    auto const document = mail_of(
        "\u6F22\u5B57\u304B\u306A \uD55C\uAE00\n\u0645\u0631\u062D\u0628\u0627\n"
        "\u05E9\u05DC\u05D5\u05DD\n\u0928\u092E\u0938\u094D\u0924\u0947\n"
        "\u0395\u03BB\u03BB\u03AC\u03B4\u03B1 \u0416\u0438\u0437\u043D\u044C\n"
        "\U0001F600 \u2713 \u20AC\n");
    auto const pdf = render_pdf(document).value();
    EXPECT_EQ(pdf.unknown_characters, 0) << "are all Noto fonts installed?";
    EXPECT_TRUE(PdfProbe{pdf.bytes}.fonts_not_embedded().empty());
    if (auto const* keep = std::getenv("TALLY_KEEP_SCRIPTS_PDF")) std::ofstream{keep} << pdf.bytes;
}

TEST(HostileDocument, characters_that_no_font_draws_are_counted) {
    auto const pdf = render_pdf(case_of(TextExhibit{"a \U000F1234 private letter"})).value();
    EXPECT_GT(pdf.unknown_characters, 0);
}

TEST(HostileDocument, a_broken_picture_becomes_a_sheet_with_the_reason) {
    auto const png = sample_chat_png(2);
    auto const jpeg = tally::testing::sample_jpeg();
    for (auto const& bytes :
         {std::string{}, std::string{"GIF89a"}, png.substr(0, 20), png.substr(0, png.size() / 2),
          jpeg.substr(0, 10), jpeg.substr(0, jpeg.size() - 2)}) {
        auto const pdf = render_pdf(case_of(ImageExhibit{bytes, "Screenshot"})).value();
        EXPECT_EQ(PdfProbe{pdf.bytes}.images(), 0);
        if (!can_read_text()) continue;
        EXPECT_THAT(without_breaks(text_of_pdf(pdf.bytes)),
                    HasSubstr("The picture cannot be shown: it"));
    }
}

TEST(HostileDocument, a_picture_of_a_trillion_pixels_is_refused_unread) {
    auto png = sample_chat_png(1);
    png.replace(16, 8, std::string{"\x00\x0F\x42\x40\x00\x0F\x42\x40", 8});  // 1,000,000 each way
    auto const pdf = render_pdf(case_of(ImageExhibit{png, ""})).value();
    EXPECT_EQ(PdfProbe{pdf.bytes}.images(), 0);
    if (!can_read_text()) GTEST_SKIP() << "pdftotext is not installed";
    EXPECT_THAT(text_of_pdf(pdf.bytes), HasSubstr("it is larger than 40000000 pixels"));
}

TEST(HostileDocument, a_tall_screenshot_goes_on_over_pages_and_ends) {
    auto const tall = render_pdf(case_of(ImageExhibit{sample_chat_png(100), "Chat"})).value();
    EXPECT_GT(tall.pages, 10);
    auto const endless = render_pdf(case_of(ImageExhibit{sample_chat_png(480), "Chat"})).value();
    EXPECT_LE(endless.pages, 3 + 1 + image_pages_max + 1);
    if (!can_read_text()) GTEST_SKIP() << "pdftotext is not installed";
    EXPECT_THAT(text_of_pdf(endless.bytes), HasSubstr("Cut here: the rest of the picture is in"));
    EXPECT_THAT(text_of_pdf(tall.bytes), Not(HasSubstr("Cut here")));
}

TEST(MissingFontsDeathTest, are_an_error_that_says_what_to_install) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    auto const render_without_fonts = [] {
        setenv("FONTCONFIG_FILE", TALLY_TEST_DATA "/casefile/no-fonts.conf", 1);
        auto const pdf = render_pdf(CaseDocument{});
        if (pdf) std::exit(1);
        std::fputs(pdf.error().hint.c_str(), stderr);
        std::exit(pdf.error().code == Code::unavailable ? 0 : 1);
    };
    EXPECT_EXIT(render_without_fonts(), ::testing::ExitedWithCode(0), "install fonts-noto-core");
}

}  // namespace
}  // namespace tally::casefile
