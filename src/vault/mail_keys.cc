#include "vault/mail_keys.h"

#include "base/encoding.h"

namespace tally::vault {

std::optional<ledger::FoundKey> MailKeys::find(std::string const& name) {
    if (auto const given = given_.find(name); given != given_.end())
        return ledger::FoundKey{name, given->second, "file"};
    if (auto const asked = asked_.find(name); asked != asked_.end()) return asked->second;
    if (offline_) {
        trouble_ = "DNS is not asked under --offline";
        return std::nullopt;
    }
    auto const answer = net::ask_txt(name, dns_);
    if (!answer && answer.error().code != Code::not_found) {
        trouble_ = answer.error().message;
        return std::nullopt;
    }
    std::optional<ledger::FoundKey> found;
    if (answer && is_utf8(answer->text))
        found =
            ledger::FoundKey{name, answer->text,
                             answer->dnssec == net::TxtAnswer::Dnssec::secure ? "dnssec" : "dns"};
    return asked_[name] = found;
}

}  // namespace tally::vault
