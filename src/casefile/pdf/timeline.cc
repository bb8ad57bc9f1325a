// The picture above the chronology: how dense the record is, and what happened when. Rows and
// shapes tell the kinds apart, so that it reads without colours.
#include <algorithm>
#include <array>

#include "casefile/pdf/parts.h"
#include "casefile/pdf/printable.h"
#include "casefile/pdf/sections.h"

namespace tally::casefile::pdf {
namespace {

constexpr double names_width = 62;
constexpr double density_height = 26;
constexpr double row_height = 19;
constexpr double axis_height = 16;
constexpr double picture_height = 190;  // with the room around it
constexpr int bins = 100;
constexpr std::size_t marks_max = 400;
constexpr Style axis_style{Face::sans, 6.6, 1.3, false, false, grey};
constexpr Style mark_style{Face::sans, 6.4, 1.25};

constexpr std::array kinds{MarkKind::milestone, MarkKind::delivery, MarkKind::reply,
                           MarkKind::deadline};

char const* row_name(MarkKind kind) {
    switch (kind) {
        case MarkKind::milestone: return "Milestones";
        case MarkKind::delivery: return "Deliveries";
        case MarkKind::reply: return "Client";
        case MarkKind::deadline: return "Deadlines";
    }
    return "";
}

class TimelinePicture {
public:
    TimelinePicture(Canvas& canvas, Timeline const& timeline)
        : canvas_{canvas},
          timeline_{timeline},
          left_{canvas.left() + names_width},
          width_{canvas.width() - names_width},
          top_{canvas.y()} {}

