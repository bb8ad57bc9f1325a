#include "engagement/people.h"

#include <algorithm>

#include "base/words.h"
#include "engagement/fold.h"
#include "engagement/telling.h"

namespace tally::engagement {
namespace {

void replace(std::string& known, std::string const& given) {
    if (!given.empty()) known = given;
}

}  // namespace

void apply(State& state, Recorded const&, PartyDescribed const& fact) {
    if (fact.party != ledger::Party::client && fact.party != ledger::Party::freelancer) return;
    auto& person = fact.party == ledger::Party::client ? state.client : state.freelancer;
    replace(person.name, fact.name);
    replace(person.legal_name, fact.legal_name);
    replace(person.register_number, fact.register_number);
    replace(person.service_address, fact.service_address);
    replace(person.location, fact.location);
    if (fact.client_kind != ClientKind::unknown) person.kind = fact.client_kind;
    for (auto const& address : fact.addresses)
        if (std::ranges::find(person.addresses, ascii_lower(address)) == person.addresses.end())
            person.addresses.push_back(ascii_lower(address));
}

void apply(State& state, Recorded const&, ChannelAgreed const& fact) {
    auto const known = std::ranges::find(state.channels, fact.channel, &ChannelAgreed::channel);
    if (known == state.channels.end())
        state.channels.push_back(fact);
    else
        *known = fact;
}

std::string tell(Telling const&, PartyDescribed const& fact) {
    std::string known;
    auto const add = [&](std::string_view what, std::string const& value) {
        if (!value.empty()) known += (known.empty() ? "" : "; ") + std::string{what} + " " + value;
    };
    add("name", fact.name);
    add("legal name", fact.legal_name);
    add("register number", fact.register_number);
    add("address for service", fact.service_address);
    add("location", fact.location);
    if (fact.client_kind != ClientKind::unknown) add("a", std::string{name(fact.client_kind)});
    for (auto const& address : fact.addresses) add("writes as", address);
    return subject_of(fact.party) + " was described" + with_words(known);
}

std::string tell(Telling const&, ChannelAgreed const& fact) {
    auto text = "The sides agreed to talk " + by_way_of(fact.channel);
    if (!fact.address.empty()) text += " (" + fact.address + ")";
    if (!fact.hours.empty()) text += ", " + fact.hours;
    if (fact.response_hours > 0)
        text += ", with an answer within " + std::to_string(fact.response_hours) + " hours";
    return text;
}

}  // namespace tally::engagement
