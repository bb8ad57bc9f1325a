// What vouches for a mail: its signatures, and the keys that they were made with. Domains change
// their keys and take the old ones down, so keys are kept in the ledger when a mail comes.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "attest/dkim.h"
#include "ledger/report.h"
#include "vault/engagements.h"
#include "vault/mail_keys.h"

namespace tally::vault {

struct RecordedKey {
    ledger::FoundKey key;
    std::uint64_t n = 0;  // the entry that holds it
    Instant recorded;
};

// The keys that a ledger holds, in mail-key.found and in its cosignatures.
class RecordedKeys {
public:
    static Result<RecordedKeys> load(Vault& vault, ledger::LedgerId const& ledger);
    // Oldest first; a domain may have put another key under the same name.
    std::vector<RecordedKey> const& of(std::string const& name) const;
    void lend_to(MailKeys& keys) const;

private:
    std::map<std::string, std::vector<RecordedKey>> keys_;
};

struct KeyKeeping {
    std::uint64_t mails = 0;           // that were looked at for the first time
    std::uint64_t kept = 0;            // keys that are new
    std::vector<std::string> pending;  // names that could not be asked for; the next run does
    std::string trouble;               // why
};
// Asks for the keys of all mails that came into the engagement since the last time, each name once,
// and records what is new. A name that does not exist (any more) leaves nothing.
Result<KeyKeeping> keep_mail_keys(Vault& vault, EngagementRef const& ref, MailKeys& keys);

// What a look at the mail's signatures gives under the keys of the record, without any network. A
// check each for signatures; what servers on the way claim is noted as such. `recorded_in` may be
// the inbox, which holds no keys.
Result<std::vector<ledger::Check>> check_mail(Vault& vault, ledger::LedgerId const& recorded_in,
                                              std::string_view raw);
// The same under any keys: "pass, the sender's domain; signed: from, to, date".
std::string told(attest::DkimResult const& result);

}  // namespace tally::vault
