#include "engagement/guards.h"

namespace tally::engagement {

using ledger::Party;

Outcome decide_one(Guards& guards, PartyDescribed const& asked) {
    TRY(guards.check_author({Party::freelancer, Party::client, Party::platform},
                            "describe a party"));
    if (asked.party != Party::client && asked.party != Party::freelancer)
        return refuse("wrong-party", "only the client and the freelancer are described",
                      "say --party client or --party freelancer");
    PartyDescribed nothing;
    nothing.party = asked.party;
    if (asked == nothing)
        return refuse("nothing-described", "nothing is said about the party",
                      "give --legal-name, --register-number, --service-address, --location, "
                      "--is or --address");
    return asked;
}

Outcome decide_one(Guards& guards, ChannelAgreed const& asked) {
    TRY(guards.check_author({Party::freelancer, Party::client}, "agree on a channel"));
    if (asked.response_hours < 0)
        return refuse("hours-negative", "hours to answer in must not be negative");
    return asked;
}

}  // namespace tally::engagement
