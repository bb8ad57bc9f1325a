// The readers behind documents::answer, one for each kind of document.
#pragma once

#include <string>
#include <string_view>

#include "extract/extraction.h"

namespace tally::documents {

struct Document {
    extract::ExtractRequest const& request;
    int descriptor = -1;
    std::string_view bytes;
};

extract::Extraction read_pdf(Document const& document);
extract::Extraction read_image(Document const& document);
// OOXML and OpenDocument: XML files in a ZIP.
extract::Extraction read_office(Document const& document);
// Hands the members of an archive to the descriptor (extract/unpacking.h).
void unpack_archive(int document, int answer);
// The same for a PDF: one member, "pages.pdf", with its pages and nothing that acts.
void hand_out_pages(int document, int answer);

// How a picture is to be turned to be seen, as EXIF numbers it (CIPA DC-008): 1 (as it is) to 8.
inline constexpr int upright_orientation = 1;
// Adds the claims of a JPEG's EXIF, and answers its orientation.
int add_exif(std::string_view jpeg, std::string const& zone, extract::Extraction& extraction);

}  // namespace tally::documents
