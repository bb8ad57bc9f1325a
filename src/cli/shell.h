// Words for a shell.
#pragma once

#include <string>

namespace tally::cli {

// In single quotes, as sh(1) reads them: any text is one word.
std::string shell_quoted(std::string const& text);

}  // namespace tally::cli
