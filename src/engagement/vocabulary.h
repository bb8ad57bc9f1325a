// The closed lists of names that the product uses everywhere: engagement types, item kinds, forums,
// channels. docs/formats/events.md documents each; a test compares both ways.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace tally::engagement {

enum class EngagementType : std::uint8_t {
    upwork_fixed,
    upwork_hourly,
    direct_fixed,
    direct_hourly,
    fiverr_order,
    freelancer_com,
    peopleperhour,
    other,
};
inline constexpr std::array<std::string_view, 8> engagement_type_names{
    "upwork-fixed", "upwork-hourly",  "direct-fixed",  "direct-hourly",
    "fiverr-order", "freelancer-com", "peopleperhour", "other"};
std::string_view name(EngagementType type);
Result<EngagementType> parse_engagement_type(std::string_view text);
// The platform holds the client's money and has a submit function that starts its clocks.
bool has_platform(EngagementType type);

enum class Forum : std::uint8_t {
    upwork_dispute,
    upwork_arbitration,
    chargeback,
    small_claims,
    e_bundle,
    demand_letter,
    generic,
};
inline constexpr std::array<std::string_view, 7> forum_names{
    "upwork-dispute", "upwork-arbitration", "chargeback", "small-claims",
    "e-bundle",       "demand-letter",      "generic"};
std::string_view name(Forum forum);
Result<Forum> parse_forum(std::string_view text);

// How something reached the other side.
enum class Channel : std::uint8_t {
    platform,  // the platform's own submit function: the only one that starts a review clock
    chat,
    email,
    link,
    in_person,
    other,
};
inline constexpr std::array<std::string_view, 6> channel_names{"platform", "chat",      "email",
                                                               "link",     "in-person", "other"};
std::string_view name(Channel channel);
Result<Channel> parse_channel(std::string_view text);

enum class ClientKind : std::uint8_t {
    unknown,
    business,
    consumer,
};
inline constexpr std::array<std::string_view, 3> client_kind_names{"unknown", "business",
                                                                   "consumer"};
std::string_view name(ClientKind kind);
Result<ClientKind> parse_client_kind(std::string_view text);

// What an item can be; `kind` of ledger::ItemRecord.
inline constexpr std::array<std::string_view, 9> item_kind_names{
    "mail", "chat", "file", "image", "pdf", "page", "commit", "statement-row", "note"};

}  // namespace tally::engagement
