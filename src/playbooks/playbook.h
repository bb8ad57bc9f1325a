// A playbook filled from an engagement: each step with what is on record for it, its command and
// its deadline. It informs and is no legal advice.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "playbooks/pack.h"
#include "playbooks/scene.h"
#include "playbooks/situations.h"

namespace tally::playbooks {

// Something that shows a step: an item, or what is on record.
struct Citation {
    std::optional<ledger::ItemId> item;
    std::string topic;                   // "milestone/2"; empty for an item
    std::optional<std::uint64_t> entry;  // its number in the ledger, where it is one entry
    bool private_side = false;           // of that ledger
    Instant occurred;
    std::string text;
    engagement::EvidenceStrength strength = engagement::EvidenceStrength::proves;
    bool operator==(Citation const&) const = default;
};

struct Step {
    std::string id;
    StepKind kind = StepKind::act;
    bool done =
        false;  // it is on record; an element's step: something proves it, or all that could
    std::string title;
    std::string why;
    std::vector<Citation> found;     // at most found_max, the strongest first
    std::string missing;             // what to do about it, or to make it stronger; empty: done
    std::string command;             // "tally dispute open ..."; may be empty
    std::vector<std::string> words;  // of the command, without `tally`
    std::vector<std::string> asks;   // those of them that a person replaces: "TEXT"
    std::optional<rights::Deadline> deadline;
};
inline constexpr std::size_t found_max = 4;

struct Expectation {
    std::string text;
    std::vector<rights::Deadline> deadlines;
    rights::Confidence confidence = rights::Confidence::low;
    std::vector<std::string> source;
};

// Money that the situation is about.
struct MoneyLine {
    std::string what;
    Money amount;
    bool operator==(MoneyLine const&) const = default;
};

struct Playbook {
    Pack const* pack = nullptr;
    std::vector<Reason> why;  // it seems to be the situation; empty: nothing on record says so
    std::string first;
    std::vector<MoneyLine> money;
    std::vector<Expectation> expects;
    std::vector<Step> steps;  // in the order of the pack
    std::vector<Never> nevers;

    // What to do first: the open step with the earliest deadline, else the first open one. nullptr:
    // all is done.
    Step const* next() const;
};

// Views the pack.
Playbook play(Scene const& scene, Pack const& pack);

}  // namespace tally::playbooks
