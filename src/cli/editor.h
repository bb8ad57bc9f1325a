// The user's editor, for words that are longer than a line.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace tally::cli {

// Opens $VISUAL, else $EDITOR, else `editor`, on a file in `folder` that holds `text`, waits, and
// returns what is in it then. rejected when nothing was left in it; unavailable when the editor
// does not run: the file stays then, and the message names it.
Result<std::string> edit_text(std::string const& text, std::filesystem::path const& folder);

}  // namespace tally::cli
