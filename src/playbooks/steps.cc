#include "playbooks/steps.h"

#include <algorithm>

#include "claims/command.h"
#include "claims/proposals.h"
#include "engagement/event.h"
#include "engagement/numbered.h"
#include "rights/conditions.h"

namespace tally::playbooks {
namespace {

using engagement::EvidenceStrength;
using engagement::Recorded;
using engagement::State;

bool is_kind(Recorded const& recorded, std::vector<std::string> const& kinds) {
    return std::ranges::find(kinds, engagement::kind_of(recorded.event).name) != kinds.end();
}

// The newest of what a step comes after; the beginning of time where it comes after nothing.
std::optional<Instant> start_of(State const& state, PackStep const& step) {
    if (step.after.empty()) return Instant::min();
    std::optional<Instant> newest;
    for (auto const& recorded : state.history)
        if (is_kind(recorded, step.after))
            newest = std::max(newest.value_or(Instant::min()), recorded.event.occurred);
    return newest;
}

Citation cite(State const& state, Recorded const& recorded) {
    auto const& event = recorded.event;
    auto text = format_local_date(event.occurred, state.engagement.zone) + ": " +
                engagement::summary(event, recorded.author, &state);
    bool const claimed = recorded.claimed();
    if (claimed) text += " Nothing vouches for it yet.";
    return {.item = event.basis,
            .topic = engagement::topic_of(event),
            .entry = recorded.n,
            .private_side = engagement::kind_of(event).private_side,
            .occurred = event.occurred,
            .text = std::move(text),
            .strength = claimed ? EvidenceStrength::supports : EvidenceStrength::proves};
}

std::vector<Citation> on_record(Scene const& scene, PackStep const& step) {
    std::vector<Citation> found;
    auto const start = start_of(scene.state, step);
    if (!start) return found;
    for (auto const& recorded : scene.state.history)
        if (is_kind(recorded, step.facts) && recorded.event.occurred >= *start &&
            rights::meets(scene.state, step.when, recorded))
            found.push_back(cite(scene.state, recorded));
    std::ranges::stable_sort(found, std::ranges::greater{}, &Citation::occurred);
    return found;
}

claims::ClaimSubject subject_of(State const& state, Focus const& focus, About about) {
    auto const* milestone = state.milestone(focus.milestone);
    if (about == About::milestone && milestone != nullptr)
        return {"milestone/" + std::to_string(focus.milestone), milestone->amount, {}};
    auto const* invoice = engagement::find_numbered(state.invoices, focus.invoice);
    if (about == About::invoice && invoice != nullptr)
        return {"invoice/" + std::to_string(focus.invoice), invoice->amount, {}};
    return {{}, std::nullopt, {}};
}

// Something proves it; or supports it, where no rule of the element could ask for more.
bool is_enough(claims::Element const& element, std::vector<Citation> const& found) {
    auto const proves = [](auto const& one) { return one.strength == EvidenceStrength::proves; };
    if (std::ranges::any_of(found, proves)) return true;
    return !found.empty() && std::ranges::none_of(element.rules, proves);
}

void show_element(Scene const& scene, claims::ClaimSubject const& subject,
                  claims::Element const& element, Step& step) {
    claims::Look const look{scene.state, scene.items, subject, scene.now};
    for (auto& proposal : claims::propose(look, element))
        step.found.push_back({.item = std::move(proposal.source.item),
                              .topic = std::move(proposal.source.about),
                              .entry = std::nullopt,
                              .private_side = false,
                              .occurred = proposal.occurred,
                              .text = std::move(proposal.why),
                              .strength = proposal.strength});
    step.done = is_enough(element, step.found);
    if (step.done) return;
    if (!element.once.empty() && !claims::first_of(scene.state, subject, element.once)) return;
    if (step.missing.empty()) step.missing = element.task;
    if (step.command.empty())
        step.command = claims::command_for(element, scene.state.engagement.slug, subject.about);
}

bool is_time_for(State const& state, PackStep const& pack) {
    return pack.once.empty() || std::ranges::any_of(state.history, [&](Recorded const& recorded) {
               return is_kind(recorded, pack.once);
           });
}

}  // namespace

Step fill_step(Scene const& scene, Focus const& focus, PackStep const& pack) {
    auto const filled = [&](std::string const& text) { return fill(text, scene.state, focus); };
    Step step{};
    step.id = pack.id;
    step.kind = pack.kind;
    step.title = filled(pack.title);
    step.why = filled(pack.why);
    step.missing = filled(pack.missing);
    if (!pack.command.empty() && is_time_for(scene.state, pack))
        step.command = "tally " + filled(pack.command);
    step.found = on_record(scene, pack);
    step.done = !step.found.empty();
    if (auto const* element = scene.elements.element(pack.element))
        show_element(scene, subject_of(scene.state, focus, pack.about), *element, step);
    if (step.done) step.missing.clear();
    if (step.found.size() > found_max) step.found.resize(found_max);
    step.words = words_of_command(step.command);
    if (!step.words.empty()) step.words.erase(step.words.begin());
    step.asks = asked_for(step.words);
    if (auto clocks = pressing(scene, pack.rules); !clocks.empty())
        step.deadline = std::move(clocks.front());
    return step;
}

}  // namespace tally::playbooks
