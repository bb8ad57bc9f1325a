// A first text of an agreement to fill in: plain words for what most disputes are about. It informs
// and is no legal advice.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engagement/lesson.h"
#include "engagement/opening.h"
#include "engagement/vocabulary.h"

namespace tally::engagement {

// How the work is paid.
enum class TemplateKind : std::uint8_t {
    fixed,     // milestones with amounts
    hourly,    // a rate, a weekly limit
    retainer,  // a sum for each month
};
inline constexpr std::array<std::string_view, 3> template_kind_names{"fixed", "hourly", "retainer"};
constexpr NameList names_of(TemplateKind) { return {"kind of agreement", template_kind_names}; }

// By the hour where the engagement is paid by the hour, else fixed.
TemplateKind usual_template(EngagementType type);

// TOML that parse_agreement accepts as it is, in the engagement's currency; what has to be filled
// in stands in comments. Lessons of use `clause` become terms with a comment that says which lesson
// they come from; those of use `checklist` and `alert` become comments on top. No text of a lesson
// can break the file.
std::string agreement_template(Engagement const& engagement, TemplateKind kind,
                               std::vector<Lesson> const& lessons);

}  // namespace tally::engagement
