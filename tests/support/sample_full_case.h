// The case of sample_case_document with everything that a case file can hold: claims, reasons, the
// picture of time, and an exhibit of each form.
#pragma once

#include <string>

#include "casefile/document.h"

namespace tally::testing {

casefile::CaseDocument sample_full_case();

// Words that the withheld parts of sample_full_case would show: none may stand in its file.
inline constexpr char withheld_words[] = "SETTLEMENTOFFER";

// A PDF of `pages` pages with "Invoice page N" on each; every second one lies on its side.
std::string sample_invoice_pdf(int pages);

}  // namespace tally::testing
