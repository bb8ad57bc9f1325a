// Originals inside of the PDF: whoever has the PDF alone can still check them.
#pragma once

#include <vector>

#include "casefile/document.h"
#include "casefile/render_pdf.h"

class QPDF;

namespace tally::casefile::pdf {

// The exhibits whose originals go into the PDF, by the limits of the options.
std::vector<Exhibit const*> attached_exhibits(CaseDocument const& document,
                                              RenderOptions const& options);
// PDF 1.7, 7.11.4; ISO 32000-2, 14.13: source files of the document.
void attach_originals(QPDF& pdf, std::vector<Exhibit const*> const& exhibits);

}  // namespace tally::casefile::pdf