    void draw() {
        Tagged const figure{canvas_, "Figure"};
        draw_gaps();
        draw_density();
        auto y = top_ + density_height + 6;
        for (auto const kind : kinds) {
            draw_row(kind, y);
            y += row_height;
        }
        draw_axis(y + 2);
        canvas_.move_to(y + axis_height + 14);
    }

private:
    double rows_bottom() const {
        return top_ + density_height + 6 + row_height * static_cast<double>(kinds.size());
    }
    bool is_inside(Instant at) const { return at >= timeline_.from && at <= timeline_.to; }
    double x_of(Instant at) const {
        auto const whole = static_cast<double>((timeline_.to - timeline_.from).count());
        return left_ + width_ * static_cast<double>((at - timeline_.from).count()) / whole;
    }
    void draw_name(char const* text, double y) {
        canvas_.draw({canvas_.typesetter(), text, axis_style.in(black), {names_width - 6, 1}},
                     canvas_.left(), y);
    }
    void draw_gaps() {
        for (auto const& [from, to] : timeline_.gaps) {
            auto const start = x_of(std::max(from, timeline_.from));
            auto const end = x_of(std::min(to, timeline_.to));
            if (end > start)
                canvas_.hatch({start, top_, end - start, rows_bottom() - top_}, hairline);
        }
    }
    // Higher and darker where more was recorded.
    void draw_density() {
        std::array<int, bins> counts{};
        for (auto const at : timeline_.entries) {
            if (!is_inside(at)) continue;
            auto const share = (x_of(at) - left_) / width_;
            ++counts[static_cast<std::size_t>(std::clamp(share * bins, 0.0, bins - 1.0))];
        }
        auto const most = std::max(1, *std::ranges::max_element(counts));
        draw_name("On record", top_ + density_height - 10);
        for (std::size_t i = 0; i < bins; ++i) {
            if (counts[i] == 0) continue;
            auto const share = static_cast<double>(counts[i]) / most;
            auto const height = std::max(3.0, density_height * share);
            auto const light = 0.55 * (1 - share);
            canvas_.fill({left_ + width_ * static_cast<double>(i) / bins,
                          top_ + density_height - height, width_ / bins - 0.6, height},
                         {0.15 + light, 0.22 + light, 0.26 + light});
        }
        canvas_.rule(left_, top_ + density_height, width_, 0.5, grey);
    }
    std::vector<TimelineMark const*> marks_of(MarkKind kind) const {
        std::vector<TimelineMark const*> marks;
        for (auto const& mark : first_of(timeline_.marks, marks_max))
            if (mark.kind == kind && is_inside(mark.at)) marks.push_back(&mark);
        std::ranges::stable_sort(marks, {}, &TimelineMark::at);
        return marks;
    }
    void draw_row(MarkKind kind, double y) {
        draw_name(row_name(kind), y + 4);
        canvas_.rule(left_, y + row_height - 1, width_, 0.3, hairline);
        auto const marks = marks_of(kind);
        double free_from = left_;  // labels never run into each other, or over a shape
        for (std::size_t i = 0; i < marks.size(); ++i) {
            auto const x = x_of(marks[i]->at);
            auto const end = i + 1 < marks.size() ? x_of(marks[i + 1]->at) : left_ + width_ + 5;
            draw_shape(kind, {x, y + row_height / 2});
            free_from = draw_label(*marks[i], x, y + row_height / 2 - 4, free_from, end - 5);
        }
    }
    // At the right of its mark, or else at the left, or else not at all: the table has all words.
    double draw_label(TimelineMark const& mark, double x, double y, double free_from, double end) {
        TextBlock const label{
            canvas_.typesetter(), printable_line(mark.label), mark_style, {110, 1}};
        auto const width = label.width();
        bool const right = x + 6 + width <= end;
        bool const left = !right && x - 6 - width >= free_from;
        if (right || left) canvas_.draw(label, right ? x + 6 : x - 6 - width, y);
        return right ? x + 6 + width + 4 : x + 6;
    }
    void draw_shape(MarkKind kind, Point at) {
        constexpr double r = 3.4;
        switch (kind) {
            case MarkKind::milestone:
                return canvas_.polygon(
                    {{at.x, at.y - r}, {at.x + r, at.y}, {at.x, at.y + r}, {at.x - r, at.y}}, black,
                    true);
            case MarkKind::delivery:
                return canvas_.polygon(
                    {{at.x, at.y - r}, {at.x + r, at.y + r}, {at.x - r, at.y + r}}, black, true);
            case MarkKind::reply: return canvas_.circle(at, r - 0.4, black, false);
            case MarkKind::deadline:
                canvas_.fill({at.x - 0.5, at.y - 7, 1, 14}, black);
                return canvas_.polygon({{at.x, at.y - 7}, {at.x + 5, at.y - 4.5}, {at.x, at.y - 2}},
                                       black, true);
        }
    }
    void draw_axis(double y) {
        canvas_.rule(left_, y, width_, 0.9, black);
        double free_from = left_ - 20;
        for (auto const& tick : timeline_.ticks) {
            if (!is_inside(tick.at)) continue;
            auto const x = x_of(tick.at);
            canvas_.fill({x, y, 0.6, 4}, black);
            TextBlock const label{
                canvas_.typesetter(), printable_line(tick.label), axis_style, {80, 1}};
            auto const start = std::min(x - label.width() / 2, left_ + width_ - label.width());
            if (start < free_from) continue;
            canvas_.draw(label, start, y + 5);
            free_from = start + label.width() + 6;
        }
    }

    Canvas& canvas_;
    Timeline const& timeline_;
    double left_;
    double width_;
    double top_;
};

std::string in_words(Timeline const& timeline) {
    std::string text = "Time axis. ";
    for (auto const& mark : first_of(timeline.marks, 40)) text += printable_line(mark.label) + "; ";
    return text;
}

}  // namespace

void draw_timeline(Canvas& canvas, Timeline const& timeline) {
    if (timeline.from >= timeline.to) return;
    canvas.need(picture_height);
    canvas.describe_figure(in_words(timeline));
    TimelinePicture{canvas, timeline}.draw();
    draw_remark(canvas,
                timeline.gaps.empty()
                    ? "The bars show how much was recorded; each row has its own shape."
                    : "The bars show how much was recorded; each row has its own shape; hatched: "
                      "a time of silence that the table below names.");
}

}  // namespace tally::casefile::pdf
