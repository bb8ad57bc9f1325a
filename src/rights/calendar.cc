#include "rights/calendar.h"

#include <libical/ical.h>

#include <memory>

#include "base/check.h"
#include "rights/alerts.h"

namespace tally::rights {
namespace {

using Component = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;

icaltimetype as_ical(Instant at) {
    auto const seconds = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
    return icaltime_from_timet_with_zone(static_cast<time_t>(seconds), 0,
                                         icaltimezone_get_utc_timezone());
}

// Ids hold no spaces, and nothing that a calendar may want to escape.
std::string id_of(CalendarOf const& of, Deadline const& deadline) {
    auto id = deadline.rule + "-" + deadline.topic + "-" + format_instant(deadline.starts);
    for (char& c : id) {
        bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.';
        if (!plain) c = '-';
    }
    return id + "@" + of.ledger + ".tallystick";
}

std::string description_of(Deadline const& deadline) {
    auto text = deadline.if_missed;
    if (!deadline.action.empty()) text += "\n\nDo: " + deadline.action;
    if (!deadline.if_only_one_acts.empty()) text += "\n\n" + deadline.if_only_one_acts;
    text += "\n\nRule " + deadline.rule + " (" + std::string{name(deadline.confidence)} +
            " confidence). This informs and is no legal advice.";
    for (auto const& source : deadline.source) text += "\n" + source;
    return text;
}

icalcomponent* alarm(Instant at, std::string const& summary) {
    auto trigger = icaltriggertype_from_int(0);
    trigger.time = as_ical(at);
    return icalcomponent_vanew(ICAL_VALARM_COMPONENT, icalproperty_new_action(ICAL_ACTION_DISPLAY),
                               icalproperty_new_trigger(trigger),
                               icalproperty_new_description(summary.c_str()), nullptr);
}

icalcomponent* event(CalendarOf const& of, Deadline const& deadline, Instant now) {
    auto const summary = of.engagement + ": " + deadline.title + " ends (" + deadline.subject + ")";
    bool const is_met = deadline.state == DeadlineState::met;
    auto* one = icalcomponent_vanew(
        ICAL_VEVENT_COMPONENT, icalproperty_new_uid(id_of(of, deadline).c_str()),
        icalproperty_new_dtstamp(as_ical(now)), icalproperty_new_dtstart(as_ical(deadline.due)),
        icalproperty_new_summary(summary.c_str()),
        icalproperty_new_description(description_of(deadline).c_str()),
        icalproperty_new_status(is_met ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED),
        icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT), nullptr);
    if (deadline.state == DeadlineState::open)
        for (auto const at : alarms_of(deadline))
            icalcomponent_add_component(one, alarm(at, summary));
    return one;
}

}  // namespace

std::string calendar(CalendarOf const& of, std::vector<Deadline> const& deadlines, Instant now) {
    Component const whole{
        icalcomponent_vanew(ICAL_VCALENDAR_COMPONENT, icalproperty_new_version("2.0"),
                            icalproperty_new_prodid("-//Tallystick//deadlines//EN"), nullptr),
        icalcomponent_free};
    TALLY_CHECK(whole != nullptr);
    for (auto const& deadline : deadlines)
        icalcomponent_add_component(whole.get(), event(of, deadline, now));
    std::unique_ptr<char, decltype(&free)> const text{icalcomponent_as_ical_string_r(whole.get()),
                                                      free};
    TALLY_CHECK(text != nullptr);
    return text.get();
}

}  // namespace tally::rights
