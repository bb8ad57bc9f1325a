#include "vault/case_profile.h"

#include "vault/forum_files.h"

namespace tally::vault {

Result<forums::Profile> case_profile(Vault& vault, engagement::Case const& details,
                                     ForumChoice const& choice) {
    auto const forum = choice.forum.value_or(details.forum);
    bool const is_own = forum == details.forum;
    auto const variant = choice.variant.empty() && is_own ? details.variant : choice.variant;
    std::vector<PackProblem> told_elsewhere;  // tally alerts names them
    return load_forums(vault.folder(), told_elsewhere).profile(forum, variant);
}

}  // namespace tally::vault
