// What a finished PDF is, read back out of its bytes and not out of our own counters: pages, images
// as they are printed, letter sizes, colours, bookmarks, numbers and links. Forums have limits for
// these.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tally::casefile {

struct PdfPage {
    double width = 0;  // points, as the page is shown
    double height = 0;
    int turned = 0;              // degrees of /Rotate: 0, 90, 180 or 270
    double smallest_letter = 0;  // points, of the text drawn; 0: no text
    bool colour_marks = false;  // something was drawn in a strong or light colour; dark ink is none
    std::string label;          // what a reader's window calls the page
    std::vector<int> links_to;  // pages, from 1
};

// An image where it is printed; one that is printed twice stands here twice.
struct PdfImage {
    int page = 0;  // from 1
    int width = 0;
    int height = 0;
    double ppi = 0;  // the greater of both directions, as it is printed
    bool colour = false;
};

struct PdfBookmark {
    std::string title;
    int page = 0;  // from 1; 0: leads nowhere
};

struct PdfFacts {
    std::uint64_t bytes = 0;
    std::vector<PdfPage> pages;
    std::vector<PdfImage> images;
    std::vector<PdfBookmark> bookmarks;  // in reading order, of all levels
    std::size_t attachments = 0;         // files inside of the file
    bool complete = true;  // false: a page holds more than is looked at, so letters, images and
                           // colours may be missing here
};

inline constexpr std::uint64_t pdf_operators_max = 20'000'000;  // looked at in one file
inline constexpr int pdf_form_depth_max = 12;                   // forms inside of forms

// corrupt for what is no sound PDF.
Result<PdfFacts> read_pdf_facts(std::string_view bytes);

}  // namespace tally::casefile
