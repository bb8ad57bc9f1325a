#include "rights/subject.h"

#include <charconv>
#include <vector>

#include "engagement/event.h"
#include "engagement/numbered.h"
#include "engagement/telling.h"

namespace tally::rights {
namespace {

using engagement::State;

// "milestone 2", "milestones 1 and 2", "milestones 1, 2 and 3"
std::string list_of(std::vector<int> const& numbers) {
    std::vector<std::string> words;
    for (int const number : numbers) words.push_back(std::to_string(number));
    return (numbers.size() == 1 ? "milestone " : "milestones ") + engagement::with_and(words);
}

std::string contract_text(State const& state) {
    std::vector<int> holding;
    for (auto const& one : state.milestones)
        if (state.held(one.number).minor > 0) holding.push_back(one.number);
    return holding.empty() ? "the contract" : list_of(holding);
}

std::optional<Date> monday_in(std::string const& topic) {
    if (noun_of(topic) != "hours" || topic.size() < 6) return std::nullopt;
    auto const date = parse_date(std::string_view{topic}.substr(6));
    return date ? std::optional{*date} : std::nullopt;
}

Money released(State const& state, std::string const& topic) {
    auto const* milestone = state.milestone(number_in(topic, "milestone"));
    return milestone == nullptr ? state.paid() : milestone->kept();
}

Money open(State const& state, std::string const& topic) {
    auto const* invoice = engagement::find_numbered(state.invoices, number_in(topic, "invoice"));
    return invoice == nullptr ? state.unpaid() : invoice->open();
}

Money worth_of(State const& state, int minutes) {
    return state.hourly ? engagement::worth(*state.hourly, minutes) : state.zero();
}

Money of_hours(State const& state, std::string const& topic, bool disputed) {
    auto const monday = monday_in(topic);
    auto const* week = monday ? state.week(*monday) : nullptr;
    if (week == nullptr) return state.zero();
    if (!disputed) return worth_of(state, week->minutes);
    return week->dispute ? worth_of(state, week->dispute->minutes) : state.zero();
}

Money disputed(State const& state, std::string const& topic) {
    if (noun_of(topic) == "hours") return of_hours(state, topic, true);
    auto const* dispute = engagement::find_numbered(state.disputes, number_in(topic, "dispute"));
    if (dispute != nullptr && dispute->amount) return *dispute->amount;
    return state.held();
}

// The `amount` of the body, or what was paid at the end of a contract.
Money amount_of(State const& state, engagement::Event const& event) {
    auto const body = engagement::encode(event);
    for (auto const* key : {"amount", "pays"}) {
        auto const found = body.object()->find(key);
        if (found != body.object()->end()) return {*found->second.integer(), state.zero().currency};
    }
    return state.zero();
}

Money held(State const& state, std::string const& topic) {
    auto const milestone = number_in(topic, "milestone");
    return milestone == 0 ? state.held() : state.held(milestone);
}

}  // namespace

std::string_view noun_of(std::string_view topic) { return topic.substr(0, topic.find('/')); }

int number_in(std::string const& topic, std::string_view noun) {
    if (noun_of(topic) != noun || topic.size() <= noun.size()) return 0;
    int number = 0;
    std::from_chars(topic.data() + noun.size() + 1, topic.data() + topic.size(), number);
    return number;
}

std::string subject_of(Subject subject, engagement::Event const& event) {
    switch (subject) {
        case Subject::topic: return engagement::topic_of(event);
        case Subject::contract: return "contract";
        case Subject::milestone:
            if (auto const number = engagement::milestone_of(event); number != 0)
                return "milestone/" + std::to_string(number);
            return {};
    }
    return {};  // bits that name no subject
}

std::string subject_text(State const& state, std::string const& topic) {
    if (topic == "contract") return contract_text(state);
    if (auto const monday = monday_in(topic))
        return "the week of " + format_local_date(std::chrono::sys_days{*monday}, "UTC");
    if (auto const* invoice =
            engagement::find_numbered(state.invoices, number_in(topic, "invoice")))
        return "invoice " + invoice->reference;
    if (auto const number = number_in(topic, "change"); number != 0)
        return "change order " + std::to_string(number);
    auto const noun = std::string{noun_of(topic)};
    if (noun.size() == topic.size()) return noun == "feedback" ? noun : "the " + noun;
    return noun + " " + topic.substr(noun.size() + 1);
}

Money at_stake(State const& state, MoneyKind kind, std::string const& topic,
               engagement::Event const& event) {
    switch (kind) {
        case MoneyKind::none: return state.zero();
        case MoneyKind::held: return held(state, topic);
        case MoneyKind::amount: return amount_of(state, event);
        case MoneyKind::released: return released(state, topic);
        case MoneyKind::open: return open(state, topic);
        case MoneyKind::disputed: return disputed(state, topic);
        case MoneyKind::hours: return of_hours(state, topic, false);
    }
    return state.zero();  // bits that name no kind
}

}  // namespace tally::rights
