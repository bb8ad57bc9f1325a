// What a PDF holds, read with qpdf: a second pair of eyes on what the renderer wrote.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

class QPDF;

namespace tally::testing {

class PdfProbe {
public:
    // The bytes must be a sound PDF; anything else fails the test and gives an empty probe.
    explicit PdfProbe(std::string bytes);
    ~PdfProbe();
    PdfProbe(PdfProbe const&) = delete;
    PdfProbe& operator=(PdfProbe const&) = delete;

    int pages() const;
    // Of every page, in points.
    double page_width() const;
    // Titles in reading order; one below another starts with two spaces for each level.
    std::vector<std::string> bookmarks() const;
    // The pages that the links of a page lead to, first page 1.
    std::vector<int> links_of(int page) const;
    // Of the document information: "/Title", "/CreationDate".
    std::string information(std::string const& key) const;
    // Of the catalogue, unparsed: "/Lang", "/PageLabels".
    std::string catalogue(std::string const& key) const;
    // Base names of the fonts that carry no font file. Empty is what we want.
    std::vector<std::string> fonts_not_embedded() const;
    std::vector<std::string> fonts() const;
    int images() const;

private:
    std::string bytes_;  // qpdf reads objects out of them when they are asked for
    std::unique_ptr<QPDF> pdf_;
};

// What pdftotext reads, pages parted by form feeds; empty when the program is not installed.
std::string text_of_pdf(std::string const& bytes);
bool can_read_text();
// The same file with all streams unpacked, for looking at every byte of it.
std::string unpacked_pdf(std::string const& bytes);

}  // namespace tally::testing
