// The look of a case file: three faces, one accent that stays dark in greyscale, few sizes.
// Sizes are PostScript points (1/72 inch), as everywhere in this folder.
#pragma once

#include <cstdint>

namespace tally::casefile::pdf {

enum class Face : std::uint8_t {
    serif,
    sans,
    mono,
};

struct Ink {
    double red = 0;
    double green = 0;
    double blue = 0;
};

inline constexpr Ink black{0.10, 0.11, 0.12};
inline constexpr Ink white{1, 1, 1};
inline constexpr Ink grey{0.36, 0.38, 0.41};
inline constexpr Ink accent{0.07, 0.27, 0.36};
inline constexpr Ink hairline{0.78, 0.80, 0.82};
inline constexpr Ink shade{0.87, 0.87, 0.87};
inline constexpr Ink tint{0.952, 0.960, 0.964};

struct Style {
    Face face = Face::serif;
    double size = 10;
    double leading = 1.42;  // distance of baselines, as a multiple of the size
    bool bold = false;
    bool italic = false;
    Ink ink = black;
    // Extra space between letters, as a fraction of the size. From 0.1 on, text that is copied out
    // of the file comes apart into letters.
    double tracking = 0;

    Style scaled(double factor) const {
        auto style = *this;
        style.size *= factor;
        return style;
    }
    Style in(Ink other) const {
        auto style = *this;
        style.ink = other;
        return style;
    }
    Style as_bold() const {
        auto style = *this;
        style.bold = true;
        return style;
    }
    Style as_italic() const {
        auto style = *this;
        style.italic = true;
        return style;
    }
};

inline constexpr Style kicker_style{Face::sans, 8, 1.4, true, false, accent, 0.05};
inline constexpr Style title_style{Face::serif, 18.5, 1.22, true};
inline constexpr Style section_style{Face::serif, 17, 1.25, true};
inline constexpr Style heading_style{Face::sans, 9.2, 1.4, true, false, accent};
inline constexpr Style body_style{Face::serif, 9.8, 1.45};
inline constexpr Style small_style{Face::sans, 8.3, 1.4};
inline constexpr Style label_style{Face::sans, 7.4, 1.45, false, false, grey};
inline constexpr Style mono_style{Face::mono, 7.8, 1.45};

}  // namespace tally::casefile::pdf
