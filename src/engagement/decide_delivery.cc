#include "engagement/guards.h"
#include "engagement/numbered.h"

namespace tally::engagement {
namespace {

using ledger::Party;

// Files in a chat leave the client's review unstarted: the money can then stay where it is.
Result<void, Rejection> warn_if_not_submitted(Guards& guards, Milestone const& milestone,
                                              Channel via) {
    if (!has_platform(guards.state().engagement.type)) return {};
    if (via == Channel::platform || !milestone.submissions.empty()) return {};
    return guards.warn("delivery-outside-platform",
                       "files that are sent outside the platform's submit function do not start "
                       "the client's review of milestone " +
                           std::to_string(milestone.number),
                       "submit the work on the platform as well, and record it with `tally "
                       "milestone submit`");
}

}  // namespace

Outcome decide_one(Guards& guards, DeliveryMade const& asked) {
    TRY(guards.check_author({Party::freelancer}, "deliver files"));
    TRY(guards.warn_if_ended("deliver files"));
    if (asked.files.empty())
        return refuse("nothing-delivered", "no file is named", "name the files or a folder");
    if (asked.milestone != 0) {
        auto const* milestone = TRY(guards.milestone(asked.milestone));
        TRY(guards.warn_if_unfunded(*milestone));
        TRY(warn_if_not_submitted(guards, *milestone, asked.via));
    }
    auto made = asked;
    made.delivery = next_number(guards.state().deliveries);
    return made;
}

Outcome decide_one(Guards& guards, DeliveryReceived const& asked) {
    TRY(guards.check_author({Party::client, Party::platform}, "receive a delivery"));
    auto const* delivery = find_numbered(guards.state().deliveries, asked.delivery);
    if (delivery == nullptr)
        return refuse("unknown-delivery", "there is no delivery " + std::to_string(asked.delivery),
                      "record it with `tally deliver`");
    bool const confirms =
        delivery->received && delivery->received->claimed && guards.context().basis;
    if (delivery->received && !confirms)
        return refuse("already-received",
                      "the client received it on " + format_local(delivery->received->occurred,
                                                                  guards.state().engagement.zone));
    return asked;
}

}  // namespace tally::engagement
