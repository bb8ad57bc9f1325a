// The options that every command has which records what somebody did.
#pragma once

#include "cli/session.h"
#include "vault/act.h"

namespace CLI {
class App;
}

namespace tally::cli {

void add_act_options(CLI::App& command, Session& session);
// Opens the vault and the engagement, records, and prints what was recorded.
Result<int> act_and_show(
    Session& session, std::string const& slug, std::optional<ledger::Party> author,
    std::function<Result<engagement::Command>(vault::Vault&, vault::EngagementRef const&)> const&
        make);

}  // namespace tally::cli
