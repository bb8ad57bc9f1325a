// Mails and plain texts.
#include "casefile/pdf/parts.h"
#include "casefile/pdf/printable.h"
#include "casefile/pdf/sections.h"
#include "casefile/render_pdf.h"

namespace tally::casefile::pdf {
namespace {

constexpr Style letter_style{Face::serif, 9.8, 1.46};
constexpr double header_size = 6.6;
constexpr double header_leading = 1.4;
constexpr Style header_style{Face::mono, header_size, header_leading, false, false, grey};

LineLook mail_line(std::string_view line) {
    constexpr double quote_width = 8.2;  // of "> "
    return line.starts_with('>') ? LineLook{letter_style.in(grey), quote_width}
                                 : LineLook{letter_style};
}
LineLook plain_line(std::string_view) { return {mono_style}; }
LineLook header_line(std::string_view) { return {header_style, 12}; }

void draw_address_block(Canvas& canvas, MailExhibit const& mail) {
    draw_fact(canvas, "From", mail.from);
    draw_fact(canvas, "To", mail.to);
    if (!mail.cc.empty()) draw_fact(canvas, "Cc", mail.cc);
    draw_fact(canvas, "Date", mail.date);
    draw_fact(canvas, "Subject", mail.subject, small_style.as_bold());
    canvas.skip(14);
}

void draw_attachments(Canvas& canvas, std::vector<std::string> const& attachments) {
    if (attachments.empty()) return;
    draw_heading(canvas, attachments.size() == 1
                             ? "1 attachment"
                             : std::to_string(attachments.size()) + " attachments");
    for (auto const& attachment : first_of(attachments, attachments_max)) {
        canvas.flow(
            {canvas.typesetter(), printable_line(attachment), small_style, {canvas.width(), 4}},
            canvas.left());
        canvas.skip(2);
    }
    if (attachments.size() > attachments_max) {
        draw_one_line(canvas,
                      "\u2026 " + std::to_string(attachments.size() - attachments_max) + " more",
                      small_style.in(accent).as_bold());
    }
}

// About how high the headers stand: they are kept together on a page where they fit on one.
double headers_height(std::vector<std::pair<std::string, std::string>> const& headers) {
    constexpr std::size_t characters_per_line = 108;
    constexpr double heading_height = 34;
    std::size_t lines = 0;
    for (auto const& [name, value] : headers)
        lines += 1 + (name.size() + value.size()) / characters_per_line;
    return heading_height + static_cast<double>(lines) * header_size * header_leading;
}

void draw_full_headers(Canvas& canvas, Exhibit const& exhibit, MailExhibit const& mail) {
    auto const lines_max = canvas.limits_of(exhibit.number).header_lines_max;
    if (mail.headers.empty() || lines_max == 0) return;
    std::string lines;
    for (auto const& [name, value] : mail.headers)
        lines.append(name).append(": ").append(value).append("\n");
    if (auto const height = headers_height(mail.headers); height < canvas.page_height())
        canvas.need(height);
    draw_heading(canvas, "Full headers");
    flow_foreign_text(canvas, lines, lines_max, exhibit, header_line);
}

}  // namespace

void draw_mail(Canvas& canvas, Exhibit const& exhibit, MailExhibit const& mail) {
    draw_address_block(canvas, mail);
    for (auto const& withheld : mail.withheld)
        draw_black_box(canvas, withheld, canvas.left(), canvas.width());
    if (mail.text.empty() && mail.withheld.empty()) draw_remark(canvas, "This mail holds no text.");
    if (mail.text_from_html)
        draw_remark(canvas, "This mail is HTML; the text below was taken out of it.");
    flow_foreign_text(canvas, mail.text, canvas.limits_of(exhibit.number).lines_max, exhibit,
                      mail_line);
    draw_attachments(canvas, mail.attachments);
    draw_full_headers(canvas, exhibit, mail);
}

void draw_text(Canvas& canvas, Exhibit const& exhibit, TextExhibit const& text) {
    flow_foreign_text(canvas, text.text, canvas.limits_of(exhibit.number).lines_max, exhibit,
                      plain_line);
}

}  // namespace tally::casefile::pdf
