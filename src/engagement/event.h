// Events: what happened in an engagement, as its entries' bodies hold it (docs/formats/events.md).
// The ledger's own kinds (ledger/kinds.h) are not events.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.h"
#include "base/time.h"
#include "engagement/agreement.h"
#include "engagement/case.h"
#include "engagement/contract.h"
#include "engagement/milestone.h"
#include "ledger/ids.h"
#include "ledger/json.h"

namespace tally::engagement {

// One alternative for each kind; the order is that of event_kinds.
using Fact = std::variant<AgreementDrafted, AgreementSigned, MilestoneAdded, MilestoneFunded,
                          MilestoneStarted, MilestoneSubmitted, MilestoneApproved,
                          MilestoneReleased, DeliveryNoted, ContractEnded, GuardOverridden,
                          CaseOpened, ExhibitLinked, CaseBuilt>;

struct Event {
    Instant occurred;                     // what is claimed; rules count from it
    std::optional<ledger::ItemId> basis;  // what vouches for another party's act
    Fact fact;
    bool operator==(Event const&) const = default;
};

struct EventKind {
    std::string_view name;    // noun.past-participle
    std::string_view fields;  // of the body, sorted, without the common "basis" and "occurred"
    bool private_side;        // belongs to the private ledger
};
inline constexpr std::array<EventKind, std::variant_size_v<Fact>> event_kinds{{
    {"agreement.drafted", "digest text version", false},
    {"agreement.signed", "by digest how version", false},
    {"milestone.added", "amount currency due milestone title", false},
    {"milestone.funded", "amount currency milestone", false},
    {"milestone.started", "milestone", false},
    {"milestone.submitted", "items milestone note via", false},
    {"milestone.approved", "milestone note", false},
    {"milestone.released", "amount currency milestone", false},
    {"delivery.noted", "items milestone note via", false},
    {"contract.ended", "by currency pays reason", false},
    {"guard.overridden", "command guard reason", true},
    {"case.opened", "asks case claim currency forum", true},
    {"case.item-linked", "case exhibit item strong why", true},
    {"case.built", "case file root size", true},
}};

// nullptr for a kind that is not an event of this release: verified and shown, not folded.
EventKind const* find_event_kind(std::string_view kind);
EventKind const& kind_of(Event const& event);
// Names the partition of the entry: "milestone/2", "agreement", "contract", "case/1", "guard".
std::string topic_of(Event const& event);
// The milestone that the event speaks of, or 0.
int milestone_of(Event const& event);

ledger::Json encode(Event const& event);
// invalid_input for a kind that is no event, and for a body that this release cannot read.
Result<Event> decode(std::string_view kind, ledger::Json const& body);

// A plain sentence for the timeline: "The client funded milestone 2 “Build” with $1,200.00." The
// state, where there is one, lends titles and names.
std::string summary(Event const& event, ledger::Party author, State const* state = nullptr);

}  // namespace tally::engagement
