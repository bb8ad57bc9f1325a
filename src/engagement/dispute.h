// Disputes: the forum's own steps, from the first letter to the money.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/money.h"
#include "base/time.h"
#include "engagement/members.h"
#include "engagement/vocabulary.h"
#include "ledger/entry.h"
#include "ledger/ids.h"

namespace tally::engagement {

// dispute.opened: whoever the entry names as its author opened it
struct DisputeOpened {
    static constexpr std::string_view kind = "dispute.opened";
    static constexpr bool defines = true;
    int dispute = 0;  // from 1
    Forum forum = Forum::generic;
    std::optional<Money> amount;  // what it is about
    std::string claim;            // what is asserted, in one sentence

    std::string topic() const { return "dispute/" + std::to_string(dispute); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("dispute", &Self::dispute), member("forum", &Self::forum),
                          sometimes("amount", &Self::amount), member("claim", &Self::claim)};
    }
    bool operator==(DisputeOpened const&) const = default;
};

// dispute.answered: the other side, or ours, had its say
struct DisputeAnswered {
    static constexpr std::string_view kind = "dispute.answered";
    int dispute = 0;
    std::string note;
    std::vector<ledger::ItemId> items;

    std::string topic() const { return "dispute/" + std::to_string(dispute); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("dispute", &Self::dispute), member("note", &Self::note),
                          member("items", &Self::items)};
    }
    bool operator==(DisputeAnswered const&) const = default;
};

// dispute.proposed: a way to settle it
struct DisputeProposed {
    static constexpr std::string_view kind = "dispute.proposed";
    static constexpr ledger::Party usual = ledger::Party::mediator;
    int dispute = 0;
    Money amount;  // for the freelancer
    std::string note;

    std::string topic() const { return "dispute/" + std::to_string(dispute); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("dispute", &Self::dispute), member("amount", &Self::amount),
                          member("note", &Self::note)};
    }
    bool operator==(DisputeProposed const&) const = default;
};

// dispute.accepted: the newest proposal
struct DisputeAccepted {
    static constexpr std::string_view kind = "dispute.accepted";
    int dispute = 0;
    std::string note;

    std::string topic() const { return "dispute/" + std::to_string(dispute); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("dispute", &Self::dispute), sometimes("note", &Self::note)};
    }
    bool operator==(DisputeAccepted const&) const = default;
};

// dispute.declined: the newest proposal
struct DisputeDeclined {
    static constexpr std::string_view kind = "dispute.declined";
    int dispute = 0;
    std::string note;

    std::string topic() const { return "dispute/" + std::to_string(dispute); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("dispute", &Self::dispute), sometimes("note", &Self::note)};
    }
    bool operator==(DisputeDeclined const&) const = default;
};

// dispute.failed: the forum says that the sides could not agree: a notice of non-resolution
struct DisputeFailed {
    static constexpr std::string_view kind = "dispute.failed";
    static constexpr ledger::Party usual = ledger::Party::mediator;
    int dispute = 0;
    std::string note;

    std::string topic() const { return "dispute/" + std::to_string(dispute); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("dispute", &Self::dispute), sometimes("note", &Self::note)};
    }
    bool operator==(DisputeFailed const&) const = default;
};

// dispute.fee-paid: for the arbitrator or the court
struct DisputeFeePaid {
    static constexpr std::string_view kind = "dispute.fee-paid";
    int dispute = 0;
    Money amount;

    std::string topic() const { return "dispute/" + std::to_string(dispute); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("dispute", &Self::dispute), member("amount", &Self::amount)};
    }
    bool operator==(DisputeFeePaid const&) const = default;
};

// dispute.moved: to the next forum
struct DisputeMoved {
    static constexpr std::string_view kind = "dispute.moved";
    int dispute = 0;
    Forum forum = Forum::generic;
    std::string note;

    std::string topic() const { return "dispute/" + std::to_string(dispute); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("dispute", &Self::dispute), member("forum", &Self::forum),
                          sometimes("note", &Self::note)};
    }
    bool operator==(DisputeMoved const&) const = default;
};

// dispute.decided
struct DisputeDecided {
    static constexpr std::string_view kind = "dispute.decided";
    static constexpr ledger::Party usual = ledger::Party::mediator;
    int dispute = 0;
    Money amount;  // for the freelancer
    std::string note;

    std::string topic() const { return "dispute/" + std::to_string(dispute); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("dispute", &Self::dispute), member("amount", &Self::amount),
                          member("note", &Self::note)};
    }
    bool operator==(DisputeDecided const&) const = default;
};

// dispute.closed: nothing more will happen there
struct DisputeClosed {
    static constexpr std::string_view kind = "dispute.closed";
    int dispute = 0;
    std::string note;

    std::string topic() const { return "dispute/" + std::to_string(dispute); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("dispute", &Self::dispute), member("note", &Self::note)};
    }
    bool operator==(DisputeClosed const&) const = default;
};

struct OpenDispute {
    Forum forum = Forum::generic;
    std::optional<Money> amount = std::nullopt;  // default: all that is held
    std::string claim = {};
};

// Where a dispute stands.
enum class DisputeStage : std::uint8_t {
    opened,
    answered,
    proposed,
    settled,   // both accepted
    declined,  // one declined; no notice of non-resolution yet
    failed,    // the notice came
    decided,
    closed,
};
inline constexpr std::array<std::string_view, 8> dispute_stage_names{
    "opened", "answered", "proposed", "settled", "declined", "failed", "decided", "closed"};
constexpr NameList names_of(DisputeStage) { return {"stage", dispute_stage_names}; }

struct Proposal {
    ledger::Party by = ledger::Party::mediator;
    Money amount;
    std::string note;
    Instant occurred;
    std::vector<ledger::Party> accepted;
    std::vector<ledger::Party> declined;
    bool operator==(Proposal const&) const = default;
};

struct DisputeFee {
    ledger::Party by = ledger::Party::freelancer;
    Money amount;
    Instant occurred;
    bool operator==(DisputeFee const&) const = default;
};

struct Dispute {
    int number = 0;
    Forum forum = Forum::generic;
    ledger::Party opened_by = ledger::Party::freelancer;
    std::optional<Money> amount;
    std::string claim;
    Instant opened;
    DisputeStage stage = DisputeStage::opened;
    std::vector<Proposal> proposals;
    std::vector<DisputeFee> fees;
    std::optional<Money> outcome;  // for the freelancer: settled or decided

    // No longer waiting for anybody.
    bool is_over() const;
    bool paid_fee(ledger::Party party) const;
    bool operator==(Dispute const&) const = default;
};

}  // namespace tally::engagement
