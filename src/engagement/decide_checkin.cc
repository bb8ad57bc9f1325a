#include "engagement/guards.h"
#include "engagement/numbered.h"
#include "engagement/recurrence.h"

namespace tally::engagement {

using ledger::Party;

Outcome decide_one(Guards& guards, CheckinPlanned const& asked) {
    TRY(guards.check_author({Party::freelancer, Party::client}, "plan check-ins"));
    if (auto const days = occurrences(asked.rule, asked.from, 1); !days)
        return refuse("schedule-unreadable", days.error().message, days.error().hint);
    return asked;
}

Outcome decide_one(Guards& guards, SendCheckin const& command) {
    TRY(guards.check_author({Party::freelancer}, "send a check-in"));
    if (command.text.empty())
        return refuse("text-missing",
                      "a check-in needs words: what is done, what comes next, "
                      "what you need",
                      "say it with --text");
    TRY(guards.warn_about_words(command.text));
    for (auto const& question : command.questions) TRY(guards.warn_about_words(question));
    return CheckinSent{next_number(guards.state().checkins), command.via, command.text,
                       command.questions, command.items};
}

Outcome decide_one(Guards& guards, CheckinAcknowledged const& asked) {
    TRY(guards.check_author({Party::client, Party::platform}, "acknowledge a check-in"));
    auto const* checkin = find_numbered(guards.state().checkins, asked.checkin);
    if (checkin == nullptr)
        return refuse("unknown-checkin", "there is no check-in " + std::to_string(asked.checkin),
                      "record it with `tally checkin send`");
    bool const confirms = checkin->claimed && guards.context().basis;
    if (checkin->acknowledged && !confirms)
        return refuse("already-acknowledged",
                      "check-in " + std::to_string(asked.checkin) + " was acknowledged on " +
                          format_local(*checkin->acknowledged, guards.state().engagement.zone));
    return asked;
}

Outcome decide_one(Guards& guards, QuestionAnswered const& asked) {
    TRY(guards.check_author({Party::client, Party::platform}, "answer a question"));
    auto const* question = find_numbered(guards.state().questions, asked.question);
    if (question == nullptr)
        return refuse("unknown-question", "there is no question " + std::to_string(asked.question),
                      "questions go out with a check-in: `tally checkin send --question`");
    if (question->answered)
        return refuse("already-answered",
                      "question " + std::to_string(asked.question) + " was answered on " +
                          format_local(*question->answered, guards.state().engagement.zone));
    return asked;
}

}  // namespace tally::engagement
