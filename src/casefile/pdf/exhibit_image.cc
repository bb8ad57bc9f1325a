#include <algorithm>
#include <cmath>

#include "casefile/pdf/image.h"
#include "casefile/pdf/parts.h"
#include "casefile/pdf/printable.h"
#include "casefile/pdf/sections.h"
#include "casefile/render_pdf.h"

namespace tally::casefile::pdf {
namespace {

constexpr double points_per_pixel_max = 0.75;  // 96 pixels an inch: small pictures stay small
constexpr double caption_room = 44;
constexpr double strip_overlap = 14;
constexpr double room_min = 240;  // for a picture below the header of its exhibit
// A scrolling screenshot that would shrink below this share of the width is cut into strips.
constexpr double narrow_share = 0.45;

struct Size {
    double width = 0;
    double height = 0;
};

bool is_on_its_side(ImageInfo const& info) { return info.orientation >= 5; }

Size upright_size(ImageInfo const& info) {
    Size const size{static_cast<double>(info.width), static_cast<double>(info.height)};
    return is_on_its_side(info) ? Size{size.height, size.width} : size;
}

// Exif 2.3, 4.6.4 table 6: takes stored pixels to where they belong in the upright picture.
cairo_matrix_t upright(ImageInfo const& info) {
    double const w = info.width;
    double const h = info.height;
    cairo_matrix_t matrix;
    auto const set = [&](double xx, double yx, double xy, double yy, double x0, double y0) {
        cairo_matrix_init(&matrix, xx, yx, xy, yy, x0, y0);
    };
    switch (info.orientation) {
        case 2: set(-1, 0, 0, 1, w, 0); break;
        case 3: set(-1, 0, 0, -1, w, h); break;
        case 4: set(1, 0, 0, -1, 0, h); break;
        case 5: set(0, 1, 1, 0, 0, 0); break;
        case 6: set(0, 1, -1, 0, h, 0); break;
        case 7: set(0, -1, -1, 0, h, w); break;
        case 8: set(0, -1, 1, 0, 0, w); break;
        default: set(1, 0, 0, 1, 0, 0); break;
    }
    return matrix;
}

class Picture {
public:
    Picture(Canvas& canvas, ImageInfo const& info, Owned<cairo_surface_t> pixels)
        : canvas_{canvas}, info_{info}, size_{upright_size(info)}, pixels_{std::move(pixels)} {}

    // False when the picture goes on below the last page it was given.
    bool draw() {
        canvas_.need(room_min);
        auto const width_scale = std::min(canvas_.width() / size_.width, points_per_pixel_max);
        auto const room = canvas_.room() - caption_room;
        auto const scale = std::min(width_scale, room / size_.height);
        bool const narrow = scale * size_.width < narrow_share * width_scale * size_.width;
        if (narrow) return draw_strips(width_scale);
        draw_part(scale, 0, size_.height * scale);
        return true;
    }

private:
    // One page after the other, each beginning a little above the end of the last.
    bool draw_strips(double scale) {
        auto const total = size_.height * scale;
        double from = 0;
        for (int page = 1; page <= image_pages_max; ++page) {
            if (page > 1) canvas_.next_page();
            auto const height = std::min(canvas_.room() - caption_room, total - from);
            draw_part(scale, from, height);
            if (from + height >= total) return true;
            from += height - strip_overlap;
        }
        return false;
    }
    void draw_part(double scale, double from, double height) {
        Box const box{canvas_.left(), canvas_.y(), size_.width * scale, height};
        cairo_matrix_t to_paper;
        cairo_matrix_init(&to_paper, scale, 0, 0, scale, box.x, box.y - from);
        auto const turn = upright(info_);
        cairo_matrix_t matrix;
        cairo_matrix_multiply(&matrix, &turn, &to_paper);
        {
            Tagged const figure{canvas_, "Figure"};
            canvas_.image(pixels_.get(), matrix, box);
        }
        canvas_.frame(box, hairline);
        canvas_.skip(height + 8);
    }

    Canvas& canvas_;
    ImageInfo info_;
    Size size_;
    Owned<cairo_surface_t> pixels_;
};

Result<Picture> open_picture(Canvas& canvas, std::string const& bytes) {
    auto const info = TRY(read_image_info(bytes));
    auto pixels = TRY(load_image(bytes, info));
    return Picture{canvas, info, std::move(pixels)};
}

}  // namespace

void draw_image(Canvas& canvas, Exhibit const& exhibit, ImageExhibit const& image) {
    auto picture = open_picture(canvas, image.bytes);
    if (!picture) {
        return draw_cover_sheet(canvas, {picture.error().message + " The original bytes are " +
                                             exhibit.file_in_bundle + ".",
                                         {{"Caption", image.caption}}});
    }
    if (!picture->draw()) {
        draw_one_line(
            canvas,
            "Cut here: the rest of the picture is in " + printable_line(exhibit.file_in_bundle),
            small_style.in(accent).as_bold());
    }
    if (image.caption.empty()) return;
    canvas.flow({canvas.typesetter(),
                 printable_line(image.caption),
                 small_style.as_italic().in(grey),
                 {canvas.width(), 2}},
                canvas.left());
}

}  // namespace tally::casefile::pdf
