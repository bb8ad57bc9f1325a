// The process that stands between the vault and hostile documents. It loads what is dear to load,
// shuts itself in, and forks for each document; the fork reads that one and ends. A crash, a loop
// or a taken-over reader costs one document.
#pragma once

#include <chrono>
#include <functional>

#include "extract/extraction.h"
#include "extract/sandbox.h"

namespace tally::extract {

struct WorkerOptions {
    // Runs in the worker before it forks: loads what readers of such documents need. No foreign
    // byte is looked at here.
    std::function<void(ExtractRequest const&)> prepare;
    // Runs in the fork. Reads the document at the descriptor and writes its answer to the other
    // one: write_extraction, or members (unpacking.h) where the request says `unpack`.
    std::function<void(ExtractRequest const&, int document, int answer)> read;
    ProcessLimits limits = {};
    std::chrono::seconds time = std::chrono::seconds{90};  // for one document
};

// Serves the socket until the other side closes it; returns the exit status of the program.
int run_worker(int socket, WorkerOptions const& options);

// Writes all bytes, or ends the process: nobody is left who wants them.
void write_answer(int descriptor, std::string_view bytes);

}  // namespace tally::extract
