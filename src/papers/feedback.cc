#include "papers/feedback.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/words.h"
#include "engagement/event.h"

namespace tally::papers {
namespace {

using namespace engagement;
using ledger::Party;

// When each milestone got somewhere for the first time, and the entry that says so.
struct Step {
    Instant at;
    std::uint64_t n = 0;
};
using Steps = std::map<int, Step>;

template <typename OneFact>
void note(Steps& steps, Recorded const& recorded) {
    if (auto const* fact = std::get_if<OneFact>(&recorded.event.fact))
        steps.try_emplace(fact->milestone, Step{recorded.event.occurred, recorded.n});
}

template <typename OneFact>
Steps first_steps(State const& state) {
    Steps steps;
    for (auto const& recorded : state.history) note<OneFact>(steps, recorded);
    return steps;
}

std::vector<std::uint64_t> entries_of(Steps const& steps) {
    std::vector<std::uint64_t> entries;
    for (auto const& [milestone, step] : steps) entries.push_back(step.n);
    std::ranges::sort(entries);
    return entries;
}

// Days from one step to the next, of the slowest milestone that took both.
std::optional<std::uint64_t> slowest(Steps const& from, Steps const& to) {
    std::optional<std::uint64_t> most;
    for (auto const& [milestone, end] : to) {
        auto const begin = from.find(milestone);
        if (begin == from.end() || end.at < begin->second.at) continue;
        auto const days = std::chrono::ceil<std::chrono::days>(end.at - begin->second.at).count();
        most = std::max(most.value_or(0), static_cast<std::uint64_t>(days));
    }
    return most;
}

std::string within(std::uint64_t days) {
    return days <= 1 ? "within a day" : "within " + counted(days, "day");
}

std::vector<std::string> late_titles(State const& state, Steps const& submitted,
                                     bool& all_have_dates) {
    std::vector<std::string> late;
    for (auto const& [number, step] : submitted) {
        auto const* const milestone = state.milestone(number);
        if (milestone == nullptr || !milestone->due)
            all_have_dates = false;
        else if (step.at > end_of_day(*milestone->due, state.engagement.zone))
            late.push_back(milestone->title);
    }
    return late;
}

void add_handovers(State const& state, Steps const& submitted, std::vector<FeedbackFact>& facts) {
    if (submitted.empty()) return;
    bool all_have_dates = true;
    auto const late = late_titles(state, submitted, all_have_dates);
    auto words = "Of " + counted(state.milestones.size(), "milestone") + " " +
                 std::to_string(submitted.size()) +
                 (submitted.size() == 1 ? " was delivered" : " were delivered");
    if (all_have_dates)
        words += late.empty() ? ", by the agreed date"
                              : ", " + std::to_string(late.size()) + " after the agreed date";
    facts.push_back({words + ".", entries_of(submitted)});
}

void add_decisions(Steps const& submitted, Steps const& approved, Steps const& released,
                   std::vector<FeedbackFact>& facts) {
    auto const decided = slowest(submitted, approved);
    if (decided)
        facts.push_back({"The client approved " + std::to_string(approved.size()) +
                             (approved.size() == 1 ? " of them " : " of them, each ") +
                             within(*decided) + ".",
                         entries_of(approved)});
    if (auto const paid = slowest(approved, released))
        facts.push_back({"The money was released " + within(*paid) + " of the approval.",
                         entries_of(released)});
}

void add_scope(State const& state, std::vector<FeedbackFact>& facts) {
    std::vector<std::uint64_t> entries;
    for (auto const& recorded : state.history)
        if (std::get_if<RequestTied>(&recorded.event.fact) != nullptr)
            entries.push_back(recorded.n);
    auto const outside = static_cast<std::uint64_t>(
        std::ranges::count(state.requests, ScopeTie::outside, &ScopeRequest::tie));
    if (outside == 0) return;
    auto const agreed = static_cast<std::uint64_t>(std::ranges::count_if(
        state.changes,
        [](ChangeOrder const& change) { return change.stage == ChangeStage::approved; }));
    facts.push_back({counted(outside, "request") + " went beyond what was agreed; " +
                         std::to_string(agreed) + " became a paid addition.",
                     std::move(entries)});
}

void add_end(State const& state, std::vector<FeedbackFact>& facts) {
    if (!state.ended) return;
    for (auto const& recorded : state.history)
        if (std::get_if<ContractEnded>(&recorded.event.fact) != nullptr)
            return facts.push_back(
                {std::string{state.ended->by == Party::client ? "The client" : "I"} +
                     " ended the contract on " +
                     format_local_date(state.ended->occurred, state.engagement.zone) + ".",
                 {recorded.n}});
}

}  // namespace

std::vector<FeedbackFact> feedback_facts(State const& state) {
    auto const submitted = first_steps<MilestoneSubmitted>(state);
    std::vector<FeedbackFact> facts;
    add_handovers(state, submitted, facts);
    add_decisions(submitted, first_steps<MilestoneApproved>(state),
                  first_steps<MilestoneReleased>(state), facts);
    add_scope(state, facts);
    add_end(state, facts);
    return facts;
}

std::string feedback_text(std::vector<FeedbackFact> const& facts, bool is_reply) {
    std::string text = is_reply ? "For whoever reads this, the facts:" : "";
    for (auto const& fact : facts) text += (text.empty() ? "" : " ") + fact.words;
    return text;
}

}  // namespace tally::papers
