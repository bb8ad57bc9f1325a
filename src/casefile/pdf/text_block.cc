#include "casefile/pdf/text_block.h"

#include <algorithm>
#include <string>

#include "base/check.h"
#include "casefile/pdf/printable.h"

namespace tally::casefile::pdf {
namespace {

// Scripts that a family lacks fall back glyph by glyph.
char const* family(Face face) {
    switch (face) {
        case Face::serif: return "Noto Serif";
        case Face::sans: return "Noto Sans";
        case Face::mono: return "Noto Sans Mono";
    }
    TALLY_CHECK(false);
}

bool is_installed(PangoFontMap* fonts, std::string_view name) {
    PangoFontFamily** families = nullptr;
    int count = 0;
    pango_font_map_list_families(fonts, &families, &count);
    bool const found = std::any_of(families, families + count, [&](PangoFontFamily* installed) {
        return pango_font_family_get_name(installed) == name;
    });
    g_free(static_cast<void*>(families));
    return found;
}

int to_pango(double points) { return static_cast<int>(points * PANGO_SCALE); }
double from_pango(int units) { return static_cast<double>(units) / PANGO_SCALE; }

Owned<PangoFontDescription> font_of(Style const& style) {
    Owned<PangoFontDescription> font{pango_font_description_new()};
    pango_font_description_set_family_static(font.get(), family(style.face));
    pango_font_description_set_absolute_size(font.get(), to_pango(style.size));
    pango_font_description_set_weight(font.get(),
                                      style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font.get(),
                                     style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    return font;
}

PangoAttribute* shade(Span const& span) {
    constexpr guint16 light = 0xDDDD;
    auto* const attribute = pango_attr_background_new(light, light, light);
    attribute->start_index = static_cast<guint>(span.start);
    attribute->end_index = static_cast<guint>(span.start + span.size);
    return attribute;
}

Style at_least(double size, Style style) {
    style.size = std::max(style.size, size);
    return style;
}

Owned<PangoAttrList> attributes_of(Style const& style, std::vector<Span> const& marks) {
    Owned<PangoAttrList> attributes{pango_attr_list_new()};
    pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE));
    if (style.tracking > 0) {
        pango_attr_list_insert(
            attributes.get(), pango_attr_letter_spacing_new(to_pango(style.tracking * style.size)));
    }
    for (auto const& mark : marks) pango_attr_list_insert(attributes.get(), shade(mark));
    return attributes;
}

PangoAlignment alignment(Align align) {
    switch (align) {
        case Align::left: return PANGO_ALIGN_LEFT;
        case Align::right: return PANGO_ALIGN_RIGHT;
        case Align::centre: return PANGO_ALIGN_CENTER;
    }
    TALLY_CHECK(false);
}

// Layout time grows faster than the text, and a block of few lines shows its start alone: six bytes
// for each square of the type's size are more than Latin or Chinese fills it with.
std::string_view worth_setting(std::string_view text, Style const& style,
                               BlockOptions const& options) {
    if (options.lines_max == 0) return text;
    auto const squares = options.lines_max * options.width / style.size;
    return utf8_prefix(text, 64 + static_cast<std::size_t>(6 * std::max(squares, 0.0)));
}

// Letters whose ink stays inside of a line of our leadings: no need to look at it, which is dear.
bool is_plain(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

Result<void> check_fonts() {
    Owned<PangoFontMap> const fonts{pango_cairo_font_map_new()};
    for (auto const face : {Face::serif, Face::sans, Face::mono}) {
        if (!is_installed(fonts.get(), family(face))) {
            return fail(
                Code::unavailable,
                std::string{"set the case file: the font "} + family(face) + " is not installed",
                "install fonts-noto-core and fonts-noto-mono, and fonts-noto-cjk for "
                "Chinese, Japanese and Korean");
        }
    }
    return {};
}

Typesetter::Typesetter(char const* language, double size_min)
    : size_min_{size_min},
      fonts_{pango_cairo_font_map_new()},
      context_{pango_font_map_create_context(fonts_.get())} {
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
    : style_{at_least(typesetter.size_min(), style)},
      layout_{pango_layout_new(typesetter.context())} {
    auto* const layout = layout_.get();
    pango_layout_set_font_description(layout, font_of(style_).get());
    pango_layout_set_attributes(layout, attributes_of(style_, options.marks).get());
    pango_layout_set_width(layout, to_pango(std::max(options.width, style_.size)));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout, alignment(options.align));
    pango_layout_set_indent(layout, -to_pango(options.hanging));
    if (options.lines_max > 0) {
        pango_layout_set_height(layout, -options.lines_max);
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    }
    text = worth_setting(text, style_, options);
    pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
    measure_lines(options.even_lines || is_plain(text));
    mark_lines(options.marks);
}

// Lines advance by the style's leading, whatever font a fallback chose; a line whose ink would
// touch its neighbours is given the room, up to two lines of it, unless lines are to be even.
void TextBlock::measure_lines(bool even) {
    double const leading = style_.size * style_.leading;
    double const above = leading / 2 + style_.size * 0.35;  // centres capitals in the line
    double const below = leading - above;
    Owned<PangoLayoutIter> const iterator{pango_layout_get_iter(layout_.get())};
    do {
        PangoRectangle ink;
        PangoRectangle logical;
        auto* const line = pango_layout_iter_get_line_readonly(iterator.get());
        if (!even) pango_layout_line_get_extents(line, &ink, nullptr);
        pango_layout_iter_get_line_extents(iterator.get(), nullptr, &logical);
        auto const up = even ? above : std::clamp(from_pango(-ink.y), above, 1.2 * leading);
        auto const down =
            even ? below : std::clamp(from_pango(ink.y + ink.height), below, 0.8 * leading);
        lines_.push_back({line, from_pango(logical.x), up, up + down, false});
    } while (pango_layout_iter_next_line(iterator.get()));
}

void TextBlock::mark_lines(std::vector<Span> const& marks) {
    for (auto const& mark : marks)
        for (auto& line : lines_) {
            auto const start = static_cast<std::size_t>(line.line->start_index);
            auto const end = start + static_cast<std::size_t>(line.line->length);
            line.marked = line.marked || (mark.start < end && start < mark.start + mark.size);
        }
}

double TextBlock::width() const {
    PangoRectangle logical;
    pango_layout_get_extents(layout_.get(), nullptr, &logical);
    return from_pango(logical.width);
}

double TextBlock::height() const {
    double sum = 0;
    for (auto const& line : lines_) sum += line.height;
    return sum;
}

int TextBlock::unknown_characters() const {
    return pango_layout_get_unknown_glyphs_count(layout_.get());
}

void TextBlock::draw_line(cairo_t* cairo, std::size_t line, double x, double y) const {
    auto const& [pango, offset, baseline, height, marked] = lines_[line];
    cairo_set_source_rgb(cairo, style_.ink.red, style_.ink.green, style_.ink.blue);
    cairo_move_to(cairo, x + offset, y + baseline);
    pango_cairo_show_layout_line(cairo, pango);
}

}  // namespace tally::casefile::pdf
