// A milestone: a slice of work with an amount, a due date, money, submissions and an outcome.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/money.h"
#include "base/time.h"
#include "engagement/members.h"
#include "engagement/vocabulary.h"
#include "ledger/entry.h"
#include "ledger/ids.h"

namespace tally::engagement {

// milestone.added; numbers count from 1
struct MilestoneAdded {
    static constexpr std::string_view kind = "milestone.added";
    static constexpr bool defines = true;  // known from the first thing that occurred to it
    int milestone = 0;
    std::string title;
    Money amount;
    std::optional<Date> due;  // ends that day in the engagement's zone

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("milestone", &Self::milestone), member("title", &Self::title),
                          member("amount", &Self::amount), sometimes("due", &Self::due)};
    }
    bool operator==(MilestoneAdded const&) const = default;
};

// milestone.funded: the client's money is with the platform
struct MilestoneFunded {
    static constexpr std::string_view kind = "milestone.funded";
    int milestone = 0;
    Money amount;

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("milestone", &Self::milestone), member("amount", &Self::amount)};
    }
    bool operator==(MilestoneFunded const&) const = default;
};

// milestone.secured: something else vouches for the money, or the freelancer goes without
struct MilestoneSecured {
    static constexpr std::string_view kind = "milestone.secured";
    int milestone = 0;
    Security by = Security::deposit;
    std::optional<Money> amount;  // absent: all of it
    std::string note;

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("milestone", &Self::milestone), member("by", &Self::by),
                          sometimes("amount", &Self::amount), member("note", &Self::note)};
    }
    bool operator==(MilestoneSecured const&) const = default;
};

// milestone.started
struct MilestoneStarted {
    static constexpr std::string_view kind = "milestone.started";
    int milestone = 0;

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("milestone", &Self::milestone)};
    }
    bool operator==(MilestoneStarted const&) const = default;
};

// milestone.submitted: handed in where the contract says that work is handed in
struct MilestoneSubmitted {
    static constexpr std::string_view kind = "milestone.submitted";
    int milestone = 0;
    Channel via = Channel::platform;
    std::vector<ledger::ItemId> items;
    std::string note;

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("milestone", &Self::milestone), member("via", &Self::via),
                          member("items", &Self::items), member("note", &Self::note)};
    }
    bool operator==(MilestoneSubmitted const&) const = default;
};

// milestone.changes-requested: the client sent a submission back
struct ChangesRequested {
    static constexpr std::string_view kind = "milestone.changes-requested";
    static constexpr ledger::Party usual = ledger::Party::client;
    int milestone = 0;
    std::string note;
    std::vector<ledger::ItemId> items;

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("milestone", &Self::milestone), member("note", &Self::note),
                          member("items", &Self::items)};
    }
    bool operator==(ChangesRequested const&) const = default;
};

// delivery.noted: work reached the client another way, which starts no review clock
struct DeliveryNoted {
    static constexpr std::string_view kind = "delivery.noted";
    int milestone = 0;
    Channel via = Channel::chat;
    std::vector<ledger::ItemId> items;
    std::string note;

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("milestone", &Self::milestone), member("via", &Self::via),
                          member("items", &Self::items), member("note", &Self::note)};
    }
    bool operator==(DeliveryNoted const&) const = default;
};

// milestone.approved
struct MilestoneApproved {
    static constexpr std::string_view kind = "milestone.approved";
    int milestone = 0;
    std::optional<Money> amount;  // a part of it; absent: all
    std::string note;

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("milestone", &Self::milestone), sometimes("amount", &Self::amount),
                          member("note", &Self::note)};
    }
    bool operator==(MilestoneApproved const&) const = default;
};

// milestone.released: held money went to the freelancer
struct MilestoneReleased {
    static constexpr std::string_view kind = "milestone.released";
    int milestone = 0;
    Money amount;

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("milestone", &Self::milestone), member("amount", &Self::amount)};
    }
    bool operator==(MilestoneReleased const&) const = default;
};

// milestone.held: whoever keeps the money does not pay it out for now
struct MilestoneHeld {
    static constexpr std::string_view kind = "milestone.held";
    static constexpr ledger::Party usual = ledger::Party::platform;
    int milestone = 0;
    std::string reason;

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("milestone", &Self::milestone), member("reason", &Self::reason)};
    }
    bool operator==(MilestoneHeld const&) const = default;
};

// milestone.return-requested: the client wants held money back
struct ReturnRequested {
    static constexpr std::string_view kind = "milestone.return-requested";
    static constexpr ledger::Party usual = ledger::Party::client;
    int milestone = 0;
    Money amount;
    std::string reason;

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("milestone", &Self::milestone), member("amount", &Self::amount),
                          member("reason", &Self::reason)};
    }
    bool operator==(ReturnRequested const&) const = default;
};

