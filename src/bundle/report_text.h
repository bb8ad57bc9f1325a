// A verification as people and programs read it. Shared by `tally verify` and `tally-verify`.
#pragma once

#include <string>
#include <string_view>

#include "ledger/report.h"

namespace tally::bundle {

// CLI.md: intact 0, incomplete 1, unproven 3, altered 4.
int exit_status(ledger::Verdict verdict);

// One line a check, worst first, then the verdict with what it means and what to do next.
// `all` also lists the checks that passed.
std::string report_text(ledger::VerifyReport const& report, std::string_view subject, bool all);

// {"checks":[{"detail","layer","status","subject"}...],"path","verdict"} on one line.
std::string report_json(ledger::VerifyReport const& report, std::string_view subject);

}  // namespace tally::bundle
