// The claims matrix: each claim with its elements, how each of them stands, what could show it, and
// what to do where nothing does. Pure and explainable; it asserts nothing.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "claims/book.h"
#include "claims/proposals.h"
#include "engagement/case.h"

namespace tally::claims {

// By what a person accepted, and who denies it.
enum class Status : std::uint8_t {
    proved,
    supported,
    disputed_by_them,
    disputed_by_us,
    missing,
};
inline constexpr std::array<std::string_view, 5> status_names{
    "proved", "supported", "disputed by them", "disputed by us", "missing"};
std::string_view name(Status status);

struct Task {
    std::string text;     // "Ask for one line that accepts the work."
    std::string command;  // "tally letter draft website --purpose delivery"; may be empty
};

// What a cell shows of one element of a claim.
struct Cell {
    Element const* element = nullptr;
    ledger::Party side = ledger::Party::freelancer;  // who has to show it
    Status status = Status::missing;
    std::vector<engagement::Evidence> accepted;
    std::vector<Proposal> proposals;  // neither accepted nor rejected; what proves comes first
    std::string they_say;             // what the client says or will say
    std::string they_show;
    std::string denied_by;     // "reason 1", where a reason on record denies it; else empty
    std::optional<Task> task;  // ours, and nothing shows it

    // The best that would come of accepting what is proposed.
    Status outlook() const;
    // Ours to show, and nothing is there, not even a proposal.
    bool is_red() const;
};

struct ClaimRow {
    engagement::Claim claim;          // number 0: nobody asserted it, the state suggests it
    ClaimKind const* kind = nullptr;  // nullptr: no pack knows its type
    std::vector<Cell> cells;

    Cell const* cell(std::string_view element) const;
};

struct Matrix {
    std::vector<ClaimRow> claims;
    std::vector<Task> tasks() const;  // of red cells, each once, in their order
};

// Views the book and the state.
struct MatrixInput {
    engagement::State const& state;  // as of now
    ElementBook const& book;
    std::vector<ItemText> const& items;
    Instant now;
};

// The claims of the case; those that the state suggests where it has none, or for nullptr.
Matrix matrix(MatrixInput const& input, engagement::Case const* details);

// What the freelancer could claim today, and what the client's stated reasons come to: for money
// that is held or unpaid, and for each reason that a kind knows by its words. Numbers are 0.
std::vector<engagement::Claim> suggested_claims(engagement::State const& state,
                                                ElementBook const& book);

// The kind that the words of a stated reason speak of: the one with most phrases in them. nullptr:
// none.
ClaimKind const* kind_of_reason(ElementBook const& book, engagement::State const& state,
                                std::string_view text);

}  // namespace tally::claims
