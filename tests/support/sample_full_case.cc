#include "sample_full_case.h"

#include <cairo-pdf.h>

#include "sample_case_document.h"

namespace tally::testing {
namespace {

using namespace casefile;
using std::chrono::days;
using std::chrono::hours;

cairo_status_t append(void* closure, unsigned char const* data, unsigned length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<char const*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

std::vector<MatrixClaim> sample_matrix() {
    return {
        {1,
         "freelancer",
         "Payment of milestone 3, which was delivered",
         "$1,200.00",
         {{"Was there a contract?",
           CellStatus::proved,
           {1},
           "Version 2 of the agreement, signed by both sides on 3 Sep 2026.",
           "That version 1 applies, which has no style guide."},
          {"Was the work inside the scope?",
           CellStatus::proved,
           {1, 3},
           "Scope lines 4 to 9 name all five templates and the style guide."},
          {"Was it delivered?",
           CellStatus::supported,
           {3, 4},
           "Archive and staging link of 16 Oct 2026; receipt confirmed the same evening.",
           "That the archive was empty, with a screenshot of an unzip error."},
          {"Was it accepted?",
           CellStatus::disputed_by_them,
           {3},
           "\u201CExactly what we needed\u201D; the review period of 14 days ran out unused.",
           "That this was courtesy before testing."},
          {"Was the amount due?", CellStatus::proved, {2}, "Funded with $1,200.00 on 28 Sep 2026."},
          {"Was payment asked for, and received by them?",
           CellStatus::missing,
           {},
           "Still to do: send the invoice again and ask for one line of receipt."}}},
        {2,
         "client",
         "Damages for the missing shop page",
         "$450.00",
         {{"Was a shop agreed?",
           CellStatus::disputed_by_us,
           {1, 5},
           "No scope line names one; the only request came after delivery."},
          {"Did the lack cause a loss?", CellStatus::missing, {}, "Nothing was shown."}}}};
}

std::vector<ReasonRow> sample_reasons() {
    return {{1,
             "not delivered",
             ReasonStance::unfounded,
             "scope lines 4 to 9",
             "Archive of 48 files and staging link on the due date, confirmed the same evening.",
             {3, 4},
             "That the link was down on 20 Oct."},
            {2,
             "the shop is missing",
             ReasonStance::partly_founded,
             "the change order clause",
             "It was asked for in the chat and offered for $450.00; nobody signed.",
             {5}}};
}

Timeline sample_timeline() {
    using namespace std::chrono_literals;
    Instant const start = std::chrono::sys_days{2026y / 9 / 1};
    auto const day = [&](int n) { return start + days{n}; };
    Timeline timeline{.from = day(0),
                      .to = day(60),
                      .ticks = {},
                      .marks = {},
                      .entries = {},
                      .gaps = {{day(45), day(59)}}};
    for (int n = 0; n < 60; n += 10)
        timeline.ticks.push_back({day(n), std::to_string(n % 30 + 1) + (n < 30 ? " Sep" : " Oct")});
    timeline.marks = {{day(2), MarkKind::milestone, "Agreement signed"},
                      {day(27), MarkKind::milestone, "M3 funded"},
                      {day(50), MarkKind::milestone, "Contract ended"},
                      {day(11), MarkKind::delivery, "M1"},
                      {day(25), MarkKind::delivery, "M2"},
                      {day(45), MarkKind::delivery, "M3 delivered"},
                      {day(13), MarkKind::reply, "approves M1"},
                      {day(45) + hours{2}, MarkKind::reply, "confirms receipt"},
                      {day(48), MarkKind::reply, "asks for a shop"},
                      {day(45), MarkKind::deadline, "M3 due"},
                      {day(59), MarkKind::deadline, "review ends"}};
    for (int n = 0; n < 60; ++n)
        for (int i = 0; i < (n * 7) % 5 + (n > 40 && n < 52 ? 4 : 0); ++i)
            timeline.entries.push_back(day(n) + hours{i});
    return timeline;
}

ChatExhibit sample_conversation() {
    ChatExhibit chat{.title = "Northwind site",
                     .messenger = "WhatsApp export",
                     .bubbles = {},
                     .messages = 412,
                     .left_out_after = 71};
    auto const say = [&](std::string sender, std::string time, std::string text, bool own) {
        chat.bubbles.push_back({.sender = std::move(sender),
                                .time = std::move(time),
                                .text = std::move(text),
                                .own = own,
                                .attachments = {}});
    };
    chat.bubbles.push_back({.sender = "",
                            .time = "16 Oct 2026, 18:58 CEST",
                            .text = "Messages are end-to-end encrypted.",
                            .attachments = {},
                            .left_out_before = 331});
    say("Mira Castell", "16 Oct 2026, 18:59 CEST",
        "All five templates are on staging now, with the style guide. Archive comes by mail.",
        true);
    say("Owen Hale", "16 Oct 2026, 21:15 CEST",
        "Ich habe alles bekommen, sieht super aus. \u0634\u0643\u0631\u0627 \u8C22\u8C22 "
        "\U0001F44D",
        false);
    chat.bubbles.back().decisive = true;
    say("Owen Hale", "17 Oct 2026, 09:02 CEST", "", false);
    chat.bubbles.back().deleted = true;
    say("Mira Castell", "17 Oct 2026, 09:30 CEST", "Saw that you deleted one, all fine?", true);
    chat.bubbles.back().edited = true;
    chat.bubbles.push_back(
        {.sender = {},
         .time = {},
         .text = {},
         .attachments = {},
         .withheld =
             Withheld{"message 338", "talk between a lawyer and a client", "sha256:0b7c17c2"}});
    say("Owen Hale", "19 Oct 2026, 10:22 CEST", "Can you add a shop?", false);
    chat.bubbles.back().attachments = {"shop-sketch.jpg"};
    return chat;
}

MailExhibit sample_partial_mail() {
    return {
        .from = "Mira Castell <mira@castell.example>",
        .to = "Owen Hale <owen@northwind.example>",
        .cc = {},
        .subject = "Where we stand",
        .date = "22 Oct 2026, 11:00 CEST",
        .headers = {},
        .text = {},
        .attachments = {"hours.csv, text/csv, 2.1 kB"},
        .withheld = {{"the words of this mail", "an offer to settle, made without prejudice",
                      "sha256:5a7c07c15a7c07c15a7c07c15a7c07c15a7c07c15a7c07c15a7c07c15a7c07c1"}}};
}

TableExhibit sample_rows() {
    return {.head = {"Date", "Type", "Description", "Amount", "Currency"},
            .rows = {{"2026-09-14", "Payment", "Milestone 1, Northwind", "600.00", "USD"},
                     {"2026-09-28", "Payment", "Milestone 2, Northwind", "1200.00", "USD"},
                     {"2026-09-28", "Escrow", "Milestone 3 funded, Northwind", "1200.00", "USD"}},
            .decisive = {2},
            .first_row = 17,
            .note = "3 rows of 214 that name this contract."};
}

CommitExhibit sample_commit() {
    return {.id = "9f1c2b7de00a55d3c1b7f0a2d4c6e8f012345678",
            .author = "Mira Castell <mira@castell.example>",
            .committer = "Mira Castell <mira@castell.example>",
            .date = "16 Oct 2026, 17:41 CEST",
            .message = "templates: search results, the last of five\n\nCloses scope line 8.",
            .signature = "good SSH signature",
            .files = {"templates/search.html +184 -0", "style/guide.css +12 -3"}};
}

}  // namespace

std::string sample_invoice_pdf(int pages) {
    std::string pdf;
    auto* const surface = cairo_pdf_surface_create_for_stream(append, &pdf, 595, 842);
    auto* const cairo = cairo_create(surface);
    for (int page = 1; page <= pages; ++page) {
        bool const on_its_side = page % 2 == 0;
        cairo_pdf_surface_set_size(surface, on_its_side ? 842 : 595, on_its_side ? 595 : 842);
        cairo_set_font_size(cairo, 28);
        cairo_move_to(cairo, 70, 120);
        cairo_show_text(cairo, ("Invoice page " + std::to_string(page)).c_str());
        cairo_rectangle(cairo, 20, 20, on_its_side ? 802 : 555, on_its_side ? 555 : 802);
        cairo_stroke(cairo);
        cairo_show_page(cairo);
    }
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return pdf;
}

CaseDocument sample_full_case() {
    auto document = sample_case_document();
    document.matrix = sample_matrix();
    document.reasons = sample_reasons();
    document.timeline = sample_timeline();
    document.statements = {{"Dispute statement",
                            "# What this is about\n\nMilestone 3 was delivered and is not paid "
                            "(Exhibit 3).\n\n# What is asked\n\nRelease of $1,200.00."}};
    document.completeness = {{"k7mq2xj5a4wz3bnp", "Northwind site", 40, 12, 1},
                             {"p3aq2xj5a4wz3bxx", "", 3, 0, 3}};
    document.chronology[10].gap_before = "Client silent for 3 days after the delivery";
    document.chronology[9].attested = "not after 16 Oct 2026, 21:31 CEST";
    document.exhibits[2].highlights = {
        {"This is exactly what we needed", "byte 104 of the text of this mail"}};
    auto const add = [&](std::string title, std::string file, auto content) {
        auto exhibit = document.exhibits[3];
        exhibit.number = static_cast<int>(document.exhibits.size()) + 1;
        exhibit.title = std::move(title);
        exhibit.file_in_bundle = std::move(file);
        exhibit.content = std::move(content);
        document.exhibits.push_back(std::move(exhibit));
    };
    add("Conversation on delivery day", "data/exhibits/007-chat.txt", sample_conversation());
    document.exhibits.back().highlights = {{"Ich habe alles bekommen, sieht super aus.",
                                            "message 333 of 412",
                                            "I received everything, looks great.", "German"}};
    add("Invoice of three pages", "data/exhibits/008-invoice.pdf",
        PdfExhibit{sample_invoice_pdf(3)});
    add("Statement of the platform", "data/exhibits/009-statement.csv", sample_rows());
    add("Commit of the last template", "data/exhibits/010-commit.bin", sample_commit());
    add("The contract page, saved", "data/exhibits/011-page.html",
        PageExhibit{"Words of a web page as a browser would show them; the page itself, with its "
                    "looks, is in the bundle.",
                    "Contract: Northwind redesign\nMilestone 3: $1,200.00, funded\n",
                    {{"Address", "https://platform.example/contracts/123"}}});
    add("Mail: Where we stand", "", sample_partial_mail());
    document.exhibits.back().item = document.exhibits.back().digest = "";
    document.exhibits.back().source = "";
    add("An item that is kept back", "",
        WithheldExhibit{
            {"all of this exhibit", "covered by a duty of confidence", "sha256:7c7c27c3"}});
    document.exhibits.back().item = document.exhibits.back().digest = "";
    document.exhibits.back().source = "";
    add("Screen recording of the staging site", "data/exhibits/014-demo.mp4",
        FileExhibit{"A recording cannot be shown on paper. The original is in the bundle.",
                    {{"Media type", "video/mp4"}, {"Size", "12.4 MB"}}});
    document.exhibits[1].original = "Subject: Milestone 3 is funded\n\nfunded";
    document.exhibits[1].original_name = "002-notice.eml";
    return document;
}

}  // namespace tally::testing
