// What the papers are put together from.
#pragma once

#include "papers/reasons.h"
#include "papers/story.h"
#include "papers/write.h"

namespace tally::papers {

// A dossier with its story told in one voice.
struct Told {
    Dossier const& dossier;
    Voice voice;
    std::vector<Sentence> story;  // of the milestones at stake, and of none
    std::vector<AnsweredReason> reasons;
};
Told told(Dossier const& dossier, Voice voice);

// What is asked for: the case's amount, else what is held, else what is owed.
Money amount_asked(Dossier const& dossier);

// Under headings of their own; what there is nothing to say about is left out.
void add_agreement(Paper& paper, Told const& told);
void add_events(Paper& paper, Told const& told);
void add_reasons(Paper& paper, Told const& told);
void add_exhibits(Paper& paper, Told const& told);

// What was agreed, as sentences: signatures, scope, price, what is not included.
std::string agreement_text(Told const& told);
// Hand-overs, and what the other side said to them.
std::string delivery_text(Told const& told);
// The sheet of what is owed: a row each for debt, interest and fixed sums of the law with the
// greatest total, and the sum.
void add_sheet(Paper& paper, Dossier const& dossier);
// How the amount is counted, in one paragraph.
std::string amount_text(Dossier const& dossier);

Result<Paper> dispute_statement(Dossier const& dossier);
Result<Paper> answer_return_request(Dossier const& dossier);
Result<Paper> support_ticket(Dossier const& dossier);
Result<Paper> violation_report(Dossier const& dossier);
Result<Paper> demand(Dossier const& dossier, PaperChoices const& choices);
Result<Paper> settlement(Dossier const& dossier, PaperChoices const& choices);
Result<Paper> notice(Dossier const& dossier, PaperChoices const& choices);
Result<Paper> representment(Dossier const& dossier);
Result<Paper> particulars(Dossier const& dossier);

}  // namespace tally::papers
