// The state of an engagement as text.
#include <fmt/format.h>

#include "base/words.h"
#include "cli/present.h"
#include "cli/present_state.h"
#include "cli/text.h"
#include "engagement/telling.h"

namespace tally::cli {
namespace {

constexpr std::size_t words_width = 64;

std::string claim_mark(bool claimed) {
    return claimed ? " (" + std::string{claimed_words} + ")" : std::string{};
}

void add_person(std::string& text, std::string const& role, engagement::Person const& person) {
    text += fmt::format("{}\n", role);
    Table table;
    auto const row = [&](std::string const& what, std::string const& value) {
        table.row({"  " + what, value.empty() ? "not known" : value});
    };
    row("name", person.name);
    row("legal name", person.legal_name);
    row("register number", person.register_number);
    row("address for service", person.service_address);
    row("location", person.location);
    std::string addresses;
    for (auto const& address : person.addresses)
        addresses += (addresses.empty() ? "" : ", ") + address;
    row("writes as", addresses);
    text += table.text();
}

std::string answer_text(engagement::Reason const& reason) {
    if (!reason.answer) return "    not answered yet\n";
    auto text = fmt::format("    {}: {}\n", name(reason.answer->stance), reason.answer->text);
    if (!reason.answer->clause.empty())
        text += fmt::format("    rests on: {}\n", reason.answer->clause);
    return text;
}

void add_feedback_of(std::string& text, std::string const& who,
                     engagement::FeedbackOf const& feedback, std::string const& zone) {
    if (feedback.given)
        text += fmt::format("{} posted {} of 5 on {}: {}\n", who, feedback.given->stars,
                            when(feedback.posted.value_or(Instant{}), zone), feedback.given->text);
    else if (feedback.sealed)
        text += fmt::format("{} sealed feedback on {}; its words are not shown yet\n", who,
                            when(*feedback.sealed, zone));
    else
        text += fmt::format("{} has not posted feedback\n", who);
    if (feedback.replied)
        text += fmt::format("{} replied on {}: {}\n", who, when(*feedback.replied, zone),
                            feedback.reply);
}

void add_agreement(std::string& text, engagement::State const& state) {
    auto const* version = state.agreement_version(0);
    if (version == nullptr) {
        text += fmt::format("agreement  none yet: tally agreement draft {} --file agreement.toml\n",
                            state.engagement.slug);
        return;
    }
    text += fmt::format("agreement  version {}", version->number);
    for (auto const& signature : version->signatures)
        text += fmt::format(", signed by the {} on {}{}", name(signature.by),
                            format_local_date(signature.occurred, state.engagement.zone),
                            claim_mark(signature.claimed));
    text += version->signatures.empty() ? ", signed by nobody yet\n" : "\n";
}

void add_milestones(std::string& text, engagement::State const& state) {
    Table table;
    for (auto const& milestone : state.milestones)
        table.row({fmt::format("  {}", milestone.number), milestone.title, milestone.amount.text(),
                   milestone.due ? "due " + format_date(*milestone.due) : "no date",
                   std::string{name(milestone.stage())},
                   state.held(milestone.number).text() + " held"});
    text += table.empty() ? "milestones none yet\n" : "milestones\n" + table.text();
}

// One line for each topic that has something to tell.
void add_topics(std::string& text, engagement::State const& state) {
    if (!state.invoices.empty())
        text += fmt::format("invoices   {}, {} open\n", counted(state.invoices.size(), "invoice"),
                            state.unpaid().text());
    if (!state.weeks.empty()) {
        std::int64_t minutes = 0;
        for (auto const& week : state.weeks) minutes += week.minutes;
        text += fmt::format("hours      {} in {}\n",
                            engagement::hours_and_minutes(static_cast<int>(minutes)),
                            counted(state.weeks.size(), "week"));
    }
    if (!state.requests.empty())
        text += fmt::format("scope      {}, {}\n", counted(state.requests.size(), "request"),
                            counted(state.changes.size(), "change order"));
    if (!state.checkins.empty()) text += fmt::format("check-ins  {} sent\n", state.checkins.size());
    if (!state.deliveries.empty()) text += fmt::format("deliveries {}\n", state.deliveries.size());
    for (auto const& dispute : state.disputes)
        text += fmt::format("dispute    {} before {}: {}\n", dispute.number, name(dispute.forum),
                            name(dispute.stage));
}

}  // namespace

std::string people_text(engagement::State const& state) {
    std::string text;
    add_person(text, "You", state.freelancer);
    add_person(text, fmt::format("The client ({})", name(state.client.kind)), state.client);
    for (auto const& channel : state.channels) {
        text += fmt::format("You talk   {}{}", engagement::by_way_of(channel.channel),
                            channel.address.empty() ? "" : " (" + channel.address + ")");
        if (!channel.hours.empty()) text += ", " + channel.hours;
        if (channel.response_hours > 0)
            text += fmt::format(", with an answer within {} hours", channel.response_hours);
        text += "\n";
    }
    if (state.client.legal_name.empty() || state.client.service_address.empty())
        text += fmt::format(
            "Ask for the legal name and an address for service when you sign: whoever wins without "
            "them\nnever collects.  tally party set {} client --legal-name N --service-address A\n",
            state.engagement.slug);
    return text;
}

std::string deliveries_text(engagement::State const& state) {
    auto const& zone = state.engagement.zone;
    std::string text;
    for (auto const& delivery : state.deliveries) {
        text += fmt::format("delivery {}  {}  {}, {}, {}\n", delivery.number,
                            when(delivery.occurred, zone), engagement::by_way_of(delivery.via),
                            name(delivery.form), counted(delivery.files.size(), "file"));
        for (auto const& file : delivery.files)
            text += fmt::format("  {}  {}  {}\n", file.digest.text(), bytes_text(file.bytes),
                                file.name);
        if (delivery.received)
            text += fmt::format("  received on {}{}: {}\n", when(delivery.received->occurred, zone),
                                claim_mark(delivery.received->claimed), delivery.received->how);
        else
            text += "  nothing on record says that it arrived\n";
    }
    if (text.empty())
        text = fmt::format("No delivery yet. tally deliver {} FILE... --milestone N\n",
                           state.engagement.slug);
    return text;
}

std::string invoices_text(engagement::State const& state) {
    auto const& zone = state.engagement.zone;
    Table table;
    for (auto const& invoice : state.invoices) {
        std::string stand = invoice.sent ? "sent " + format_local_date(*invoice.sent, zone)
                                         : std::string{"not sent yet"};
        if (invoice.received) stand = "received" + claim_mark(invoice.received->claimed);
        if (invoice.open().minor == 0) stand = "paid";
        if (invoice.withdrawn) stand = "withdrawn";
        table.row({fmt::format("{}", invoice.number), invoice.reference, invoice.amount.text(),
                   invoice.due ? "due " + format_date(*invoice.due) : "no date agreed",
                   invoice.open().text() + " open", stand});
    }
    if (table.empty())
        return fmt::format("No invoice yet. tally invoice issue {} --amount A --due DATE\n",
                           state.engagement.slug);
    return table.text();
}

std::string weeks_text(engagement::State const& state) {
    auto const& zone = state.engagement.zone;
    std::string text;
    for (auto const& week : state.weeks) {
        text += fmt::format("week of {}  {}", format_date(week.monday),
                            engagement::hours_and_minutes(week.minutes));
        if (week.manual_minutes > 0)
            text += fmt::format(", {} of it by hand",
                                engagement::hours_and_minutes(week.manual_minutes));
        if (state.hourly) text += ", " + worth(*state.hourly, week.minutes).text();
        text += week.revealed ? ", shown to the other side\n" : ", sealed\n";
        for (auto const& segment : week.segments)
            text += fmt::format("  {}  {:>9}  {}{}\n", when(segment.start, zone),
                                engagement::hours_and_minutes(segment.minutes),
                                segment.manual ? "(by hand) " : "", cut(segment.memo, words_width));
        if (week.dispute)
            text += fmt::format("  disputed: {}{}; {}\n",
                                engagement::hours_and_minutes(week.dispute->minutes),
                                engagement::with_words(week.dispute->reason),
                                week.dispute->answered ? "you answered" : "not answered yet");
    }
    if (text.empty())
        text = fmt::format(
            "No hours yet. tally hours add {} --start 2026-11-16T09:00:00Z --minutes 90 --memo M\n",
            state.engagement.slug);
    return text;
}

std::string requests_text(engagement::State const& state) {
    std::string text;
    for (auto const& request : state.requests) {
        text += fmt::format("request {}  {}  {}{}\n", request.number,
                            when(request.occurred, state.engagement.zone), name(request.tie),
                            request.clause.empty() ? "" : " (" + request.clause + ")");
        text += fmt::format("  “{}”\n", cut(request.quote, 2 * words_width));
        if (!request.why.empty()) text += fmt::format("  why: {}\n", request.why);
    }
    if (text.empty())
        text = fmt::format("No request yet. tally scope log {} --quote WORDS --basis MAIL\n",
                           state.engagement.slug);
    return text;
}

std::string changes_text(engagement::State const& state) {
    std::string text;
    for (auto const& change : state.changes) {
        text += fmt::format(
            "change order {}  {}, {}{}: {}{}\n", change.number, change.title, change.amount.text(),
            change.days == 0
                ? ""
                : fmt::format(", {} more", counted(static_cast<std::uint64_t>(change.days), "day")),
            name(change.stage), claim_mark(change.claimed));
        if (!change.quote.empty())
            text += fmt::format("  answers request {}: “{}”\n", change.request,
                                cut(change.quote, 2 * words_width));
    }
    if (text.empty())
        text = fmt::format("No change order yet. tally change propose {} --title T --amount A\n",
                           state.engagement.slug);
    return text;
}

namespace {

// Of what is late: towards oneself there is no notice and no forum.
std::string next_step_text(engagement::Duty const& duty) {
    using engagement::DutyState;
    if (duty.state != DutyState::overdue && duty.state != DutyState::breached) return {};
    if (duty.party == ledger::Party::freelancer) return "; next: do your part";
    return "; next: " + std::string{name(duty.next)};
}

}  // namespace

std::string duties_text(std::vector<engagement::Duty> const& duties, std::string const& slug) {
    Table table;
    for (auto const& duty : duties)
        table.row({duty.id, std::string{name(duty.party)},
                   duty.due ? "by " + format_date(*duty.due) : "no date",
                   std::string{name(duty.state)}, duty.what + next_step_text(duty)});
    if (table.empty())
        return fmt::format(
            "The agreement names no responsibilities. Add [[responsibility]] tables to the next "
            "version:\n  tally agreement show {}\n",
            slug);
    return table.text();
}

std::string disputes_text(engagement::State const& state) {
    auto const& zone = state.engagement.zone;
    std::string text;
    for (auto const& dispute : state.disputes) {
        text += fmt::format("dispute {} before {}: {}\n", dispute.number, name(dispute.forum),
                            name(dispute.stage));
        text += fmt::format("  opened by the {} on {}{}{}\n", name(dispute.opened_by),
                            when(dispute.opened, zone),
                            dispute.amount ? ", over " + dispute.amount->text() : "",
                            engagement::with_words(dispute.claim));
        for (auto const& proposal : dispute.proposals)
            text += fmt::format("  proposal: {} for you{}\n", proposal.amount.text(),
                                engagement::with_words(proposal.note));
        for (auto const& fee : dispute.fees)
            text += fmt::format("  the {} paid {}\n", name(fee.by), fee.amount.text());
        if (dispute.outcome) text += fmt::format("  you get {}\n", dispute.outcome->text());
    }
    for (auto const& reason : state.reasons)
        text += fmt::format("reason {}: {}\n", reason.number, reason.text) + answer_text(reason);
    if (text.empty())
        text = fmt::format("No dispute. If one begins: tally dispute open {} --forum FORUM\n",
                           state.engagement.slug);
    return text;
}

std::string feedback_text(engagement::State const& state) {
    std::string text;
    add_feedback_of(text, "You", state.feedback.freelancer, state.engagement.zone);
    add_feedback_of(text, "The client", state.feedback.client, state.engagement.zone);
    return text;
}

std::string lesson_text(engagement::Lesson const& lesson, std::string const& slug) {
    auto text = fmt::format("{}/{}  {}: {}\n    what happened: {}\n", slug, lesson.number,
                            name(lesson.use), lesson.text, lesson.what);
    if (!lesson.prevent.empty())
        text += fmt::format("    what would have prevented it: {}\n", lesson.prevent);
    if (!lesson.owner.empty()) text += fmt::format("    who sees to it: {}\n", lesson.owner);
    return text;
}

std::string state_text(engagement::State const& state) {
    auto const& zone = state.engagement.zone;
    auto text = fmt::format("{}  ({}, {})\n", state.engagement.title, state.engagement.slug,
                            name(state.engagement.type));
    text += fmt::format(
        "client     {}{}\n", state.client.name,
        state.client.addresses.empty() ? "" : " <" + state.client.addresses.front() + ">");
    add_agreement(text, state);
    text += fmt::format("money      {} held, {} paid\n", state.held().text(), state.paid().text());
    add_milestones(text, state);
    add_topics(text, state);
    if (state.ended)
        text += fmt::format("ended      by the {} on {}{}: {}\n", name(state.ended->by),
                            when(state.ended->occurred, zone), claim_mark(state.ended->claimed),
                            state.ended->reason);
    return text;
}

}  // namespace tally::cli
