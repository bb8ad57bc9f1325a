// How a topic objects to a command. Some objections are final, others are warnings that a person
// may set aside with a reason.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engagement/decide.h"

namespace tally::engagement {

// What a command comes to: mostly one fact, sometimes several in the order of their recording.
struct Facts {
    template <typename OneFact>
        requires std::constructible_from<Fact, OneFact>
    Facts(OneFact fact) {  // NOLINT(google-explicit-constructor)
        all.emplace_back(std::move(fact));
    }
    template <typename OneFact>
    Facts and_then(OneFact fact) && {
        all.emplace_back(std::move(fact));
        return std::move(*this);
    }

    std::vector<Fact> all;
};
using Outcome = Result<Facts, Rejection>;

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
    // Money is there for the work, or something else secures it; a warning.
    Result<void, Rejection> warn_if_unfunded(Milestone const& milestone);
    // On a platform, money is asked for there and nowhere else; a warning.
    Result<void, Rejection> warn_off_platform(std::string const& what);
    // Words of ours to the other side that platforms punish (conduct.h); a warning.
    Result<void, Rejection> warn_about_words(std::string const& text);
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
Outcome decide_one(Guards& guards, ProposeAgreement const& command);
Outcome decide_one(Guards& guards, SignAgreement const& command);
Outcome decide_one(Guards& guards, AddMilestone const& command);
Outcome decide_one(Guards& guards, FundMilestone const& command);
Outcome decide_one(Guards& guards, StartMilestone const& command);
Outcome decide_one(Guards& guards, SubmitMilestone const& command);
Outcome decide_one(Guards& guards, NoteDelivery const& command);
Outcome decide_one(Guards& guards, ApproveMilestone const& command);
Outcome decide_one(Guards& guards, ReleaseMilestone const& command);
Outcome decide_one(Guards& guards, RequestReturn const& command);
Outcome decide_one(Guards& guards, ReturnMilestone const& command);
Outcome decide_one(Guards& guards, RefundMilestone const& command);
Outcome decide_one(Guards& guards, ChargeBackMilestone const& command);
Outcome decide_one(Guards& guards, IssueInvoice const& command);
Outcome decide_one(Guards& guards, PayInvoice const& command);
Outcome decide_one(Guards& guards, LogHours const& command);
Outcome decide_one(Guards& guards, RevealHours const& command);
Outcome decide_one(Guards& guards, LogRequest const& command);
Outcome decide_one(Guards& guards, ProposeChange const& command);
Outcome decide_one(Guards& guards, SendCheckin const& command);
Outcome decide_one(Guards& guards, PrepareLetter const& command);
Outcome decide_one(Guards& guards, EndContract const& command);
Outcome decide_one(Guards& guards, OpenDispute const& command);
Outcome decide_one(Guards& guards, SealFeedback const& command);
Outcome decide_one(Guards& guards, GiveFeedback const& command);
Outcome decide_one(Guards& guards, LearnLesson const& command);
Outcome decide_one(Guards& guards, OpenCase const& command);
Outcome decide_one(Guards& guards, LinkExhibit const& command);
Outcome decide_one(Guards& guards, RecordCaseBuilt const& command);
Outcome decide_one(Guards& guards, PartyDescribed const& command);
Outcome decide_one(Guards& guards, ChannelAgreed const& command);
Outcome decide_one(Guards& guards, ContractRequested const& command);
Outcome decide_one(Guards& guards, ContractRefused const& command);
Outcome decide_one(Guards& guards, TermsKept const& command);
Outcome decide_one(Guards& guards, MilestoneSecured const& command);
Outcome decide_one(Guards& guards, ChangesRequested const& command);
Outcome decide_one(Guards& guards, MilestoneHeld const& command);
Outcome decide_one(Guards& guards, FeeCharged const& command);
Outcome decide_one(Guards& guards, DeliveryMade const& command);
Outcome decide_one(Guards& guards, DeliveryReceived const& command);
Outcome decide_one(Guards& guards, InvoiceSent const& command);
Outcome decide_one(Guards& guards, InvoiceReceived const& command);
Outcome decide_one(Guards& guards, InvoiceWithdrawn const& command);
Outcome decide_one(Guards& guards, RateAgreed const& command);
Outcome decide_one(Guards& guards, HoursDisputed const& command);
Outcome decide_one(Guards& guards, HoursAnswered const& command);
Outcome decide_one(Guards& guards, RequestTied const& command);
Outcome decide_one(Guards& guards, ChangeApproved const& command);
Outcome decide_one(Guards& guards, ChangeDeclined const& command);
Outcome decide_one(Guards& guards, ChangeWithdrawn const& command);
Outcome decide_one(Guards& guards, CheckinPlanned const& command);
Outcome decide_one(Guards& guards, CheckinAcknowledged const& command);
Outcome decide_one(Guards& guards, QuestionAnswered const& command);
Outcome decide_one(Guards& guards, ResponsibilityMet const& command);
Outcome decide_one(Guards& guards, ResponsibilityBreached const& command);
Outcome decide_one(Guards& guards, ReasonStated const& command);
Outcome decide_one(Guards& guards, ReasonAnswered const& command);
Outcome decide_one(Guards& guards, DisputeAnswered const& command);
Outcome decide_one(Guards& guards, DisputeProposed const& command);
Outcome decide_one(Guards& guards, DisputeAccepted const& command);
Outcome decide_one(Guards& guards, DisputeDeclined const& command);
Outcome decide_one(Guards& guards, DisputeFailed const& command);
Outcome decide_one(Guards& guards, DisputeFeePaid const& command);
Outcome decide_one(Guards& guards, DisputeMoved const& command);
Outcome decide_one(Guards& guards, DisputeDecided const& command);
Outcome decide_one(Guards& guards, DisputeClosed const& command);
Outcome decide_one(Guards& guards, FeedbackReplied const& command);
Outcome decide_one(Guards& guards, LetterSent const& command);
Outcome decide_one(Guards& guards, LetterAnswered const& command);
Outcome decide_one(Guards& guards, MailLabelled const& command);
Outcome decide_one(Guards& guards, ItemWithheld const& command);
Outcome decide_one(Guards& guards, ItemDisclosed const& command);
Outcome decide_one(Guards& guards, HighlightMarked const& command);
Outcome decide_one(Guards& guards, FormAnswered const& command);
Outcome decide_one(Guards& guards, ExhibitDescribed const& command);
Outcome decide_one(Guards& guards, ExhibitsOrdered const& command);
Outcome decide_one(Guards& guards, ExhibitUnlinked const& command);
Outcome decide_one(Guards& guards, HighlightRemoved const& command);
Outcome decide_one(Guards& guards, ClaimAsserted const& command);
Outcome decide_one(Guards& guards, EvidenceAccepted const& command);
Outcome decide_one(Guards& guards, EvidenceRejected const& command);
Outcome decide_one(Guards& guards, ElementDisputed const& command);

}  // namespace tally::engagement
