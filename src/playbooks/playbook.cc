#include "playbooks/playbook.h"

#include <algorithm>

#include "engagement/hours.h"
#include "engagement/telling.h"
#include "playbooks/steps.h"

namespace tally::playbooks {
namespace {

bool is_met(Scene const& scene, Condition const& condition) {
    auto const type = scene.state.engagement.type;
    bool const fits = condition.types.empty() ||
                      std::ranges::find(condition.types, type) != condition.types.end();
    return fits && hold(scene.state, condition.only_if, scene.now);
}

void add_line(std::vector<MoneyLine>& lines, std::string what, Money const& amount) {
    if (amount.minor > 0) lines.push_back({std::move(what), amount});
}

std::vector<MoneyLine> money_of(Scene const& scene) {
    auto const& state = scene.state;
    std::vector<MoneyLine> lines;
    add_line(lines, "held with the platform", state.held());
    add_line(lines, "open on invoices", state.unpaid());
    if (auto const* const law = rights::law_that_counts(scene.owed))
        add_line(lines, "open, with interest and fixed sums by the law: " + law->title,
                 scene.owed.total);
    if (state.hourly)
        for (auto const& week : state.weeks)
            if (week.dispute && !week.dispute->answered)
                add_line(lines,
                         "disputed hours of the week of " + engagement::day_text(week.monday),
                         engagement::worth(*state.hourly, week.dispute->minutes));
    return lines;
}

Expectation expectation_of(Scene const& scene, Focus const& focus, Expect const& expect) {
    return {.text = fill(expect.text, scene.state, focus),
            .deadlines = running(scene, expect.rules),
            .confidence = expect.confidence,
            .source = expect.source};
}

}  // namespace

Step const* Playbook::next() const {
    auto const due = [](Step const& step) {
        return step.deadline ? step.deadline->due : Instant::max();
    };
    Step const* found = nullptr;
    for (auto const& step : steps)
        if (!step.done && (found == nullptr || due(step) < due(*found))) found = &step;
    return found;
}

Playbook play(Scene const& scene, Pack const& pack) {
    auto const focus = focus_of(scene.state);
    Playbook playbook;
    playbook.pack = &pack;
    playbook.why = reasons_for(scene, pack);
    playbook.first = fill(pack.first, scene.state, focus);
    playbook.money = money_of(scene);
    for (auto const& expect : pack.expects)
        if (is_met(scene, expect.condition))
            playbook.expects.push_back(expectation_of(scene, focus, expect));
    for (auto const& step : pack.steps)
        if (is_met(scene, step.condition)) playbook.steps.push_back(fill_step(scene, focus, step));
    for (auto const& never : pack.nevers)
        if (is_met(scene, never.condition)) {
            playbook.nevers.push_back(never);
            playbook.nevers.back().text = fill(never.text, scene.state, focus);
            playbook.nevers.back().why = fill(never.why, scene.state, focus);
        }
    return playbook;
}

}  // namespace tally::playbooks
