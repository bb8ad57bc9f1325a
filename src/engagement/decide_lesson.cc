#include <algorithm>

#include "engagement/guards.h"
#include "engagement/health.h"
#include "engagement/numbered.h"

namespace tally::engagement {

using ledger::Party;

Outcome decide_one(Guards& guards, LearnLesson const& command) {
    TRY(guards.check_author({Party::freelancer}, "learn a lesson"));
    if (command.what.empty() || command.text.empty())
        return refuse("lesson-empty", "a lesson says what happened and what to do next time",
                      "give --what and --text");
    if (!command.signal.empty() &&
        std::ranges::find(signal_ids, command.signal) == signal_ids.end())
        return refuse("signal-unknown", "there is no signal '" + command.signal + "'",
                      "there are " + listed(signal_ids));
    return LessonLearned{next_number(guards.state().lessons),
                         command.what,
                         command.prevent,
                         command.use,
                         command.text,
                         command.owner,
                         command.signal};
}

Outcome decide_one(Guards& guards, MailLabelled const& asked) {
    TRY(guards.check_author({Party::freelancer}, "label a mail"));
    if (asked.label.empty()) return refuse("label-missing", "the label is empty");
    return asked;
}

}  // namespace tally::engagement
