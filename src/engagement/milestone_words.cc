// How milestones are told.
#include "engagement/telling.h"

namespace tally::engagement {

std::string tell(Telling const& telling, MilestoneAdded const& fact) {
    auto const due = fact.due ? ", due " + day_text(*fact.due) : std::string{};
    return telling.who() + " added milestone " + std::to_string(fact.milestone) + " “" +
           fact.title + "” over " + fact.amount.text() + due;
}

std::string tell(Telling const& telling, MilestoneFunded const& fact) {
    return telling.who() + " funded " + telling.milestone(fact.milestone) + " with " +
           fact.amount.text();
}

std::string tell(Telling const& telling, MilestoneSecured const& fact) {
    auto const amount = fact.amount ? " over " + fact.amount->text() : std::string{};
    auto const milestone = telling.milestone(fact.milestone);
    switch (fact.by) {
        case Security::deposit:
            return "A deposit" + amount + " secures " + milestone + with_words(fact.note);
        case Security::card_hold:
            return "A hold on a card" + amount + " secures " + milestone + with_words(fact.note);
        case Security::purchase_order:
            return "A purchase order" + amount + " secures " + milestone + with_words(fact.note);
        case Security::guarantee:
            return "A guarantee" + amount + " secures " + milestone + with_words(fact.note);
        case Security::waiver:
            return telling.who() + " goes without security for " + milestone +
                   with_words(fact.note);
    }
    return milestone + " is secured";  // bits that name no security
}

std::string tell(Telling const& telling, MilestoneStarted const& fact) {
    return telling.who() + " started work on " + telling.milestone(fact.milestone);
}

std::string tell(Telling const& telling, MilestoneSubmitted const& fact) {
    return telling.who() + " submitted " + telling.milestone(fact.milestone) + " " +
           by_way_of(fact.via) + with_items(fact.items.size()) + with_words(fact.note);
}

std::string tell(Telling const& telling, ChangesRequested const& fact) {
    return telling.who() + " asked for changes to " + telling.milestone(fact.milestone) +
           with_items(fact.items.size()) + with_words(fact.note);
}

std::string tell(Telling const& telling, MilestoneApproved const& fact) {
    auto const part = fact.amount ? " in part, for " + fact.amount->text() : std::string{};
    return telling.who() + " approved " + telling.milestone(fact.milestone) + part +
           with_words(fact.note);
}

std::string tell(Telling const& telling, MilestoneReleased const& fact) {
    return telling.who() + " released " + fact.amount.text() + telling.of_milestone(fact.milestone);
}

std::string tell(Telling const& telling, MilestoneHeld const& fact) {
    return telling.who() + " put the money" + telling.of_milestone(fact.milestone) + " on hold" +
           with_words(fact.reason);
}

std::string tell(Telling const& telling, ReturnRequested const& fact) {
    return telling.who() + " asked for " + fact.amount.text() +
           telling.of_milestone(fact.milestone) + " back" + with_words(fact.reason);
}

std::string tell(Telling const& telling, MilestoneReturned const& fact) {
    return fact.amount.text() + telling.of_milestone(fact.milestone) + " went back to the client";
}

std::string tell(Telling const& telling, MilestoneRefunded const& fact) {
    return telling.who() + " refunded " + fact.amount.text() +
           telling.of_milestone(fact.milestone) + with_words(fact.reason);
}

std::string tell(Telling const& telling, MilestoneChargedBack const& fact) {
    return "A chargeback took " + fact.amount.text() + telling.of_milestone(fact.milestone) +
           " back" + with_words(fact.reason);
}

std::string tell(Telling const& telling, FeeCharged const& fact) {
    return telling.who() + " kept " + fact.amount.text() + telling.of_milestone(fact.milestone) +
           " as a fee" + with_words(fact.what);
}

std::string tell(Telling const& telling, DeliveryNoted const& fact) {
    return telling.who() + " sent work on " + telling.milestone(fact.milestone) + " " +
           by_way_of(fact.via) + with_items(fact.items.size()) + with_words(fact.note);
}

}  // namespace tally::engagement
