#include "outbox/link_page.h"

namespace tally::outbox {
namespace {

using engagement::State;
using ledger::Party;

std::string number(int value) { return std::to_string(value); }

std::string heading(State const& state, std::string const& what) {
    return state.engagement.title + "\n" + what + "\n\n";
}

std::string file_lines(State const& state, int milestone) {
    std::string text;
    for (auto const& delivery : state.deliveries)
        if (delivery.milestone == milestone)
            for (auto const& file : delivery.files)
                text += "  " + file.name + "  " + file.digest.text() + "\n";
    return text.empty() ? text : "\nFiles that were handed over:\n" + text;
}

void offer_agreement(State const& state, std::vector<Offer>& offers) {
    auto const* const version = state.agreement_version(0);
    if (version == nullptr || !version->proposed || version->signature_of(Party::client) != nullptr)
        return;
    offers.push_back({.act = "agreement.signed",
                      .about = "agreement",
                      .title = "Sign the agreement",
                      .shown = heading(state, "Agreement, version " + number(version->number)) +
                               "Digest of the text below: " + version->digest.text() + "\n\n" +
                               version->text,
                      .statement = "I have read this agreement and I agree to it.",
                      .needs_name = true});
}

void offer_milestones(State const& state, std::vector<Offer>& offers) {
    for (auto const& one : state.milestones) {
        if (one.stage() != engagement::MilestoneStage::submitted) continue;
        auto const about = "milestone/" + number(one.number);
        auto const& handed = one.submissions.empty() ? one.deliveries : one.submissions;
        auto shown = heading(
            state, "Milestone " + number(one.number) + ": " + one.title + ", " + one.amount.text());
        if (!handed.empty())
            shown += "Handed in on " + format_local(handed.back().occurred, state.engagement.zone) +
                     (handed.back().note.empty() ? "" : ": " + handed.back().note) + "\n";
        shown += file_lines(state, one.number);
        offers.push_back({.act = "milestone.approved",
                          .about = about,
                          .title = "Approve this work",
                          .shown = shown,
                          .statement = "I accept this work as complete."});
        offers.push_back({.act = "milestone.changes-requested",
                          .about = about,
                          .title = "Ask for changes",
                          .shown = shown,
                          .statement = "This work is not complete yet; what I wrote is missing.",
                          .needs_words = true});
    }
}

void offer_changes(State const& state, std::vector<Offer>& offers) {
    for (auto const& change : state.changes) {
        if (change.stage != engagement::ChangeStage::proposed) continue;
        auto const about = "change/" + number(change.number);
        auto shown = heading(state, "Change order " + number(change.number) + ": " + change.title) +
                     "Price: " + change.amount.text() + "\n";
        if (change.days > 0) shown += "All dates move by " + number(change.days) + " days.\n";
        if (!change.quote.empty()) shown += "You asked: “" + change.quote + "”\n";
        offers.push_back({.act = "change.approved",
                          .about = about,
                          .title = "Approve this change",
                          .shown = shown,
                          .statement = "I agree to this change and to its price."});
        offers.push_back({.act = "change.declined",
                          .about = about,
                          .title = "Decline this change",
                          .shown = shown,
                          .statement = "I do not want this change at this price.",
                          .needs_words = true});
    }
}

void offer_checkins(State const& state, std::vector<Offer>& offers) {
    for (auto const& checkin : state.checkins) {
        if (checkin.acknowledged) continue;
        auto shown = heading(state, "Check-in " + number(checkin.number) + ", " +
                                        format_local(checkin.occurred, state.engagement.zone)) +
                     checkin.text + "\n";
        for (auto const& question : state.questions)
            if (question.checkin == checkin.number && !question.answered)
                shown += "\nQuestion " + number(question.number) + ": " + question.text + "\n";
        offers.push_back({.act = "checkin.acknowledged",
                          .about = "checkin/" + number(checkin.number),
                          .title = "I have read this",
                          .shown = std::move(shown),
                          .statement = "I have read this progress report."});
    }
}

void offer_feedback(State const& state, std::vector<Offer>& offers) {
    auto const& mine = state.feedback.client;
    if (!state.ended || mine.seal || mine.given) return;
    offers.push_back(
        {.act = "feedback.sealed",
         .about = "feedback",
         .title = "Leave sealed feedback",
         .shown = heading(state, "Feedback") +
                  "Your words stay in your browser. Only a commitment is recorded now: nobody can "
                  "read\nthem, and you cannot change them. Keep the opening that the page gives "
                  "you.\n",
         .statement = "I fix my feedback now and show it later.",
         .sealed = true});
}

}  // namespace

std::vector<Offer> offers_to_client(State const& state) {
    std::vector<Offer> offers;
    offer_agreement(state, offers);
    offer_milestones(state, offers);
    offer_changes(state, offers);
    offer_checkins(state, offers);
    offer_feedback(state, offers);
    offers.push_back({.act = "concern.raised",
                      .about = "concern",
                      .title = "Raise a concern",
                      .shown = heading(state, "A concern") +
                               "Say early what worries you: it is recorded with its date, and the "
                               "other side sees it.\n",
                      .statement = "I want this concern to be on record.",
                      .needs_words = true});
    return offers;
}

std::string code_letter(State const& state, engagement::Link const& link, std::string const& code,
                        int minutes) {
    auto const whose =
        link.holder == engagement::LinkHolder::mediator
            ? "the case file of “" + state.engagement.title + "”"
            : "your page of “" + state.engagement.title + "” with " + state.freelancer.name;
    return "Hello,\n\nsomebody opened the link to " + whose +
           ", and this address is the one that "
           "may use it.\n\nYour code, good for " +
           std::to_string(minutes) + " minutes and for one use:\n\n    " + code +
           "\n\nIf it was not you, do nothing: without the code the link shows nothing.\n";
}

}  // namespace tally::outbox
