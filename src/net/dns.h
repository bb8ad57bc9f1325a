// Keys out of DNS, by libunbound.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace tally::net {

struct DnsOptions {
    // "9.9.9.9" or "127.0.0.1@5353"; empty: those of the system. Each of several is asked.
    std::vector<std::string> resolvers = {};
    // A DS or DNSKEY record that vouches for the zone; empty: Debian's file of the root's key,
    // where it is installed.
    std::string trust_anchor = {};
};

struct TxtAnswer {
    enum class Dnssec : std::uint8_t {
        insecure,
        secure
    };
    std::string text;  // the strings of the first record, joined; empty: there is none
    Dnssec dnssec = Dnssec::insecure;
    std::size_t resolvers = 1;  // how many gave this answer
};

// not_found: the name or the record does not exist. unavailable: no answer, or resolvers differ.
// corrupt: DNSSEC says that the answer was forged on its way. Of several resolvers those that do
// not answer are passed over.
Result<TxtAnswer> ask_txt(std::string const& name, DnsOptions const& options);

}  // namespace tally::net
