#include "support/picture_maker.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <leptonica/allheaders.h>

namespace tally::support {
namespace {

constexpr int width = 900;
constexpr int height = 200;

cairo_status_t append(void* to, unsigned char const* bytes, unsigned count) {
    static_cast<std::string*>(to)->append(reinterpret_cast<char const*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

void draw(cairo_t* page, std::string const& words) {
    cairo_set_source_rgb(page, 1, 1, 1);
    cairo_paint(page);
    cairo_set_source_rgb(page, 0, 0, 0);
    cairo_select_font_face(page, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(page, 36);
    cairo_move_to(page, 30, 100);
    cairo_show_text(page, words.c_str());
}

cairo_surface_t* picture_of(std::string const& words) {
    auto* const surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    auto* const page = cairo_create(surface);
    draw(page, words);
    cairo_destroy(page);
    return surface;
}

}  // namespace

std::string make_png(std::string const& words) {
    std::string bytes;
    auto* const surface = picture_of(words);
    cairo_surface_write_to_png_stream(surface, append, &bytes);
    cairo_surface_destroy(surface);
    return bytes;
}

std::string make_photo(std::string const& words) {
    auto const png = make_png(words);
    auto* upright = pixReadMem(reinterpret_cast<l_uint8 const*>(png.data()), png.size());
    auto* on_its_side = pixRotateOrth(upright, 3);
    l_uint8* data = nullptr;
    std::size_t size = 0;
    pixWriteMemJpeg(&data, &size, on_its_side, 90, 0);
    std::string jpeg{reinterpret_cast<char const*>(data), size};
    lept_free(data);
    pixDestroy(&on_its_side);
    pixDestroy(&upright);
    // APP1 with one tag: 0x0112 (orientation), SHORT, one value, 6: a quarter turn clockwise.
    using namespace std::string_literals;
    auto const exif =
        "\xff\xe1\x00\x22"
        "Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"s;
    return jpeg.insert(2, exif);
}

std::string make_pdf(std::string const& words, bool as_picture) {
    std::string bytes;
    auto* const surface = cairo_pdf_surface_create_for_stream(append, &bytes, width, height);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, "The offer");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2026-03-02T14:05:06Z");
    auto* const page = cairo_create(surface);
    if (as_picture) {
        auto* const picture = picture_of(words);
        cairo_set_source_surface(page, picture, 0, 0);
        cairo_paint(page);
        cairo_surface_destroy(picture);
    } else {
        draw(page, words);
    }
    cairo_destroy(page);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
    return bytes;
}

}  // namespace tally::support
