#include "importers/calendar.h"

#include <libical/ical.h>

#include <algorithm>
#include <memory>

#include "base/encoding.h"
#include "base/local_time.h"

namespace tally::importers {
namespace {

constexpr std::size_t calendar_bytes_max = std::size_t{4} << 20;
constexpr std::size_t claims_max = 50;
constexpr std::size_t value_bytes_max = 500;

using Calendar = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;

std::string cleaned(char const* text) {
    return text == nullptr ? std::string{}
                           : to_valid_utf8(std::string_view{text}.substr(0, value_bytes_max));
}

std::string person(char const* address) {
    auto text = cleaned(address);
    constexpr std::string_view scheme = "mailto:";
    return text.starts_with(scheme) || text.starts_with("MAILTO:") ? text.substr(scheme.size())
                                                                   : text;
}

struct When {
    std::optional<Instant> begins;
    std::string precision;
    bool zone_was_assumed = false;
};

// In the zone that the event names, in UTC, or in the given one.
std::optional<Instant> instant_of(icaltimetype const& time, icalproperty* property,
                                  std::string const& zone, bool& assumed) {
    if (icaltime_is_null_time(time) != 0 || icaltime_is_valid_time(time) == 0) return std::nullopt;
    Date const date{std::chrono::year{time.year},
                    std::chrono::month{static_cast<unsigned>(time.month)},
                    std::chrono::day{static_cast<unsigned>(time.day)}};
    if (!date.ok() || time.year < 1900 || time.year > 9999) return std::nullopt;
    auto const clock = time.is_date != 0
                           ? std::chrono::seconds{0}
                           : std::chrono::hours{time.hour} + std::chrono::minutes{time.minute} +
                                 std::chrono::seconds{time.second};
    if (icaltime_is_utc(time) != 0) return std::chrono::sys_days{date} + clock;
    auto* const parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    std::string named = parameter == nullptr ? "" : cleaned(icalparameter_get_tzid(parameter));
    assumed = named.empty() || !check_zone(named);
    return from_local({date, clock}, assumed ? zone : named);
}

When when_of(icalcomponent* event, std::string const& zone) {
    When when;
    auto* const property = icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY);
    if (property == nullptr) return when;
    auto const time = icalproperty_get_dtstart(property);
    when.begins = instant_of(time, property, zone, when.zone_was_assumed);
    if (time.is_date != 0) {
        when.precision = "day";
        when.zone_was_assumed = false;  // a day is a day
    }
    return when;
}

void add(CalendarClaims& found, char const* name, std::string value) {
    if (!value.empty() && found.claims.size() < claims_max)
        found.claims.push_back({name, std::move(value)});
}

void take_zone(When const& when, std::string const& zone, CalendarClaims& found) {
    auto const said = std::ranges::find(found.claims, "zone", &Claim::name) != found.claims.end();
    if (when.zone_was_assumed && !said)
        add(found, "zone", "none given: times are read as in " + zone);
}

void take_event(icalcomponent* event, std::string const& zone, CalendarClaims& found) {
    found.summary = cleaned(icalcomponent_get_summary(event));
    auto const when = when_of(event, zone);
    found.begins = when.begins;
    found.precision = when.precision;
    take_zone(when, zone, found);
    if (auto* const property = icalcomponent_get_first_property(event, ICAL_ORGANIZER_PROPERTY))
        found.organizer = person(icalproperty_get_organizer(property));
    add(found, "place", cleaned(icalcomponent_get_location(event)));
    for (auto* property = icalcomponent_get_first_property(event, ICAL_ATTENDEE_PROPERTY);
         property != nullptr;
         property = icalcomponent_get_next_property(event, ICAL_ATTENDEE_PROPERTY))
        add(found, "attendee", person(icalproperty_get_attendee(property)));
}

// An event behind the first: "2026-03-02T13:00:00.000Z Kick-off".
void take_other(icalcomponent* event, std::string const& zone, CalendarClaims& found) {
    auto const when = when_of(event, zone);
    auto const summary = cleaned(icalcomponent_get_summary(event));
    take_zone(when, zone, found);
    add(found, "event", (when.begins ? format_instant(*when.begins) + " " : "") + summary);
}

}  // namespace

CalendarClaims calendar_claims(std::string_view bytes, std::string const& zone) {
    CalendarClaims found;
    auto const text = to_valid_utf8(bytes.substr(0, calendar_bytes_max));
    Calendar const calendar{icalparser_parse_string(text.c_str()), icalcomponent_free};
    if (!calendar) return found;
    auto* const event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
    if (event == nullptr) return found;
    take_event(event, zone, found);
    for (auto* other = icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT);
         other != nullptr && found.claims.size() < claims_max;
         other = icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT))
        take_other(other, zone, found);
    auto const count = icalcomponent_count_components(calendar.get(), ICAL_VEVENT_COMPONENT);
    if (count > 1) found.summary += " and " + std::to_string(count - 1) + " more";
    return found;
}

}  // namespace tally::importers
