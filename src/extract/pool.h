// The workers that read documents (worker.h), one a core: what the vault asks.
//
// Threads: every function may be called from several threads at once; each call uses one worker and
// waits for a free one.
#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "extract/extraction.h"
#include "extract/unpacking.h"

namespace tally::extract {

struct PoolOptions {
    std::filesystem::path program;                          // tally-extract
    unsigned workers = 0;                                   // 0: one a core
    std::chrono::seconds time = std::chrono::seconds{120};  // before a worker is given up
    UnpackLimits unpack = {};
};

class Pool {
public:
    // Starts nothing yet: workers start when they are needed. not_found when there is no program.
    static Result<std::unique_ptr<Pool>> make(PoolOptions options);
    ~Pool();
    Pool(Pool const&) = delete;
    Pool& operator=(Pool const&) = delete;

    // Never fails for the sake of a document: then the status is `failed` and says why.
    Extraction extract(std::string_view bytes, ExtractRequest const& request);
    // The members of an archive, in its order.
    UnpackReport unpack(std::string_view bytes, ExtractRequest const& request, MemberSink& sink);
    // The same, of an open file.
    UnpackReport unpack(int descriptor, ExtractRequest const& request, MemberSink& sink);
    unsigned workers() const { return static_cast<unsigned>(workers_.size()); }

private:
    struct Worker {
        int socket = -1;
        int process = -1;
        bool busy = false;
    };
    explicit Pool(PoolOptions options);
    Worker& take();
    void give_back(Worker& worker);
    Result<void> start(Worker& worker) const;
    static void stop(Worker& worker);
    // Hands the answer to `sink` piece by piece. The text says how it ended; empty: well.
    std::string ask(int document, ExtractRequest const& request,
                    std::function<Result<void>(std::string_view)> const& sink);

    PoolOptions options_;
    std::mutex mutex_;
    std::condition_variable free_;
    std::vector<Worker> workers_;
};

// tally-extract beside the program that runs now, or in its libexec folder.
std::filesystem::path extract_program();

}  // namespace tally::extract
