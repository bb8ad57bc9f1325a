// Rules that look at what is on record.
#include <algorithm>
#include <array>

#include "claims/checks.h"
#include "claims/proposals.h"
#include "engagement/event.h"
#include "rights/conditions.h"

namespace tally::claims {
namespace {

using engagement::EvidenceStrength;
using engagement::Recorded;

// The event names at least what the claim comes to; true where one of the two names no amount.
bool covers_amount(Look const& look, Recorded const& recorded) {
    if (!look.subject.amount) return true;
    auto const body = engagement::encode(recorded.event);
    auto const found = body.object()->find("amount");
    if (found == body.object()->end() || found->second.integer() == nullptr) return true;
    return *found->second.integer() >= look.subject.amount->minor;
}

bool fits(Look const& look, Rule const& rule, Recorded const& recorded) {
    auto const& event = recorded.event;
    if (std::ranges::find(rule.facts, engagement::kind_of(event).name) == rule.facts.end())
        return false;
    return rights::meets(look.state, rule.when, recorded) &&
           belongs(look.state, look.subject, event) && is_timely(look, rule, event.occurred) &&
           (!rule.names_amount || covers_amount(look, recorded));
}

// An item that vouches for it is better than our own word.
engagement::Source source_of(engagement::Event const& event) {
    if (event.basis) return {event.basis, {}};
    return {std::nullopt, engagement::topic_of(event)};
}

Proposal proposal_of(Look const& look, Rule const& rule, Recorded const& recorded) {
    auto const& event = recorded.event;
    auto why = engagement::summary(event, recorded.author, &look.state);
    why.pop_back();
    why += ", " + format_local(event.occurred, look.state.engagement.zone);
    if (recorded.claimed()) why += " (you alone recorded it: nothing vouches for it yet)";
    auto const strength = recorded.claimed() ? EvidenceStrength::supports : rule.strength;
    return {source_of(event), strength, rule.id, std::move(why), {}, {}, event.occurred};
}

struct KindWords {
    std::string_view kind;
    std::string_view words;
};

// Behind "no". What a pack of somebody else names is called by its kind.
std::string absence_words(std::string_view kind) {
    static constexpr std::array known{
        KindWords{"hours.disputed", "dispute about the hours"},
        KindWords{"invoice.paid", "payment of an invoice"},
        KindWords{"milestone.changes-requested", "request for changes"},
        KindWords{"milestone.released", "payment for the milestone"},
        KindWords{"milestone.return-requested", "request to return the money"},
        KindWords{"reason.stated", "reason that the client gave"},
    };
    auto const found = std::ranges::find(known, kind, &KindWords::kind);
    if (found != known.end()) return std::string{found->words};
    std::string own{kind};
    std::ranges::replace_if(own, [](char c) { return c == '.' || c == '-'; }, ' ');
    return own;
}

void propose_absence(Look const& look, Rule const& rule, std::vector<Proposal>& found) {
    if (!rule.after.empty() && !first_of(look.state, look.subject, rule.after)) return;
    if (first_of(look.state, look.subject, rule.absent)) return;
    std::string kinds;
    for (auto const& kind : rule.absent)
        kinds += (kinds.empty() ? "no " : " and no ") + absence_words(kind);
    found.push_back({{std::nullopt, look.subject.topic()},
                     rule.strength,
                     rule.id,
                     "Up to " + format_local_date(look.now, look.state.engagement.zone) +
                         " the record holds " + kinds,
                     {},
                     {},
                     look.now});
}

void propose_check(Look const& look, Rule const& rule, std::vector<Proposal>& found) {
    for (auto& result : run_check(look, *rule.check))
        found.push_back({{std::nullopt, std::move(result.topic)},
                         rule.strength,
                         rule.id,
                         std::move(result.why),
                         {},
                         {},
                         result.occurred});
}

}  // namespace

void propose_facts(Look const& look, Rule const& rule, std::vector<Proposal>& found) {
    if (rule.check) return propose_check(look, rule, found);
    if (!rule.absent.empty()) return propose_absence(look, rule, found);
    for (auto const& recorded : look.state.history)
        if (fits(look, rule, recorded)) found.push_back(proposal_of(look, rule, recorded));
}

}  // namespace tally::claims
