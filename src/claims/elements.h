// An elements pack: what each kind of claim has to show, what shows it, and what to do where it is
// missing. Read from TOML under packs/elements/ or the vault's own folder
// (docs/formats/elements-pack.md). It informs; none of it is legal advice.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "engagement/vocabulary.h"
#include "ledger/entry.h"
#include "rights/pack.h"

namespace tally::claims {

// What an item must name besides its words.
enum class Mention : std::uint8_t {
    amount,     // of the claim, as people write it
    milestone,  // its title
    invoice,    // its reference
    file,       // the name of a file that was delivered
};
inline constexpr std::array<std::string_view, 4> mention_names{"amount", "milestone", "invoice",
                                                               "file"};

// What can be computed from the state and is no event by itself (checks.h).
enum class Check : std::uint8_t {
    in_time,          // handed over before its date
    late,             // handed over after its date, or not at all and the date has passed
    dates_moved,      // an approved change order moved the dates
    duty_late,        // the client did not do in time what the agreement asks of the client
    outside_scope,    // requests stand outside of the scope that was agreed
    rounds_used_up,   // more rounds of changes were asked for than the agreement includes
    hours_protected,  // the platform's protection covers every hour of the weeks
    hours_exposed,    // it does not cover some of them
    money_open,       // money is held, or an invoice is open
    overdue,          // an invoice is open, and its date has passed
};
inline constexpr std::array<std::string_view, 10> check_names{
    "in-time",       "late",           "dates-moved",     "duty-late",
    "outside-scope", "rounds-used-up", "hours-protected", "hours-exposed",
    "money-open",    "overdue"};

// Proposes evidence for an element; a person accepts or rejects it. It looks at one thing: at what
// is on record (`facts`, their absence, or a check of the state), or at items.
struct Rule {
    std::string id;
    engagement::EvidenceStrength strength = engagement::EvidenceStrength::supports;
    // On record.
    std::vector<std::string> facts;   // kinds of events, any of these
    rights::Conditions when;          // of that event
    std::vector<std::string> absent;  // or: no event of these kinds, about what the claim is about
    std::optional<Check> check;       // or: this holds
    bool names_amount = false;        // the event is about at least what the claim comes to
    // Items.
    std::vector<std::string> items;    // kinds of items, any of these
    std::vector<ledger::Party> from;   // who sent it; empty: anybody
    std::vector<std::string> words;    // phrases, any of these in one sentence; lower case
    std::vector<std::string> with;     // and any of these in the same sentence; empty: none needed
    std::vector<std::string> without;  // and none of these in it
    std::vector<Mention> mentions;     // and it names any of these; empty: none needed
    std::vector<engagement::LetterPurpose> answers;  // it answers a letter of such a purpose
    std::optional<engagement::ReplyStrength> proof;  // and proves its receipt at least so well
    // When it came about.
    std::vector<std::string> after;   // not before the first of these events; there must be one
    std::vector<std::string> before;  // not after the first of these events, if there is one
    int days_max = 0;                 // so many days after `after`; 0: at any time

    bool looks_at_items() const { return !items.empty(); }
};

struct Element {
    std::string id;
    std::string question;   // plain: "Did the client accept the work?"
    std::string proves;     // what is enough
    std::string supports;   // what merely helps
    std::string they_say;   // what the other side will say
    std::string they_show;  // and with which paper
    std::string task;       // what to do while nothing shows it; may be empty
    // How: "letter draft {engagement} --purpose delivery --about {about}", without `tally`.
    std::string command;
    std::vector<std::string> once;  // the task makes sense after one of these; empty: always
    std::vector<Rule> rules;
    rights::Confidence confidence = rights::Confidence::low;
    std::vector<std::string> source;
};

// A kind of claim of one side, and what decides it.
struct ClaimKind {
    std::string id;
    std::string title;
    ledger::Party by = ledger::Party::freelancer;
    std::vector<std::string> must_show;  // ids of elements: who claims has to show all of these
    std::vector<std::string> answers;    // ids of elements by which the other side defeats it
    std::vector<std::string> denies;     // elements that who says this denies
    std::vector<std::string> words;      // by which a stated reason is known; lower case
    std::string clause;                  // part of the agreement that speaks of it (reasons.h)
    std::vector<engagement::EngagementType> applies_to;  // empty: all
    rights::Confidence confidence = rights::Confidence::low;
    std::vector<std::string> source;

    bool applies_to_type(engagement::EngagementType type) const;
};

struct ElementsPack {
    std::string id;
    std::string title;
    Date dated{};
    Date seen{};
    std::vector<std::string> supersedes;
    std::vector<Element> elements;
    std::vector<ClaimKind> kinds;
};

// Unknown keys, kinds, fields and placeholders are errors with line and column.
Result<ElementsPack> parse_elements(std::string_view toml, std::string const& file);

}  // namespace tally::claims
