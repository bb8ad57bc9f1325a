#include "papers/write.h"

#include "papers/parts.h"

namespace tally::papers {

Result<Paper> write_paper(Dossier const& dossier, PaperKind kind, PaperChoices const& choices) {
    switch (kind) {
        case PaperKind::dispute_statement: return dispute_statement(dossier);
        case PaperKind::answer_return_request: return answer_return_request(dossier);
        case PaperKind::demand: return demand(dossier, choices);
        case PaperKind::settlement: return settlement(dossier, choices);
        case PaperKind::representment: return representment(dossier);
        case PaperKind::particulars: return particulars(dossier);
        case PaperKind::notice: return notice(dossier, choices);
        case PaperKind::support_ticket: return support_ticket(dossier);
        case PaperKind::violation_report: return violation_report(dossier);
    }
    return fail(Code::invalid_input, "an unknown kind of letter");
}

Date usual_deadline(Date on) { return Date{std::chrono::sys_days{on} + std::chrono::days{14}}; }

}  // namespace tally::papers
