// The two parties and how they agreed to talk: who they are before the law, where they can be
// reached and served, and which channels count.
#pragma once

#include <string>
#include <vector>

#include "engagement/members.h"
#include "engagement/vocabulary.h"
#include "ledger/entry.h"

namespace tally::engagement {

// party.described: what is given replaces what was known; what is empty leaves it
struct PartyDescribed {
    static constexpr std::string_view kind = "party.described";
    ledger::Party party = ledger::Party::client;
    std::string name;
    std::string legal_name;
    std::string register_number;
    std::string service_address;  // where papers can be served: winners who lack it never collect
    std::string location;         // CC, CC-SUB or CC-SUB-city
    ClientKind client_kind = ClientKind::unknown;
    std::vector<std::string> addresses;  // e-mail addresses and handles; added to those known

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("party", &Self::party),
                          sometimes("name", &Self::name),
                          sometimes("legal_name", &Self::legal_name),
                          sometimes("register_number", &Self::register_number),
                          sometimes("service_address", &Self::service_address),
                          sometimes("location", &Self::location),
                          sometimes("client_kind", &Self::client_kind),
                          sometimes("addresses", &Self::addresses)};
    }
    bool operator==(PartyDescribed const&) const = default;
};

// channel.agreed: the newest for a channel counts
struct ChannelAgreed {
    static constexpr std::string_view kind = "channel.agreed";
    Channel channel = Channel::platform;
    std::string address;     // where: an e-mail address, a room, a number
    std::string hours;       // when people are there: "Mon-Fri 9-17, Europe/Berlin"
    int response_hours = 0;  // how soon an answer is promised; 0: nothing was agreed

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("channel", &Self::channel), sometimes("address", &Self::address),
                          sometimes("hours", &Self::hours),
                          sometimes("response_hours", &Self::response_hours)};
    }
    bool operator==(ChannelAgreed const&) const = default;
};

// What is known of a party by now.
struct Person {
    std::string name;
    std::string legal_name;
    std::string register_number;
    std::string service_address;
    std::string location;
    ClientKind kind = ClientKind::unknown;  // of the client
    std::vector<std::string> addresses;     // lower case
    bool operator==(Person const&) const = default;
};

}  // namespace tally::engagement
