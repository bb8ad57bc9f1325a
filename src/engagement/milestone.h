// A milestone: a slice of work with an amount, a due date, money, submissions and an outcome.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/money.h"
#include "base/time.h"
#include "engagement/vocabulary.h"
#include "ledger/ids.h"

namespace tally::engagement {

// milestone.added; numbers count from 1
struct MilestoneAdded {
    int milestone = 0;
    std::string title;
    Money amount;
    std::optional<Date> due;  // ends that day in the engagement's zone
    bool operator==(MilestoneAdded const&) const = default;
};

// milestone.funded: the client's money is with the platform
struct MilestoneFunded {
    int milestone = 0;
    Money amount;
    bool operator==(MilestoneFunded const&) const = default;
};

// milestone.started
struct MilestoneStarted {
    int milestone = 0;
    bool operator==(MilestoneStarted const&) const = default;
};

// milestone.submitted: handed in where the contract says that work is handed in
struct MilestoneSubmitted {
    int milestone = 0;
    Channel via = Channel::platform;
    std::vector<ledger::ItemId> items;
    std::string note;
    bool operator==(MilestoneSubmitted const&) const = default;
};

// delivery.noted: work reached the client another way, which starts no review clock
struct DeliveryNoted {
    int milestone = 0;
    Channel via = Channel::chat;
    std::vector<ledger::ItemId> items;
    std::string note;
    bool operator==(DeliveryNoted const&) const = default;
};

// milestone.approved
struct MilestoneApproved {
    int milestone = 0;
    std::string note;
    bool operator==(MilestoneApproved const&) const = default;
};

// milestone.released: held money went to the freelancer
struct MilestoneReleased {
    int milestone = 0;
    Money amount;
    bool operator==(MilestoneReleased const&) const = default;
};

struct AddMilestone {
    std::string title;
    Money amount;
    std::optional<Date> due;
};

struct FundMilestone {
    int milestone = 0;
    std::optional<Money> amount;  // default: what is not funded yet
};

struct StartMilestone {
    int milestone = 0;
};

// On an engagement with a platform only `via` platform is a submission; every other channel is
// recorded as delivery.noted.
struct SubmitMilestone {
    int milestone = 0;
    Channel via = Channel::platform;
    std::vector<ledger::ItemId> items;
    std::string note;
};

struct NoteDelivery {
    int milestone = 0;
    Channel via = Channel::chat;
    std::vector<ledger::ItemId> items;
    std::string note;
};

struct ApproveMilestone {
    int milestone = 0;
    std::string note;
};

struct ReleaseMilestone {
    int milestone = 0;
    std::optional<Money> amount;  // default: all that is held
};

enum class MilestoneStage : std::uint8_t {
    planned,
    funded,
    started,
    submitted,
    approved,
    released,
};
inline constexpr std::array<std::string_view, 6> milestone_stage_names{
    "planned", "funded", "started", "submitted", "approved", "released"};
std::string_view name(MilestoneStage stage);

struct Handover {
    Channel via = Channel::platform;
    std::vector<ledger::ItemId> items;
    std::string note;
    Instant occurred;
    bool operator==(Handover const&) const = default;
};

struct Milestone {
    int number = 0;
    std::string title;
    Money amount;
    std::optional<Date> due;
    Money funded;
    Money released;
    std::optional<Instant> started;
    std::vector<Handover> submissions;  // milestone.submitted
    std::vector<Handover> deliveries;   // delivery.noted
    std::optional<Instant> approved;

    // How far it got: the furthest of the steps that were recorded.
    MilestoneStage stage() const;
    // Funded and not released; what the end of the contract did to it is State::held.
    Money unreleased() const { return funded - released; }
    bool operator==(Milestone const&) const = default;
};

}  // namespace tally::engagement
