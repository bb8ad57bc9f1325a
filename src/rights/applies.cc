#include "rights/applies.h"

#include <algorithm>

#include "engagement/telling.h"
#include "rights/debts.h"

namespace tally::rights {
namespace {

using engagement::ClientKind;
using engagement::State;

constexpr auto say_it = ": say it with `tally party set`";

struct Finding {
    Answer answer;
    std::string why;
};

Finding client_kind(State const& state, Law const& law) {
    auto const kind = state.client.kind;
    if (kind == ClientKind::unknown)
        return {Answer::unknown,
                std::string{"whether the client is a business is not recorded"} + say_it};
    bool const is_listed = std::ranges::find(law.reach.clients, kind) != law.reach.clients.end();
    return {is_listed ? Answer::yes : Answer::no,
            "the client is a " + std::string{engagement::name(kind)}};
}

std::string place_of(State const& state, Whose whose) {
    switch (whose) {
        case Whose::client: return state.client.location;
        case Whose::work: return state.freelancer.location;
    }
    return {};  // bits that name nobody
}

Finding place(State const& state, Law const& law, Whose whose) {
    auto const location = place_of(state, whose);
    auto const who = std::string{whose == Whose::client ? "the client's place" : "your place"};
    if (location.empty()) return {Answer::unknown, who + " is not recorded" + say_it};
    auto answer = Answer::no;
    for (auto const& one : law.reach.places) answer = any_of(answer, lies_in(location, one));
    switch (answer) {
        case Answer::yes: return {answer, who + " is " + location};
        case Answer::unknown:
            return {answer, who + " is only known as " + location + say_it + " in full"};
        case Answer::no: return {answer, who + " is " + location + ", outside of it"};
    }
    return {answer, who};  // bits that name no answer
}

// One of them is enough: what is best known speaks.
std::vector<Finding> places(State const& state, Law const& law) {
    std::vector<Finding> all;
    for (auto const whose : law.reach.whose) all.push_back(place(state, law, whose));
    auto best = Answer::no;
    for (auto const& one : all) best = any_of(best, one.answer);
    if (best != Answer::no)
        std::erase_if(all, [&](Finding const& one) { return one.answer != best; });
    return all;
}

Finding contract_date(State const& state, Date from) {
    auto const day = contract_day(state);
    auto const text = "the contract is of " + engagement::day_text(day);
    if (day < from) return {Answer::no, text + ", before " + engagement::day_text(from)};
    return {Answer::yes, text + "; the law counts from " + engagement::day_text(from)};
}

// The most that lies within so many days of each other, or within one calendar year.
std::int64_t most_within(std::vector<Part> parts, int days) {
    std::ranges::sort(parts, {}, &Part::on);
    std::int64_t most = 0;
    std::int64_t sum = 0;
    auto first = parts.begin();
    for (auto const& part : parts) {
        sum += part.amount.minor;
        auto const is_near = [&](Part const& earlier) {
            if (days == 0) return earlier.on.year() == part.on.year();
            return std::chrono::sys_days{part.on} - std::chrono::sys_days{earlier.on} <=
                   std::chrono::days{days};
        };
        for (; !is_near(*first); ++first) sum -= first->amount.minor;
        most = std::max(most, sum);
    }
    return most;
}

std::string span_text(Least const& least) {
    if (least.within_days == 0) return "a calendar year";
    return std::to_string(least.within_days) + " days";
}

Finding amount(State const& state, Agreed const& agreed, Least const& least) {
    auto const currency = state.engagement.currency;
    if (least.amount.currency != currency)
        return {Answer::unknown, "the least amount is " + least.amount.text() + " within " +
                                     span_text(least) + ", and this contract is in " +
                                     currency.code() + ": compare them"};
    Money const most{std::max(most_within(agreed.invoices, least.within_days),
                              most_within(agreed.milestones, least.within_days)),
                     currency};
    auto const text = most.text() + " was agreed within " + span_text(least);
    if (most.minor >= least.amount.minor)
        return {Answer::yes, text + ", at least " + least.amount.text()};
    return {Answer::no, text + ", less than " + least.amount.text() +
                            " (other contracts with this client count too, and are not looked at "
                            "here)"};
}

std::vector<Finding> amounts(State const& state, Law const& law) {
    std::vector<Finding> all;
    auto const agreed = agreed_amounts(state);
    for (auto const& least : law.reach.least) {
        auto const one = amount(state, agreed, least);
        if (one.answer == Answer::yes) return {one};
        all.push_back(one);
    }
    return all;
}

// Within a group one finding is enough; of the groups, all must hold.
struct Groups {
    std::vector<std::vector<Finding>> all;

    Answer answer() const {
        auto worst = Answer::yes;
        for (auto const& group : all) {
            if (group.empty()) continue;
            auto best = Answer::no;
            for (auto const& one : group) best = any_of(best, one.answer);
            worst = std::min(worst, best);
        }
        return worst;
    }
    std::vector<std::string> why(Answer answer) const {
        std::vector<std::string> texts;
        for (auto const& group : all)
            for (auto const& one : group)
                if (one.answer == answer) texts.push_back(one.why);
        return texts;
    }
};

}  // namespace

Applies applies(State const& state, Law const& law) {
    Groups groups;
    groups.all.push_back({client_kind(state, law)});
    groups.all.push_back(places(state, law));
    if (law.reach.contract_from)
        groups.all.push_back({contract_date(state, *law.reach.contract_from)});
    groups.all.push_back(amounts(state, law));
    auto const answer = groups.answer();
    return {answer, groups.why(answer)};
}

}  // namespace tally::rights
