// The end of a contract, and the guards that were overridden on the way.
#pragma once

#include <optional>
#include <string>

#include "base/money.h"
#include "base/time.h"
#include "ledger/entry.h"

namespace tally::engagement {

// contract.ended
struct ContractEnded {
    ledger::Party by = ledger::Party::client;
    std::string reason;
    Money pays;  // of the money held; 0 where nothing is paid
    bool operator==(ContractEnded const&) const = default;
};

// guard.overridden: a warning was read and set aside. Private: it is no business of the client.
struct GuardOverridden {
    std::string guard;    // id of the guard: "work-before-funding"
    std::string reason;   // why, in the freelancer's words
    std::string command;  // what was done all the same: "start milestone 2"
    bool operator==(GuardOverridden const&) const = default;
};

// Ends the contract for the context's author.
struct EndContract {
    std::string reason;
    std::optional<Money> pays;  // default: nothing
};

struct ContractEnd {
    ledger::Party by = ledger::Party::client;
    std::string reason;
    Money pays;
    Instant occurred;
    bool claimed = false;
    bool operator==(ContractEnd const&) const = default;
};

}  // namespace tally::engagement
