// A failure as --json prints it (docs/formats/cli.schema.json, "error").
#pragma once

#include "base/result.h"
#include "cli/session.h"

namespace tally::cli {

OutJson error_json(Error const& error);

}  // namespace tally::cli
