#include "cli/shell.h"

namespace tally::cli {

std::string shell_quoted(std::string const& text) {
    std::string quoted = "'";
    for (char const c : text) quoted += c == '\'' ? std::string{"'\\''"} : std::string{c};
    return quoted + "'";
}

}  // namespace tally::cli
