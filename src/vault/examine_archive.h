// Archives on their way in, as files and as attachments of mails: the list of their members, and
// the chats among them, which become items of their own.
#pragma once

#include <vector>

#include "extract/pool.h"
#include "importers/source.h"
#include "ledger/item.h"

namespace tally::vault {

// A chat that was found in an archive, as a reader would hand it out.
struct ArchivedChat {
    importers::RawItem raw;
    std::string path;  // in the archive
};

// Fills the children, claims and problems of the record. Chats of one format each: exports of
// WhatsApp, Slack and Telegram.
std::vector<ArchivedChat> examine_archive(ledger::ItemRecord& record, importers::RawItem const& raw,
                                          extract::Pool& pool);

// Parts of this mail that seem to be archives, by what it says of them. gzip alone is left as it
// is: reports of mail servers come so, and hold no files.
std::vector<std::string> attached_archives(ledger::ItemRecord const& record);
// The same for these parts of a mail: members stand behind their archive, as "2.1". Of one mail, so
// many archives are opened and so many members listed; what is left out is said in `problems`.
inline constexpr std::size_t archives_of_mail_max = 20;
inline constexpr std::size_t members_of_mail_max = 10'000;
std::vector<ArchivedChat> examine_attached(ledger::ItemRecord& record,
                                           importers::RawItem const& raw,
                                           std::vector<std::string> const& archives,
                                           extract::Pool& pool);

}  // namespace tally::vault
