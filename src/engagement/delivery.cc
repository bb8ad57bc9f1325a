#include "engagement/delivery.h"

#include "engagement/fold.h"
#include "engagement/numbered.h"
#include "engagement/telling.h"

namespace tally::engagement {

void apply(State& state, Recorded const& recorded, DeliveryMade const& fact) {
    add_numbered(state.deliveries, Delivery{.number = fact.delivery,
                                            .milestone = fact.milestone,
                                            .via = fact.via,
                                            .to = fact.to,
                                            .form = fact.form,
                                            .files = fact.files,
                                            .items = fact.items,
                                            .note = fact.note,
                                            .occurred = recorded.event.occurred,
                                            .received = {}});
}

void apply(State& state, Recorded const& recorded, DeliveryReceived const& fact) {
    auto* delivery = find_numbered(state.deliveries, fact.delivery);
    if (delivery == nullptr) return;
    bool const confirms = !delivery->received || delivery->received->claimed;
    if (confirms)
        delivery->received = DeliveryReceipt{fact.how, recorded.event.occurred, recorded.claimed()};
}

std::string tell(Telling const& telling, DeliveryMade const& fact) {
    auto const count = fact.files.size();
    auto text = telling.who() + " delivered " + std::to_string(count) +
                (count == 1 ? " file" : " files") + telling.of_milestone(fact.milestone) + " " +
                by_way_of(fact.via);
    if (!fact.to.empty()) text += " to " + fact.to;
    if (fact.form != DeliveryForm::full) text += " (" + std::string{name(fact.form)} + ")";
    return text + with_words(fact.note);
}

std::string tell(Telling const& telling, DeliveryReceived const& fact) {
    return telling.who() + " received delivery " + std::to_string(fact.delivery) +
           with_words(fact.how);
}

}  // namespace tally::engagement
