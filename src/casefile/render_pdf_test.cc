#include "casefile/render_pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <thread>

#include "sample_case_document.h"

namespace tally::casefile {
namespace {

using tally::testing::sample_case_document;
using ::testing::HasSubstr;
using ::testing::Not;

// What a command prints, and how it ended.
struct Run {
    int status;
    std::string output;
};

Run run(std::string const& command) {
    auto* const pipe = popen((command + " 2>&1").c_str(), "r");
    EXPECT_NE(pipe, nullptr) << command;
    std::string output;
    std::array<char, 4096> chunk;
    for (std::size_t count; (count = fread(chunk.data(), 1, chunk.size(), pipe)) > 0;)
        output.append(chunk.data(), count);
    return {pclose(pipe), output};
}

// A file of this test's own, gone with it.
class PdfFile {
public:
    explicit PdfFile(std::string const& bytes)
        : path_{::testing::TempDir() + "tally-" +
                ::testing::UnitTest::GetInstance()->current_test_info()->name() + ".pdf"} {
        std::ofstream{path_, std::ios::binary} << bytes;
    }
    ~PdfFile() { std::remove(path_.c_str()); }
    PdfFile(PdfFile const&) = delete;
    PdfFile& operator=(PdfFile const&) = delete;

    std::string text(int first, int last) const {
        return run("pdftotext -layout -f " + std::to_string(first) + " -l " + std::to_string(last) +
                   " " + path_ + " -")
            .output;
    }
    std::string text() const { return run("pdftotext -layout " + path_ + " -").output; }
    std::string tool(std::string const& name) const { return run(name + " " + path_).output; }
    std::string const& path() const { return path_; }

private:
    std::string path_;
};

TEST(RenderPdf, writes_a_sound_file_of_the_sample_case) {
    auto const pdf = render_pdf(sample_case_document()).value();
    PdfFile const file{pdf.bytes};
    auto const check = run("qpdf --check " + file.path());
    EXPECT_EQ(check.status, 0) << check.output;
    if (auto const* keep = std::getenv("TALLY_KEEP_PDF")) std::ofstream{keep} << pdf.bytes;
}

}  // namespace
}  // namespace tally::casefile
