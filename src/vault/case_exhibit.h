// One exhibit as pages: a mail, a conversation, a table, a commit, a page, a picture, the pages of
// a PDF, a text, or a cover sheet for what paper cannot show. What is kept back is not handed on.
#pragma once

#include "casefile/document.h"
#include "vault/case_material.h"

namespace tally::vault {

// What exhibits are read with.
struct Reader {
    std::string zone;
    std::string freelancer;  // name and address: whose messages stand at the right
    std::string freelancer_email;
};

casefile::Exhibit case_exhibit(ExhibitMaterial const& material, Reader const& reader);

// "not after 24 Nov 2026, 11:02 CET"; `nobody` when nobody else vouches for the time.
std::string attested_text(ledger::Bracket const& bracket, std::string const& zone,
                          std::string const& nobody);
// "22 Nov 2026", "22 Nov 2026, 11:00 CET": no finer than what was claimed.
std::string occurred_text(Instant at, std::string const& precision, std::string const& zone);

// The forms of single kinds (case_exhibit_forms.cc, case_exhibit_chat.cc).
casefile::MailExhibit mail_form(ExhibitMaterial const& material, Reader const& reader);
casefile::ChatExhibit chat_form(ExhibitMaterial const& material, Reader const& reader);
casefile::CommitExhibit commit_form(ExhibitMaterial const& material, Reader const& reader);
// The rows around the decisive ones. A cover sheet takes what cannot be read as a table.
Result<casefile::TableExhibit> table_form(ExhibitMaterial const& material);
casefile::PageExhibit page_form(ExhibitMaterial const& material);

}  // namespace tally::vault
