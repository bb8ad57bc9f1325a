#include "engagement/guards.h"

namespace tally::engagement {
namespace {

using ledger::Party;

constexpr std::chrono::days feedback_window{14};  // after the end of the contract

Result<void, Rejection> check_stars(int stars) {
    if (stars >= 1 && stars <= 5) return {};
    return refuse("stars-out-of-range", "feedback gives 1 to 5 stars", "say --stars 5");
}

Party other_of(Party party) { return party == Party::client ? Party::freelancer : Party::client; }

// Shown too early, it invites an answer in kind.
Result<void, Rejection> warn_if_early(Guards& guards) {
    auto const& state = guards.state();
    auto const& other = state.feedback.of(other_of(guards.context().author));
    bool const both = other.seal || other.given;
    bool const over =
        state.ended && guards.context().occurred >= state.ended->occurred + feedback_window;
    if (both || over || guards.context().author != Party::freelancer) return {};
    return guards.warn("feedback-before-the-other",
                       "the client has not given feedback yet, and the 14 days after the end of "
                       "the contract are not over",
                       "wait for the client's feedback, or for the end of the window");
}

}  // namespace

Outcome decide_one(Guards& guards, SealFeedback const& command) {
    TRY(guards.check_author({Party::freelancer}, "seal feedback here"));
    TRY(check_stars(command.stars));
    auto const& feedback = guards.state().feedback.freelancer;
    if (feedback.seal || feedback.given)
        return refuse("feedback-fixed", "your feedback is fixed already",
                      "see it with `tally feedback show`");
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
    if (feedback.seal && feedback.seal != command.digest)
        return refuse("seal-broken", "these are not the words that were sealed",
                      "give the stars, the text and the salt of the seal");
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
    return asked;
}

}  // namespace tally::engagement
