// What engagements taught, and what the others of the vault say to it.
#pragma once

#include <string>
#include <vector>

#include "lessons/found.h"
#include "lessons/patterns.h"
#include "lessons/retrospective.h"
#include "vault/engagements.h"

namespace tally::vault {

// Of every engagement of the vault that can be read: a damaged one keeps no lesson from the others.
Result<std::vector<engagement::State>> readable_states(Vault& vault);

// Lessons of all engagements but this one, the nearest first.
Result<std::vector<lessons::LessonFound>> lessons_for(Vault& vault,
                                                      engagement::Engagement const& engagement);

// Of these, what is to be looked at before a yes: all but the clauses.
Result<std::vector<lessons::LessonFound>> checklist_for(Vault& vault,
                                                        engagement::Engagement const& engagement);

struct LookedBack {
    engagement::State state;  // as of `at`
    lessons::Retrospective retrospective;
    bool knows_messages = false;  // false: the search index cannot be read
};
Result<LookedBack> look_back(Vault& vault, std::string const& slug, Instant at);

struct AllLooked {
    std::vector<lessons::Looked> engagements;  // in the order of opening
    std::vector<lessons::Pattern> patterns;
};
Result<AllLooked> look_at_all(Vault& vault, Instant at);

}  // namespace tally::vault
