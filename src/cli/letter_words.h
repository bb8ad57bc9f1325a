// What the commands about letters share: how a letter is described on the command line, where its
// words come from, and how it is shown.
#pragma once

#include <string>
#include <string_view>

#include "cli/command_line.h"
#include "cli/session.h"
#include "vault/letters.h"

namespace tally::cli {

struct LetterOptions {
    std::string slug;
    std::string purpose = "notice";
    std::string about;
    std::string to;
    std::string subject;
    std::string text;
    std::string file;
    std::string output;
    std::string message_id;
    int number = 0;
    bool edit = false;
    bool half = false;
    bool mailto = false;
    bool again = false;
    bool dry_run = false;
    bool hold = false;
};

// --to, --subject, --text, --file, --edit, --half and the words against a warning.
void add_letter_options(CommandLine command, LetterOptions& options, Session& session);

// "written", "held", "waiting", "refused", "unclear", "sent", "answered" or "received (proved)".
std::string_view state_name(vault::LetterView const& view);
OutJson json_of(vault::LetterView const& view);

// Subject and words as the options say. What they leave out comes from a draft out of the record
// where `drafted`, and with --edit the user's editor has the last word. invalid_input when a file
// cannot be read.
Result<engagement::PrepareLetter> letter_command(Session& session, vault::Vault& vault,
                                                 vault::EngagementRef const& ref,
                                                 LetterOptions const& options, bool drafted);
// Writes the letter that the command describes, with the client's half beside it if asked for.
Result<vault::WrittenLetter> write_letter(Session& session, vault::Vault& vault,
                                          vault::EngagementRef const& ref,
                                          engagement::PrepareLetter const& command,
                                          LetterOptions const& options);
// What was written, what in it hurts, and whether it is held.
Result<int> show_written(Session& session, vault::Vault& vault, vault::EngagementRef const& ref,
                         vault::WrittenLetter const& written);
// How to begin with a first letter; or what has to be on record before.
std::string first_letter_text(engagement::State const& state);
// The reason that was given to set a warning aside, if one was.
std::optional<std::string> reason_against(Session const& session);

}  // namespace tally::cli
