#include "vault/deadlines.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>

#include "engagement/health.h"
#include "rights/law_deadlines.h"
#include "vault/case_matrix.h"
#include "vault/chats.h"
#include "vault/exchanges.h"
#include "vault/lessons.h"
#include "vault/letters.h"
#include "vault/links.h"
#include "vault/platform_mail.h"
#include "vault/playbooks.h"

namespace tally::vault {
namespace {

Result<std::vector<EngagementRef>> chosen(Vault& vault, std::string const& slug) {
    if (slug.empty()) return list_engagements(vault);
    return std::vector{TRY(find_engagement(vault, slug))};
}

// Signals that call for something to be done long before there is a dispute.
constexpr std::array<std::string_view, 7> urgent_signals{
    "client-silent",    "work-unfunded",  "requests-outside", "revision-rounds",
    "invoices-overdue", "duties-overdue", "questions-waiting"};

std::vector<rights::Alert> health_alerts(std::vector<engagement::Signal> signals) {
    std::vector<rights::Alert> alerts;
    for (auto& signal : signals) {
        bool const is_urgent = std::ranges::find(urgent_signals, signal.id) != urgent_signals.end();
        if (!is_urgent || signal.weight == engagement::Signal::Weight::note) continue;
        auto& first = signal.text.front();
        if (first >= 'a' && first <= 'z') first = static_cast<char>(first - 'a' + 'A');
        bool const is_alarm = signal.weight == engagement::Signal::Weight::alarm;
        alerts.push_back(
            {.rule = "HEALTH-" + signal.id,
             .severity = is_alarm ? rights::Severity::warning : rights::Severity::notice,
             .subject = "the engagement",
             .text = std::move(signal.text),
             .action = std::move(signal.advice),
             .due = std::nullopt,
             .money = std::nullopt,
             .alarms = {}});
    }
    return alerts;
}

// What an earlier engagement wanted us to be told when it comes again.
std::vector<rights::Alert> lesson_alerts(std::vector<lessons::LessonFound> const& known,
                                         std::vector<engagement::Signal> const& signals,
                                         Instant at) {
    std::vector<rights::Alert> alerts;
    for (auto const& [found, signal] : lessons::recurring(known, signals)) {
        if (found.lesson.occurred > at) continue;  // not learned by then
        alerts.push_back(
            {.rule = "LESSON-" + found.engagement + "-" + std::to_string(found.lesson.number),
             .severity = rights::Severity::notice,
             .subject = "the engagement",
             .text = "You have seen this before, in " + found.engagement + " (" +
                     found.lesson.what + "), and it is here again: " + signal.text + ".",
             .action = found.lesson.text,
             .due = std::nullopt,
             .money = std::nullopt,
             .alarms = {}});
    }
    return alerts;
}

void append(std::vector<rights::Alert>& all, std::vector<rights::Alert> more) {
    std::ranges::move(more, std::back_inserter(all));
}

rights::Alert index_alert() {
    return {.rule = "INDEX-BROKEN",
            .severity = rights::Severity::warning,
            .subject = "the search index",
            .text = "The search index cannot be read, so mails of the platform may go unnoticed.",
            .action = "Make it anew: `tally reindex`.",
            .due = std::nullopt,
            .money = std::nullopt,
            .alarms = {}};
}

// Messages that a newer export shows otherwise, as long after its import as a passed deadline
// shows.
std::vector<rights::Alert> chat_alerts(std::vector<ConversationView> const& conversations,
                                       std::string const& slug, Instant at) {
    std::vector<rights::Alert> alerts;
    for (auto const& conversation : conversations) {
        std::vector<std::string> changes;
        for (auto const& change : conversation.changes) {
            auto const capture =
                std::ranges::find_if(conversation.captures, [&](search::IndexedItem const& item) {
                    return change.after.text.starts_with(item.id.text);
                });
            if (capture != conversation.captures.end() && capture->recorded <= at &&
                at - capture->recorded <= rights::passed_shown_max)
                changes.push_back(change.text);
        }
        if (changes.empty()) continue;
        auto const more = changes.size() == 1
                              ? std::string{}
                              : " (and " + std::to_string(changes.size() - 1) + " more)";
        alerts.push_back({.rule = "CHAT-CHANGED",
                          .severity = rights::Severity::warning,
                          .subject = conversation.title,
                          .text = "A later export shows a conversation otherwise: " +
                                  changes.front() + more + ".",
                          .action = "Both versions are kept: `tally chat changes " + slug + "`.",
                          .due = std::nullopt,
                          .money = std::nullopt,
                          .alarms = {}});
    }
    return alerts;
}

// Letters that are to cool off, and those that have.
std::vector<rights::Alert> held_alerts(std::vector<LetterView> const& letters,
                                       std::string const& slug, std::string const& zone,
                                       Instant at) {
    std::vector<rights::Alert> alerts;
    for (auto const& [letter, departure, held] : letters) {
        if (!departure || !departure->held_until || letter.prepared > at) continue;
        auto const number = std::to_string(letter.number);
        bool const waits = *departure->held_until > at;
        rights::Alert alert{.rule = "LETTER-HELD",
                            .severity = rights::Severity::notice,
                            .subject = "letter/" + number,
                            .text = "Letter " + number + " (" + letter.subject + ") ",
                            .action = "Read it again: `tally letter show " + slug + " " + number +
                                      "`. Then send it, or drop it and write it anew.",
                            .due = std::nullopt,
                            .money = std::nullopt,
                            .alarms = {}};
        alert.text += waits ? "is held until " + format_local(*departure->held_until, zone) +
                                  ", to be read once more."
                            : "has cooled off and waits to be read once more.";
        if (waits) {
            alert.due = departure->held_until;
            alert.alarms = {*departure->held_until};
        }
        alerts.push_back(std::move(alert));
    }
    return alerts;
}

}  // namespace

std::vector<rights::Deadline> deadlines_of(RuleBook const& rules, engagement::State const& state,
                                           Instant now) {
    return rights::merged(rights::deadlines(state, rules.packs, now),
                          rights::law_deadlines(state, rules.laws, now));
}

std::vector<rights::Alert> alerts_of(RuleBook const& rules, engagement::State const& state,
                                     Instant now) {
    auto alerts = rights::alerts(state, rules.packs, deadlines_of(rules, state, now), now);
    auto const problems = problem_alerts(rules);
    auto const behind = std::ranges::find_if(alerts, [](rights::Alert const& alert) {
        return alert.severity < rights::Severity::critical;
    });
    alerts.insert(behind, problems.begin(), problems.end());
    return alerts;
}

Result<std::vector<EngagementDeadlines>> list_deadlines(Vault& vault, std::string const& slug,
                                                        Instant at) {
    auto const rules = load_rules(vault.folder());
    std::vector<EngagementDeadlines> all;
    for (auto const& ref : TRY(chosen(vault, slug))) {
        auto const state = TRY(load_state(vault, ref));
        all.push_back({ref, deadlines_of(rules, state, at)});
    }
    return all;
}

Result<std::vector<EngagementAlerts>> list_alerts(Vault& vault, std::string const& slug,
                                                  Instant at) {
    auto rules = load_rules(vault.folder());
    auto const packs = load_playbooks(vault.folder()).packs;
    auto const states = TRY(readable_states(vault));
    std::vector<EngagementAlerts> all;
    for (auto const& ref : TRY(chosen(vault, slug))) {
        auto const state = TRY(load_state(vault, ref));
        auto alerts = alerts_of(rules, state, at);
        // Deadlines ring also where the index, which the rest is read from, cannot be used.
        auto const mails = unlabelled_mail(vault, rules, state, at);
        if (mails) append(alerts, label_alerts(*mails, state.engagement.zone));
        auto const exchanges = list_exchanges(vault, state, at);
        if (exchanges) {
            auto const signals = engagement::health(engagement::as_of(state, at), *exchanges, at);
            append(alerts, health_alerts(signals));
            append(alerts, lesson_alerts(lessons::lessons_for(ref.details, states), signals, at));
        }
        auto const conversations = list_conversations(vault, ref.details.slug);
        if (conversations) append(alerts, chat_alerts(*conversations, ref.details.slug, at));
        if (auto gaps = gap_alerts(vault, engagement::as_of(state, at), at))
            append(alerts, *std::move(gaps));
        if (auto seeming = seeming_alerts(vault, packs, engagement::as_of(state, at), at))
            append(alerts, *std::move(seeming));
        append(alerts, held_alerts(TRY(list_letters(vault, ref)), ref.details.slug,
                                   vault.profile().zone, at));
        append(alerts, concern_alerts(TRY(load_links(vault, ref)), ref.details.slug, at));
        if (!mails || !exchanges || !conversations) alerts.push_back(index_alert());
        std::ranges::stable_sort(alerts, std::greater{}, &rights::Alert::severity);
        all.push_back({ref, std::move(alerts)});
        rules.problems.clear();
    }
    return all;
}

}  // namespace tally::vault
