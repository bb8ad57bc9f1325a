// How disputes are told.
#include "engagement/telling.h"

namespace tally::engagement {
namespace {

std::string in(int dispute) { return " in dispute " + std::to_string(dispute); }

std::string before(Forum forum) {
    switch (forum) {
        case Forum::upwork_dispute: return "Upwork's dispute team";
        case Forum::upwork_arbitration: return "Upwork's arbitration";
        case Forum::chargeback: return "the card's bank";
        case Forum::small_claims: return "a court for small claims";
        case Forum::e_bundle: return "a court or tribunal";
        case Forum::demand_letter: return "the other side, by a letter of demand";
        case Forum::generic: return "the other side";
    }
    return "a forum";  // bits that name no forum
}

}  // namespace

std::string tell(Telling const& telling, DisputeOpened const& fact) {
    auto const amount = fact.amount ? " over " + fact.amount->text() : std::string{};
    return telling.who() + " opened dispute " + std::to_string(fact.dispute) + amount + " before " +
           before(fact.forum) + with_words(fact.claim);
}

std::string tell(Telling const& telling, DisputeAnswered const& fact) {
    return telling.who() + " answered" + in(fact.dispute) + with_items(fact.items.size()) +
           with_words(fact.note);
}

std::string tell(Telling const& telling, DisputeProposed const& fact) {
    return telling.who() + " proposed " + fact.amount.text() + " for the freelancer" +
           in(fact.dispute) + with_words(fact.note);
}

std::string tell(Telling const& telling, DisputeAccepted const& fact) {
    return telling.who() + " accepted the proposal" + in(fact.dispute) + with_words(fact.note);
}

std::string tell(Telling const& telling, DisputeDeclined const& fact) {
    return telling.who() + " declined the proposal" + in(fact.dispute) + with_words(fact.note);
}

std::string tell(Telling const& telling, DisputeFailed const& fact) {
    return telling.who() + " gave notice that the sides could not agree" + in(fact.dispute) +
           with_words(fact.note);
}

std::string tell(Telling const& telling, DisputeFeePaid const& fact) {
    return telling.who() + " paid a fee of " + fact.amount.text() + in(fact.dispute);
}

std::string tell(Telling const& telling, DisputeMoved const& fact) {
    return telling.who() + " took dispute " + std::to_string(fact.dispute) + " before " +
           before(fact.forum) + with_words(fact.note);
}

std::string tell(Telling const& telling, DisputeDecided const& fact) {
    return telling.who() + " decided that " + fact.amount.text() + " goes to the freelancer" +
           in(fact.dispute) + with_words(fact.note);
}

std::string tell(Telling const& telling, DisputeClosed const& fact) {
    return telling.who() + " reports dispute " + std::to_string(fact.dispute) + " as closed" +
           with_words(fact.note);
}

}  // namespace tally::engagement
