// A client and a job post, held against what the vault knows and the packs look out for.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engagement/health.h"
#include "precontract/check.h"
#include "vault/lessons.h"
#include "vault/rules.h"

namespace tally::vault {

struct ClientQuestion {
    std::string name;   // may be empty
    std::string email;  // may be empty
    std::optional<engagement::EngagementType> type;
    std::string post;                // its words; may be empty
    std::vector<std::string> facts;  // "payment-verified=no"
};

struct ClientCheck {
    std::vector<precontract::Earlier> earlier;
    std::vector<engagement::Signal> signals;  // over the earlier contracts
    std::vector<precontract::Flag> flags;     // of the post
    precontract::FactsChecked facts;
    std::vector<lessons::LessonFound> checklist;  // to go through before saying yes
    std::vector<PackProblem> problems;
};

// invalid_input for a fact that no pack knows.
Result<ClientCheck> check_client(Vault& vault, ClientQuestion const& question, Instant at);

// The words of a post: plain text, or of a saved page. invalid_input for what is larger than 4 MiB.
Result<std::string> read_post_file(std::filesystem::path const& file);

}  // namespace tally::vault
