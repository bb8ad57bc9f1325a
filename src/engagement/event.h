// Events: what happened in an engagement, as its entries' bodies hold it (docs/formats/events.md).
// The ledger's own kinds (ledger/kinds.h) are not events.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "engagement/agreement.h"
#include "engagement/case.h"
#include "engagement/checkin.h"
#include "engagement/contract.h"
#include "engagement/delivery.h"
#include "engagement/dispute.h"
#include "engagement/exhibit_acts.h"
#include "engagement/feedback.h"
#include "engagement/hours.h"
#include "engagement/invoice.h"
#include "engagement/lesson.h"
#include "engagement/letter.h"
#include "engagement/milestone.h"
#include "engagement/people.h"
#include "engagement/responsibility.h"
#include "engagement/scope.h"
#include "ledger/ids.h"
#include "ledger/json.h"

namespace tally::engagement {

// One alternative for each kind, in the order of docs/formats/events.md.
using FactVariant = std::variant<
    PartyDescribed, ChannelAgreed,                                                      //
    AgreementDrafted, AgreementProposed, AgreementSigned, ContractRequested,            //
    ContractRefused, TermsKept,                                                         //
    MilestoneAdded, MilestoneFunded, MilestoneSecured, MilestoneStarted,                //
    MilestoneSubmitted, ChangesRequested, MilestoneApproved, MilestoneReleased,         //
    MilestoneHeld, ReturnRequested, MilestoneReturned, MilestoneRefunded,               //
    MilestoneChargedBack, FeeCharged,                                                   //
    DeliveryNoted, DeliveryMade, DeliveryReceived,                                      //
    InvoiceIssued, InvoiceSent, InvoiceReceived, InvoicePaid, InvoiceWithdrawn,         //
    RateAgreed, HoursLogged, HoursKept, HoursRevealed, HoursDisputed, HoursAnswered,    //
    RequestLogged, RequestTied, ChangeProposed, ChangeApproved, ChangeDeclined,         //
    ChangeWithdrawn,                                                                    //
    CheckinPlanned, CheckinSent, CheckinAcknowledged, QuestionAnswered,                 //
    ResponsibilityMet, ResponsibilityBreached,                                          //
    ContractEnded, ReasonStated, ReasonAnswered,                                        //
    DisputeOpened, DisputeAnswered, DisputeProposed, DisputeAccepted, DisputeDeclined,  //
    DisputeFailed, DisputeFeePaid, DisputeMoved, DisputeDecided, DisputeClosed,         //
    FeedbackSealed, FeedbackKept, FeedbackGiven, FeedbackReplied,                       //
    LetterPrepared, LetterSent, LetterAnswered,                                         //
    LessonLearned, MailLabelled,                                                        //
    GuardOverridden, CaseOpened, ExhibitLinked, CaseBuilt,                              //
    ItemWithheld, ItemDisclosed, HighlightMarked, FormAnswered,                         //
    ExhibitDescribed, ExhibitsOrdered, ExhibitUnlinked, HighlightRemoved,               //
    ClaimAsserted, EvidenceAccepted, EvidenceRejected, ElementDisputed>;

// What happened. A variant whose copies and comparisons are compiled once and not in every file
// that has an event: there are many alternatives.
struct Fact : FactVariant {
    template <typename OneFact>
        requires requires { OneFact::kind; }
    Fact(OneFact fact)  // NOLINT(google-explicit-constructor)
        : FactVariant{std::in_place_type<OneFact>, std::move(fact)} {}
    Fact(Fact const& other);
    Fact(Fact&& other) noexcept;
    Fact& operator=(Fact const& other);
    Fact& operator=(Fact&& other) noexcept;
    ~Fact();
    bool operator==(Fact const& other) const;
};

struct Event {
    Instant occurred;                     // what is claimed; rules count from it
    std::optional<ledger::ItemId> basis;  // what vouches for another party's act
    Fact fact;
    bool operator==(Event const&) const = default;
};

// An event with what its entry line says about it.
struct Recorded {
    Event event;
    ledger::Party author = ledger::Party::freelancer;  // whose act is reported
    Instant recorded;                                  // our clock
    std::uint64_t n = 0;                               // position in its ledger

    // Another party's act that nothing vouches for yet.
    bool claimed() const;
    bool operator==(Recorded const&) const = default;
};

struct EventKind {
    std::string_view name;  // noun.past-participle
    std::string fields;     // of the body, sorted, without the common "basis" and "occurred"
    bool private_side;      // belongs to the private ledger
};
// In the order of the alternatives of Fact.
std::vector<EventKind> const& event_kinds();

// nullptr for a kind that is not an event of this release: verified and shown, not folded.
EventKind const* find_event_kind(std::string_view kind);
EventKind const& kind_of(Event const& event);
// Names the partition of the entry and what the event speaks of: "milestone/2", "invoice/1",
// "hours/2026-11-16", "agreement", "contract".
std::string topic_of(Event const& event);
// The milestone that the event speaks of, or 0.
int milestone_of(Event const& event);
// Brings what it speaks of into being: such a thing is known from the first event about it.
bool defines_its_topic(Event const& event);

ledger::Json encode(Event const& event);
// invalid_input for a kind that is no event, and for a body that this release cannot read.
Result<Event> decode(std::string_view kind, ledger::Json const& body);

// A plain sentence for the timeline: "The client funded milestone 2 “Build” with $1,200.00." The
// state, where there is one, lends titles and names.
std::string summary(Event const& event, ledger::Party author, State const* state = nullptr);

}  // namespace tally::engagement
