#include "rights/calendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libical/ical.h>

#include <memory>

#include "base/encoding.h"

namespace tally::rights {
namespace {

using testing::HasSubstr;

Instant instant(std::string_view text) { return parse_instant(text).value(); }

Deadline refund() {
    Deadline deadline{};
    deadline.rule = "UW-FP-REFUNDREQ";
    deadline.title = "Your answer; to, the \\ client";
    deadline.subject = "milestone 2 “Bäckerei”\nBEGIN:VEVENT";
    deadline.topic = "contract";
    deadline.starts = instant("2026-11-20T15:20:00Z");
    deadline.due = instant("2026-11-27T15:20:00Z");
    deadline.acts = {ledger::Party::freelancer};
    deadline.if_missed = "If you do nothing, " + std::string(200, 'x') + " goes back.";
    return deadline;
}

std::string written(std::vector<Deadline> const& deadlines) {
    return calendar({"Website, 2nd part", "abc"}, deadlines, instant("2026-11-21T09:00:00Z"));
}

// Read again by the library: what another program would see.
struct Read {
    explicit Read(std::string const& text)
        : whole{icalparser_parse_string(text.c_str()), icalcomponent_free} {}
    icalcomponent* first() const {
        return icalcomponent_get_first_component(whole.get(), ICAL_VEVENT_COMPONENT);
    }
    std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> whole;
};

TEST(Calendar, a_deadline_is_an_event_at_its_end_with_three_alarms) {
    Read const read{written({refund()})};
    ASSERT_NE(read.first(), nullptr);
    EXPECT_EQ(icalcomponent_count_components(read.whole.get(), ICAL_VEVENT_COMPONENT), 1);
    EXPECT_STREQ(icaltime_as_ical_string(icalcomponent_get_dtstart(read.first())),
                 "20261127T152000Z");
    EXPECT_STREQ(icalcomponent_get_summary(read.first()),
                 "Website, 2nd part: Your answer; to, the \\ client ends (milestone 2 "
                 "“Bäckerei”\nBEGIN:VEVENT)");
    std::vector<std::string> alarms;
    for (auto* one = icalcomponent_get_first_component(read.first(), ICAL_VALARM_COMPONENT);
         one != nullptr;
         one = icalcomponent_get_next_component(read.first(), ICAL_VALARM_COMPONENT)) {
        auto* trigger = icalcomponent_get_first_property(one, ICAL_TRIGGER_PROPERTY);
        alarms.emplace_back(icaltime_as_ical_string(icalproperty_get_trigger(trigger).time));
    }
    EXPECT_EQ(alarms, (std::vector<std::string>{"20261124T032000Z", "20261126T152000Z",
                                                "20261127T122000Z"}));
}

TEST(Calendar, the_id_stays_when_the_deadline_is_met_and_the_event_is_cancelled) {
    auto met = refund();
    met.state = DeadlineState::met;
    Read const open{written({refund()})};
    Read const over{written({met})};
    EXPECT_STREQ(icalcomponent_get_uid(open.first()), icalcomponent_get_uid(over.first()));
    EXPECT_EQ(icalcomponent_get_status(over.first()), ICAL_STATUS_CANCELLED);
    EXPECT_EQ(icalcomponent_get_first_component(over.first(), ICAL_VALARM_COMPONENT), nullptr);
    EXPECT_THAT(icalcomponent_get_uid(open.first()),
                HasSubstr("UW-FP-REFUNDREQ-contract-2026-11-20T15-20-00.000Z@abc.tallystick"));
}

TEST(Calendar, lines_are_short_end_as_they_should_and_break_no_character) {
    auto const text = written({refund()});
    std::size_t begin = 0;
    while (begin < text.size()) {
        auto const end = text.find("\r\n", begin);
        ASSERT_NE(end, text.npos);
        EXPECT_LE(end - begin, 75U);
        EXPECT_TRUE(is_utf8(text.substr(begin, end - begin)));
        begin = end + 2;
    }
}

TEST(Calendar, without_deadlines_there_is_an_empty_calendar) {
    EXPECT_THAT(written({}), HasSubstr("BEGIN:VCALENDAR"));
    EXPECT_EQ(Read{written({})}.first(), nullptr);
}

}  // namespace
}  // namespace tally::rights
