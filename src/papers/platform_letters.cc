// What goes to a platform: the statement in a dispute, the answer to a request for money back, a
// ticket for its support, a report about its rules.
#include <algorithm>

#include "engagement/conduct.h"
#include "engagement/telling.h"
#include "papers/parts.h"

namespace tally::papers {
namespace {

using engagement::day_text;
using engagement::State;

std::string title_of(Dossier const& dossier) { return quoted(dossier.state.engagement.title); }

void add_claim(Paper& paper, Dossier const& dossier) {
    if (dossier.details.claim.empty())
        paper.paragraph(paper.blank("what you assert, in one or two sentences"));
    else
        paper.paragraph(dossier.details.claim);
}

void add_file_note(Paper& paper) {
    paper.paragraph(
        "The file that goes with this holds the exhibits as they came, and the record with its "
        "entry numbers. Its last page says how anyone can check that nothing in it was changed.");
}

void sign(Paper& paper, Dossier const& dossier) {
    paper.line("");
    paper.line(dossier.state.engagement.freelancer.name + ", " + day_text(dossier.on));
}

engagement::Milestone const* asked_back(State const& state) {
    engagement::Milestone const* newest = nullptr;
    for (auto const& milestone : state.milestones)
        if (milestone.return_request &&
            (newest == nullptr ||
             newest->return_request->occurred <= milestone.return_request->occurred))
            newest = &milestone;
    return newest;
}

std::string ids_line(std::string const& what, std::string const& value) {
    return "  " + what + ": " + value;
}

void add_ids(Paper& paper, Dossier const& dossier) {
    auto const& state = dossier.state;
    paper.heading("What it is about");
    paper.line(ids_line("Contract", title_of(dossier) + ", number " +
                                        paper.blank("number of the contract on the platform")));
    paper.line(ids_line("Client", state.client.name));
    for (auto const number : milestones_at_stake(state)) {
        auto const* const milestone = state.milestone(number);
        paper.line(ids_line("Milestone", std::to_string(number) + " " + quoted(milestone->title) +
                                             ", " + milestone->amount.text() +
                                             ", held: " + state.held(number).text()));
    }
    for (auto const& dispute : state.disputes)
        paper.line(ids_line("Dispute",
                            "opened " + format_local_date(dispute.opened, state.engagement.zone) +
                                ", stage: " + std::string{name(dispute.stage)}));
}

}  // namespace

Result<Paper> dispute_statement(Dossier const& dossier) {
    auto const told = papers::told(dossier, to_forum());
    Paper paper{
        .title = "Statement on the contract " + title_of(dossier), .blocks = {}, .blanks = {}};
    add_claim(paper, dossier);
    add_agreement(paper, told);
    add_events(paper, told);
    add_reasons(paper, told);
    paper.heading("What I ask for");
    paper.paragraph("I ask that " + amount_asked(dossier).text() + " be paid to me.");
    add_exhibits(paper, told);
    add_file_note(paper);
    sign(paper, dossier);
    return paper;
}

Result<Paper> answer_return_request(Dossier const& dossier) {
    auto const* const milestone = asked_back(dossier.state);
    if (milestone == nullptr)
        return fail(Code::rejected, "the record holds no request to return money",
                    "record it first: tally milestone return --help");
    auto const told = papers::told(dossier, to_client());
    auto const& request = *milestone->return_request;
    Paper paper{.title = "Your request for the return of " + request.amount.text(),
                .blocks = {},
                .blanks = {}};
    auto const name =
        engagement::Telling{ledger::Party::freelancer, &dossier.state}.milestone(milestone->number);
    paper.paragraph("On " + format_local_date(request.occurred, dossier.state.engagement.zone) +
                    " you asked for the return of " + request.amount.text() + " for " + name +
                    ". I do not agree to it, and I would like to say why.");
    add_events(paper, told);
    add_reasons(paper, told);
    paper.heading("What I suggest");
    paper.paragraph("Please release " + request.amount.text() +
                    " on the platform. If you see one of these points differently, tell me which "
                    "one and what shows it: I will look at it the same day.");
    sign(paper, dossier);
    return paper;
}

Result<Paper> support_ticket(Dossier const& dossier) {
    auto const told = papers::told(dossier, to_forum());
    Paper paper{.title = "Help with the contract " + title_of(dossier), .blocks = {}, .blanks = {}};
    paper.paragraph("I ask for a person to look at this contract. " + amount_text(dossier));
    add_ids(paper, dossier);
    paper.heading("What happened, newest last");
    for (auto const& sentence : about(told.story, {Topic::money, Topic::handover, Topic::acceptance,
                                                   Topic::end, Topic::dispute, Topic::hours}))
        paper.item(text_of(sentence));
    paper.heading("What I ask you to do");
    paper.paragraph(paper.blank("one thing: release, reopen, correct, explain"));
    add_exhibits(paper, told);
    sign(paper, dossier);
    return paper;
}

namespace {

struct Violation {
    int exhibit = 0;
    std::string what;
};

// The other side's own words decide, and only in what is an exhibit. They are not repeated here:
// a platform's filters do not tell who wrote them.
std::vector<Violation> violations_in(Dossier const& dossier) {
    std::vector<Violation> found;
    for (auto const& exhibit : dossier.exhibits) {
        if (!exhibit.from_client) continue;
        if (engagement::asks_off_platform(exhibit.text))
            found.push_back(
                {exhibit.number, "speaks of payment by a way that is not the platform’s"});
        if (engagement::bargains_over_feedback(exhibit.text))
            found.push_back({exhibit.number, "ties public praise or blame to something else"});
    }
    return found;
}

bool uses_unpaid_work(Dossier const& dossier) {
    return std::ranges::any_of(dossier.exhibits, [](PaperExhibit const& exhibit) {
        auto const& why = exhibit.why;
        return why.contains("live") && (why.contains("unpaid") || why.contains("not paid"));
    });
}

}  // namespace

Result<Paper> violation_report(Dossier const& dossier) {
    auto const found = violations_in(dossier);
    bool const unpaid = uses_unpaid_work(dossier);
    if (found.empty() && !unpaid)
        return fail(Code::rejected,
                    "no exhibit shows words of the client that break a rule of the platform",
                    "link the message first: tally case link CASE ITEM --why \"what it shows\"");
    Paper paper{
        .title = "Report about the contract " + title_of(dossier), .blocks = {}, .blanks = {}};
    paper.paragraph(
        "I report messages of the client that, as I read your rules, are not allowed. "
        "Please look at them; I draw no conclusion beyond what they say.");
    add_ids(paper, dossier);
    paper.heading("What was written");
    for (auto const& violation : found)
        paper.item("The client’s message of Exhibit " + std::to_string(violation.exhibit) + " " +
                   violation.what + " (Exhibit " + std::to_string(violation.exhibit) + ").");
    for (auto const& exhibit : dossier.exhibits)
        if (unpaid && exhibit.why.contains("live"))
            paper.item(exhibit.why + " (Exhibit " + std::to_string(exhibit.number) + ").");
    add_exhibits(paper, papers::told(dossier, to_forum()));
    sign(paper, dossier);
    return paper;
}

}  // namespace tally::papers
