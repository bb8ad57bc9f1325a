#include "engagement/vocabulary.h"

#include <algorithm>

namespace tally::engagement {

std::string listed(std::span<std::string_view const> names) {
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) list += i + 1 == names.size() ? " or " : ", ";
        list += names[i];
    }
    return list;
}

Result<std::size_t> find_name(std::string_view text, NameList const& list) {
    auto const found = std::ranges::find(list.names, text);
    if (found == list.names.end())
        return fail(Code::invalid_input,
                    "unknown " + std::string{list.what} + ": " + std::string{text.substr(0, 60)},
                    "use " + listed(list.names));
    return static_cast<std::size_t>(found - list.names.begin());
}

bool has_platform(EngagementType type) {
    switch (type) {
        case EngagementType::upwork_fixed:
        case EngagementType::upwork_hourly:
        case EngagementType::fiverr_order:
        case EngagementType::freelancer_com:
        case EngagementType::peopleperhour: return true;
        case EngagementType::direct_fixed:
        case EngagementType::direct_hourly:
        case EngagementType::other: return false;
    }
    return false;  // bits that name no type
}

bool bills_by_invoice(EngagementType type) { return type == EngagementType::peopleperhour; }

bool is_hourly(EngagementType type) {
    return type == EngagementType::upwork_hourly || type == EngagementType::direct_hourly;
}

}  // namespace tally::engagement
