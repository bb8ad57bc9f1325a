#include "casefile/pdf/text_block.h"

#include <algorithm>

#include "base/check.h"

namespace tally::casefile::pdf {
namespace {

// The first family that is installed serves; other scripts fall back glyph by glyph.
char const* families(Face face) {
    switch (face) {
        case Face::serif: return "Noto Serif,DejaVu Serif,serif";
        case Face::sans: return "Noto Sans,DejaVu Sans,sans-serif";
        case Face::mono: return "Noto Sans Mono,DejaVu Sans Mono,monospace";
    }
    TALLY_CHECK(false);
}

int to_pango(double points) { return static_cast<int>(points * PANGO_SCALE); }
double from_pango(int units) { return static_cast<double>(units) / PANGO_SCALE; }

Owned<PangoFontDescription> font_of(Style const& style) {
    Owned<PangoFontDescription> font{pango_font_description_new()};
    pango_font_description_set_family_static(font.get(), families(style.face));
    pango_font_description_set_absolute_size(font.get(), to_pango(style.size));
    pango_font_description_set_weight(font.get(),
                                      style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font.get(),
                                     style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    return font;
}

Owned<PangoAttrList> attributes_of(Style const& style) {
    Owned<PangoAttrList> attributes{pango_attr_list_new()};
    pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE));
    if (style.tracking > 0)
        pango_attr_list_insert(attributes.get(),
                               pango_attr_letter_spacing_new(to_pango(style.tracking * style.size)));
    return attributes;
}

}  // namespace

Typesetter::Typesetter(char const* language)
    : fonts_{pango_cairo_font_map_new()}, context_{pango_font_map_create_context(fonts_.get())} {
    // Paper has no pixels: glyphs keep their true widths.
    Owned<cairo_font_options_t> const options{cairo_font_options_create()};
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context_.get(), options.get());
    pango_context_set_language(context_.get(), pango_language_from_string(language));
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
}

TextBlock::TextBlock(Typesetter const& typesetter, std::string_view text, Style const& style,
                     BlockOptions const& options)
    : style_{style}, layout_{pango_layout_new(typesetter.context())} {
    auto* const layout = layout_.get();
    pango_layout_set_font_description(layout, font_of(style).get());
    pango_layout_set_attributes(layout, attributes_of(style).get());
    pango_layout_set_width(layout, to_pango(std::max(options.width, style.size)));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    if (options.align == Align::right) pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT);
    if (options.lines_max > 0) {
        pango_layout_set_height(layout, -options.lines_max);
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    }
    pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
    measure_lines();
}

// Lines advance by the style's leading, whatever font a fallback chose; a line whose ink would
// touch its neighbours is given the room, up to two lines of it.
void TextBlock::measure_lines() {
    double const leading = style_.size * style_.leading;
    double const above = leading / 2 + style_.size * 0.35;  // centres capitals in the line
    double const below = leading - above;
    Owned<PangoLayoutIter> const iterator{pango_layout_get_iter(layout_.get())};
    do {
        PangoRectangle ink;
        PangoRectangle logical;
        auto* const line = pango_layout_iter_get_line_readonly(iterator.get());
        pango_layout_line_get_extents(line, &ink, nullptr);
        pango_layout_iter_get_line_extents(iterator.get(), nullptr, &logical);
        auto const up = std::clamp(from_pango(-ink.y), above, 1.2 * leading);
        auto const down = std::clamp(from_pango(ink.y + ink.height), below, 0.8 * leading);
        lines_.push_back(
            {line, from_pango(logical.x), up, up + down, from_pango(logical.width)});
    } while (pango_layout_iter_next_line(iterator.get()));
}

double TextBlock::height() const {
    double sum = 0;
    for (auto const& line : lines_) sum += line.height;
    return sum;
}

double TextBlock::text_width() const {
    double widest = 0;
    for (auto const& line : lines_) widest = std::max(widest, line.width);
    return widest;
}

void TextBlock::draw_line(cairo_t* cairo, std::size_t line, double x, double y) const {
    auto const& [pango, offset, baseline, height, width] = lines_[line];
    cairo_set_source_rgb(cairo, style_.ink.red, style_.ink.green, style_.ink.blue);
    cairo_move_to(cairo, x + offset, y + baseline);
    pango_cairo_show_layout_line(cairo, pango);
}

}  // namespace tally::casefile::pdf
