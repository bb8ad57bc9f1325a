// What may be recorded, and what the person should read first. Pure: time is a parameter.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/time.h"
#include "engagement/event.h"
#include "engagement/state.h"
#include "ledger/entry.h"

namespace tally::engagement {

// Most commands ask for one fact and leave to decide what only the state knows. Where there is
// nothing of that kind, the command is the fact itself, with 0 for a number that decide assigns.
using CommandVariant = std::variant<
    DraftAgreement, ProposeAgreement, SignAgreement, AddMilestone, FundMilestone, StartMilestone,
    SubmitMilestone, NoteDelivery, ApproveMilestone, ReleaseMilestone, RequestReturn,
    ReturnMilestone, RefundMilestone, ChargeBackMilestone, IssueInvoice, PayInvoice, LogHours,
    RevealHours, LogRequest, ProposeChange, SendCheckin, PrepareLetter, EndContract, OpenDispute,
    SealFeedback, GiveFeedback, LearnLesson, OpenCase, LinkExhibit, RecordCaseBuilt, PartyDescribed,
    ChannelAgreed, ContractRequested, ContractRefused, TermsKept, MilestoneSecured,
    ChangesRequested, MilestoneHeld, FeeCharged, DeliveryMade, DeliveryReceived, InvoiceSent,
    InvoiceReceived, InvoiceWithdrawn, RateAgreed, HoursDisputed, HoursAnswered, RequestTied,
    ChangeApproved, ChangeDeclined, ChangeWithdrawn, CheckinPlanned, CheckinAcknowledged,
    QuestionAnswered, ResponsibilityMet, ResponsibilityBreached, ReasonStated, ReasonAnswered,
    DisputeAnswered, DisputeProposed, DisputeAccepted, DisputeDeclined, DisputeFailed,
    DisputeFeePaid, DisputeMoved, DisputeDecided, DisputeClosed, FeedbackReplied, LetterSent,
    LetterAnswered, MailLabelled, ItemWithheld, ItemDisclosed, HighlightMarked, FormAnswered,
    ExhibitDescribed, ExhibitsOrdered, ExhibitUnlinked, HighlightRemoved, ClaimAsserted,
    EvidenceAccepted, EvidenceRejected, ElementDisputed>;

// What is asked for; compiled once, as Fact is.
struct Command : CommandVariant {
    template <typename OneCommand>
        requires std::is_aggregate_v<OneCommand>  // each alternative is one; no Result is
    Command(OneCommand command)                   // NOLINT(google-explicit-constructor)
        : CommandVariant{std::in_place_type<OneCommand>, std::move(command)} {}
    Command(Command const& other);
    Command(Command&& other) noexcept;
    Command& operator=(Command const& other);
    Command& operator=(Command&& other) noexcept;
    ~Command();
};

struct Context {
    Instant now;       // the recorded clock
    Instant occurred;  // what is claimed; not after now. Acts before the opening may be reported
    ledger::Party author = ledger::Party::freelancer;  // whose act it is
    std::optional<ledger::ItemId> basis;
    // Present: a guard that can be overridden is, and the private ledger says so with this reason.
    std::optional<std::string> override_reason = std::nullopt;
};

// Who acts when nobody says so: the client funds, approves and releases; the rest is ours.
ledger::Party usual_author(Command const& command);
// "start milestone 2": what guard.overridden quotes.
std::string describe(Command const& command);

struct Decided {
    Event event;
    ledger::Party author = ledger::Party::freelancer;
    bool private_side = false;  // goes to the private ledger
};

struct Decision {
    std::vector<Decided> events;  // in the order in which they are to be recorded
};

struct Rejection {
    std::string guard;  // short id: "work-before-funding"
    std::string message;
    std::string hint;           // what to do instead
    bool can_override = false;  // --yes-i-know --reason

    // Code::rejected with the same words.
    Error error() const;
};

std::expected<Decision, Rejection> decide(State const& state, Command const& command,
                                          Context const& context);

}  // namespace tally::engagement
