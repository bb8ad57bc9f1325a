// A conversation as people know it: one bubble a message, the freelancer's at the right.
#include <algorithm>

#include "casefile/pdf/parts.h"
#include "casefile/pdf/printable.h"
#include "casefile/pdf/sections.h"
#include "casefile/render_pdf.h"

namespace tally::casefile::pdf {
namespace {

constexpr double bubble_share = 0.74;  // of the width
constexpr double inset = 8;
constexpr int bubble_lines_max = 40;  // a bubble stays on one page
constexpr std::size_t bubble_bytes_max = 20'000;
constexpr std::size_t attachments_listed_max = 10;
constexpr Style name_style{Face::sans, 7.6, 1.4, true, false, accent};
constexpr Style words_style{Face::sans, 8.8, 1.42};

std::string head_of(ChatBubble const& bubble) {
    auto text = printable_line(bubble.sender) + " \u00B7 " + printable_line(bubble.time);
    if (bubble.edited) text += " \u00B7 edited";
    if (bubble.deleted) text += " \u00B7 deleted";
    return text;
}

std::string words_of(ChatBubble const& bubble) {
    auto text = printable(utf8_prefix(bubble.text, bubble_bytes_max));
    while (text.ends_with('\n')) text.pop_back();
    if (bubble.deleted && text.empty()) text = "This message was deleted; its words are gone.";
    for (auto const& attachment : first_of(bubble.attachments, attachments_listed_max))
        text +=
            (text.empty() ? "" : "\n") + std::string{"[file: "} + printable_line(attachment) + "]";
    return text.empty() ? "(no words)" : text;
}

void draw_left_out(Canvas& canvas, std::uint64_t count) {
    if (count == 0) return;
    auto const text = "\u2026 " + grouped(count) + (count == 1 ? " message" : " messages") +
                      " left out here \u2026";
    TextBlock const block{
        canvas.typesetter(), text, label_style.as_italic(), {canvas.width(), 1, Align::centre}};
    canvas.need(block.height() + 8);
    Tagged const tag{canvas, "P"};
    canvas.draw(block, canvas.left(), canvas.y());
    canvas.skip(block.height() + 8);
}

// What the messenger itself says: in the middle, without a bubble.
void draw_notice(Canvas& canvas, ChatBubble const& bubble) {
    TextBlock const block{canvas.typesetter(),
                          printable_line(bubble.time) + " \u00B7 " + printable_line(bubble.text),
                          label_style,
                          {canvas.width(), 3, Align::centre}};
    canvas.need(block.height() + 6);
    Tagged const tag{canvas, "P"};
    canvas.draw(block, canvas.left(), canvas.y());
    canvas.skip(block.height() + 6);
}

// Filled with a tint at the right, framed at the left: both read in greyscale.
void draw_bubble(Canvas& canvas, Exhibit const& exhibit, ChatBubble const& bubble) {
    auto const width_max = canvas.width() * bubble_share;
    auto const words = words_of(bubble);
    TextBlock const head{
        canvas.typesetter(), head_of(bubble), name_style, {width_max - 2 * inset, 2}};
    TextBlock const text{canvas.typesetter(),
                         words,
                         bubble.deleted ? words_style.as_italic() : words_style,
                         {.width = width_max - 2 * inset,
                          .lines_max = bubble_lines_max,
                          .marks = find_quotes(words, exhibit.highlights)}};
    auto const width =
        std::min(width_max, std::max({head.width(), text.width(), 60.0}) + 2 * inset + 1);
    auto const height = head.height() + text.height() + 2 * inset - 4;
    canvas.need(height + 7);
    auto const x = bubble.own ? canvas.left() + canvas.width() - width : canvas.left();
    Box const box{x, canvas.y(), width, height};
    if (bubble.own) canvas.fill(box, tint);
    canvas.frame(box, bubble.own ? hairline : grey);
    if (bubble.decisive) canvas.fill({canvas.left() - 8, box.y, 2.4, height}, accent);
    {
        Tagged const tag{canvas, "P"};
        canvas.draw(head, x + inset, box.y + inset - 2);
        canvas.draw(text, x + inset, box.y + inset - 2 + head.height());
    }
    canvas.skip(height + 7);
}

void draw_message(Canvas& canvas, Exhibit const& exhibit, ChatBubble const& bubble) {
    draw_left_out(canvas, bubble.left_out_before);
    if (bubble.withheld) {
        auto const width = canvas.width() * bubble_share;
        return draw_black_box(canvas, *bubble.withheld, canvas.left(), width);
    }
    if (bubble.sender.empty()) return draw_notice(canvas, bubble);
    draw_bubble(canvas, exhibit, bubble);
}

std::string shown_sentence(ChatExhibit const& chat) {
    auto const shown = chat.bubbles.size();
    auto text = grouped(shown) + " of " + grouped(chat.messages) +
                (chat.messages == 1 ? " message" : " messages") + " of this export";
    return text + (shown < chat.messages ? " are shown; the gaps are counted where they are."
                                         : " are shown.");
}

}  // namespace

void draw_chat(Canvas& canvas, Exhibit const& exhibit, ChatExhibit const& chat) {
    draw_fact(canvas, "Conversation", chat.title, small_style.as_bold());
    draw_fact(canvas, "Out of", chat.messenger);
    draw_fact(canvas, "Shown", shown_sentence(chat));
    for (auto const& doubt : first_of(chat.doubts, 5)) draw_fact(canvas, "Doubt", doubt);
    canvas.skip(12);
    auto const shown = static_cast<std::size_t>(canvas.limits_of(exhibit.number).lines_max / 4);
    for (auto const& bubble : first_of(chat.bubbles, shown)) draw_message(canvas, exhibit, bubble);
    auto const cut = chat.bubbles.size() - std::min(shown, chat.bubbles.size());
    draw_left_out(canvas, chat.left_out_after + cut);
}

}  // namespace tally::casefile::pdf
