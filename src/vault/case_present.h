// How a case shows its exhibits: the sentence that decides, and what is kept back.
#pragma once

#include <string>

#include "vault/cases.h"

namespace tally::vault {

struct NewHighlight {
    int exhibit = 0;
    std::string quote;  // as it stands in the original; white space may differ
    std::string translation = {};
    std::string language = {};  // of the original
};
// Looks the quote up in the words of the exhibit. not_found with a hint when it does not stand
// there, or when no words were read in the exhibit; rejected when it is marked already.
Result<engagement::Highlight> mark_highlight(Vault& vault, CaseRef const& ref,
                                             NewHighlight const& request);

// Something of a case: an item, a part of one ("ID/2.1", "ID/17"), or the body of an entry.
struct CasePart {
    std::optional<ledger::ItemId> item;
    std::uint64_t entry = 0;
};
// The part that people name: an item id, or its beginning, with or without a part. not_found when
// the item or the part is not there.
Result<CasePart> find_case_part(Vault& vault, CaseRef const& ref, std::string const& text);

// Keeps it out of the case file from now on, and lets it in again. rejected when it is so already.
Result<void> withhold_part(Vault& vault, CaseRef const& ref, CasePart const& part,
                           engagement::WithheldFor reason, std::string const& text);
Result<void> disclose_part(Vault& vault, CaseRef const& ref, CasePart const& part);

}  // namespace tally::vault
