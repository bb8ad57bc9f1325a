// Drafts are read before they are sent, by the rules of tone; a heated letter waits for a night.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "engagement/state.h"
#include "tone/check.h"

namespace tally::vault {

// What counts for words about this engagement. On a platform also a mail to the client is words on
// it.
tone::Circumstances circumstances_of(engagement::State const& state, Instant now);

// By the packs of the vault in this folder; a pack that cannot be used is left out.
Result<tone::Report> check_draft(std::filesystem::path const& vault_folder, std::string_view text,
                                 tone::Circumstances const& about);

// A subject and a text; places are those of the text, the verdict is the worse of the two.
Result<tone::Report> check_letter(std::filesystem::path const& vault_folder,
                                  std::string_view subject, std::string_view text,
                                  tone::Circumstances const& about);

// 09:00 of the next day, as clocks in the zone show it: until then a heated letter is held.
Instant next_morning(Instant now, std::string const& zone);

}  // namespace tally::vault
