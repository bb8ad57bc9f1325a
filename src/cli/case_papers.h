// The commands of `tally case` that write papers: forum, letter, fields, answer, certificate.
#pragma once

namespace tally::cli {

class CommandLine;
class Session;

// `group` is `tally case`.
void add_case_paper_commands(CommandLine group, Session& session);

}  // namespace tally::cli
