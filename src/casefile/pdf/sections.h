// The parts of a case file. Each starts on a page of its own, but for a chronology below a short
// table of milestones, and draws nothing when it has nothing to say.
#pragma once

#include "casefile/document.h"
#include "casefile/pdf/canvas.h"

namespace tally::casefile::pdf {

// Exactly one page, whatever the document says, unless the smallest type is large.
void draw_brief(Canvas& canvas, CaseDocument const& document);
void draw_statements(Canvas& canvas, CaseDocument const& document);
void draw_matrix(Canvas& canvas, CaseDocument const& document);
void draw_reasons(Canvas& canvas, CaseDocument const& document);
void draw_milestones(Canvas& canvas, CaseDocument const& document);
void draw_chronology(Canvas& canvas, CaseDocument const& document);
void draw_exhibit_index(Canvas& canvas, CaseDocument const& document);
void draw_exhibit(Canvas& canvas, Exhibit const& exhibit);
void draw_verification(Canvas& canvas, CaseDocument const& document);

// The picture above the chronology.
void draw_timeline(Canvas& canvas, Timeline const& timeline);

// The bodies of an exhibit, below its header band.
void draw_mail(Canvas& canvas, Exhibit const& exhibit, MailExhibit const& mail);
void draw_text(Canvas& canvas, Exhibit const& exhibit, TextExhibit const& text);
void draw_image(Canvas& canvas, Exhibit const& exhibit, ImageExhibit const& image);
void draw_cover_sheet(Canvas& canvas, FileExhibit const& file);
void draw_chat(Canvas& canvas, Exhibit const& exhibit, ChatExhibit const& chat);
void draw_pdf_pages(Canvas& canvas, Exhibit const& exhibit);
void draw_rows(Canvas& canvas, Exhibit const& exhibit, TableExhibit const& table);
void draw_commit(Canvas& canvas, Exhibit const& exhibit, CommitExhibit const& commit);
void draw_web_page(Canvas& canvas, Exhibit const& exhibit, PageExhibit const& page);
void draw_withheld(Canvas& canvas, WithheldExhibit const& withheld);

}  // namespace tally::casefile::pdf
