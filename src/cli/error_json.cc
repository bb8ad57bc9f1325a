#include "cli/error_json.h"

#include "cli/exit_status.h"

namespace tally::cli {

OutJson error_json(Error const& error) {
    return {
        {"error", {{"code", name(error.code)}, {"message", error.message}, {"hint", error.hint}}}};
}

}  // namespace tally::cli
