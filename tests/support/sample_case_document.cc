#include "sample_case_document.h"

#include <cairo.h>

#include <fstream>
#include <iterator>

namespace tally::testing {
namespace {

using namespace casefile;

std::string digest_text(char digit) {
    std::string text = "sha256:";
    for (int i = 0; i < 16; ++i) text += std::string{digit} + "7c" + "0123456789abcdef"[i];
    return text;
}

cairo_status_t append(void* closure, unsigned char const* data, unsigned length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<char const*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

void draw_message(cairo_t* cairo, int number, double y) {
    bool const mine = number % 2 == 0;
    double const x = mine ? 110 : 20;
    if (mine)
        cairo_set_source_rgb(cairo, 0.80, 0.90, 0.95);
    else
        cairo_set_source_rgb(cairo, 0.91, 0.91, 0.91);
    cairo_rectangle(cairo, x, y, 270, 44);
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 0.15, 0.15, 0.15);
    cairo_set_font_size(cairo, 13);
    cairo_move_to(cairo, x + 10, y + 27);
    cairo_show_text(cairo, mine ? "All five templates are on staging." : "Looks great, thank you!");
}

Brief sample_brief() {
    return {
        .title = "Withheld milestone for a delivered web redesign",
        .claim =
            "Milestone 3 was delivered on its due date and praised in writing; the client "
            "ended the contract five days later and refuses to release $1,200.00.",
        .facts = {{"Freelancer", "Mira Castell, Lisbon"},
                  {"Client", "Northwind Studio LLC (name claimed), contact Owen Hale"},
                  {"Contract", "Upwork, fixed price, started 1 Sep 2026"},
                  {"Work", "Redesign of northwind.example: 5 templates, style guide, handover"},
                  {"Agreement", "Version 2, signed by both sides on 3 Sep 2026"},
                  {"Ended", "By the client, 21 Oct 2026, reason given: \u201Cnot delivered\u201D"}},
        .amount = "$1,200.00",
        .story =
            {"Northwind ordered a redesign in three milestones. The first two were delivered, "
             "approved and paid. Milestone 3 \u2013 five page templates and a style guide \u2013 "
             "was funded with $1,200.00 on 28 Sep 2026, before its work began.",
             "All five templates went to the client on 16 Oct 2026, the day they were due, as a "
             "staging link and as an archive. The client\u2019s own mail of the same evening "
             "confirms receipt and calls the result \u201Cexactly what we needed\u201D.",
             "On 19 Oct the client asked for a shop page that no scope line mentions. A change "
             "order for $450.00 was offered the same day and never answered.",
             "On 21 Oct the client ended the contract, stating that nothing had been delivered. "
             "Access logs of the staging server show 41 visits from the client\u2019s office "
             "between 16 and 21 Oct."},
        .strongest = {{3, "Client\u2019s mail: \u201Cexactly what we needed\u201D",
                       "Receipt and approval in the client\u2019s words, signed by the mail server "
                       "of northwind.example on the day of delivery."},
                      {1, "Agreement, version 2",
                       "Both sides signed scope lines 1\u20139; a shop page is in none of them."},
                      {5, "Chat: \u201Ccan you add a shop?\u201D",
                       "The only request left open was made after delivery and outside the "
                       "scope."}},
        .asked =
            "Release of the funded milestone of $1,200.00 to the freelancer. No further "
            "amount is claimed; the unanswered change order is not part of this case.",
        .first_attested = "16 Oct 2026, 21:14 CEST, by a signed reply of northwind.example",
        .does_not_show = {
            "That Owen Hale himself wrote the mails: a signature vouches for a domain, not a "
            "person.",
            "That the design is good: quality is for the reader to judge from Exhibit 4.",
            "That no other conversation exists. Of 46 entries recorded, 46 are disclosed here.",
            "Acts marked \u201Cclaimed\u201D have no witness but the freelancer."}};
}

std::vector<ChronologyRow> sample_chronology() {
    std::string const client = "Client";
    std::string const freelancer = "Freelancer";
    std::vector<ChronologyRow> rows{
        {"1 Sep 2026, 09:30 CEST", "1 Sep 2026, 09:41 CEST", client,
         "Sends the offer on the platform: fixed price, three milestones, $3,000.00 in all.", 0,
         true},
        {"3 Sep 2026, 11:02 CEST", "3 Sep 2026, 11:02 CEST", "Both",
         "Sign version 2 of the agreement: nine scope lines, two rounds of revision.", 1, false},
        {"12 Sep 2026, 17:20 CEST", "12 Sep 2026, 17:25 CEST", freelancer,
         "Submits milestone 1 (wireframes).", 0, false},
        {"14 Sep 2026, 10:05 CEST", "14 Sep 2026, 10:06 CEST", client,
         "Approves milestone 1; $600.00 released.", 0, false},
        {"26 Sep 2026, 16:48 CEST", "26 Sep 2026, 16:50 CEST", freelancer,
         "Submits milestone 2 (visual design).", 0, false},
        {"28 Sep 2026, 08:12 CEST", "28 Sep 2026, 08:15 CEST", "Platform",
         "Notice by mail: milestone 3 is funded with $1,200.00.", 2, false},
        {"9 Oct 2026, 09:00 CEST", "9 Oct 2026, 09:00 CEST", freelancer,
         "Check-in: three of five templates finished, no question open.", 0, false},
        {"10 Oct 2026, 13:31 CEST", "10 Oct 2026, 13:40 CEST", client,
         "Says on the telephone that the schedule is fine.", 0, true},
        {"16 Oct 2026, 18:55 CEST", "16 Oct 2026, 18:56 CEST", freelancer,
         "Submits milestone 3: five templates and style guide, as "
         "https://staging.castell.example/northwind/handover/2026-10-16/index.html and as an "
         "archive of 48 files.",
         4, false},
        {"16 Oct 2026, 21:14 CEST", "16 Oct 2026, 21:20 CEST", client,
         "Confirms receipt: \u201CThis is exactly what we needed.\u201D", 3, false},
        {"19 Oct 2026, 10:22 CEST", "19 Oct 2026, 10:30 CEST", client,
         "Asks in the chat for a shop page.", 5, false},
        {"19 Oct 2026, 15:00 CEST", "19 Oct 2026, 15:00 CEST", freelancer,
         "Offers change order 1: shop page, $450.00, eight days.", 0, false},
        {"21 Oct 2026, 08:03 CEST", "21 Oct 2026, 08:10 CEST", client,
         "Ends the contract; the reason given is \u201Cnot delivered\u201D.", 6, false}};
    for (int day = 22; day <= 31; ++day)
        rows.push_back({std::to_string(day) + " Oct 2026, 09:00 CET",
                        std::to_string(day) + " Oct 2026, 09:00 CET", freelancer,
                        "Asks for the release of milestone 3; no answer.", 0, day % 3 == 0});
    return rows;
}

Exhibit sample_exhibit(int number, std::string title, std::string file) {
    auto const day = std::to_string(2 + 3 * number);
    return {.number = number,
            .title = std::move(title),
            .item = "k3xq7m2a5jd6w" + std::to_string(number) + "pa",
            .digest = digest_text(static_cast<char>('a' + number % 6)),
            .occurred = day + " Oct 2026, 21:14 CEST",
            .recorded = day + " Oct 2026, 21:20 CEST",
            .attested = "not before 16 Oct 2026, 18:56 CEST; not after 16 Oct 2026, 21:31 CEST",
            .source = "mailbox of the freelancer, raw message with its DKIM signature",
            .file_in_bundle = "exhibits/00" + std::to_string(number) + "-" + file,
            .content = FileExhibit{}};
}

MailExhibit sample_mail() {
    return {
        .from = "Owen Hale <owen@northwind.example>",
        .to = "Mira Castell <mira@castell.example>",
        .cc = "accounts@northwind.example",
        .subject = "Re: Milestone 3 delivered: five templates and style guide [k3xq7m2a5jd6w3pa]",
        .date = "Fri, 16 Oct 2026 21:14:07 +0200",
        .headers = {{"Return-Path", "<owen@northwind.example>"},
                    {"DKIM-Signature",
                     "v=1; a=rsa-sha256; c=relaxed/relaxed; d=northwind.example; s=s1; "
                     "h=from:to:cc:subject:date:message-id:in-reply-to:references; "
                     "bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; "
                     "b=YmFzZTY0IG9mIGEgc2lnbmF0dXJlIHRoYXQgbm9ib2R5IGV2ZXIgbWFkZSwgbG9uZyBlbm9"
                     "1Z2ggdG8gd3JhcCBvdmVyIG1vcmUgdGhhbiBvbmUgbGluZSBvZiB0aGUgcGFnZQ=="},
                    {"Message-ID", "<8f1c20d7@mail.northwind.example>"},
                    {"In-Reply-To", "<tally.9b1f0c4e@castell.example>"},
                    {"Date", "Fri, 16 Oct 2026 21:14:07 +0200"},
                    {"Content-Type", "text/plain; charset=utf-8"}},
        .text =
            "Hi Mira,\n\nthank you for the delivery, I have opened the staging link and the "
            "archive. This is exactly what we needed \u2013 the team loves the style guide, "
            "and the product template finally works on a phone.\n\nWe will have a closer look "
            "on Monday and then release the milestone.\n\nBest,\nOwen\n\nOn Fri, 16 Oct 2026 "
            "at 18:55, Mira Castell wrote:\n> Dear Owen,\n>\n> milestone 3 is complete: five "
            "page templates and the style guide, see scope lines 4 to 9. You will find it "
            "here:\n> https://staging.castell.example/northwind/handover/2026-10-16/index.html"
            "\n>\n> Please tell me if anything is missing. The agreement gives you 14 days "
            "for a review.\n>\n> Kind regards\n> Mira\n",
        .attachments = {"notes.pdf, application/pdf, 84 kB, " + digest_text('9')}};
}

MailExhibit sample_notice() {
    auto mail = sample_mail();
    mail.from = "Upwork Notification <donotreply@upwork.example>";
    mail.subject = "Milestone 3 is funded";
    mail.text =
        "Good news!\n\nOwen Hale funded milestone 3, \u201CTemplates and style guide\u201D, "
        "with $1,200.00.\n\nYou can start to work.";
    mail.text_from_html = true;
    mail.cc.clear();
    mail.attachments.clear();
    return mail;
}

TextExhibit sample_agreement() {
    return {
        "AGREEMENT, version 2                                   3 September 2026\n\n"
        "1  Wireframes of the five page types\n2  One visual design, two rounds of revision\n"
        "3  Responsive behaviour for widths from 360 to 1920 pixels\n"
        "4  Template: home\n5  Template: product\n6  Template: article\n7  Template: contact\n"
        "8  Template: search results\n9  Style guide as a PDF of 10 to 20 pages\n\n"
        "Anything else needs a change order that both sides sign.\n"};
}

}  // namespace

std::string sample_chat_png(int messages) {
    int const height = 30 + 60 * messages;
    auto* const surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 400, height);
    auto* const cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    for (int i = 0; i < messages; ++i) draw_message(cairo, i, 20 + 60 * i);
    std::string png;
    cairo_surface_write_to_png_stream(surface, append, &png);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return png;
}

