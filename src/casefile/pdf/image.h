// Pictures from outside: how large they are, read without decoding them, and how they are to be
// turned. A reader of foreign bytes: every offset is checked, every size is bounded.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "casefile/pdf/handles.h"

namespace tally::casefile::pdf {

enum class ImageFormat : std::uint8_t {
    png,
    jpeg,
};

struct ImageInfo {
    ImageFormat format;
    int width = 0;  // pixels as stored
    int height = 0;
    int orientation = 1;  // Exif 2.3, 4.6.4: 1 = as stored ... 8
};

// What the bytes say about themselves, or invalid_input with a reason that a page can print.
// Grey and colour JPEG (baseline, extended, progressive; 8 bits) and PNG are read.
Result<ImageInfo> read_image_info(std::string_view bytes);

// Pixels to draw with. A JPEG's bytes go into the file unchanged; a PNG is decoded here, and
// refused when it is broken.
Result<Owned<cairo_surface_t>> load_image(std::string_view bytes, ImageInfo const& info);

// The picture as a JPEG of at most `width` x `height` pixels, as stored; `grey`: without colour.
// invalid_input with a reason that a page can print.
Result<std::string> smaller_image(std::string_view bytes, ImageInfo const& info, int width,
                                  int height, bool grey);

}  // namespace tally::casefile::pdf
