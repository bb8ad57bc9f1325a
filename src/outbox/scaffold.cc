#include "outbox/scaffold.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/words.h"
#include "engagement/responsibility.h"
#include "outbox/draft_parts.h"
#include "tone/rewrite.h"

namespace tally::outbox {
namespace {

using engagement::State;

std::string quoted(std::string const& text) { return "“" + text + "”"; }

// Writes for one state at one time.
class Bones {
public:
    Bones(State const& state, Instant now) : state_{state}, now_{now} {}

    std::optional<Scaffold> of(engagement::Milestone const& milestone) const {
        auto const title = quoted(milestone.title);
        auto made = begun("milestone/" + std::to_string(milestone.number), milestone.title);
        auto const open = milestone.amount - milestone.released;
        if (milestone.approved) {
            if (open.minor <= 0) return std::nullopt;
            made.fact = title + " was approved on " + day(*milestone.approved) + ".";
            made.impact = open.text() + " of it are not released yet.";
            made.request = "Please release the money";
            return made;
        }
        auto const& given =
            milestone.submissions.empty() ? milestone.deliveries : milestone.submissions;
        if (!given.empty()) {
            made.fact = "I handed " + title + " over on " + day(given.back().occurred) + ".";
            made.impact = "I have no decision on it since then, so " + open.text() + " stay open";
            made.impact += state_.ended ? "." : " and what comes after it cannot begin.";
            made.request = "Please approve it, or tell me what is missing and where,";
            return made;
        }
        if (milestone.is_covered()) return std::nullopt;
        made.fact = title + " over " + milestone.amount.text() + " is not funded yet.";
        made.impact = "I begin with it when it is funded; until then its date moves.";
        made.request = "Please fund it";
        return made;
    }

    std::optional<Scaffold> of(engagement::Invoice const& invoice) const {
        if (invoice.open().minor <= 0) return std::nullopt;
        auto made =
            begun("invoice/" + std::to_string(invoice.number), "Invoice " + invoice.reference);
        made.fact = "Invoice " + invoice.reference + " of " + day(invoice.issued) +
                    " is open with " + invoice.open().text() + ".";
        made.impact = due_words(invoice.due);
        made.request = "Please pay it, or tell me what in it is not right,";
        return made;
    }

    std::optional<Scaffold> of(engagement::ChangeOrder const& change) const {
        if (change.stage != engagement::ChangeStage::proposed) return std::nullopt;
        auto made = begun("change/" + std::to_string(change.number), change.title);
        made.fact = "On " + day(change.occurred) + " I offered you " + quoted(change.title) +
                    " for " + change.amount.text() + ".";
        made.impact = "Until I have your answer I go on with what we agreed before.";
        made.request = "Please reply “agreed”, or tell me that we leave it,";
        return made;
    }

    std::optional<Scaffold> of(engagement::ScopeRequest const& request) const {
        auto const number = request.number;
        bool const has_price = std::ranges::any_of(
            state_.changes, [&](auto const& one) { return one.request == number; });
        if (request.tie == engagement::ScopeTie::inside || has_price) return std::nullopt;
        auto made =
            begun("request/" + std::to_string(number), "Your request of " + day(request.occurred));
        made.fact = "On " + day(request.occurred) + " you asked for this: " + quoted(request.quote);
        made.impact = "It is not part of what we agreed, so I have not begun with it.";
        made.request =
            "Please tell me if you want it as an addition, and I send you a price; let me "
            "know";
        return made;
    }

    std::optional<Scaffold> of(engagement::Checkin const& checkin) const {
        std::string questions;
        for (auto const& question : state_.questions)
            if (question.checkin == checkin.number && !question.answered)
                questions += (questions.empty() ? "" : " ") + question.text;
        if (questions.empty()) return std::nullopt;
        auto made = begun("checkin/" + std::to_string(checkin.number),
                          "My question of " + day(checkin.occurred));
        made.fact = "On " + day(checkin.occurred) + " I asked you: " + quoted(questions);
        made.impact = "I cannot go on with this part without your answer.";
        made.request = "Please answer in a line or two";
        return made;
    }

    std::optional<Scaffold> of(engagement::Duty const& duty) const {
        bool const waits =
            duty.party == ledger::Party::client && (duty.state == engagement::DutyState::open ||
                                                    duty.state == engagement::DutyState::overdue);
        if (!waits) return std::nullopt;
        auto made = begun("responsibility/" + duty.id, duty.what);
        made.fact = "Our agreement says that this comes from you: " + quoted(duty.what) + ".";
        made.impact = due_words(duty.due) +
                      " I have not received it yet, and the work that needs it "
                      "waits.";
        made.request = "Please send it";
        return made;
    }

private:
    Scaffold begun(std::string about, std::string subject) const {
        Scaffold made;
        made.about = std::move(about);
        made.subject = std::move(subject);
        made.by = tone::answer_day(local_date(now_, state_.engagement.zone));
        return made;
    }
    std::string day(Instant at) const { return format_local_date(at, state_.engagement.zone); }

