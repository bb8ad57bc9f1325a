// A case file under the limits of its forum, on real PDFs, with poppler as a second pair of eyes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>

#include "support/sample_case_document.h"
#include "support/temp_folder.h"
#include "vault/case_fit.h"

namespace tally::scenario {
namespace {

using engagement::Forum;
using ::testing::HasSubstr;

forums::Profile profile(Forum forum, std::string_view variant = "") {
    return forums::builtin_forum_book().profile(forum, variant).value();
}

std::string output_of(std::string const& command) {
    std::string output;
    auto* const pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return output;
    std::array<char, 4096> chunk{};
    for (std::size_t count = 0; (count = fread(chunk.data(), 1, chunk.size(), pipe)) > 0;)
        output.append(chunk.data(), count);
    pclose(pipe);
    return output;
}

// What poppler says about the bytes: "Pages:           19".
std::string poppler(std::string const& program, std::string const& bytes) {
    support::TempFolder const folder;
    auto const file = folder.path() / "case.pdf";
    std::ofstream{file, std::ios::binary} << bytes;
    return output_of(program + " " + file.string() + " 2>/dev/null");
}

int pages_by_poppler(std::string const& bytes) {
    auto const text = poppler("pdfinfo", bytes);
    auto const at = text.find("Pages:");
    return at == text.npos ? -1 : std::stoi(text.substr(at + 6));
}

casefile::Exhibit text_exhibit(int number, int lines) {
    casefile::Exhibit exhibit;
    exhibit.number = number;
    exhibit.title = "Message " + std::to_string(number);
    std::string text;
    for (int i = 0; i < lines; ++i) text += "a line of what was said then\n";
    exhibit.content = casefile::TextExhibit{text};
    return exhibit;
}

// The brief and so many exhibits; the first `strong` of them carry the case.
struct Built {
    casefile::CaseDocument document;
    engagement::Case details;
};
Built a_case(int exhibits, int lines, int strong) {
    Built built{testing::sample_case_document(), {}};
    built.document.exhibits.clear();
    for (int i = 1; i <= exhibits; ++i) {
        built.document.exhibits.push_back(text_exhibit(i, lines));
        built.details.exhibits.push_back(
            {.number = i, .item = {}, .why = "shows", .strong = i <= strong});
    }
    return built;
}

casefile::RenderedPdf plain(casefile::CaseDocument const& document) {
    casefile::RenderOptions options;
    options.attachments_bytes_max = 0;
    return casefile::render_pdf(document, options).value();
}

bool passes(std::string const& bytes, forums::Profile const& forum) {
    return !forums::any_failed(
        forums::check_pdf(forum, casefile::read_pdf_facts(bytes).value(), {}));
}

TEST(Forum, a_file_of_twenty_pages_fails_mastercard_and_one_of_nineteen_passes) {
    auto const mastercard = profile(Forum::chargeback, "mastercard");
    auto built = a_case(30, 3, 0);
    while (plain(built.document).pages > 20) built.document.exhibits.pop_back();
    auto const twenty = plain(built.document);
    ASSERT_EQ(twenty.pages, 20);
    EXPECT_EQ(pages_by_poppler(twenty.bytes), 20);
    EXPECT_FALSE(passes(twenty.bytes, mastercard));
    built.document.exhibits.pop_back();
    auto const nineteen = plain(built.document);
    EXPECT_EQ(pages_by_poppler(nineteen.bytes), 19);
    EXPECT_TRUE(passes(nineteen.bytes, mastercard));
}

TEST(Forum, a_long_case_is_made_to_fit_and_says_what_is_missing) {
    auto const built = a_case(40, 120, 3);
    auto const mastercard = profile(Forum::chargeback, "mastercard");
    auto const fitted = vault::fit_pdf(built.document, built.details, mastercard);
    ASSERT_TRUE(fitted) << fitted.error().message;
    EXPECT_LE(pages_by_poppler(fitted->pdf.bytes), 19);
    EXPECT_FALSE(fitted->dropped.empty());
    for (auto const& dropped : fitted->dropped)
        EXPECT_TRUE(dropped.what != "the whole exhibit" || dropped.exhibit > 3);
    auto const again = vault::fit_pdf(built.document, built.details, mastercard).value();
    EXPECT_EQ(fitted->pdf.bytes, again.pdf.bytes);
}

TEST(Forum, what_cannot_fit_fails_with_the_reason) {
    auto const built = a_case(40, 120, 40);
    auto const fitted =
        vault::fit_pdf(built.document, built.details, profile(Forum::chargeback, "mastercard"));
    ASSERT_FALSE(fitted);
    EXPECT_EQ(fitted.error().code, Code::rejected);
    EXPECT_THAT(fitted.error().message, HasSubstr("pages, 19 allowed"));
}

TEST(Forum, pictures_lose_resolution_before_exhibits_are_left_out) {
    auto built = a_case(1, 3, 1);
    auto const picture = testing::sample_chat_png(40);
    for (int i = 2; i <= 4; ++i) {
        casefile::Exhibit exhibit;
        exhibit.number = i;
        exhibit.title = "Screenshot";
        exhibit.content = casefile::ImageExhibit{picture, "a screenshot"};
        built.document.exhibits.push_back(std::move(exhibit));
        built.details.exhibits.push_back(
            {.number = i, .item = {}, .why = "shows", .strong = false});
    }
    auto forum = profile(Forum::chargeback, "discover");
    auto const first = vault::fit_pdf(built.document, built.details, forum).value();
    forum.limits.bytes_max = static_cast<int>(first.pdf.bytes.size() * 9 / 10);
    auto const fitted = vault::fit_pdf(built.document, built.details, forum);
    ASSERT_TRUE(fitted) << fitted.error().message;
    EXPECT_LE(fitted->pdf.bytes.size(), static_cast<std::size_t>(*forum.limits.bytes_max));
    EXPECT_THAT(fitted->dropped.front().what, HasSubstr("ppi"));
}

TEST(Forum, a_court_bundle_has_numbers_bookmarks_with_pages_and_a_linked_index) {
    auto const built = a_case(5, 20, 2);
    auto const fitted = vault::fit_pdf(built.document, built.details, profile(Forum::e_bundle));
    ASSERT_TRUE(fitted) << fitted.error().message;
    for (auto const& check : fitted->checks)
        EXPECT_EQ(check.status, forums::CheckStatus::passed) << check.id << ": " << check.text;
}

TEST(Forum, stripe_gets_letters_of_twelve_points_and_no_colour) {
    auto const built = a_case(3, 20, 2);
    auto const fitted =
        vault::fit_pdf(built.document, built.details, profile(Forum::chargeback, "stripe"));
    ASSERT_TRUE(fitted) << fitted.error().message;
    auto const facts = casefile::read_pdf_facts(fitted->pdf.bytes).value();
    for (auto const& page : facts.pages) EXPECT_GE(page.smallest_letter, 11.9);
}

}  // namespace
}  // namespace tally::scenario
