// How deadlines and alerts speak: placeholders filled, times in the engagement's zone.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "engagement/opening.h"
#include "ledger/entry.h"
#include "rights/triggers.h"

namespace tally::rights {

// The text of a pack with {money}, {subject} and {client} filled in.
std::string fill(std::string_view text, Triggered const& trigger,
                 engagement::Engagement const& engagement);

// The same of no contract: "the money", "the part in question", "the client".
std::string fill_in_general(std::string_view text);

// "If you do nothing, $1,200.00 goes back to the client"; without "If ..." where nobody must act.
std::string on_silence(std::vector<ledger::Party> const& acts, std::string const& outcome);

// "in 3 days", "in 5 hours", "in 20 minutes", "2 days ago"; counted in whole units, rounded down.
std::string from_now(std::chrono::milliseconds distance);

}  // namespace tally::rights
