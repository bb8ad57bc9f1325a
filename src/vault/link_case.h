// The one case that a mediator's link shows: a file that is built when the link is made, and lies
// in the vault's folder "shown" under its digest until the link ends. What is kept back or erased
// after that must not be shown by an older file, so the link shows nothing then.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "vault/case_build.h"
#include "vault/link.h"
#include "vault/link_store.h"

namespace tally::vault {

// The case as a file that a link may show; errors are those of build_case.
struct CaseForLink {
    Digest file;
    ShownParts parts;
    BuildResult built;
};
Result<CaseForLink> build_case_for_link(Vault& vault, CaseRef const& ref);

// The file of a mediator's link.
struct ShownCase {
    std::filesystem::path file;
    std::string name;  // "case-website-1.zip"
    std::uint64_t bytes = 0;
};
// rejected for a client's link; not_found, with what the reader can do, when something in the file
// was kept back or erased since, or when it is gone.
Result<ShownCase> shown_case(Vault& vault, LinkSession const& session);

// Deletes every file that no link may show any more. Whatever keeps something back, erases it or
// ends a link calls this.
Result<void> drop_shown_cases(Vault& vault);

}  // namespace tally::vault
