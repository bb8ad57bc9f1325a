// A playbook: what comes next in a situation, what to gather, what to write and what never to
// write. Read from TOML under packs/playbooks/ or the vault's own folder
// (docs/formats/playbook-pack.md). It informs; none of it is legal advice.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "engagement/vocabulary.h"
#include "playbooks/circumstance.h"
#include "rights/pack.h"

namespace tally::playbooks {

// What decides whether a part of a playbook is shown: all that is given must hold.
struct Condition {
    std::vector<engagement::EngagementType> types;  // any of these; empty: all
    std::vector<Circumstance> only_if;              // all of these
};

// By what a situation is recognised: any one of these.
struct Sign {
    std::vector<std::string> signals;   // words of engagement::signal_ids; notes do not count
    std::vector<std::string> rules;     // ids of rules whose deadline is open
    std::vector<Circumstance> only_if;  // all of these hold
    std::vector<std::string> words;     // phrases in what the client wrote, while `only_if` holds
    std::vector<std::string> without;   // none of these stands in the same sentence
    std::string why;                    // for `only_if`; the others speak for themselves
};

// What the forum or the client does next.
struct Expect {
    Condition condition;
    std::string text;                // may hold placeholders (focus.h)
    std::vector<std::string> rules;  // whose open deadlines belong to it
    rights::Confidence confidence = rights::Confidence::low;
    std::vector<std::string> source;
};

enum class StepKind : std::uint8_t {
    gather,
    write,
    act,
};
inline constexpr std::array<std::string_view, 3> step_kind_names{"gather", "write", "do"};
constexpr engagement::NameList names_of(StepKind) { return {"kind of step", step_kind_names}; }

// Which of the things that the playbook speaks of a step is about.
enum class About : std::uint8_t {
    milestone,
    invoice,
    contract,
};
inline constexpr std::array<std::string_view, 3> about_names{"milestone", "invoice", "contract"};

struct PackStep {
    std::string id;
    StepKind kind = StepKind::act;
    Condition condition;
    std::string title;               // may hold placeholders
    std::string why;                 // may be empty
    std::string element;             // of the elements packs, which say what shows it
    About about = About::milestone;  // the element's claim
    std::vector<std::string> facts;  // or: kinds of events that show it, or that it is done
    rights::Conditions when;         // of these events
    std::vector<std::string> after;  // they count only after the newest of these
    std::string missing;             // what to do while nothing shows it; an element knows itself
    std::string command;             // without `tally`; may hold placeholders
    std::vector<std::string> once;   // the command makes sense after one of these; empty: always
    std::vector<std::string> rules;  // the earliest open deadline of these is the step's
};

// Words or acts that lose the case or the account.
struct Never {
    Condition condition;
    std::string text;
    std::string why;
    std::vector<std::string> source;
};

struct Pack {
    std::string id;
    std::string situation;  // "client-silent": what people type
    std::string title;
    std::string first;  // one or two calm sentences
    Date dated{};
    Date seen{};
    std::vector<std::string> supersedes;
    std::vector<std::string> source;
    std::vector<std::string> check;  // what is not confirmed
    std::vector<Sign> signs;
    std::vector<Expect> expects;
    std::vector<PackStep> steps;
    std::vector<Never> nevers;
};

// Unknown keys, kinds, names and placeholders are errors with file, line and column.
Result<Pack> parse_pack(std::string_view toml, std::string const& file);

// Packs in the order in which they count: the first with a situation is the one for it, and those
// that another supersedes are left out.
std::vector<Pack> in_force(std::vector<Pack> const& packs);
// The packs that came with this program.
std::vector<Pack> const& builtin_packs();

}  // namespace tally::playbooks
