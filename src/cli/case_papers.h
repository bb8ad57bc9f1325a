// The commands of `tally case` that write papers: forum, letter, fields, answer, certificate.
#pragma once

#include <string>

#include "vault/case_profile.h"

namespace tally::cli {

class CommandLine;
class Session;

// Another forum or variant than the case's own, as --forum and --variant of these commands and of
// preview and build name it; empty: the case's own. invalid_input for a forum that is none.
Result<vault::ForumChoice> forum_choice(std::string const& forum, std::string const& variant);

// `group` is `tally case`.
void add_case_paper_commands(CommandLine group, Session& session);

}  // namespace tally::cli
