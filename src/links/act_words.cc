#include "links/act_words.h"

#include <algorithm>
#include <array>

namespace tally::links {
namespace {

struct Words {
    std::string_view name;
    std::string_view words;
};

constexpr std::array acts{
    Words{"agreement.signed", "signed"},
    Words{"milestone.approved", "approved"},
    Words{"milestone.changes-requested", "asked for changes to"},
    Words{"change.approved", "approved"},
    Words{"change.declined", "declined"},
    Words{"checkin.acknowledged", "acknowledged"},
    Words{"feedback.sealed", "sealed"},
    Words{"feedback.given", "opened"},
    Words{"concern.raised", "raised a concern about"},
};

constexpr std::array topics{
    Words{"agreement", "the agreement"},      Words{"milestone", "milestone"},
    Words{"change", "change order"},          Words{"checkin", "check-in"},
    Words{"feedback", "the sealed feedback"}, Words{"concern", "the work as a whole"},
};

template <std::size_t Count>
std::string words_of(std::array<Words, Count> const& table, std::string_view name) {
    auto const known = std::ranges::find(table, name, &Words::name);
    return std::string{known == table.end() ? name : known->words};
}

}  // namespace

std::string act_told(std::string_view act, std::string_view about) {
    auto const slash = about.find('/');
    auto told = words_of(acts, act) + " " + words_of(topics, about.substr(0, slash));
    if (slash != about.npos) told += " " + std::string{about.substr(slash + 1)};
    return told;
}

}  // namespace tally::links
