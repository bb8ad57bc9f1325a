// How the sample's dispute is answered: a case for the platform's mediator, its claims with what
// shows them, the client's reasons with their answers, and the letters that go with it.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "search/index.h"
#include "vault/cases.h"

namespace tally::cli {

using DemoSearch = std::function<Result<search::IndexedItem>(std::string const& query)>;

// Opens the case, links its exhibits, asserts what is claimed, accepts what the rules propose from
// the record, and answers each reason of the client's.
Result<vault::CaseRef> argue_demo_case(vault::Vault& vault, vault::EngagementRef const& ref,
                                       DemoSearch const& find);

// dispute-statement.txt and demand-letter.txt, drafts out of the record, in the folder.
Result<void> write_demo_letters(vault::Vault& vault, vault::CaseRef const& ref,
                                std::filesystem::path const& folder);

}  // namespace tally::cli
