// Real documents through the real program.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "extract/pool.h"
#include "support/archive_maker.h"
#include "support/picture_maker.h"
#include "support/temp_folder.h"

namespace tally::extract {
namespace {

constexpr auto docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr auto odt = "application/vnd.oasis.opendocument.text";

Pool& pool() {
    static auto const one = Pool::make({.program = TALLY_EXTRACT_PROGRAM}).value();
    return *one;
}

Extraction read(std::string_view bytes, std::string const& media,
                std::string const& languages = "eng") {
    return pool().extract(bytes, {.media = media, .name = "x", .languages = languages});
}

std::string a_docx(std::string const& words) {
    return support::make_zip(
        {{"[Content_Types].xml", "<Types/>"},
         {"word/document.xml",
          "<w:document xmlns:w='w'><w:p><w:t>" + words + "</w:t></w:p></w:document>"},
         {"docProps/core.xml",
          "<c:x xmlns:c='c'><c:creator>Anna</c:creator><c:created>2026-03-02T14:05:06Z</c:created>"
          "</c:x>"}});
}

TEST(Documents, a_pdf_gives_its_words_and_what_it_says_of_itself) {
    auto const pdf = read(support::make_pdf("We pay 1200 dollars for the logo"), "application/pdf");
    EXPECT_EQ(pdf.status, TextStatus::complete) << pdf.why;
    EXPECT_TRUE(pdf.text.contains("1200 dollars")) << pdf.text;
    EXPECT_FALSE(pdf.ocr);
    EXPECT_EQ(pdf.pages, 1U);
    EXPECT_EQ(format_instant(pdf.occurred.value()), "2026-03-02T14:05:06.000Z");
    EXPECT_EQ(pdf.claims.at(0), (Claim{"Title", "The offer"}));
}

TEST(Documents, a_scanned_pdf_is_read_as_a_picture) {
    auto const pdf =
        read(support::make_pdf("We pay twelve hundred dollars", true), "application/pdf");
    EXPECT_TRUE(pdf.ocr);
    EXPECT_TRUE(pdf.text.contains("twelve hundred dollars")) << pdf.text << pdf.why;
    EXPECT_GT(pdf.confidence, 60);
}

TEST(Documents, a_screenshot_is_read_and_marked_as_recognised) {
    auto const png = read(support::make_png("The milestone is approved"), "image/png");
    EXPECT_EQ(png.status, TextStatus::complete) << png.why;
    EXPECT_TRUE(png.ocr);
    EXPECT_EQ(png.languages, "eng");
    EXPECT_TRUE(png.text.contains("milestone is approved")) << png.text;
    EXPECT_GT(png.confidence, 60);
}

TEST(Documents, words_of_a_screenshot_say_where_they_stand) {
    auto const png = read(support::make_png("The milestone is approved"), "image/png");
    ASSERT_EQ(png.words.size(), 4U) << png.text;
    auto const& milestone = png.words[1];
    EXPECT_EQ(milestone.text, "milestone");
    EXPECT_GT(milestone.confidence, 60);
    // It is drawn at 30,100 with letters of 36 points.
    EXPECT_GT(milestone.left, png.words[0].left + png.words[0].width);
    EXPECT_LT(milestone.left + milestone.width, png.words[2].left);
    EXPECT_GT(milestone.top, 60U);
    EXPECT_LE(milestone.top + milestone.height, 105U);
}

TEST(Documents, a_photo_that_lies_on_its_side_is_turned_as_its_exif_says) {
    auto const photo = read(support::make_photo("The milestone is approved"), "image/jpeg");
    EXPECT_TRUE(photo.text.contains("milestone is approved")) << photo.text << photo.why;
    ASSERT_FALSE(photo.words.empty());
    EXPECT_LT(photo.words[0].left, 60U) << "where it stands once turned";
    EXPECT_GT(photo.words[0].top, 60U);
}

TEST(Documents, a_language_that_is_not_installed_is_said) {
    auto const some = read(support::make_png("The milestone is approved"), "image/png", "eng+xyz");
    EXPECT_EQ(some.status, TextStatus::partial);
    EXPECT_TRUE(some.why.contains("xyz")) << some.why;
    EXPECT_TRUE(some.text.contains("milestone"));
    auto const none = read(support::make_png("The milestone"), "image/png", "../../etc");
    EXPECT_EQ(none.status, TextStatus::failed);
}

TEST(Documents, office_documents_give_words_and_claims) {
    auto const word = read(a_docx("Three pages, one form"), docx);
    EXPECT_EQ(word.status, TextStatus::complete) << word.why;
    EXPECT_EQ(word.text, "Three pages, one form\n");
    EXPECT_EQ(word.claims.at(0), (Claim{"creator", "Anna"}));
    EXPECT_EQ(format_instant(word.occurred.value()), "2026-03-02T14:05:06.000Z");
    auto const open =
        read(support::make_zip(
                 {{"mimetype", odt},
                  {"content.xml", "<o:x xmlns:o='o'><o:h>Scope</o:h><o:p>Logo</o:p></o:x>"}}),
             odt);
    EXPECT_EQ(open.text, "Scope\nLogo\n");
}

TEST(Documents, what_is_protected_by_a_password_is_marked) {
    support::TempFolder const temp;
    auto const plain = temp.write("plain.pdf", support::make_pdf("secret"));
    auto const locked = temp.path() / "locked.pdf";
    ASSERT_EQ(
        std::system(
            ("qpdf --encrypt user owner 256 -- " + plain.string() + " " + locked.string()).c_str()),
        0);
    std::ifstream in{locked, std::ios::binary};
    std::string const bytes{std::istreambuf_iterator<char>{in}, {}};
    auto const pdf = read(bytes, "application/pdf");
    EXPECT_EQ(pdf.status, TextStatus::failed);
    EXPECT_TRUE(pdf.encrypted) << pdf.why;
    EXPECT_TRUE(read(support::make_zip({{"word/document.xml", "<x/>"}}, "pass"), docx).encrypted);
}

TEST(Documents, what_is_damaged_fails_with_words_and_the_next_one_is_read) {
    auto const pdf = support::make_pdf("hello");
    for (auto const& [bytes, media] :
         {std::pair{std::string{"%PDF-1.7 nothing"}, "application/pdf"},
          std::pair{std::string{"\x89PNG\r\n\x1a\nnothing"}, "image/png"},
          std::pair{std::string{"PK\x03\x04nothing"}, docx}, std::pair{std::string{}, "image/jpeg"},
          std::pair{std::string{"\xd0\xcf\x11\xe0 old"}, "application/x-ole-storage"}}) {
        auto const broken = read(bytes, media);
        EXPECT_EQ(broken.status, TextStatus::failed) << media;
        EXPECT_FALSE(broken.why.empty()) << media;
    }
    auto const cut = read(a_docx(std::string(20'000, 'a')).substr(0, 150), docx);
    EXPECT_NE(cut.status, TextStatus::complete);
    EXPECT_EQ(read(pdf, "application/pdf").status, TextStatus::complete);
}

TEST(Documents, a_picture_that_claims_to_be_huge_is_refused) {
    auto png = support::make_png("x");
    for (std::size_t at : {16U, 20U}) png.replace(at, 4, std::string{"\x00\x00\xff\xff", 4});
    auto const read_it = read(png, "image/png");
    EXPECT_EQ(read_it.status, TextStatus::failed);
    EXPECT_FALSE(read_it.why.empty());
}

struct Kept final : MemberSink {
    std::vector<std::pair<std::string, std::string>> members;
    bool encrypted = false;
    void begin(ArchiveMember const& member) override {
        members.emplace_back(member.path, "");
        encrypted = encrypted || member.encrypted;
    }
    void bytes(std::string_view piece) override { members.back().second += piece; }
    void end() override {}
};

UnpackReport unpack(std::string_view bytes, Kept& kept) {
    return pool().unpack(bytes, {.media = "application/zip", .name = "x.zip"}, kept);
}

TEST(Archives, members_come_with_their_names_and_bytes) {
    support::Members const members{{"chat/_chat.txt", "hello"},
                                   {"../../etc/cron.d/x", "evil"},
                                   {"photo.jpg", std::string(100'000, 'p')}};
    for (auto const& bytes : {support::make_zip(members), support::make_tar_gz(members)}) {
        Kept kept;
        auto const report = unpack(bytes, kept);
        EXPECT_EQ(report.why, "");
        EXPECT_EQ(kept.members, members);
        EXPECT_EQ(report.bytes, 100'009U);
    }
}

TEST(Archives, encrypted_members_are_named_and_not_read) {
    Kept kept;
    auto const report = unpack(support::make_zip({{"a.txt", "secret"}}, "pass"), kept);
    EXPECT_TRUE(report.encrypted);
    EXPECT_TRUE(kept.encrypted);
    EXPECT_EQ(kept.members.at(0).second, "");
}

TEST(Archives, a_bomb_goes_off_outside) {
    Kept kept;
    auto const bomb = support::make_zip({{"zeros", std::string(std::size_t{300} << 20, '\0')}});
    EXPECT_LT(bomb.size(), std::size_t{1} << 20);
    auto const report = unpack(bomb, kept);
    EXPECT_TRUE(report.why.contains("bomb")) << report.why;
    EXPECT_LT(report.bytes, std::size_t{300} << 20);
}

TEST(Archives, what_is_cut_gives_what_came_before) {
    auto const whole = support::make_tar_gz({{"a", "first"}, {"b", std::string(200'000, 'x')}});
    Kept kept;
    auto const report = unpack(std::string_view{whole}.substr(0, whole.size() - 60), kept);
    ASSERT_GE(kept.members.size(), 1U);
    EXPECT_EQ(kept.members[0].second, "first");
    EXPECT_NE(report.why, "");
    Kept none;
    EXPECT_NE(unpack("no archive at all", none).why, "");
}

}  // namespace
}  // namespace tally::extract
