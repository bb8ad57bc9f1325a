// A freelancer with a vault, for scenario tests: real SQLite files in a folder of their own, a
// clock that the test moves, and randomness from a seed.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "base/random.h"
#include "base/time.h"
#include "support/temp_folder.h"
#include "vault/act.h"
#include "vault/cases.h"
#include "vault/engagements.h"
#include "vault/import.h"
#include "vault/init.h"
#include "vault/item_view.h"
#include "vault/search_items.h"
#include "vault/vault.h"

namespace tally::scenario {

inline Instant at(std::string_view text) { return parse_instant(text).value(); }

// A short mail; the text makes its content unique.
std::string mail(std::string const& from, std::string const& to, std::string const& subject,
                 std::string const& text, std::string const& message_id);
// As an mbox of these mails.
std::string mbox(std::vector<std::string> const& mails);

class Freelancer {
public:
    Freelancer();

    // Fails the test when the vault does not open.
    vault::Vault open(vault::Use use = vault::Use::write);
    vault::World world();
    std::filesystem::path folder() const { return temp_.path() / "vault"; }
    std::filesystem::path const& home() const { return temp_.path(); }

    // A fixed-price engagement on Upwork with anna@client.example, in USD.
    vault::EngagementRef add_engagement(std::string const& slug = "website");
    // Writes the content to a file and imports it.
    vault::ImportSummary import(std::string const& name, std::string_view content,
                                vault::ImportRequest request = {});
    // The one item that a query finds.
    search::IndexedItem find(std::string const& query);
    // Records; the act occurs now.
    Result<vault::ActResult> act(std::string const& slug, engagement::Command const& command,
                                 vault::ActOptions const& options = {});
    // Milestone 1 over $1,200.00: funded, started and submitted through the platform.
    void submit_funded_milestone(std::string const& slug);

    support::TempFolder temp_;
    SeededRandom random{2026};
    FixedClock clock{at("2026-11-10T09:00:00Z")};
};

}  // namespace tally::scenario
