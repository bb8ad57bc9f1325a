#include "outbox/scaffold.h"

#include <gtest/gtest.h>

#include "support/engagement_builder.h"
#include "tone/check.h"

namespace tally::outbox {
namespace {

using namespace engagement;
using support::dollars;
using support::EngagementBuilder;

constexpr auto now = "2026-11-30T10:00:00Z";

Instant at(std::string_view text) { return parse_instant(text).value(); }

// Everything that can wait for a client.
EngagementBuilder busy() {
    EngagementBuilder builder{support::an_engagement(EngagementType::direct_fixed)};
    builder.act("2026-11-01T09:00:00Z", AddMilestone{"Pages", dollars(600), {}});
    builder.act("2026-11-01T09:01:00Z", AddMilestone{"Blog", dollars(200), {}});
    builder.act("2026-11-01T10:00:00Z", FundMilestone{1, dollars(600)});
    builder.act("2026-11-02T09:00:00Z", StartMilestone{1});
    builder.act("2026-11-10T09:00:00Z", SubmitMilestone{1, Channel::platform, {}, {}});
    builder.act(
        "2026-11-12T09:00:00Z",
        IssueInvoice{.amount = dollars(90), .due = Date{std::chrono::year{2026} / 11 / 26}});
    builder.act("2026-11-13T09:00:00Z", LogRequest{.quote = "Could you add a shop?"});
    builder.act("2026-11-14T09:00:00Z",
                ProposeChange{.title = "A shop", .amount = dollars(300), .days = 5});
    builder.act("2026-11-15T09:00:00Z",
                SendCheckin{.text = "All is well.", .questions = {"Which of the two logos?"}});
    return builder;
}

TEST(Scaffold, says_fact_impact_request_and_date) {
    auto const state = busy().state;
    auto const made = scaffold(state, "invoice/1", at(now)).value();
    EXPECT_EQ(made.about, "invoice/1");
    EXPECT_TRUE(made.fact.contains("is open with $90.00."));
    EXPECT_EQ(made.impact, "It was due on 2026-11-26, 4 days ago.");
    EXPECT_TRUE(made.request.starts_with("Please pay it"));
    EXPECT_EQ(format_date(made.by), "2026-12-03");
    auto const words = letter_of(state, made);
    EXPECT_TRUE(words.text.starts_with("Hello Tom,"));
    EXPECT_TRUE(words.text.contains("by Thursday, 3 December."));
}

TEST(Scaffold, of_anything_is_calm_and_asks_for_something_with_a_day) {
    auto const state = busy().state;
    for (auto const* about :
         {"milestone/1", "milestone/2", "invoice/1", "change/1", "request/1", "checkin/1"}) {
        auto const made = scaffold(state, about, at(now));
        ASSERT_TRUE(made) << about << made.error().message;
        auto const words = letter_of(state, *made);
        tone::Circumstances const circumstances{.on_platform = true, .today = made->by};
        auto const report =
            tone::check_draft(words.text, circumstances, tone::builtin_tone_packs()).value();
        EXPECT_TRUE(report.findings.empty()) << report.findings.front().rule << "\n" << words.text;
    }
}

TEST(Scaffold, by_itself_is_about_what_has_waited_longest) {
    EXPECT_EQ(scaffold(busy().state, "", at(now)).value().about, "milestone/1");
    EngagementBuilder const empty;
    EXPECT_EQ(scaffold(empty.state, "", at(now)).error().code, Code::rejected);
}

TEST(Scaffold, is_refused_where_nothing_waits_or_nothing_is_there) {
    auto builder = busy();
    builder.act("2026-11-20T09:00:00Z", PayInvoice{1});
    EXPECT_EQ(scaffold(builder.state, "invoice/1", at(now)).error().code, Code::rejected);
    EXPECT_EQ(scaffold(builder.state, "invoice/7", at(now)).error().code, Code::not_found);
    EXPECT_EQ(scaffold(builder.state, "responsibility/R9", at(now)).error().code, Code::not_found);
    EXPECT_EQ(scaffold(builder.state, "weather", at(now)).error().code, Code::invalid_input);
}

}  // namespace
}  // namespace tally::outbox
