#include "rights/alerts.h"

#include <algorithm>
#include <tuple>

#include "rights/triggers.h"
#include "rights/words.h"

namespace tally::rights {
namespace {

using engagement::State;
using ledger::Party;

constexpr std::chrono::hours day_before{24};
constexpr std::chrono::hours hours_before{3};

bool is_ours(Deadline const& deadline) {
    return std::ranges::find(deadline.acts, Party::freelancer) != deadline.acts.end();
}

Instant halfway(Deadline const& deadline) {
    return deadline.starts + (deadline.due - deadline.starts) / 2;
}

Severity severity_of(Deadline const& deadline, Instant now) {
    bool const has_passed = deadline.state == DeadlineState::passed;
    if (!is_ours(deadline)) return has_passed ? Severity::warning : Severity::info;
    if (has_passed || deadline.due - now <= day_before) return Severity::critical;
    return now < halfway(deadline) ? Severity::notice : Severity::warning;
}

// A rule that is not well documented must not sound as if it were.
std::string doubt(Confidence confidence) {
    switch (confidence) {
        case Confidence::high: return "";
        case Confidence::medium: return " Check this: it is known at second hand.";
        case Confidence::low: return " Check this: it is not confirmed.";
    }
    return "";  // bits that name no confidence
}

// Pages that give more time are no reason to wait.
std::string other_ends(Deadline const& deadline, std::string const& zone) {
    if (deadline.also.empty() || !is_ours(deadline)) return {};
    return " Other pages give more time (" + deadline.also.front().window + ", to " +
           format_local(deadline.also.front().due, zone) + "); do not count on it.";
}

std::string text_of(Deadline const& deadline, Instant now, std::string const& zone) {
    auto const distance = " (" + from_now(deadline.due - now) + ")";
    auto const due = format_local(deadline.due, zone) + distance;
    auto const text = deadline.state == DeadlineState::passed
                          ? "The time ran out on " + due +
                                ", and nothing on record settled it: " + deadline.outcome +
                                ", unless somebody acted in time."
                          : on_silence(deadline.acts, deadline.outcome) + " on " + due + "." +
                                other_ends(deadline, zone);
    return text + doubt(deadline.confidence);
}

std::optional<Stake> stake_of(Deadline const& deadline) {
    if (deadline.money.amount.minor == 0) return std::nullopt;
    return deadline.money;
}

Alert alert_of(Deadline const& deadline, Instant now, std::string const& zone) {
    return {.rule = deadline.rule,
            .severity = severity_of(deadline, now),
            .subject = deadline.subject,
            .text = text_of(deadline, now, zone),
            .action = deadline.action,
            .due = deadline.due,
            .money = stake_of(deadline),
            .alarms = alarms_of(deadline)};
}

bool is_shown(Deadline const& deadline, Instant now) {
    if (!deadline.alert) return false;
    switch (deadline.state) {
        case DeadlineState::open: return true;
        case DeadlineState::passed: return now - deadline.due <= passed_shown_max;
        case DeadlineState::met: return false;
    }
    return false;  // bits that name no state
}

bool is_silenced(Warning const& warning, Triggered const& trigger,
                 std::vector<Deadline> const& deadlines) {
    return std::ranges::any_of(deadlines, [&](Deadline const& deadline) {
        return deadline.state == DeadlineState::open && deadline.topic == trigger.topic &&
               std::ranges::find(warning.watch.unless, deadline.rule) != warning.watch.unless.end();
    });
}

bool lasts(Triggered const& trigger, Instant now) {
    return !trigger.settled && (trigger.ends.empty() || now < trigger.ends.front().due);
}

Alert alert_of(State const& state, Warning const& warning, Triggered const& trigger) {
    return {.rule = warning.id,
            .severity = Severity::warning,
            .subject = trigger.subject,
            .text = fill(warning.text, trigger, state.engagement) + doubt(warning.confidence),
            .action = fill(warning.action, trigger, state.engagement),
            .due = std::nullopt,
            .money = std::nullopt,
            .alarms = {}};
}

// More urgent first; then what ends sooner; what has no end comes last.
bool comes_before(Alert const& a, Alert const& b) {
    if (a.severity != b.severity) return a.severity > b.severity;
    auto const a_due = a.due.value_or(Instant::max());
    auto const b_due = b.due.value_or(Instant::max());
    return std::tie(a_due, a.rule, a.subject) < std::tie(b_due, b.rule, b.subject);
}

}  // namespace

std::string_view name(Severity severity) {
    return severity_names.at(static_cast<std::size_t>(severity));
}

std::vector<Instant> alarms_of(Deadline const& deadline) {
    std::vector<Instant> alarms{halfway(deadline), deadline.due - day_before,
                                deadline.due - hours_before};
    std::erase_if(alarms, [&](Instant at) { return at < deadline.starts; });
    std::ranges::sort(alarms);
    alarms.erase(std::ranges::unique(alarms).begin(), alarms.end());
    return alarms;
}

std::vector<Alert> alerts(State const& state, std::vector<Pack> const& packs,
                          std::vector<Deadline> const& running, Instant now) {
    std::vector<Alert> found;
    for (auto const& deadline : running)
        if (is_shown(deadline, now))
            found.push_back(alert_of(deadline, now, state.engagement.zone));
    auto const current = engagement::as_of(state, now);
    for (auto const* pack : packs_for(current, packs))
        for (auto const& warning : pack->warnings)
            for (auto const& trigger :
                 triggered(current, warning.watch, {state.engagement.zone, pack->holidays}, now))
                if (lasts(trigger, now) && !is_silenced(warning, trigger, running))
                    found.push_back(alert_of(current, warning, trigger));
    std::ranges::sort(found, comes_before);
    return found;
}

}  // namespace tally::rights
