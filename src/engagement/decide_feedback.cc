#include <algorithm>

#include "engagement/feedback_opening.h"
#include "engagement/guards.h"
#include "tone/check.h"

namespace tally::engagement {
namespace {

using ledger::Party;

constexpr std::chrono::days feedback_window{14};  // after the end of the contract

Result<void, Rejection> check_stars(int stars) {
    if (stars >= 1 && stars <= 5) return {};
    return refuse("stars-out-of-range", "feedback gives 1 to 5 stars", "say --stars 5");
}

Party other_of(Party party) { return party == Party::client ? Party::freelancer : Party::client; }

// Shown too early, it invites an answer in kind. What the client posted in the open is there; what
// the client sealed is for the freelancer to read when the freelancer's own is fixed.
Result<void, Rejection> warn_if_early(Guards& guards) {
    auto const author = guards.context().author;
    if (may_open_feedback(guards.state(), author, guards.context().occurred)) return {};
    if (author == Party::freelancer)
        return guards.warn("feedback-before-the-other",
                           "the client has not given feedback yet, and the 14 days after the end "
                           "of the contract are not over",
                           "wait for the client's feedback, or for the end of the window");
    if (!guards.state().feedback.of(author).seal) return {};
    return guards.warn("feedback-before-the-other",
                       "the client sealed this feedback, and yours is not fixed yet: whoever reads "
                       "it now could answer it",
                       "fix yours first: `tally feedback seal`");
}

// What the freelancer says in public cannot be taken back: neither a bargain nor anger belongs
// there.
Result<void, Rejection> warn_about_public_words(Guards& guards, std::string const& text,
                                                tone::Kind kind) {
    TRY(guards.warn_about_words(text));
    if (guards.context().author != Party::freelancer) return {};
    auto const report = tone::check_draft(text, {.kind = kind}, tone::builtin_tone_packs());
    if (!report || !tone::should_wait(report->verdict)) return {};
    auto const worst = std::ranges::max_element(report->findings, {}, &tone::Finding::level);
    return guards.warn(
        "heated-words",
        "these words are heated (“" + worst->text + "”), and they stay: " + worst->why,
        "read them tomorrow: tally draft check FILE --kind " + std::string{tone::name(kind)});
}

}  // namespace

bool may_open_feedback(State const& state, Party author, Instant at) {
    auto const& other = state.feedback.of(other_of(author));
    if (other.seal || other.given) return true;
    return state.ended && at >= state.ended->occurred + feedback_window;
}

Outcome decide_one(Guards& guards, SealFeedback const& command) {
    TRY(guards.check_author({Party::freelancer}, "seal feedback here"));
    TRY(check_stars(command.stars));
    auto const& feedback = guards.state().feedback.freelancer;
    if (feedback.seal || feedback.given)
        return refuse("feedback-fixed", "your feedback is fixed already",
                      "see it with `tally feedback show`");
    TRY(warn_about_public_words(guards, command.text, tone::Kind::feedback));
    return Facts{FeedbackSealed{command.digest}}.and_then(
        FeedbackKept{command.stars, command.text, command.salt});
}

Outcome decide_one(Guards& guards, GiveFeedback const& command) {
    TRY(guards.check_author({Party::freelancer, Party::client}, "give feedback"));
    auto const& feedback = guards.state().feedback.of(guards.context().author);
    if (feedback.given) return refuse("feedback-given", "this feedback is posted already");
    TRY(warn_if_early(guards));
    if (feedback.kept)
        return FeedbackGiven{feedback.kept->stars, feedback.kept->text, feedback.kept->salt};
    TRY(check_stars(command.stars));
    TRY(warn_about_public_words(guards, command.text, tone::Kind::feedback));
    if (feedback.seal && feedback.seal != command.digest)
        return refuse("seal-broken", "these are not the words that were sealed",
                      "open it in the browser where it was sealed, or with the text that you kept");
    return FeedbackGiven{command.stars, command.text, command.salt};
}

Outcome decide_one(Guards& guards, FeedbackReplied const& asked) {
    TRY(guards.check_author({Party::freelancer, Party::client}, "reply to feedback"));
    auto const author = guards.context().author;
    if (!guards.state().feedback.of(other_of(author)).given)
        return refuse("no-feedback", "there is no feedback to reply to",
                      "record it with `tally feedback reveal --by client`");
    if (guards.state().feedback.of(author).replied)
        return refuse("already-replied", "there is one reply, and it is written");
    TRY(warn_about_public_words(guards, asked.text, tone::Kind::reply));
    return asked;
}

}  // namespace tally::engagement
