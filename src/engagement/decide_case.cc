#include "engagement/guards.h"
#include "engagement/numbered.h"

namespace tally::engagement {

using ledger::Party;

Outcome decide_one(Guards& guards, OpenCase const& command) {
    TRY(guards.check_author({Party::freelancer}, "open a case"));
    if (command.asks) TRY(guards.check_amount(*command.asks));
    auto const number = next_number(guards.state().cases);
    return CaseOpened{number, command.forum, command.claim, command.asks, command.variant};
}

Outcome decide_one(Guards& guards, LinkExhibit const& command) {
    TRY(guards.check_author({Party::freelancer}, "link an exhibit"));
    auto const* file = TRY(guards.find_case(command.number));
    if (auto const* old = file->exhibit_of(command.item))
        return refuse("already-linked", "the item is exhibit " + std::to_string(old->number) +
                                            " of case " + std::to_string(file->number) +
                                            " already");
    auto const exhibit = static_cast<int>(file->exhibits.size()) + 1;
    return ExhibitLinked{command.number, exhibit, command.item, command.why, command.strong};
}

Outcome decide_one(Guards& guards, RecordCaseBuilt const& command) {
    TRY(guards.check_author({Party::freelancer}, "build a case"));
    auto const* file = TRY(guards.find_case(command.number));
    return CaseBuilt{file->number, command.file, command.size, command.root};
}

}  // namespace tally::engagement
