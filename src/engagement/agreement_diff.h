// What changed between two texts of an agreement, for people: one line for each clause.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engagement/agreement_text.h"
#include "engagement/vocabulary.h"

namespace tally::engagement {

struct TextChange {
    enum class Kind : std::uint8_t {
        added,
        removed,
        changed
    };
    Kind kind = Kind::changed;
    std::string where;   // "scope 2", "milestone 1 “Build”", "payment", "term notice"
    std::string before;  // empty where it was added
    std::string after;   // empty where it was removed
    bool operator==(TextChange const&) const = default;
};
inline constexpr std::array<std::string_view, 3> text_change_names{"added", "removed", "changed"};
constexpr NameList names_of(TextChange::Kind) { return {"kind of change", text_change_names}; }

// In the order of AgreementText, and within a list in the order of its lines; what was removed
// stands where it stood. Lines with an id are the same line when the id is; milestones when their
// titles are, else when their places are. White space alone is no change.
std::vector<TextChange> diff(AgreementText const& before, AgreementText const& after);

// "scope 2: was “Five pages”, is now “Six pages”", "payment is new: “…”"
std::string tell(TextChange const& change);

}  // namespace tally::engagement
