#include "engagement/lesson.h"

#include "engagement/fold.h"
#include "engagement/numbered.h"
#include "engagement/telling.h"

namespace tally::engagement {

void apply(State& state, Recorded const& recorded, LessonLearned const& fact) {
    add_numbered(state.lessons, Lesson{.number = fact.lesson,
                                       .what = fact.what,
                                       .prevent = fact.prevent,
                                       .use = fact.use,
                                       .text = fact.text,
                                       .owner = fact.owner,
                                       .signal = fact.signal,
                                       .occurred = recorded.event.occurred});
}

void apply(State& state, Recorded const&, MailLabelled const& fact) {
    state.labels.push_back(fact);
}

std::string tell(Telling const& telling, LessonLearned const& fact) {
    return telling.who() + " learned from “" + fact.what + "”: " + fact.text +
           (fact.owner.empty() ? "" : " (" + fact.owner + " sees to it)");
}

std::string tell(Telling const&, MailLabelled const& fact) {
    return "Item " + fact.item.text + " was labelled: " + fact.label;
}

}  // namespace tally::engagement
