#include "cli/key_option.h"

#include <fstream>

#include "attest/evidence.h"
#include "vault/mail_settings.h"

namespace tally::cli {

Result<std::string> read_file(std::string const& path) {
    std::ifstream in{path, std::ios::binary};
    if (!in) return fail(Code::invalid_input, "cannot read " + path, "check the path");
    return std::string{std::istreambuf_iterator<char>{in}, {}};
}

Result<vault::MailKeys> keys_of(Session& session, vault::Vault& vault, std::string const& file) {
    std::map<std::string, std::string> given;
    if (!file.empty()) given = TRY_WITHIN("--keys", attest::parse_key_file(TRY(read_file(file))));
    auto const settings = TRY(vault::read_mail_settings(vault));
    return vault::MailKeys{std::move(given), settings.dns, session.options.offline};
}

Result<vault::KeyKeeping> keep_keys_of_all(Session& session, vault::Vault& vault) {
    vault::KeyKeeping all;
    auto keys = TRY(keys_of(session, vault, {}));
    for (auto const& ref : TRY(vault::list_engagements(vault))) {
        auto kept = TRY(vault::keep_mail_keys(vault, ref, keys));
        all.mails += kept.mails;
        all.kept += kept.kept;
        all.pending.insert(all.pending.end(), kept.pending.begin(), kept.pending.end());
        if (!kept.trouble.empty()) all.trouble = std::move(kept.trouble);
    }
    return all;
}

}  // namespace tally::cli
