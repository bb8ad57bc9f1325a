// Pages of a foreign PDF come out of the sandbox plain, or not at all.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/pool.h"

namespace tally::extract {
namespace {

class Pages final : public MemberSink {
public:
    void begin(ArchiveMember const&) override { bytes_.clear(); }
    void bytes(std::string_view piece) override { bytes_ += piece; }
    void end() override {}
    std::string const& content() const { return bytes_; }

private:
    std::string bytes_;
};

struct Answer {
    std::string pages;
    std::string why;
};

Answer pages_of(std::string const& pdf) {
    static auto const pool = Pool::make({.program = TALLY_EXTRACT_PROGRAM}).value();
    Pages pages;
    auto const report =
        pool->unpack(pdf, {.media = "application/pdf", .name = "a.pdf", .unpack = true}, pages);
    return {pages.content(), report.why};
}

// A PDF with these objects, numbered from 1; the first is the catalogue.
std::string pdf_of(std::vector<std::string> const& objects) {
    std::string pdf = "%PDF-1.7\n";
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        places.push_back(pdf.size());
        pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    auto const table = pdf.size();
    pdf += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
    for (auto const place : places) {
        auto digits = std::to_string(place);
        pdf += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
    }
    return pdf + "trailer << /Size " + std::to_string(objects.size() + 1) +
           " /Root 1 0 R >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

std::string page_with(std::string const& entries) {
    std::string const drawing = "0 0 m 9 9 l S";
    return pdf_of(
        {"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1)) "
         ">> >>",
         "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
         "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> "
         "/Contents 4 0 R " +
             entries + " >>",
         "<< /Length " + std::to_string(drawing.size()) + " >>\nstream\n" + drawing +
             "\nendstream"});
}

TEST(PdfPages, come_without_what_acts) {
    auto const answer = pages_of(page_with("/AA << /O << /S /JavaScript /JS (app.alert(2)) >> >>"));
    EXPECT_EQ(answer.why, "");
    EXPECT_TRUE(answer.pages.starts_with("%PDF-"));
    EXPECT_FALSE(answer.pages.contains("JavaScript"));
    EXPECT_FALSE(answer.pages.contains("/ObjStm"));
}

TEST(PdfPages, of_the_same_file_are_the_same_bytes) {
    auto const pdf = page_with("");
    EXPECT_EQ(pages_of(pdf).pages, pages_of(pdf).pages);
}

TEST(PdfPages, of_what_is_no_pdf_are_none_and_the_reason_is_said) {
    for (auto const& bytes : {std::string{}, std::string{"%PDF-1.7"}, std::string(9000, 'x'),
                              page_with("").substr(0, 200)}) {
        auto const answer = pages_of(bytes);
        EXPECT_EQ(answer.pages, "");
        EXPECT_FALSE(answer.why.empty());
    }
}

}  // namespace
}  // namespace tally::extract
