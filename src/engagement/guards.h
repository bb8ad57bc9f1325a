// How a topic objects to a command. Some objections are final, others are warnings that a person
// may set aside with a reason.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engagement/decide.h"

namespace tally::engagement {

using Outcome = Result<Fact, Rejection>;

class Guards {
public:
    Guards(State const& state, Context const& context) : state_{&state}, context_{&context} {}

    State const& state() const { return *state_; }
    Context const& context() const { return *context_; }

    // An objection that the context's reason sets aside, where there is one.
    Result<void, Rejection> warn(std::string guard, std::string message, std::string hint);
    // The ids that were set aside, in order.
    std::vector<std::string> const& overridden() const { return overridden_; }

    // The milestone, or a rejection that lists those that exist.
    Result<Milestone const*, Rejection> milestone(int number) const;
    Result<Case const*, Rejection> find_case(int number) const;
    // The amount is positive and in the engagement's currency.
    Result<void, Rejection> check_amount(Money const& amount) const;
    // The author is one of those who can do this.
    Result<void, Rejection> check_author(std::vector<ledger::Party> const& may,
                                         std::string const& what) const;
    // The contract had not ended when this occurred; a warning.
    Result<void, Rejection> warn_if_ended(std::string const& what);

private:
    State const* state_;
    Context const* context_;
    std::vector<std::string> overridden_;
};

// Final: no reason sets it aside.
std::unexpected<Rejection> refuse(std::string guard, std::string message, std::string hint = {});

Outcome decide_one(Guards& guards, DraftAgreement const& command);
Outcome decide_one(Guards& guards, SignAgreement const& command);
Outcome decide_one(Guards& guards, AddMilestone const& command);
Outcome decide_one(Guards& guards, FundMilestone const& command);
Outcome decide_one(Guards& guards, StartMilestone const& command);
Outcome decide_one(Guards& guards, SubmitMilestone const& command);
Outcome decide_one(Guards& guards, NoteDelivery const& command);
Outcome decide_one(Guards& guards, ApproveMilestone const& command);
Outcome decide_one(Guards& guards, ReleaseMilestone const& command);
Outcome decide_one(Guards& guards, EndContract const& command);
Outcome decide_one(Guards& guards, OpenCase const& command);
Outcome decide_one(Guards& guards, LinkExhibit const& command);
Outcome decide_one(Guards& guards, RecordCaseBuilt const& command);

}  // namespace tally::engagement
