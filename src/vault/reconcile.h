// The statements of an engagement, held against its record.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "statements/reconcile.h"
#include "vault/engagements.h"

namespace tally::vault {

struct ReconcileRequest {
    std::vector<std::filesystem::path> files = {};      // empty: the statements among its items
    std::optional<std::string> mapping = std::nullopt;  // content of a mapping file
};

struct ReconcileView {
    statements::Statement statement;  // all files together, in their order
    statements::Reconciliation result;
    std::vector<statements::WeekHours> weeks;
    std::vector<std::string> sources;  // names of what was read
};

// not_found without files and without a statement among the items; invalid_input or rejected for a
// file that cannot be read as one.
Result<ReconcileView> reconcile(Vault& vault, EngagementRef const& ref,
                                ReconcileRequest const& request);

}  // namespace tally::vault
