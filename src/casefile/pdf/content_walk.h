// Walks over what a page draws: where images lie, how big letters are, which colours are used.
#pragma once

#include <cstdint>

#include "casefile/pdf_facts.h"

class QPDFPageObjectHelper;

namespace tally::casefile::pdf {

// Adds what it finds to `page` and to `facts.images`. `operators` counts over the whole file; the
// walk stops at pdf_operators_max and marks the facts as incomplete. qpdf's exceptions come
// through.
void walk_content(QPDFPageObjectHelper page_object, int number, PdfPage& page, PdfFacts& facts,
                  std::uint64_t& operators);

}  // namespace tally::casefile::pdf