std::string sample_jpeg() {
    std::ifstream file{std::string{TALLY_TEST_DATA} + "/casefile/desk.jpg", std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

CaseDocument sample_case_document() {
    CaseDocument document{
        .title = "Castell v. Northwind Studio: milestone 3",
        .forum = "Upwork dispute",
        .language = "en",
        .made = Instant{std::chrono::milliseconds{1'795'500'000'123}},
        .brief = sample_brief(),
        .milestones = {{1, "Wireframes", "$600.00", "12 Sep 2026", "Paid 14 Sep 2026"},
                       {2, "Visual design", "$1,200.00", "26 Sep 2026", "Paid 28 Sep 2026"},
                       {3, "Templates and style guide", "$1,200.00", "16 Oct 2026",
                        "Funded, submitted 16 Oct 2026, withheld"}},
        .chronology = sample_chronology(),
        .exhibits = {},
        .verification = {{"Ledger", "k3xq7m2a5jd6w4pa2zr7c6ufh3m5e2vq"},
                         {"Entries", "46 recorded, 46 disclosed"},
                         {"Root", digest_text('b')},
                         {"Owner\u2019s key", digest_text('e')},
                         {"First attested", "16 Oct 2026, 21:14 CEST, northwind.example (DKIM)"}},
        .how_to_verify = {{"Unpack the ZIP and check that no file of it was altered.",
                           "sha256sum --check manifest-sha256.txt"},
                          {"Check the signature of the owner under the list of files, and the "
                           "ledger that the exhibits are recorded in.",
                           "tally-verify case.zip --key sha256:e7c0e7c1e7c2e7c3"},
                          {"Compare the digest of each exhibit with the one printed on its first "
                           "page. The file verify.html does all of this in a browser, offline.",
                           ""}},
        .footer = "ledger k3xq7m2a5jd6"};
    auto const add = [&](std::string title, std::string file, auto content) {
        auto exhibit = sample_exhibit(static_cast<int>(document.exhibits.size()) + 1,
                                      std::move(title), std::move(file));
        exhibit.content = std::move(content);
        document.exhibits.push_back(std::move(exhibit));
    };
    add("Agreement, version 2", "agreement.txt", sample_agreement());
    add("Notice: milestone 3 is funded", "notice.eml", sample_notice());
    add("Client\u2019s mail: \u201Cexactly what we needed\u201D", "reply.eml", sample_mail());
    add("Delivered archive of 48 files", "handover.zip",
        FileExhibit{"An archive cannot be shown on paper. Its contents as they were delivered:",
                    {{"Media type", "application/zip"},
                     {"Size", "12,482,113 bytes"},
                     {"Files", "48, listed with their digests in exhibits/004-handover.csv"}}});
    add("Chat: \u201Ccan you add a shop?\u201D", "chat.png",
        ImageExhibit{sample_chat_png(6), "Screenshot by the freelancer, 19 Oct 2026"});
    add("Photograph of the signed handover sheet", "desk.jpg",
        ImageExhibit{sample_jpeg(), "Photograph by the freelancer, 16 Oct 2026"});
    return document;
}

}  // namespace tally::testing
