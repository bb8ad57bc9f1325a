#include "engagement/opening.h"

#include <algorithm>

namespace tally::engagement {
namespace {

using ledger::Json;
using ledger::JsonObject;
using ledger::JsonReader;

constexpr std::size_t slug_bytes_max = 64;

bool is_slug_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

Json encode(Freelancer const& freelancer) {
    return JsonObject{
        {"email", freelancer.email}, {"location", freelancer.location}, {"name", freelancer.name}};
}

Json encode(Client const& client) {
    return JsonObject{{"email", client.email},
                      {"kind", std::string{name(client.kind)}},
                      {"location", client.location},
                      {"name", client.name}};
}

Result<Json> member(Json const& value, std::string_view key) {
    auto const* members = value.object();
    if (members == nullptr || !members->contains(key))
        return fail(Code::invalid_input, "engagement: \"" + std::string{key} + "\" is missing");
    return members->find(key)->second;
}

Result<Freelancer> decode_freelancer(Json const& value) {
    auto reader = TRY(JsonReader::open(value, "freelancer"));
    Freelancer freelancer;
    freelancer.email = TRY(reader.string("email"));
    freelancer.location = TRY(reader.string("location"));
    freelancer.name = TRY(reader.string("name"));
    TRY(reader.finish());
    return freelancer;
}

Result<Client> decode_client(Json const& value) {
    auto reader = TRY(JsonReader::open(value, "client"));
    Client client;
    client.email = TRY(reader.string("email"));
    client.kind = TRY(parse_name<ClientKind>(TRY(reader.string("kind"))));
    client.location = TRY(reader.string("location"));
    client.name = TRY(reader.string("name"));
    TRY(reader.finish());
    return client;
}

}  // namespace

bool is_slug(std::string_view text) {
    if (text.empty() || text.size() > slug_bytes_max) return false;
    if (text.front() == '-' || text.back() == '-' || text.contains("--")) return false;
    return std::ranges::all_of(text, [](char c) { return is_slug_character(c) || c == '-'; });
}

std::string slug_of(std::string_view title) {
    std::string slug;
    for (char c : title) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (is_slug_character(c))
            slug += c;
        else if (!slug.empty() && slug.back() != '-')
            slug += '-';
    }
    if (slug.size() > slug_bytes_max) slug.resize(slug_bytes_max);
    if (slug.ends_with('-')) slug.pop_back();
    return slug.empty() ? "engagement" : slug;
}

Json encode_opening(Engagement const& engagement) {
    return JsonObject{{"client", encode(engagement.client)},
                      {"currency", engagement.currency.code()},
                      {"freelancer", encode(engagement.freelancer)},
                      {"opened", format_instant(engagement.opened)},
                      {"slug", engagement.slug},
                      {"title", engagement.title},
                      {"type", std::string{name(engagement.type)}},
                      {"zone", engagement.zone}};
}

Result<Engagement> decode_opening(Json const& value) {
    auto reader = TRY(JsonReader::open(value, "engagement"));
    // Not inside the braces: GCC leaks what was initialised before a TRY that returns from there.
    auto const currency = TRY(Currency::parse(TRY(reader.string("currency"))));
    Engagement engagement{.slug = {},
                          .title = {},
                          .type = {},
                          .currency = currency,
                          .zone = {},
                          .freelancer = {},
                          .client = {},
                          .opened = {}};
    engagement.slug = TRY(reader.string("slug"));
    engagement.title = TRY(reader.string("title"));
    engagement.type = TRY(parse_name<EngagementType>(TRY(reader.string("type"))));
    engagement.zone = TRY(reader.string("zone"));
    engagement.opened = TRY(parse_instant_strict(TRY(reader.string("opened"))));
    engagement.freelancer = TRY(decode_freelancer(TRY(member(value, "freelancer"))));
    engagement.client = TRY(decode_client(TRY(member(value, "client"))));
    if (!is_slug(engagement.slug))
        return fail(Code::invalid_input, "engagement: not a short name: " + engagement.slug,
                    "use lower-case letters, digits and hyphens");
    TRY(check_zone(engagement.zone));
    return engagement;
}

}  // namespace tally::engagement
