// Coarser and grey copies of pictures: libjpeg reads and writes, cairo scales.
#include <csetjmp>
#include <cstdio>  // before jpeglib.h, which needs it
#include <cstdlib>
#include <memory>
#include <vector>

#include <jpeglib.h>

#include "casefile/pdf/image.h"

namespace tally::casefile::pdf {
namespace {

constexpr int quality = 85;

// libjpeg reports errors by a jump; nothing with a destructor may be made between.
struct ErrorJump {
    jpeg_error_mgr manager;
    std::jmp_buf target;
};

[[noreturn]] void jump(j_common_ptr codec) {
    std::longjmp(reinterpret_cast<ErrorJump*>(codec->err)->target, 1);
}
void stay_silent(j_common_ptr, int) {}

std::unexpected<Error> uncopied() {
    return fail(Code::invalid_input, "The picture cannot be shown: its data is broken.");
}

// Rows of four bytes a pixel, as cairo wants them. False for broken data.
bool decode_rows(std::string_view bytes, cairo_surface_t* surface, unsigned char* row) {
    jpeg_decompress_struct codec{};
    ErrorJump errors{};
    codec.err = jpeg_std_error(&errors.manager);
    errors.manager.error_exit = jump;
    errors.manager.emit_message = stay_silent;
    if (setjmp(errors.target) != 0) {
        jpeg_destroy_decompress(&codec);
        return false;
    }
    jpeg_create_decompress(&codec);
    jpeg_mem_src(&codec, reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
    jpeg_read_header(&codec, TRUE);
    codec.out_color_space = JCS_EXT_BGRX;
    jpeg_start_decompress(&codec);
    auto const stride = cairo_image_surface_get_stride(surface);
    bool const fits =
        static_cast<int>(codec.output_width) == cairo_image_surface_get_width(surface) &&
        static_cast<int>(codec.output_height) == cairo_image_surface_get_height(surface);
    while (fits && codec.output_scanline < codec.output_height) {
        auto* line = row + static_cast<std::ptrdiff_t>(codec.output_scanline) * stride;
        jpeg_read_scanlines(&codec, &line, 1);
    }
    if (fits) jpeg_finish_decompress(&codec);
    jpeg_destroy_decompress(&codec);
    return fits;
}

Result<Owned<cairo_surface_t>> decode(std::string_view bytes, ImageInfo const& info) {
    if (info.format == ImageFormat::png) return load_image(bytes, info);
    Owned<cairo_surface_t> surface{
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, info.width, info.height)};
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return uncopied();
    if (!decode_rows(bytes, surface.get(), cairo_image_surface_get_data(surface.get())))
        return uncopied();
    cairo_surface_mark_dirty(surface.get());
    return surface;
}

// On white: paper shows through where a picture is transparent.
Owned<cairo_surface_t> scaled(cairo_surface_t* pixels, ImageInfo const& info, int width,
                              int height) {
    Owned<cairo_surface_t> surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)};
    Owned<cairo_t> const cairo{cairo_create(surface.get())};
    cairo_set_source_rgb(cairo.get(), 1, 1, 1);
    cairo_paint(cairo.get());
    cairo_scale(cairo.get(), static_cast<double>(width) / info.width,
                static_cast<double>(height) / info.height);
    cairo_set_source_surface(cairo.get(), pixels, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cairo.get()), CAIRO_FILTER_BEST);
    cairo_pattern_set_extend(cairo_get_source(cairo.get()), CAIRO_EXTEND_PAD);
    cairo_paint(cairo.get());
    cairo_surface_flush(surface.get());
    return surface;
}

struct Encoded {
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
};

// libjpeg itself turns colours into the luma that grey pictures have.
bool encode(cairo_surface_t* surface, bool grey, Encoded& encoded) {
    jpeg_compress_struct codec{};
    ErrorJump errors{};
    codec.err = jpeg_std_error(&errors.manager);
    errors.manager.error_exit = jump;
    if (setjmp(errors.target) != 0) {
        jpeg_destroy_compress(&codec);
        return false;
    }
    jpeg_create_compress(&codec);
    jpeg_mem_dest(&codec, &encoded.bytes, &encoded.size);
    codec.image_width = static_cast<JDIMENSION>(cairo_image_surface_get_width(surface));
    codec.image_height = static_cast<JDIMENSION>(cairo_image_surface_get_height(surface));
    codec.input_components = 4;
    codec.in_color_space = JCS_EXT_BGRX;
    jpeg_set_defaults(&codec);
    if (grey) jpeg_set_colorspace(&codec, JCS_GRAYSCALE);
    jpeg_set_quality(&codec, quality, TRUE);
    jpeg_start_compress(&codec, TRUE);
    auto* const data = cairo_image_surface_get_data(surface);
    auto const stride = cairo_image_surface_get_stride(surface);
    while (codec.next_scanline < codec.image_height) {
        auto* line = data + static_cast<std::ptrdiff_t>(codec.next_scanline) * stride;
        jpeg_write_scanlines(&codec, &line, 1);
    }
    jpeg_finish_compress(&codec);
    jpeg_destroy_compress(&codec);
    return true;
}

}  // namespace

Result<std::string> smaller_image(std::string_view bytes, ImageInfo const& info, int width,
                                  int height, bool grey) {
    auto const pixels = TRY(decode(bytes, info));
    auto const copy = scaled(pixels.get(), info, width, height);
    if (cairo_surface_status(copy.get()) != CAIRO_STATUS_SUCCESS) return uncopied();
    Encoded encoded;
    bool const written = encode(copy.get(), grey, encoded);
    std::unique_ptr<unsigned char, decltype(&std::free)> const owner{encoded.bytes, &std::free};
    if (!written) return uncopied();
    return std::string{reinterpret_cast<char const*>(encoded.bytes), encoded.size};
}

}  // namespace tally::casefile::pdf
