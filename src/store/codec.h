// How a blob lies in its pack: as it is, or as one zstd frame when that saves a tenth or more.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/stream.h"

namespace tally::store {

enum class Codec : std::uint8_t {
    raw = 0,
    zstd = 1,
};

// The content as a zstd frame, or nothing when raw is the better form.
std::string compress_if_it_pays(std::string_view content);

// Exactly `bytes` bytes out of one frame; corrupt otherwise.
Result<std::string> decompress(std::string_view frame, std::uint64_t bytes);

// Compresses piece by piece.
class StreamCompressor {
public:
    StreamCompressor();
    ~StreamCompressor();
    // What came out so far; with `last` the frame is finished.
    Result<std::string> take(std::string_view piece, bool last);

private:
    struct Context;
    std::unique_ptr<Context> context_;
};

// Expands piece by piece; hands what comes out to the sink.
class StreamExpander {
public:
    StreamExpander();
    ~StreamExpander();
    Result<void> take(std::string_view piece, Sink const& sink);

private:
    struct Context;
    std::unique_ptr<Context> context_;
};

}  // namespace tally::store
