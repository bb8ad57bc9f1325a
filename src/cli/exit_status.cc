#include "cli/exit_status.h"

#include <cstdlib>

namespace tally::cli {

int exit_status(Code code) {
    switch (code) {
        case Code::invalid_input: return status::usage;
        case Code::not_found:
        case Code::rejected:
        case Code::conflict: return status::rejected;
        case Code::corrupt: return status::damaged;
        case Code::unavailable:
        case Code::unknown_state: return status::failed;
    }
    std::abort();  // bits that name no code
}

char const* name(Code code) {
    switch (code) {
        case Code::invalid_input: return "invalid_input";
        case Code::not_found: return "not_found";
        case Code::rejected: return "rejected";
        case Code::conflict: return "conflict";
        case Code::unavailable: return "unavailable";
        case Code::corrupt: return "corrupt";
        case Code::unknown_state: return "unknown_state";
    }
    std::abort();  // bits that name no code
}

}  // namespace tally::cli
