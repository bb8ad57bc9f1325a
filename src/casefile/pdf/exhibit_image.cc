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

// How a picture lies on paper.
struct Placement {
    double scale = 1;     // points a pixel
    bool strips = false;  // over several pages
};

Placement placement_of(Canvas& canvas, Size const& size) {
    canvas.need(room_min);
    auto const width_scale = std::min(canvas.width() / size.width, points_per_pixel_max);
    auto const room = canvas.room() - caption_room;
    auto const scale = std::min(width_scale, room / size.height);
    if (scale < narrow_share * width_scale) return {width_scale, true};
    return {scale, false};
}

class Picture {
public:
    // `info` is of the original: a coarser copy takes the same room.
    Picture(Canvas& canvas, int exhibit, ImageInfo const& info, Placement placement,
            Owned<cairo_surface_t> pixels)
        : canvas_{canvas},
          exhibit_{exhibit},
          info_{info},
          size_{upright_size(info)},
          placement_{placement},
          pixels_{std::move(pixels)} {}

    // False when the picture goes on below the last page it was given.
    bool draw() {
        if (placement_.strips) return draw_strips();
        draw_part(0, size_.height * placement_.scale);
        return true;
    }

private:
    // One page after the other, each beginning a little above the end of the last.
    bool draw_strips() {
        auto const total = size_.height * placement_.scale;
        auto const pages_max = canvas_.limits_of(exhibit_).image_pages_max;
        double from = 0;
        for (int page = 1; page <= pages_max; ++page) {
            if (page > 1) canvas_.next_page();
            auto const height = std::min(canvas_.room() - caption_room, total - from);
            draw_part(from, height);
            if (from + height >= total) return true;
            from += height - strip_overlap;
        }
        return false;
    }
    // Pixels of the copy to pixels of the original, upright, on paper.
    cairo_matrix_t to_paper(Box const& box, double from) const {
        cairo_matrix_t matrix;
        cairo_matrix_t step;
        cairo_matrix_init_scale(
            &matrix,
            static_cast<double>(info_.width) / cairo_image_surface_get_width(pixels_.get()),
            static_cast<double>(info_.height) / cairo_image_surface_get_height(pixels_.get()));
        step = upright(info_);
        cairo_matrix_multiply(&matrix, &matrix, &step);
        cairo_matrix_init(&step, placement_.scale, 0, 0, placement_.scale, box.x, box.y - from);
        cairo_matrix_multiply(&matrix, &matrix, &step);
        return matrix;
    }
    void draw_part(double from, double height) {
        Box const box{canvas_.left(), canvas_.y(), size_.width * placement_.scale, height};
        canvas_.describe_figure("Picture of exhibit " + std::to_string(exhibit_));
        {
            Tagged const figure{canvas_, "Figure"};
            canvas_.image(pixels_.get(), to_paper(box, from), box);
        }
        canvas_.frame(box, hairline);
        canvas_.skip(height + 8);
    }

    Canvas& canvas_;
    int exhibit_;
    ImageInfo info_;
    Size size_;
    Placement placement_;
    Owned<cairo_surface_t> pixels_;
};

// The bytes to draw: as they are, or a coarser or grey copy where the limits ask for one.
Result<Owned<cairo_surface_t>> pixels_within(ExhibitLimits const& limits, std::string const& bytes,
                                             ImageInfo const& info, Placement const& placement) {
    constexpr double points_an_inch = 72;
    auto const ppi = points_an_inch / placement.scale;
    auto const finer = limits.image_ppi_max == 0 ? 1.0 : std::max(1.0, ppi / limits.image_ppi_max);
    if (finer == 1 && !limits.grey_images) return load_image(bytes, info);
    auto const side = [&](int pixels) { return std::max(1, static_cast<int>(pixels / finer)); };
    auto const copy =
        TRY(smaller_image(bytes, info, side(info.width), side(info.height), limits.grey_images));
    return load_image(copy, TRY(read_image_info(copy)));
}

Result<Picture> open_picture(Canvas& canvas, Exhibit const& exhibit, std::string const& bytes) {
    auto const info = TRY(read_image_info(bytes));
    auto const placement = placement_of(canvas, upright_size(info));
    auto pixels = TRY(pixels_within(canvas.limits_of(exhibit.number), bytes, info, placement));
    return Picture{canvas, exhibit.number, info, placement, std::move(pixels)};
}

}  // namespace

void draw_image(Canvas& canvas, Exhibit const& exhibit, ImageExhibit const& image) {
    auto picture = open_picture(canvas, exhibit, image.bytes);
    if (!picture) {
        return draw_cover_sheet(canvas, {picture.error().message + " The original bytes are " +
                                             where_the_original_is(exhibit) + ".",
                                         {{"Caption", image.caption}}});
    }
    if (!picture->draw()) {
        draw_one_line(canvas,
                      "Cut here: the rest of the picture is in " + where_the_original_is(exhibit),
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
