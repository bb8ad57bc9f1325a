#include "pdf_probe.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <utility>

#define POINTERHOLDER_TRANSITION 4  // qpdf: std::shared_ptr alone
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>

#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace tally::testing {
namespace {

void add_bookmarks(std::vector<QPDFOutlineObjectHelper> const& items, std::string const& indent,
                   std::vector<std::string>& titles) {
    for (auto item : items) {
        titles.push_back(indent + item.getTitle());
        add_bookmarks(item.getKids(), indent + "  ", titles);
    }
}

// A link's target is an array, or a name that the catalogue's tree of names explains.
QPDFObjectHandle resolve(QPDF& pdf, QPDFObjectHandle target) {
    if (target.isArray()) return target;
    return QPDFOutlineDocumentHelper{pdf}.resolveNamedDest(target);
}

bool is_font_of_its_own(QPDFObjectHandle object) {
    return object.isDictionaryOfType("/Font") && object.hasKey("/BaseFont");
}

bool is_embedded(QPDFObjectHandle font) {
    if (font.hasKey("/DescendantFonts")) return true;  // the descendant is a font as well
    auto descriptor = font.getKey("/FontDescriptor");
    return descriptor.isDictionary() &&
           (descriptor.hasKey("/FontFile") || descriptor.hasKey("/FontFile2") ||
            descriptor.hasKey("/FontFile3"));
}

std::string output_of(std::string const& command) {
    std::string output;
    auto* const pipe = popen(command.c_str(), "r");
    if (!pipe) return output;
    std::array<char, 4096> chunk;
    for (std::size_t count; (count = fread(chunk.data(), 1, chunk.size(), pipe)) > 0;)
        output.append(chunk.data(), count);
    pclose(pipe);
    return output;
}

}  // namespace

PdfProbe::PdfProbe(std::string bytes) : bytes_{std::move(bytes)}, pdf_{std::make_unique<QPDF>()} {
    pdf_->setSuppressWarnings(true);
    try {
        pdf_->processMemoryFile("case.pdf", bytes_.data(), bytes_.size());
    } catch (std::exception const& error) {
        ADD_FAILURE() << error.what();
        pdf_->emptyPDF();
    }
    EXPECT_FALSE(pdf_->anyWarnings());
}

PdfProbe::~PdfProbe() = default;

int PdfProbe::pages() const { return static_cast<int>(pdf_->getAllPages().size()); }

double PdfProbe::page_width() const {
    return QPDFObjectHandle{pdf_->getAllPages().at(0)}
        .getKey("/MediaBox")
        .getArrayItem(2)
        .getNumericValue();
}

std::vector<std::string> PdfProbe::bookmarks() const {
    std::vector<std::string> titles;
    add_bookmarks(QPDFOutlineDocumentHelper{*pdf_}.getTopLevelOutlines(), "", titles);
    return titles;
}

std::vector<int> PdfProbe::links_of(int page) const {
    std::vector<int> targets;
    auto pages = pdf_->getAllPages();
    auto object = pages.at(static_cast<std::size_t>(page - 1));
    for (auto annotation : object.getKey("/Annots").aitems()) {
        auto target =
            resolve(*pdf_, annotation.hasKey("/Dest") ? annotation.getKey("/Dest")
                                                      : annotation.getKey("/A").getKey("/D"));
        for (std::size_t i = 0; i < pages.size(); ++i)
            if (target.isArray() && pages[i].getObjGen() == target.getArrayItem(0).getObjGen())
                targets.push_back(static_cast<int>(i) + 1);
    }
    return targets;
}

std::string PdfProbe::information(std::string const& key) const {
    auto value = pdf_->getTrailer().getKey("/Info").getKey(key);
    return value.isString() ? value.getUTF8Value() : std::string{};
}

std::string PdfProbe::catalogue(std::string const& key) const {
    return pdf_->getRoot().getKey(key).unparseResolved();
}

std::vector<std::string> PdfProbe::fonts_not_embedded() const {
    std::vector<std::string> names;
    for (auto object : pdf_->getAllObjects())
        if (is_font_of_its_own(object) && !is_embedded(object))
            names.push_back(object.getKey("/BaseFont").getName());
    return names;
}

std::vector<std::string> PdfProbe::fonts() const {
    std::vector<std::string> names;
    for (auto object : pdf_->getAllObjects())
        if (is_font_of_its_own(object)) names.push_back(object.getKey("/BaseFont").getName());
    return names;
}

int PdfProbe::images() const {
    int count = 0;
    for (auto object : pdf_->getAllObjects())
        if (object.isStream() && object.getDict().getKey("/Subtype").isNameAndEquals("/Image"))
            ++count;
    return count;
}

std::string unpacked_pdf(std::string const& bytes) {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("case.pdf", bytes.data(), bytes.size());
    QPDFWriter writer{pdf};
    writer.setOutputMemory();
    writer.setQDFMode(true);
    writer.setStreamDataMode(qpdf_s_uncompress);
    writer.write();
    auto const buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<char const*>(buffer->getBuffer()), buffer->getSize()};
}

bool can_read_text() { return !output_of("command -v pdftotext").empty(); }

std::string text_of_pdf(std::string const& bytes) {
    auto const path = ::testing::TempDir() + "tally-" +
                      ::testing::UnitTest::GetInstance()->current_test_info()->name() + ".pdf";
    std::ofstream{path, std::ios::binary} << bytes;
    auto text = output_of("pdftotext -layout '" + path + "' - 2>/dev/null");
    std::remove(path.c_str());
    return text;
}

}  // namespace tally::testing
