// Mail out of the user's account: what is new since the last time is copied into the vault. The
// account is only read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "vault/import.h"
#include "vault/mail_settings.h"

namespace tally::vault {

struct SyncOptions {
    // All mail of the folders; else only what was exchanged with clients of the engagements.
    bool everything = false;
};

struct FolderSync {
    std::string folder;
    std::uint64_t added = 0;
    std::uint64_t duplicates = 0;
    std::vector<ImportFailure> failed;  // listed_max at most
    std::string trouble;                // why it ended early; the next time goes on there
};

// Where it ended is kept for each folder, so a sync that broke off goes on; a server that gave all
// UIDs anew, and clients with new addresses, make it look at everything again. What is known is
// never recorded twice. rejected without an account; the server's own errors name the folder.
Result<std::vector<FolderSync>> sync_mail(Vault& vault, MailSettings const& settings,
                                          SyncOptions const& options,
                                          ImportWatchers const& watchers);

}  // namespace tally::vault
