// Archives on their way in: the list of their members, and the chats among them, which become items
// of their own.
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

}  // namespace tally::vault
