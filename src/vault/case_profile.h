// What the forum of a case takes.
#pragma once

#include <optional>
#include <string>

#include "forums/forum_book.h"
#include "vault/cases.h"

namespace tally::vault {

// Another forum or variant than the case was opened for.
struct ForumChoice {
    std::optional<engagement::Forum> forum = std::nullopt;
    std::string variant = {};
};

// The choice goes before the case's own. not_found for an unknown variant, with those that there
// are.
Result<forums::Profile> case_profile(Vault& vault, engagement::Case const& details,
                                     ForumChoice const& choice);

}  // namespace tally::vault
