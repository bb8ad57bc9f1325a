// A rights pack: dated rules of one platform or law, read from TOML under packs/rights/. A rule
// says what starts its clock, how long it runs, who must act, and what happens on silence. The
// product informs; none of this is legal advice.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "engagement/vocabulary.h"
#include "ledger/entry.h"

namespace tally::rights {

// How well a fact is known.
enum class Confidence : std::uint8_t {
    low,
    medium,
    high,
};
inline constexpr std::array<std::string_view, 3> confidence_names{"low", "medium", "high"};
std::string_view name(Confidence confidence);

// Conditions on the event that a rule looks at. All must hold.
struct Conditions {
    std::map<std::string, std::vector<std::string>> fields;  // field of the body: allowed values
    bool money_held = false;  // money is, or was when it occurred, held on the rule's subject
};

// What a rule speaks of, and whose money is at stake.
enum class Subject : std::uint8_t {
    milestone,
    contract,
};
inline constexpr std::array<std::string_view, 2> subject_names{"milestone", "contract"};

struct Rule {
    std::string id;  // "UW-FP-REVIEW"
    std::string title;
    Subject subject = Subject::milestone;
    std::string trigger;  // entry kind; the newest such event of the subject counts
    Conditions when;
    std::vector<std::string>
        until;  // entry kinds that settle it; so does money that is no longer held
    std::chrono::milliseconds window{};                 // the shortest that is documented
    std::vector<ledger::Party> acts;                    // who must act
    std::string action;                                 // what to do about it
    std::string if_missed;                              // "{money} goes back to the client"
    std::string if_only_one_acts;                       // may be empty
    ledger::Party goes_to = ledger::Party::freelancer;  // whose the money held is after silence
    Confidence confidence = Confidence::low;
    std::vector<std::string> source;
};

// Something that is wrong as long as it lasts, without a clock of its own.
struct Warning {
    std::string id;
    std::string title;
    Subject subject = Subject::milestone;
    std::string trigger;
    Conditions when;
    std::vector<std::string> until;
    std::vector<std::string> unless;  // ids of rules whose open deadline on the subject silences it
    std::string text;
    std::string action;
    Confidence confidence = Confidence::low;
    std::vector<std::string> source;
};

struct Pack {
    std::string id;
    std::string title;
    Date dated{};                         // state of the facts
    Date seen{};                          // when the sources were read
    std::vector<std::string> supersedes;  // ids of older packs
    std::vector<engagement::EngagementType> applies_to;
    std::vector<Rule> rules;
    std::vector<Warning> warnings;

    bool applies_to_type(engagement::EngagementType type) const;
};

// Unknown keys, kinds, fields and placeholders are errors with line and column. Texts may hold the
// placeholders {money}, {subject} and {client}.
Result<Pack> parse_pack(std::string_view toml, std::string const& file);

// The packs that came with this program.
std::vector<Pack> const& builtin_packs();

// True when one of these packs takes its place.
bool is_superseded(Pack const& pack, std::vector<Pack> const& by);

}  // namespace tally::rights
