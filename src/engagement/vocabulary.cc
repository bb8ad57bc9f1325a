#include "engagement/vocabulary.h"

#include <algorithm>
#include <span>
#include <string>

namespace tally::engagement {
namespace {

std::string listed(std::span<std::string_view const> names) {
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) list += i + 1 == names.size() ? " or " : ", ";
        list += names[i];
    }
    return list;
}

template <typename Enum>
Result<Enum> parse_name(std::string_view text, std::span<std::string_view const> names,
                        std::string_view what) {
    auto const found = std::ranges::find(names, text);
    if (found == names.end())
        return fail(Code::invalid_input,
                    "unknown " + std::string{what} + ": " + std::string{text.substr(0, 60)},
                    "use " + listed(names));
    return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view name(EngagementType type) {
    return engagement_type_names.at(static_cast<std::size_t>(type));
}

Result<EngagementType> parse_engagement_type(std::string_view text) {
    return parse_name<EngagementType>(text, engagement_type_names, "engagement type");
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

std::string_view name(Forum forum) { return forum_names.at(static_cast<std::size_t>(forum)); }

Result<Forum> parse_forum(std::string_view text) {
    return parse_name<Forum>(text, forum_names, "forum");
}

std::string_view name(Channel channel) {
    return channel_names.at(static_cast<std::size_t>(channel));
}

Result<Channel> parse_channel(std::string_view text) {
    return parse_name<Channel>(text, channel_names, "channel");
}

std::string_view name(ClientKind kind) {
    return client_kind_names.at(static_cast<std::size_t>(kind));
}

Result<ClientKind> parse_client_kind(std::string_view text) {
    return parse_name<ClientKind>(text, client_kind_names, "kind of client");
}

}  // namespace tally::engagement
