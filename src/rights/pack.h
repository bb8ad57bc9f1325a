// A rights pack: dated rules of one platform or law, read from TOML under packs/rights/ or from the
// vault's own folder (docs/formats/rights-pack.md). A rule says what starts its clock, how long it
// runs, who must act, and what happens on silence. The product informs; none of this is legal
// advice.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "engagement/state.h"
#include "engagement/vocabulary.h"
#include "ledger/entry.h"
#include "rights/window.h"

namespace tally::rights {

// How well a fact is known.
enum class Confidence : std::uint8_t {
    low,
    medium,
    high,
};
inline constexpr std::array<std::string_view, 3> confidence_names{"low", "medium", "high"};
std::string_view name(Confidence confidence);

// Whose act it must be.
enum class Who : std::uint8_t {
    anyone,
    freelancer,
    client,
    mediator,
    platform,
    other,  // anyone but who opened what it is about: the other side of a dispute
    both,   // the freelancer and the client, each for themselves
};
inline constexpr std::array<std::string_view, 7> who_names{
    "anyone", "freelancer", "client", "mediator", "platform", "other", "both"};

// Conditions on the event that a rule looks at. All must hold.
struct Conditions {
    // Field of the body: allowed values; "not X" allows all but X. Only for kinds that have it.
    std::map<std::string, std::vector<std::string>> fields;
    std::vector<Who> author;         // any of these; empty: anyone
    std::vector<std::string> forum;  // of the dispute that it is about, as it was then
    bool money_held = false;  // money is, or was when it occurred, held on the rule's subject
};

// An event that settles a rule: "dispute.accepted by both".
struct Until {
    std::string kind;
    Who who = Who::anyone;
};

// What a rule speaks of: each of these has a clock of its own.
enum class Subject : std::uint8_t {
    topic,      // what the event speaks of, as engagement::topic_of names it
    milestone,  // the milestone that the event speaks of; none where it speaks of none
    contract,   // the contract as a whole
};
inline constexpr std::array<std::string_view, 3> subject_names{"topic", "milestone", "contract"};

// Which money is at stake.
enum class MoneyKind : std::uint8_t {
    none,
    held,      // with the platform, on the subject
    amount,    // what the event itself names
    released,  // what stayed with the freelancer, on the subject
    open,      // on the invoice, or on all of them
    disputed,  // in the dispute, or in the disputed hours
    hours,     // what the week's hours cost
};
inline constexpr std::array<std::string_view, 7> money_kind_names{
    "none", "held", "amount", "released", "open", "disputed", "hours"};

// When the clock starts.
enum class StartAt : std::uint8_t {
    event,
    contract_end,    // there is no clock before
    first_contact,   // the earliest thing on record
    milestones_due,  // the event, or the end of the last milestone's due date, if that is later
    week_point,
};
struct Start {
    StartAt at = StartAt::event;
    WeekPoint point{};            // for StartAt::week_point
    std::optional<Length> delay;  // and so much later
};

// What rules and warnings look for.
struct Watch {
    Subject subject = Subject::topic;
    std::vector<std::string> triggers;  // entry kinds
    Conditions when;
    std::vector<Until> until;  // so does money that is no longer held, or open
    bool each = false;         // every such event has a clock; else the newest of a subject
    Start start;
    std::vector<Window> windows;      // all that are documented; the shortest counts
    std::vector<std::string> unless;  // ids of rules whose open deadline silences it
    MoneyKind money = MoneyKind::none;
};

struct Rule {
    std::string id;  // "UW-FP-REVIEW"
    std::string title;
    Watch watch;
    std::vector<ledger::Party> acts;                    // who must act; nobody where it lapses
    std::string action;                                 // what to do about it
    std::string if_missed;                              // "{money} goes back to {client}"
    std::string if_only_one_acts;                       // may be empty
    bool one_actor_wins = false;                        // and the money is theirs
    bool lapses = false;                                // its end is no failure of anybody
    bool alert = true;                                  // else it is only among the deadlines
    ledger::Party goes_to = ledger::Party::freelancer;  // whose the money is after silence
    Confidence confidence = Confidence::low;
    std::vector<std::string> source;
};

// Something that is wrong as long as it lasts. With windows, no longer than the shortest of them.
struct Warning {
    std::string id;
    std::string title;
    Watch watch;
    std::string text;
    std::string action;
    Confidence confidence = Confidence::low;
    std::vector<std::string> source;
};

// A mail of the platform, known by its words: what it means, and the command that would record it.
// A person confirms; nothing is recorded by a pattern.
struct MailPattern {
    std::string id;
    std::string subject;  // "*" stands for any text; without regard to case
    std::string body;     // stands in the text; may be empty
    std::string means;
    // "contract end {engagement} --by client --basis {item} --occurred {occurred}"; empty: the mail
    // starts nothing.
    std::string propose;
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
    std::vector<std::string>
        senders;  // addresses the platform writes from; "*" stands for any text
    std::vector<std::string> platform;  // what [terms] of the agreement names; empty: any
    std::vector<Date> holidays;         // no business days
    std::vector<Rule> rules;
    std::vector<Warning> warnings;
    std::vector<MailPattern> mails;

    bool applies_to_type(engagement::EngagementType type) const;
};

// Unknown keys, kinds, fields, windows and placeholders are errors with line and column. Texts may
// hold the placeholders {money}, {subject} and {client}.
Result<Pack> parse_pack(std::string_view toml, std::string const& file);

// The packs that came with this program.
std::vector<Pack> const& builtin_packs();

// The address is one of these, without regard to case; "room_*@upwork.com" has one "*".
bool matches_sender(std::string_view address, std::vector<std::string> const& senders);

// The first pattern of these packs that fits; nullptr: unknown, a person must say.
MailPattern const* mail_pattern_for(std::string_view subject, std::string_view text,
                                    std::vector<Pack const*> const& packs);
// The command that a person would type, or "label ITEM --as nothing".
std::string proposed_command(MailPattern const& pattern, std::string const& engagement,
                             std::string const& item, Instant occurred);

// The packs for this engagement: by its type and by the platform that the agreement names (a line
// `platform = "Malt"` in its [terms]), without those that others supersede. Views `packs`.
std::vector<Pack const*> packs_for(engagement::State const& state, std::vector<Pack> const& packs);

}  // namespace tally::rights