// milestone.returned: held money went back to the client
struct MilestoneReturned {
    static constexpr std::string_view kind = "milestone.returned";
    int milestone = 0;
    Money amount;

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("milestone", &Self::milestone), member("amount", &Self::amount)};
    }
    bool operator==(MilestoneReturned const&) const = default;
};

// milestone.refunded: the freelancer gave back money that was released
struct MilestoneRefunded {
    static constexpr std::string_view kind = "milestone.refunded";
    int milestone = 0;
    Money amount;
    std::string reason;

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("milestone", &Self::milestone), member("amount", &Self::amount),
                          member("reason", &Self::reason)};
    }
    bool operator==(MilestoneRefunded const&) const = default;
};

// milestone.charged-back: the client's bank took released money back
struct MilestoneChargedBack {
    static constexpr std::string_view kind = "milestone.charged-back";
    static constexpr ledger::Party usual = ledger::Party::client;
    int milestone = 0;
    Money amount;
    std::string reason;

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("milestone", &Self::milestone), member("amount", &Self::amount),
                          member("reason", &Self::reason)};
    }
    bool operator==(MilestoneChargedBack const&) const = default;
};

// fee.charged: what a platform or a bank kept of money that was paid
struct FeeCharged {
    static constexpr std::string_view kind = "fee.charged";
    static constexpr ledger::Party usual = ledger::Party::platform;
    int milestone = 0;  // 0: of the contract as a whole
    Money amount;
    std::string what;

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{sometimes("milestone", &Self::milestone), member("amount", &Self::amount),
                          member("what", &Self::what)};
    }
    bool operator==(FeeCharged const&) const = default;
};

struct AddMilestone {
    std::string title;
    Money amount;
    std::optional<Date> due;
};

struct FundMilestone {
    static constexpr ledger::Party usual = ledger::Party::client;
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
    static constexpr ledger::Party usual = ledger::Party::client;
    int milestone = 0;
    std::string note;
    std::optional<Money> amount = std::nullopt;  // a part of it
};

struct ReleaseMilestone {
    static constexpr ledger::Party usual = ledger::Party::client;
    int milestone = 0;
    std::optional<Money> amount;  // default: all that is held
};

struct RequestReturn {
    static constexpr ledger::Party usual = ledger::Party::client;
    int milestone = 0;
    std::optional<Money> amount;  // default: all that is held
    std::string reason;
};

struct ReturnMilestone {
    static constexpr ledger::Party usual = ledger::Party::platform;
    int milestone = 0;
    std::optional<Money> amount;  // default: what was asked for, else all that is held
};

struct RefundMilestone {
    int milestone = 0;
    std::optional<Money> amount;  // default: all that was paid
    std::string reason;
};

struct ChargeBackMilestone {
    static constexpr ledger::Party usual = ledger::Party::client;
    int milestone = 0;
    std::optional<Money> amount;  // default: all that was paid
    std::string reason;
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
constexpr NameList names_of(MilestoneStage) { return {"stage", milestone_stage_names}; }

struct Handover {
    Channel via = Channel::platform;
    std::vector<ledger::ItemId> items;
    std::string note;
    Instant occurred;
    bool operator==(Handover const&) const = default;
};

// Money that the client wants back, and by when it was asked for.
struct ReturnRequest {
    Money amount;
    std::string reason;
    Instant occurred;
    bool operator==(ReturnRequest const&) const = default;
};

struct Milestone {
    int number = 0;
    std::string title;
    Money amount;
    std::optional<Date> due;
    Money funded;
    Money released;
    Money returned;      // held money that went back
    Money refunded;      // released money that the freelancer gave back
    Money charged_back;  // released money that a bank took back
    Money secured;       // by something other than a deposit with the platform
    bool waived = false;
    std::optional<Instant> started;
    std::vector<Handover> submissions;       // milestone.submitted
    std::vector<Handover> deliveries;        // delivery.noted
    std::vector<Instant> changes_requested;  // rounds of revision
    std::optional<Instant> approved;
    std::optional<Instant> on_hold;
    std::optional<ReturnRequest> return_request;  // the newest

    // How far it got: the furthest of the steps that were recorded.
    MilestoneStage stage() const;
    // Funded and neither released nor returned; what the end of the contract did to it is
    // State::held.
    Money unreleased() const { return funded - released - returned; }
    // What stayed with the freelancer.
    Money kept() const { return released - refunded - charged_back; }
    // Funded, secured or waived: work on it does not run ahead of the money.
    bool is_covered() const;
    bool operator==(Milestone const&) const = default;
};

}  // namespace tally::engagement
