#include "vault/reminders.h"

#include <gtest/gtest.h>

namespace tally::vault {
namespace {

Instant instant(std::string_view text) { return parse_instant(text).value(); }

std::vector<StandingAlerts> refund() {
    rights::Alert alert{};
    alert.rule = "UW-FP-REFUNDREQ";
    alert.subject = "milestone 2";
    alert.due = instant("2026-11-27T15:20:00Z");
    alert.alarms = {instant("2026-11-24T03:20:00Z"), instant("2026-11-26T15:20:00Z"),
                    instant("2026-11-27T12:20:00Z")};
    return {{"site", {alert}}};
}

TEST(Reminders, an_alarm_rings_once_and_the_next_one_again) {
    EXPECT_TRUE(plan_reminders(refund(), {}, instant("2026-11-24T03:19:59Z")).ring.empty());
    auto const first = plan_reminders(refund(), {}, instant("2026-11-24T03:20:00Z"));
    EXPECT_EQ(first.ring.size(), 1U);
    auto const again = plan_reminders(refund(), first.known, instant("2026-11-25T00:00:00Z"));
    EXPECT_TRUE(again.ring.empty());
    EXPECT_EQ(plan_reminders(refund(), again.known, instant("2026-11-26T15:20:00Z")).ring.size(),
              1U);
}

TEST(Reminders, alarms_that_were_slept_through_ring_as_one) {
    auto const late = plan_reminders(refund(), {}, instant("2026-11-27T13:00:00Z"));
    EXPECT_EQ(late.ring.size(), 1U);
    EXPECT_EQ(late.known.size(), 3U);
}

TEST(Reminders, what_has_no_end_rings_once_a_day) {
    auto standing = refund();
    standing[0].alerts[0].due.reset();
    standing[0].alerts[0].severity = rights::Severity::warning;
    auto const first = plan_reminders(standing, {}, instant("2026-11-24T00:00:00Z"));
    EXPECT_EQ(first.ring.size(), 1U);
    EXPECT_TRUE(
        plan_reminders(standing, first.known, instant("2026-11-24T23:59:59Z")).ring.empty());
    EXPECT_EQ(plan_reminders(standing, first.known, instant("2026-11-25T00:00:00Z")).ring.size(),
              1U);
}

TEST(Reminders, information_without_an_end_never_rings) {
    auto standing = refund();
    standing[0].alerts[0].due.reset();
    standing[0].alerts[0].severity = rights::Severity::info;
    EXPECT_TRUE(plan_reminders(standing, {}, instant("2026-11-24T00:00:00Z")).ring.empty());
}

TEST(Reminders, what_no_longer_stands_is_forgotten) {
    EXPECT_TRUE(plan_reminders({}, {"site X"}, instant("2026-11-24T00:00:00Z")).known.empty());
}

}  // namespace
}  // namespace tally::vault