    // "It was due on 2026-11-03, 4 days ago."
    std::string due_words(std::optional<Date> const& due) const {
        if (!due) return "No day was set for it.";
        auto const today = std::chrono::sys_days{local_date(now_, state_.engagement.zone)};
        auto const late = (today - std::chrono::sys_days{*due}).count();
        if (late <= 0) return "It is due on " + format_date(*due) + ".";
        return "It was due on " + format_date(*due) + ", " +
               counted(static_cast<std::uint64_t>(late), "day") + " ago.";
    }

    State const& state_;
    Instant now_;
};

struct Waiting {
    Instant since;
    Scaffold made;
};

Instant since(engagement::Milestone const& milestone, Instant now) {
    if (milestone.approved) return *milestone.approved;
    if (!milestone.submissions.empty()) return milestone.submissions.back().occurred;
    return milestone.deliveries.empty() ? now : milestone.deliveries.back().occurred;
}

template <typename Thing, typename Since>
void add_waiting(std::vector<Waiting>& all, Bones const& bones, std::vector<Thing> const& things,
                 Since since_when) {
    for (auto const& thing : things)
        if (auto made = bones.of(thing)) all.push_back({since_when(thing), *std::move(made)});
}

Result<Scaffold> longest_waiting(State const& state, Bones const& bones, Instant now) {
    std::vector<Waiting> all;
    auto const when_it_occurred = [](auto const& thing) { return thing.occurred; };
    add_waiting(all, bones, state.milestones, [&](auto const& one) { return since(one, now); });
    add_waiting(all, bones, state.invoices, [](auto const& one) { return one.issued; });
    add_waiting(all, bones, state.changes, when_it_occurred);
    add_waiting(all, bones, state.requests, when_it_occurred);
    add_waiting(all, bones, state.checkins, when_it_occurred);
    add_waiting(all, bones, engagement::duties(state, now), [&](engagement::Duty const& duty) {
        return duty.due ? end_of_day(*duty.due, state.engagement.zone) : now;
    });
    if (all.empty())
        return fail(Code::rejected, "nothing on record waits for the client",
                    "name what it is about: --about milestone/1");
    return std::ranges::min_element(all, {}, &Waiting::since)->made;
}

Result<Scaffold> needed(std::optional<Scaffold> made, std::string const& about) {
    if (made) return *std::move(made);
    return fail(Code::rejected, "nothing about " + about + " waits for the client");
}

template <typename Thing>
Result<Scaffold> numbered(Bones const& bones, std::vector<Thing> const& all,
                          std::string const& about, std::string const& kind) {
    return needed(bones.of(*TRY(thing_of(all, about, kind))), about);
}

Result<Scaffold> of_duty(State const& state, Bones const& bones, std::string const& about,
                         Instant now) {
    auto const id = about.substr(about.find('/') + 1);
    for (auto const& duty : engagement::duties(state, now))
        if (duty.id == id) return needed(bones.of(duty), about);
    return fail(Code::not_found, "there is no " + about + " here",
                "tally responsibility list shows them");
}

}  // namespace

Result<Scaffold> scaffold(State const& state, std::string const& about, Instant now) {
    Bones const bones{state, now};
    if (about.empty()) return longest_waiting(state, bones, now);
    auto const kind = about.substr(0, about.find('/'));
    if (kind == "milestone") return numbered(bones, state.milestones, about, kind);
    if (kind == "invoice") return numbered(bones, state.invoices, about, kind);
    if (kind == "change") return numbered(bones, state.changes, about, kind);
    if (kind == "request") return numbered(bones, state.requests, about, kind);
    if (kind == "checkin") return numbered(bones, state.checkins, about, kind);
    if (kind == "responsibility") return of_duty(state, bones, about, now);
    return fail(Code::invalid_input, "nothing can be written about " + about,
                "name a milestone/1, invoice/1, change/1, request/1, checkin/1 or "
                "responsibility/ID");
}

Draft letter_of(State const& state, Scaffold const& made) {
    return letter(state, made.subject,
                  made.fact + " " + made.impact + "\n\n" + made.request + " by " +
                      tone::day_in_words(made.by) + ".\n");
}

}  // namespace tally::outbox
