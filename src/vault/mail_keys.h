// Keys of mail domains: out of a file that the user gives, or out of DNS; each with how it was
// found.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "ledger/attestation.h"
#include "net/dns.h"

namespace tally::vault {

class MailKeys {
public:
    // `offline`: DNS is never asked.
    MailKeys(std::map<std::string, std::string> given, net::DnsOptions dns, bool offline)
        : given_{std::move(given)}, dns_{std::move(dns)}, offline_{offline} {}

    // What the record knows of this name, for when DNS has nothing (more) or is not asked.
    void remember(ledger::FoundKey key) { recorded_[key.name] = std::move(key); }
    // nullopt: there is none, or it could not be asked for (trouble() says so). Each name is asked
    // for once.
    std::optional<ledger::FoundKey> find(std::string const& name);
    // Why the newest question had no answer; empty: it had one, or the name has no key.
    std::string const& trouble() const { return trouble_; }

private:
    std::map<std::string, std::string> given_;
    net::DnsOptions dns_;
    bool offline_;
    std::optional<ledger::FoundKey> recorded(std::string const& name) const;

    std::map<std::string, ledger::FoundKey> recorded_;
    std::map<std::string, std::optional<ledger::FoundKey>> asked_;
    std::string trouble_;
};

}  // namespace tally::vault
