#include "documents/document_time.h"

#include "base/local_time.h"

namespace tally::documents {
namespace {

constexpr std::size_t date_and_time = 19;

// A local time of the zone.
std::optional<Instant> in_zone(std::string const& text, std::string const& zone) {
    auto const shown = parse_instant(text + "Z");
    if (!shown) return std::nullopt;
    auto const day = std::chrono::floor<std::chrono::days>(*shown);
    return from_local({Date{day}, *shown - day}, zone);
}

}  // namespace

std::optional<Instant> exif_time(std::string_view text, std::string_view offset,
                                 std::string const& zone) {
    if (text.size() < date_and_time || text[4] != ':' || text[7] != ':') return std::nullopt;
    std::string iso{text.substr(0, date_and_time)};
    iso[4] = iso[7] = '-';
    iso[10] = 'T';
    if (offset.empty()) return in_zone(iso, zone);
    auto const at = parse_instant(iso + std::string{offset});
    if (!at) return std::nullopt;
    return *at;
}

std::optional<Instant> iso_time(std::string_view text, std::string const& zone) {
    if (text.size() < date_and_time) return std::nullopt;
    std::string iso{text};
    if (text.size() == date_and_time) return in_zone(iso, zone);
    // "+01" alone is not RFC 3339.
    if (text.size() == date_and_time + 3 &&
        (text[date_and_time] == '+' || text[date_and_time] == '-'))
        iso += ":00";
    auto const at = parse_instant(iso);
    if (!at) return std::nullopt;
    return *at;
}

}  // namespace tally::documents
