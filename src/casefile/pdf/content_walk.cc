#include "casefile/pdf/content_walk.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#define POINTERHOLDER_TRANSITION 4  // qpdf: std::shared_ptr alone
#include <qpdf/QPDFMatrix.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace tally::casefile::pdf {
namespace {

using Object = QPDFObjectHandle;

constexpr double points_per_inch = 72;
// A colour stands out when it is strong, or light and no grey: dark ink with a tint prints as
// black.
constexpr double strong_colour = 0.5;   // between the greatest and the least component
constexpr double slight_colour = 0.15;  // the bluish greys of the timeline are greys
constexpr double light_component = 0.6;
constexpr std::size_t states_max = 1000;  // q without Q
constexpr std::size_t operands_max = 100;

// PDF 1.7, 8.4.1: what q saves and Q gives back.
struct GraphicsState {
    QPDFMatrix to_page;
    double letter_size = 0;  // Tf
    bool colour_fill = false;
    bool colour_stroke = false;
};

struct Found {
    int number;
    PdfPage& page;
    PdfFacts& facts;
    std::uint64_t& operators;
};

bool is_colour(std::vector<Object> const& parts) {
    std::vector<double> values;
    for (auto part : parts)
        if (part.isNumber()) values.push_back(part.getNumericValue());
    if (values.size() == 4)  // cyan, magenta, yellow; black makes greys
        values.pop_back();
    if (values.size() < 3) return false;
    auto const [least, most] = std::ranges::minmax(values);
    auto const spread = most - least;
    return spread > strong_colour || (spread > slight_colour && most > light_component);
}

bool is_colour_image(Object image) {
    auto space = image.getKey("/ColorSpace");
    if (space.isArray() && space.getArrayNItems() > 0) {
        auto kind = space.getArrayItem(0);
        if (kind.isName() && kind.getName() == "/ICCBased") {
            auto components = space.getArrayItem(1).getDict().getKey("/N");
            return components.isInteger() && components.getIntValue() != 1;
        }
        return !(kind.isName() && kind.getName() == "/CalGray");
    }
    return space.isName() && space.getName() != "/DeviceGray";
}

double length(double x, double y) { return std::hypot(x, y); }

class Walk final : public Object::ParserCallbacks {
public:
    Walk(Found const& found, Object const& resources, GraphicsState const& state, int depth)
        : found_{found}, resources_{resources}, state_{state}, depth_{depth} {}

    void handleObject(Object object, std::size_t, std::size_t) override {
        if (!object.isOperator()) {
            if (operands_.size() < operands_max) operands_.push_back(object);
            return;
        }
        if (++found_.operators > pdf_operators_max) {
            found_.facts.complete = false;
            terminateParsing();
        }
        act(object.getOperatorValue());
        operands_.clear();
    }
    void handleEOF() override {}

private:
    void act(std::string const& name) {
        if (name == "q" && saved_.size() < states_max) saved_.push_back(state_);
        if (name == "Q") restore();
        if (name == "cm") state_.to_page.concat(matrix());
        if (name == "Do") draw(operands_.empty() ? Object::newNull() : operands_.back());
        act_on_text(name);
        act_on_colour(name);
    }
    void act_on_text(std::string const& name) {
        if (name == "BT") text_ = QPDFMatrix{};
        if (name == "Tf" && operands_.size() > 1) state_.letter_size = number(1);
        if (name == "Tm") text_ = matrix();
        if (name == "Tj" || name == "TJ" || name == "'" || name == "\"") show_text();
    }
    void act_on_colour(std::string const& name) {
        static constexpr std::array<std::string_view, 5> fills{"rg", "k", "sc", "scn", "g"};
        static constexpr std::array<std::string_view, 5> strokes{"RG", "K", "SC", "SCN", "G"};
        static constexpr std::array<std::string_view, 9> paints{"f", "F",  "f*", "B", "B*",
                                                                "b", "b*", "Tj", "TJ"};
        if (std::ranges::find(fills, name) != fills.end())
            state_.colour_fill = is_colour(operands_);
        if (std::ranges::find(strokes, name) != strokes.end())
            state_.colour_stroke = is_colour(operands_);
        bool const strokes_now =
            name == "S" || name == "s" || name.starts_with('B') || name == "b" || name == "b*";
        if ((state_.colour_fill && std::ranges::find(paints, name) != paints.end()) ||
            (state_.colour_stroke && strokes_now))
            found_.page.colour_marks = true;
    }

    double number(std::size_t at) const {
        auto value = operands_.at(at);
        return value.isNumber() ? value.getNumericValue() : 0;
    }
    QPDFMatrix matrix() const {
        if (operands_.size() < 6) return {};
        return {number(0), number(1), number(2), number(3), number(4), number(5)};
    }
    void restore() {
        if (saved_.empty()) return;
        state_ = saved_.back();
        saved_.pop_back();
    }
    // The height that letters get on the page: the second column of text matrix and page matrix.
    void show_text() {
        auto shown = state_.to_page;
        shown.concat(text_);
        auto const size = std::abs(state_.letter_size) * length(shown.c, shown.d);
        auto& smallest = found_.page.smallest_letter;
        if (size > 0 && (smallest == 0 || size < smallest)) smallest = size;
    }
    void draw(Object name) {
        if (!name.isName()) return;
        auto object = resources_.getKey("/XObject").getKeyIfDict(name.getName());
        if (!object.isStream()) return;
        auto dictionary = object.getDict();
        auto kind = dictionary.getKey("/Subtype");
        if (kind.isNameAndEquals("/Image")) draw_image(dictionary);
        if (kind.isNameAndEquals("/Form")) draw_form(object, dictionary);
    }
    void draw_image(Object image) {
        if (image.getKey("/ImageMask").isBool() && image.getKey("/ImageMask").getBoolValue())
            return;  // a stencil: it has no picture of its own
        auto const pixels = [&](char const* key) {
            auto value = image.getKey(key);
            return value.isInteger() ? value.getIntValueAsInt() : 0;
        };
        PdfImage shown{found_.number, pixels("/Width"), pixels("/Height"), 0,
                       is_colour_image(image)};
        auto const& to_page = state_.to_page;
        auto const per_inch = [](int count, double points) {
            return points > 0 ? count / (points / points_per_inch) : 0.0;
        };
        shown.ppi = std::max(per_inch(shown.width, length(to_page.a, to_page.b)),
                             per_inch(shown.height, length(to_page.c, to_page.d)));
        found_.facts.images.push_back(shown);
    }
    void draw_form(Object form, Object dictionary) {
        if (depth_ == pdf_form_depth_max) {
            found_.facts.complete = false;
            return;
        }
        auto inner = state_;
        auto placed = dictionary.getKey("/Matrix");
        if (placed.isMatrix()) inner.to_page.concat(QPDFMatrix{placed.getArrayAsMatrix()});
        auto own = dictionary.getKey("/Resources");
        Walk walk{found_, own.isDictionary() ? own : resources_, inner, depth_ + 1};
        form.parseAsContents(&walk);
    }

    Found const& found_;
    Object resources_;
    GraphicsState state_;
    int depth_;
    QPDFMatrix text_;
    std::vector<GraphicsState> saved_;
    std::vector<Object> operands_;
};

}  // namespace

void walk_content(QPDFPageObjectHelper page_object, int number, PdfPage& page, PdfFacts& facts,
                  std::uint64_t& operators) {
    Found const found{number, page, facts, operators};
    Walk walk{found, page_object.getAttribute("/Resources", false), GraphicsState{}, 0};
    page_object.parseContents(&walk);
}

}  // namespace tally::casefile::pdf
