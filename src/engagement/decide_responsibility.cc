#include <algorithm>

#include "engagement/guards.h"

namespace tally::engagement {
namespace {

using ledger::Party;

Result<Duty, Rejection> find_duty(Guards const& guards, std::string const& id) {
    auto const all = duties(guards.state(), guards.context().now);
    auto const found = std::ranges::find(all, id, &Duty::id);
    if (found != all.end()) return *found;
    std::string known;
    for (auto const& duty : all) known += (known.empty() ? "" : ", ") + duty.id;
    return refuse("unknown-responsibility", "there is no responsibility " + id,
                  known.empty() ? "the agreement names them in [[responsibility]]"
                                : "those that exist: " + known);
}

}  // namespace

Outcome decide_one(Guards& guards, ResponsibilityMet const& asked) {
    TRY(guards.check_author({Party::freelancer, Party::client}, "keep a responsibility"));
    auto const duty = TRY(find_duty(guards, asked.responsibility));
    if (duty.state == DutyState::met)
        return refuse("already-met", "responsibility " + duty.id + " was kept on " +
                                         format_local(duty.settled.value_or(Instant{}),
                                                      guards.state().engagement.zone));
    return asked;
}

Outcome decide_one(Guards& guards, ResponsibilityBreached const& asked) {
    TRY(guards.check_author({Party::freelancer, Party::client}, "report a breach"));
    auto const duty = TRY(find_duty(guards, asked.responsibility));
    if (duty.state == DutyState::met)
        return refuse("already-met", "responsibility " + duty.id + " was kept");
    if (duty.due &&
        end_of_day(*duty.due, guards.state().engagement.zone) > guards.context().occurred)
        return refuse("not-due-yet",
                      "responsibility " + duty.id + " is due on " + format_date(*duty.due),
                      "it is no breach before that");
    return asked;
}

}  // namespace tally::engagement
