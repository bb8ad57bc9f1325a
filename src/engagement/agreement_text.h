// The agreement as people write it: TOML with numbered scope lines, deliverables, responsibilities,
// terms and milestones. docs/formats/events.md names the keys.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/money.h"
#include "base/result.h"
#include "base/time.h"
#include "ledger/entry.h"

namespace tally::engagement {

struct ScopeLine {
    std::string id;  // "1": what requests and work point to
    std::string text;
};

struct Deliverable {
    std::string id;
    std::string title;
    std::string acceptance;  // how both sides will see that it is done
    std::optional<Date> due;
    std::vector<std::string> scope;  // ids of scope lines
};

struct Responsibility {
    std::string id;                               // "R1": its own, or from its place in the list
    ledger::Party party = ledger::Party::client;  // client or freelancer
    std::string what;
    std::optional<Date> due;
};

struct PlannedMilestone {
    std::string title;
    Money amount;
    std::optional<Date> due;
};

struct Revisions {
    std::int64_t rounds = 0;
    std::string counts_as;  // what one round is
};

struct AgreementText {
    std::string title;
    Currency currency;
    std::vector<ScopeLine> scope;  // at least one
    std::vector<std::string> out_of_scope;
    std::vector<Deliverable> deliverables;
    std::string payment;
    std::optional<Revisions> revisions;
    std::vector<Responsibility> responsibilities;
    std::vector<std::pair<std::string, std::string>> terms;  // [terms]: name and text, by name
    std::vector<PlannedMilestone> milestones;
};

// Amounts are in the engagement's currency; a text that names another one is refused. Errors read
// "agreement.toml:12:1: ..." with the file name that was given.
Result<AgreementText> parse_agreement(std::string_view toml, Currency currency,
                                      std::string const& file = "agreement.toml");

}  // namespace tally::engagement
