#include "vault/mail_keys.h"

#include "base/encoding.h"

namespace tally::vault {

std::optional<ledger::FoundKey> MailKeys::recorded(std::string const& name) const {
    auto const found = recorded_.find(name);
    return found == recorded_.end() ? std::nullopt : std::optional{found->second};
}

std::optional<ledger::FoundKey> MailKeys::find(std::string const& name) {
    trouble_.clear();
    if (auto const given = given_.find(name); given != given_.end())
        return ledger::FoundKey{name, given->second, "file"};
    if (auto const asked = asked_.find(name); asked != asked_.end()) return asked->second;
    if (offline_ && recorded_.contains(name)) return recorded(name);
    if (offline_) {
        trouble_ = "DNS is not asked under --offline";
        return std::nullopt;
    }
    auto const answer = net::ask_txt(name, dns_);
    if (!answer && answer.error().code != Code::not_found) {
        if (recorded_.contains(name)) return recorded(name);
        trouble_ = answer.error().message;
        return std::nullopt;
    }
    auto found = recorded(name);
    if (answer && is_utf8(answer->text))
        found = ledger::FoundKey{
            name, answer->text, answer->dnssec == net::TxtAnswer::Dnssec::secure ? "dnssec" : "dns",
            dns_.resolvers.size() > 1 ? static_cast<std::int64_t>(answer->resolvers) : 0};
    return asked_[name] = found;
}

}  // namespace tally::vault
