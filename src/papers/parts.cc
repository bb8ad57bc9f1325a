#include "papers/parts.h"

#include <algorithm>

#include "base/characters.h"
#include "base/words.h"
#include "engagement/agreement_text.h"
#include "engagement/telling.h"
#include "rights/rate_table.h"

namespace tally::papers {
namespace {

using engagement::AgreementText;
using engagement::day_text;

std::optional<AgreementText> agreement_of(Dossier const& dossier) {
    auto const* const terms = dossier.state.terms();
    if (terms == nullptr) return {};
    auto parsed = engagement::parse_agreement(terms->text, dossier.state.engagement.currency);
    if (!parsed) return {};
    return *std::move(parsed);
}

std::string list_of(std::vector<std::string> const& texts) {
    std::string out;
    for (auto const& text : texts) out += (out.empty() ? "" : "; ") + quoted(text);
    return out;
}

std::string terms_text(Told const& told) {
    auto const agreement = agreement_of(told.dossier);
    if (!agreement) return {};
    std::vector<std::string> scope;
    for (auto const& line : agreement->scope) scope.push_back(line.text);
    auto const source =
        " (agreement, version " + std::to_string(told.dossier.state.terms()->number) + ")";
    auto text = "What is to be done: " + list_of(scope) + source + ".";
    if (!agreement->out_of_scope.empty())
        text += " What is not included: " + list_of(agreement->out_of_scope) + source + ".";
    return text;
}

std::string price_text(Told const& told) {
    auto const& milestones = told.dossier.state.milestones;
    if (milestones.empty()) return {};
    auto sum = told.dossier.state.zero();
    for (auto const& milestone : milestones) sum = sum + milestone.amount;
    return "The price is " + sum.text() + " in " + counted(milestones.size(), "milestone") + ".";
}

std::string joined_texts(std::initializer_list<std::string> texts) {
    std::string out;
    for (auto const& text : texts)
        if (!text.empty()) out += (out.empty() ? "" : " ") + text;
    return out;
}

void add_sheet_row(Paper& paper, std::string const& what, Money const& amount) {
    constexpr std::size_t width = 58;
    auto text = what;
    auto const figure = amount.text();
    auto const used = characters_of(text) + figure.size();
    text += std::string(used + 2 < width ? width - used : 2, ' ') + figure;
    paper.line("  " + text);
}

}  // namespace

Told told(Dossier const& dossier, Voice voice) {
    Told told{dossier, std::move(voice), {}, {}};
    auto const all = story(dossier, told.voice);
    told.story = of_milestones(all, milestones_at_stake(dossier.state));
    told.reasons = answered_reasons(dossier, told.voice, told.story);
    return told;
}

Money amount_asked(Dossier const& dossier) {
    if (dossier.details.asks) return *dossier.details.asks;
    auto const held = dossier.state.held();
    return held.minor > 0 ? held : dossier.owed.total;
}

std::string agreement_text(Told const& told) {
    return joined_texts(
        {joined(about(told.story, {Topic::agreement})), terms_text(told), price_text(told)});
}

std::string delivery_text(Told const& told) {
    return joined(about(told.story, {Topic::handover, Topic::acceptance}));
}

void add_agreement(Paper& paper, Told const& told) {
    auto const text = agreement_text(told);
    if (text.empty()) return;
    paper.heading("What was agreed");
    paper.paragraph(text);
}

void add_events(Paper& paper, Told const& told) {
    auto const events = about(told.story, {Topic::money, Topic::handover, Topic::acceptance,
                                           Topic::scope, Topic::invoice, Topic::hours, Topic::end});
    if (events.empty()) return;
    paper.heading("What happened");
    for (auto const& sentence : events) paper.item(text_of(sentence));
}

void add_reasons(Paper& paper, Told const& told) {
    if (told.reasons.empty()) return;
    paper.heading("The reasons given, and what the record says");
    for (auto const& reason : told.reasons) {
        auto text = text_of(reason);
        if (reason.is_open())
            text += " " + paper.blank("your answer to reason " + std::to_string(reason.number));
        paper.item(text);
    }
}

void add_exhibits(Paper& paper, Told const& told) {
    if (told.dossier.exhibits.empty()) return;
    paper.heading("Exhibits");
    for (auto const& exhibit : told.dossier.exhibits)
        paper.item("Exhibit " + std::to_string(exhibit.number) + ": " + exhibit.title +
                   (exhibit.why.empty() ? "" : ". " + exhibit.why));
}

namespace {

void add_interest_rows(Paper& paper, rights::DebtOwed const& debt) {
    for (auto const& span : debt.interest.spans)
        if (span.rate)
            paper.line("    " + span.principal.text() + " for " +
                       counted(static_cast<std::uint64_t>(span.days), "day") + " at " +
                       rights::rate_text(*span.rate) + " a year, " + day_text(span.from) + " to " +
                       day_text(span.until));
    if (debt.interest.amount.minor > 0) add_sheet_row(paper, "  interest", debt.interest.amount);
    if (debt.sum) add_sheet_row(paper, "  fixed sum", *debt.sum);
}

}  // namespace

void add_sheet(Paper& paper, Dossier const& dossier) {
    auto const& owed = dossier.owed;
    auto const* const law = law_that_counts(owed);
    if (law == nullptr) {
        for (auto const& debt : owed.debts)
            if (debt.open(owed.on).minor > 0)
                add_sheet_row(paper, debt.subject, debt.open(owed.on));
    } else {
        for (auto const& debt : law->debts) {
            if (debt.open.minor <= 0) continue;
            add_sheet_row(paper, debt.subject + (debt.due ? ", due " + day_text(*debt.due) : ""),
                          debt.open);
            add_interest_rows(paper, debt);
        }
    }
    add_sheet_row(paper, "together on " + day_text(owed.on), owed.total);
    if (law != nullptr && law->total != owed.principal)
        paper.line("  Interest and fixed sums: " + law->title + ".");
}

std::string amount_text(Dossier const& dossier) {
    auto text = amount_asked(dossier).text() + " is asked for.";
    for (auto const number : milestones_at_stake(dossier.state))
        if (auto const held = dossier.state.held(number); held.minor > 0)
            text +=
                " " + held.text() + " of it is held for " +
                engagement::Telling{ledger::Party::freelancer, &dossier.state}.milestone(number) +
                ".";
    if (auto const* const law = law_that_counts(dossier.owed);
        law != nullptr && law->total != dossier.owed.principal)
        text += " " + law->title + ": interest " + law->interest.text() + ", fixed sums " +
                law->sums.text() + ", together " + law->total.text() + " on " +
                day_text(dossier.owed.on) + ".";
    return text;
}

}  // namespace tally::papers
