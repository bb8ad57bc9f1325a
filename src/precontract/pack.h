// What to look out for before saying yes: demands in a job post that are known by their words, and
// facts about a client that a person can look up. Read from TOML under packs/precontract/ or the
// vault's own folder (docs/formats/precontract-pack.md). Flags explain; there is no score.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "engagement/health.h"
#include "engagement/vocabulary.h"

namespace tally::precontract {

// Words in one sentence of a post.
struct Rule {
    std::vector<std::string> words;    // phrases, any of these; lower case
    std::vector<std::string> with;     // and any of these; empty: none needed
    std::vector<std::string> without;  // and none of these
};

struct Demand {
    std::string id;
    std::string title;
    engagement::Signal::Weight weight = engagement::Signal::Weight::note;
    std::string why;
    std::vector<engagement::EngagementType> types;  // that it matters for; empty: all
    std::vector<std::string> questions;             // to ask before saying yes
    std::vector<Rule> rules;                        // any of these
    std::vector<std::string> source;                // may be empty: experience, and no rule
};

// Something that a person can look up and answer with yes or no.
struct Fact {
    std::string id;
    std::string question;
    std::string bad;  // the answer that raises the flag: "yes" or "no"
    engagement::Signal::Weight weight = engagement::Signal::Weight::note;
    std::string title;  // of the flag
    std::string why;
    std::vector<engagement::EngagementType> types;
};

struct Pack {
    std::string id;
    std::string title;
    Date dated{};
    Date seen{};
    std::vector<std::string> supersedes;
    std::vector<std::string> source;
    std::vector<Demand> demands;
    std::vector<Fact> facts;
};

// Unknown keys and names are errors with file, line and column.
Result<Pack> parse_pack(std::string_view toml, std::string const& file);

// The packs that came with this program.
std::vector<Pack> const& builtin_packs();

// Packs in the order in which they count, as one: the first to define an id wins, and what is
// superseded is left out.
Pack joined(std::vector<Pack> const& packs);

}  // namespace tally::precontract
