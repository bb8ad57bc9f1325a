// Which case a command shows that was given an engagement.
#pragma once

#include <string>

#include "cli/session.h"
#include "vault/cases.h"

namespace tally::cli {

// The case that the text names; of an engagement with several, the newest, and a remark that says
// so. For commands that only look: those that write ask for the case. not_found where there is
// none.
Result<vault::CaseRef> case_to_show(Session const& session, vault::Vault& vault,
                                    std::string const& text);
// The same, and an engagement without a case stays what it is: "website-redesign".
Result<std::string> case_or_engagement(Session const& session, vault::Vault& vault,
                                       std::string const& text);

}  // namespace tally::cli
