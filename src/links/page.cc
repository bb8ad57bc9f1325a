#include "links/page.h"

#include <sstream>

#include "crypto/sha256.h"
#include "engagement/agreement_words.h"
#include "engagement/feedback_opening.h"
#include "links/act_words.h"

namespace tally::links {
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

// In plain words first; the text itself is what is signed, and stands below.
std::string agreement_shown(State const& state, engagement::AgreementVersion const& version) {
    auto shown = heading(state, "Agreement, version " + number(version.number));
    if (auto const read = engagement::parse_agreement(version.text, state.engagement.currency))
        shown += engagement::agreement_words(*read) +
                 "\nThe same as the file that is signed, to the letter. ";
    return shown + "Its digest: " + version.digest.text() + "\n\n" + version.text;
}

void offer_agreement(State const& state, std::vector<Offer>& offers) {
    auto const* const version = state.agreement_version(0);
    if (version == nullptr || !version->proposed || version->signature_of(Party::client) != nullptr)
        return;
    offers.push_back({.act = "agreement.signed",
                      .about = "agreement",
                      .title = "Sign the agreement",
                      .shown = agreement_shown(state, *version),
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

// When the other side's is fixed, too, or the time for it is over.
void offer_opening(State const& state, Instant now, std::vector<Offer>& offers) {
    auto const& mine = state.feedback.client;
    if (!mine.seal || mine.given || !engagement::may_open_feedback(state, Party::client, now))
        return;
    offers.push_back(
        {.act = "feedback.given",
         .about = "feedback",
         .title = "Open your sealed feedback",
         .shown = heading(state, "Your feedback, sealed on " +
                                     format_local(*mine.sealed, state.engagement.zone)) +
                  "Its commitment: " + mine.seal->text() +
                  "\n\nWith the opening that you kept, your stars and words are shown to the other "
                  "side. They are\ncompared with the commitment: other words are refused.\n",
         .statement = "These are the words that I sealed.",
         .opens = true});
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

// One for the whole, and one for each milestone.
Offer concern_about(State const& state, std::string const& about, std::string const& what) {
    return {.act = "concern.raised",
            .about = about,
            .title = "Raise a concern",
            .shown = heading(state, "A concern about " + what) +
                     "Say early what worries you: it is recorded with its date, and the other side "
                     "sees it.\n",
            .statement = "I want this concern to be on record.",
            .needs_words = true};
}

void offer_concerns(State const& state, std::vector<Offer>& offers) {
    offers.push_back(concern_about(state, "concern", "the work as a whole"));
    for (auto const& one : state.milestones)
        offers.push_back(concern_about(state, "milestone/" + number(one.number),
                                       "milestone " + number(one.number) + ": " + one.title));
}

// What was written is read again before it is confirmed: the digest speaks of it, too.
std::string quoted_words(std::string const& words) {
    std::string text;
    std::istringstream lines{words};
    for (std::string line; std::getline(lines, line);) text += "      | " + line + "\n";
    return text;
}

// Of what is sealed nobody can read the words yet.
std::string said_with(Consent const& consent) {
    if (consent.words.empty()) return "";
    return consent.act == "feedback.sealed"
               ? ", by this commitment to words that are not shown yet:"
               : ", and in these words:";
}

std::string act_lines(Consent const& consent, std::string const& zone) {
    return "  " + format_local(consent.given, zone) + ": " + act_told(consent.act, consent.about) +
           (consent.name.empty() ? "" : ", signed as “" + consent.name + "”") + said_with(consent) +
           "\n" + quoted_words(consent.words) + "  " + consent.digest.text() + "\n\n";
}

}  // namespace

std::vector<Offer> offers_to_client(State const& state, Instant now) {
    std::vector<Offer> offers;
    offer_agreement(state, offers);
    offer_milestones(state, offers);
    offer_changes(state, offers);
    offer_checkins(state, offers);
    offer_feedback(state, offers);
    offer_opening(state, now, offers);
    offer_concerns(state, offers);
    return offers;
}

Digest digest_of(ConsentGiven const& consent, std::string_view ledger) {
    return crypto::sha256(
        consent_text(ledger, consent,
                     {crypto::sha256(consent.shown), crypto::sha256(consent.statement),
                      crypto::sha256(consent.words)}));
}

// Digests stand on lines of their own, so that a quoting program leaves them whole.
std::optional<Receipt> receipt_letter(State const& state, Links const& links) {
    auto const& zone = state.engagement.zone;
    std::string acts;
    for (auto const& consent : links.consents)
        if (!consent.confirmed) acts += act_lines(consent, zone);
    std::string passkeys;
    for (auto const& passkey : links.passkeys)
        if (!passkey.bound)
            passkeys += "  made on " + format_local(passkey.enrolled, zone) + "\n  " +
                        passkey.fingerprint.text() + "\n\n";
    if (acts.empty() && passkeys.empty()) return std::nullopt;
    std::string text = "Hello,\n\n";
    if (!acts.empty()) text += "this was done on your page:\n\n" + acts;
    if (!passkeys.empty())
        text += "this passkey was made there, and is to count as yours:\n\n" + passkeys;
    text +=
        "If this was you, reply “confirmed” and leave the lines above in your reply. If it was "
        "not\nyou, tell me at once.\n\nBest regards\n" +
        state.freelancer.name + "\n";
    return Receipt{"Please confirm what you did on your page", std::move(text)};
}

std::string code_letter(State const& state, Link const& link, std::string const& code,
                        int minutes) {
    auto const whose =
        link.holder == Holder::mediator
            ? "the case file of “" + state.engagement.title + "”"
            : "your page of “" + state.engagement.title + "” with " + state.freelancer.name;
    return "Hello,\n\nsomebody opened the link to " + whose +
           ", and this address is the one that "
           "may use it.\n\nYour code, good for " +
           std::to_string(minutes) + " minutes and for one use:\n\n    " + code +
           "\n\nIf it was not you, do nothing: without the code the link shows nothing.\n";
}

}  // namespace tally::links
