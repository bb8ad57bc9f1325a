#include "store/codec.h"

#include <zstd.h>

#include "base/check.h"

namespace tally::store {
namespace {

constexpr int level = 1;
constexpr std::size_t worth_a_try_bytes = 128;

struct Compressor {
    ZSTD_CCtx* raw = ZSTD_createCCtx();
    Compressor() { TALLY_CHECK(raw != nullptr); }
    ~Compressor() { ZSTD_freeCCtx(raw); }
    Compressor(Compressor const&) = delete;
    Compressor& operator=(Compressor const&) = delete;
};

struct Decompressor {
    ZSTD_DCtx* raw = ZSTD_createDCtx();
    Decompressor() { TALLY_CHECK(raw != nullptr); }
    ~Decompressor() { ZSTD_freeDCtx(raw); }
    Decompressor(Decompressor const&) = delete;
    Decompressor& operator=(Decompressor const&) = delete;
};

std::unexpected<Error> damaged() {
    return fail(Code::corrupt, "expand stored content: it is damaged", "restore it from a backup");
}

}  // namespace

std::string compress_if_it_pays(std::string_view content) {
    if (content.size() < worth_a_try_bytes) return {};
    thread_local Compressor compressor;
    // A frame that does not fit into nine tenths is not wanted: the compressor may stop there.
    std::string frame(content.size() - content.size() / 10, '\0');
    auto const size = ZSTD_compressCCtx(compressor.raw, frame.data(), frame.size(), content.data(),
                                        content.size(), level);
    if (ZSTD_isError(size) != 0) return {};
    frame.resize(size);
    return frame;
}

Result<std::string> decompress(std::string_view frame, std::uint64_t bytes) {
    auto const stated = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (stated == ZSTD_CONTENTSIZE_ERROR || (stated != ZSTD_CONTENTSIZE_UNKNOWN && stated != bytes))
        return damaged();
    std::string content(bytes, '\0');
    thread_local Decompressor decompressor;  // making one costs as much as expanding a mail
    auto const size = ZSTD_decompressDCtx(decompressor.raw, content.data(), content.size(),
                                          frame.data(), frame.size());
    if (ZSTD_isError(size) != 0 || size != bytes) return damaged();
    return content;
}

struct StreamCompressor::Context {
    Compressor compressor;
};

StreamCompressor::StreamCompressor() : context_{std::make_unique<Context>()} {
    ZSTD_CCtx_setParameter(context_->compressor.raw, ZSTD_c_compressionLevel, level);
}
StreamCompressor::~StreamCompressor() = default;

Result<std::string> StreamCompressor::take(std::string_view piece, bool last) {
    ZSTD_inBuffer in{piece.data(), piece.size(), 0};
    std::string all;
    std::string buffer(ZSTD_CStreamOutSize(), '\0');
    for (;;) {
        ZSTD_outBuffer out{buffer.data(), buffer.size(), 0};
        auto const left = ZSTD_compressStream2(context_->compressor.raw, &out, &in,
                                               last ? ZSTD_e_end : ZSTD_e_continue);
        if (ZSTD_isError(left) != 0) return fail(Code::unavailable, "compress content");
        all.append(buffer, 0, out.pos);
        if (last ? left == 0 : in.pos == in.size) return all;
    }
}

struct StreamExpander::Context {
    Decompressor decompressor;
    std::string buffer = std::string(ZSTD_DStreamOutSize(), '\0');
};

StreamExpander::StreamExpander() : context_{std::make_unique<Context>()} {}
StreamExpander::~StreamExpander() = default;

Result<void> StreamExpander::take(std::string_view piece, Sink const& sink) {
    auto& buffer = context_->buffer;
    ZSTD_inBuffer in{piece.data(), piece.size(), 0};
    for (bool full = false; full || in.pos < in.size;) {
        ZSTD_outBuffer out{buffer.data(), buffer.size(), 0};
        if (ZSTD_isError(ZSTD_decompressStream(context_->decompressor.raw, &out, &in)) != 0)
            return damaged();
        if (out.pos > 0) TRY(sink(std::string_view{buffer}.substr(0, out.pos)));
        full = out.pos == out.size;  // more may wait inside
    }
    return {};
}

}  // namespace tally::store
