#include "playbooks/focus.h"

#include <algorithm>

#include "engagement/health_signals.h"
#include "playbooks/circumstance.h"

namespace tally::playbooks {
namespace {

using engagement::State;

// The last for which it holds, else 0.
template <typename One, typename Holds>
int last_of(std::vector<One> const& all, Holds holds) {
    int number = 0;
    for (auto const& one : all)
        if (holds(one)) number = one.number;
    return number;
}

template <typename One>
int last_of(std::vector<One> const& all) {
    return all.empty() ? 0 : all.back().number;
}

int milestone_of(State const& state) {
    if (auto const number =
            last_of(state.milestones, [&](auto const& one) { return is_return_open(state, one); }))
        return number;
    if (auto const number = last_of(state.milestones, is_waiting)) return number;
    if (auto const number = last_of(state.milestones, [&](auto const& one) {
            return one.started && one.released.minor < one.amount.minor;
        }))
        return number;
    return last_of(state.milestones);
}

int invoice_of(State const& state) {
    engagement::Invoice const* oldest = nullptr;
    for (auto const& one : state.invoices)
        if (one.open().minor > 0 && (oldest == nullptr || one.issued < oldest->issued))
            oldest = &one;
    return oldest != nullptr ? oldest->number : last_of(state.invoices);
}

int request_of(State const& state) {
    if (auto const number = last_of(
            state.requests, [&](auto const& one) { return engagement::is_unpriced(state, one); }))
        return number;
    if (auto const number = last_of(state.requests, [](auto const& one) {
            return one.tie == engagement::ScopeTie::undecided;
        }))
        return number;
    return last_of(state.requests);
}

int change_of(State const& state) {
    auto const waiting = last_of(state.changes, [](auto const& one) {
        return one.stage == engagement::ChangeStage::proposed;
    });
    return waiting != 0 ? waiting : last_of(state.changes);
}

std::string week_of(State const& state) {
    std::string week;
    for (auto const& one : state.weeks)
        if (one.dispute && !one.dispute->answered) week = format_date(one.monday);
    if (week.empty() && !state.weeks.empty()) week = format_date(state.weeks.back().monday);
    return week;
}

std::string number_or(int number, std::string word) {
    return number == 0 ? std::move(word) : std::to_string(number);
}

std::string value_of(std::string_view name, State const& state, Focus const& focus) {
    if (name == "engagement") return state.engagement.slug;
    if (name == "client")
        return state.client.name.empty() ? std::string{"the client"} : state.client.name;
    if (name == "held") return state.held().text();
    if (name == "unpaid") return state.unpaid().text();
    if (name == "milestone") return number_or(focus.milestone, "MILESTONE");
    if (name == "invoice") return number_or(focus.invoice, "INVOICE");
    if (name == "request") return number_or(focus.request, "REQUEST");
    if (name == "change") return number_or(focus.change, "CHANGE");
    if (name == "dispute") return number_or(focus.dispute, "DISPUTE");
    if (name == "case")
        return focus.dossier == 0 ? "CASE"
                                  : state.engagement.slug + "/" + std::to_string(focus.dossier);
    return focus.week.empty() ? "WEEK" : focus.week;
}

// Calls `take` for each run of plain text, and `name` for what stands between braces.
template <typename Take, typename Name>
void walk(std::string_view text, Take take, Name name) {
    while (!text.empty()) {
        auto const open = text.find('{');
        auto const close = open == text.npos ? text.npos : text.find('}', open);
        if (close == text.npos) return take(text);
        take(text.substr(0, open));
        name(text.substr(open + 1, close - open - 1));
        text.remove_prefix(close + 1);
    }
}

}  // namespace

Focus focus_of(State const& state) {
    return {.milestone = milestone_of(state),
            .invoice = invoice_of(state),
            .request = request_of(state),
            .change = change_of(state),
            .dispute = last_of(state.disputes),
            .dossier = last_of(state.cases),
            .week = week_of(state)};
}

std::string unknown_placeholder(std::string_view text) {
    std::string unknown;
    walk(
        text, [](std::string_view) {},
        [&](std::string_view name) {
            if (unknown.empty() && std::ranges::find(placeholders, name) == placeholders.end())
                unknown = "{" + std::string{name} + "}";
        });
    return unknown;
}

std::string fill(std::string_view text, State const& state, Focus const& focus) {
    std::string out;
    walk(
        text, [&](std::string_view plain) { out += plain; },
        [&](std::string_view name) { out += value_of(name, state, focus); });
    return out;
}

std::vector<std::string> words_of_command(std::string_view command) {
    std::vector<std::string> words;
    std::string word;
    bool quoted = false;
    bool begun = false;
    for (char const c : command) {
        if (c == '"') {
            quoted = !quoted;
            begun = true;
        } else if (c == ' ' && !quoted) {
            if (begun) words.push_back(std::move(word));
            word.clear();
            begun = false;
        } else {
            word += c;
            begun = true;
        }
    }
    if (begun) words.push_back(std::move(word));
    return words;
}

std::vector<std::string> asked_for(std::vector<std::string> const& words) {
    std::vector<std::string> asked;
    for (auto const& word : words) {
        bool const is_capital = word.size() >= 2 && std::ranges::all_of(word, [](char c) {
                                    return c >= 'A' && c <= 'Z';
                                });
        if (is_capital && std::ranges::find(asked, word) == asked.end()) asked.push_back(word);
    }
    return asked;
}

}  // namespace tally::playbooks
