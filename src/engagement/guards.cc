#include "engagement/guards.h"

#include <algorithm>

#include "engagement/conduct.h"

namespace tally::engagement {

std::unexpected<Rejection> refuse(std::string guard, std::string message, std::string hint) {
    return std::unexpected(Rejection{std::move(guard), std::move(message), std::move(hint), false});
}

Result<void, Rejection> Guards::warn(std::string guard, std::string message, std::string hint) {
    if (!context_->override_reason)
        return std::unexpected(
            Rejection{std::move(guard), std::move(message), std::move(hint), true});
    overridden_.push_back(std::move(guard));
    return {};
}

Result<Milestone const*, Rejection> Guards::milestone(int number) const {
    if (auto const* found = state_->milestone(number)) return found;
    auto const message = "there is no milestone " + std::to_string(number);
    if (state_->milestones.empty())
        return refuse("unknown-milestone", message, "add one with `tally milestone add`");
    std::string known;
    for (auto const& milestone : state_->milestones)
        known += (known.empty() ? "" : ", ") + std::to_string(milestone.number) + " “" +
                 milestone.title + "”";
    return refuse("unknown-milestone", message, "those that exist: " + known);
}

Result<Case const*, Rejection> Guards::find_case(int number) const {
    if (auto const* found = state_->find_case(number)) return found;
    auto const message = "there is no case " + std::to_string(number);
    if (state_->cases.empty())
        return refuse("unknown-case", message, "open one with `tally case open`");
    std::string known;
    for (auto const& file : state_->cases)
        known += (known.empty() ? "" : ", ") + std::to_string(file.number) + " (" +
                 std::string{name(file.forum)} + ")";
    return refuse("unknown-case", message, "those that exist: " + known);
}

Result<void, Rejection> Guards::check_amount(Money const& amount) const {
    auto const ours = state_->engagement.currency;
    if (amount.currency != ours)
        return refuse("wrong-currency",
                      "the engagement is in " + ours.code() + ", not " + amount.currency.code());
    if (amount.minor <= 0 || amount.minor > Money::minor_max)
        return refuse("amount-not-positive", "the amount must be more than zero",
                      "write it as " + Money{120000, ours}.amount());
    return {};
}

Result<void, Rejection> Guards::check_author(std::vector<ledger::Party> const& may,
                                             std::string const& what) const {
    if (std::ranges::find(may, context_->author) != may.end()) return {};
    return refuse(
        "wrong-party",
        "it is not for the " + std::string{ledger::name(context_->author)} + " to " + what,
        "say whose act it is");
}

// Only deposited money is protected: work should wait for it.
Result<void, Rejection> Guards::warn_if_unfunded(Milestone const& milestone) {
    if (milestone.is_covered()) return {};
    auto const deposited = milestone.funded - milestone.returned;
    auto const is = deposited.minor == 0 ? " is not funded"
                                         : ": only " + deposited.text() + " of " +
                                               milestone.amount.text() + " is funded";
    return warn("work-before-funding", "milestone " + std::to_string(milestone.number) + is,
                "ask the client to fund it first: only money that is deposited is "
                "protected; when it is funded, record `tally milestone fund`, and where "
                "something else secures it, `tally milestone secure`");
}

Result<void, Rejection> Guards::warn_off_platform(std::string const& what) {
    if (!has_platform(state_->engagement.type)) return {};
    return warn("payment-off-platform",
                what + ": platforms close accounts for asking to be paid elsewhere",
                "let the client pay through the platform");
}

Result<void, Rejection> Guards::warn_about_words(std::string const& text) {
    if (context_->author != ledger::Party::freelancer) return {};
    if (auto const words = asks_off_platform(text))
        TRY(warn_off_platform("these words ask for money outside of the platform (" + *words +
                              ")"));
    if (auto const words = bargains_over_feedback(text))
        TRY(warn("feedback-bargain",
                 "these words trade feedback for something (" + *words +
                     "): platforms suspend accounts for it, and mediators read it as a threat",
                 "say what you want without a word about feedback"));
    return {};
}

Result<void, Rejection> Guards::warn_if_ended(std::string const& what) {
    auto const& ended = state_->ended;
    if (!ended || context_->occurred < ended->occurred) return {};
    return warn("contract-ended",
                "the contract ended on " + format_local(ended->occurred, state_->engagement.zone) +
                    ": cannot " + what,
                "if it occurred before the end, say when with --occurred");
}

}  // namespace tally::engagement
