// PDF files among the items of an engagement that are invoices, and what of the record each seems
// to be about. A person confirms or rejects; that is kept as a label of the item.
#pragma once

#include <string>
#include <vector>

#include "search/index.h"
#include "statements/match_paper.h"
#include "vault/engagements.h"

namespace tally::vault {

inline constexpr std::size_t papers_max = 2'000;  // PDF files of one engagement
inline constexpr std::string_view rejected_label = "nothing";

struct ViewedPaper {
    search::IndexedItem item;  // the file, or a part of a mail or archive
    statements::PaperFinding finding;
    std::string label;  // what a person said: a subject, or "nothing"; empty: it waits
    std::string
        command;  // what would record it, where no invoice of the record is it; may be empty
};

struct InvoicePapers {
    std::vector<ViewedPaper> papers;  // the newest first
    std::uint64_t unread = 0;         // PDF files without words
    std::uint64_t left_out = 0;       // beyond papers_max
};
Result<InvoicePapers> invoice_papers(Vault& vault, EngagementRef const& ref);

// The label that confirms the paper: `subject`, or what is proposed first where it is empty.
// rejected, with what to do, where nothing is proposed or there is no such thing in the record;
// not_found where the item is no PDF with words of this engagement.
Result<std::string> label_to_confirm(Vault& vault, EngagementRef const& ref,
                                     ledger::ItemId const& item, std::string const& subject);

}  // namespace tally::vault
