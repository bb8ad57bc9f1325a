// The readers behind open_source, one for each kind of source.
#pragma once

#include <filesystem>
#include <memory>

#include "importers/input_file.h"
#include "importers/source.h"

namespace tally::importers {

// A mailbox in one file (RFC 4155): mboxo, mboxrd, mboxcl and mboxcl2. The mail is what stands
// between its "From " line and the empty line in front of the next one, as it lies in the file:
// ">From " stays quoted, for only so do the bytes come back as they were.
std::unique_ptr<Reader> open_mbox(std::filesystem::path const& path, InputFile file,
                                  ReadLimits const& limits);
// cur and new of a Maildir and of the Maildirs inside (Maildir++); tmp is not read.
Result<std::unique_ptr<Reader>> open_maildir(std::filesystem::path const& path,
                                             ReadLimits const& limits);
// A file that is one item: what kind of item follows from the source.
std::unique_ptr<Reader> open_one(std::filesystem::path const& path, InputFile file,
                                 ReadLimits const& limits, SourceKind source);
// A page, and the pictures and files that the browser saved into the folder beside it.
Result<std::unique_ptr<Reader>> open_saved_page(std::filesystem::path const& path, InputFile file,
                                                ReadLimits const& limits);
// The chats of a result.json.
Result<std::unique_ptr<Reader>> open_telegram(std::filesystem::path const& path, InputFile file);
// An unpacked Slack export.
bool is_slack_folder(std::filesystem::path const& path);
Result<std::unique_ptr<Reader>> open_slack_folder(std::filesystem::path const& path,
                                                  ReadLimits const& limits);
// A repository, bare or with a .git folder: every commit that a branch or tag reaches, the oldest
// first. Its bytes are those of the commit object.
bool is_git_folder(std::filesystem::path const& path);
Result<std::unique_ptr<Reader>> open_git(std::filesystem::path const& path,
                                         ReadLimits const& limits);
// Everything in a folder, sorted by name; each file by its own kind.
Result<std::unique_ptr<Reader>> open_folder(std::filesystem::path const& path,
                                            ReadLimits const& limits);
// One file, by its first bytes.
Result<std::unique_ptr<Reader>> open_by_content(std::filesystem::path const& path, bool follow,
                                                ReadLimits const& limits);

// True for a folder with cur and new.
bool is_maildir(std::filesystem::path const& path);
// The item of a whole file, with its bytes unless it is large.
Result<RawItem> whole_file(std::filesystem::path const& path, InputFile const& file,
                           ReadLimits const& limits);

}  // namespace tally::importers
