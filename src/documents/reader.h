// Reads hostile documents. Runs only inside of the sandbox (extract/worker.h): what is written here
// may be taken over by the document, and can then do nothing but say wrong things about it.
#pragma once

#include "extract/extraction.h"

namespace tally::documents {

// What the worker does before it forks: OCR data of the languages stays loaded.
void prepare(extract::ExtractRequest const& request);
// What the fork does: reads the document at the descriptor and writes the answer.
void answer(extract::ExtractRequest const& request, int document, int answer);

// The whole document; sizes are those of the vault's items.
std::string read_descriptor(int document, std::size_t bytes_max);

}  // namespace tally::documents
