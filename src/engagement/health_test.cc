#include "engagement/health.h"
#include "engagement/event.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "support/engagement_builder.h"

namespace tally::engagement {
namespace {

using ledger::Party;
using support::an_engagement;
using support::an_item;
using support::dollars;
using support::EngagementBuilder;
using support::website_redesign;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Weight = Signal::Weight;

Instant at(std::string_view time) { return parse_instant(time).value(); }
Date day(std::string_view text) { return parse_date(text).value(); }

Signal const* find(std::vector<Signal> const& signals, std::string_view id) {
    auto const found = std::ranges::find(signals, id, &Signal::id);
    return found == signals.end() ? nullptr : &*found;
}

// The signal with this id, which must be there.
Signal signal(std::vector<Signal> const& signals, std::string_view id) {
    auto const* found = find(signals, id);
    EXPECT_NE(found, nullptr) << id;
    return found == nullptr ? Signal{} : *found;
}

constexpr std::string_view terms = R"(title = "Website"
[[scope]]
id = "1"
text = "Five pages"
[revisions]
rounds = 1
[[responsibility]]
party = "client"
what = "Supply the texts"
due = "2026-10-01"
[[responsibility]]
party = "freelancer"
what = "Name a date"
due = "2026-10-05"
)";

EngagementBuilder& sign(EngagementBuilder& builder) {
    Digest digest;
    digest.bytes.fill(9);
    return builder.act("2026-09-10T09:00:00Z", DraftAgreement{std::string{terms}, digest})
        .act("2026-09-10T10:00:00Z", SignAgreement{1, "by mail"})
        .act_as(Party::client, "2026-09-11T10:00:00Z", SignAgreement{1, "by reply"});
}

EngagementBuilder direct() {
    return EngagementBuilder{an_engagement(EngagementType::direct_fixed)};
}

TEST(Health, an_engagement_in_order_has_little_to_say) {
    auto builder = website_redesign();
    sign(builder)
        .act("2026-09-12T10:00:00Z", TermsKept{TermsSource::job_post, {an_item(8)}, ""})
        .act("2026-09-12T11:00:00Z", ResponsibilityMet{"R1", "", {}})
        .act("2026-09-12T11:00:00Z", ResponsibilityMet{"R2", "", {}});
    PartyDescribed known;
    known.legal_name = "Baker & Sons LLC";
    known.service_address = "1 Main St, Albany";
    builder.act("2026-09-12T12:00:00Z", known);
    EXPECT_THAT(health(builder.state, {}, at("2026-10-14T09:00:00Z")), IsEmpty());
}

TEST(Health, every_signal_is_one_of_the_documented_ones_and_alarms_come_first) {
    auto builder = direct();
    builder.act("2026-09-14T09:00:00Z", AddMilestone{"Design", dollars(600), {}});
    auto start = builder.at("2026-09-15T09:00:00Z", StartMilestone{1});
    start.override_reason = "an old friend";
    builder.attempt(StartMilestone{1}, start).value();
    auto const signals = health(builder.state, {}, at("2026-10-14T09:00:00Z"));
    std::vector<std::string> ids;
    for (auto const& one : signals) {
        EXPECT_NE(std::ranges::find(signal_ids, one.id), signal_ids.end()) << one.id;
        EXPECT_FALSE(one.text.empty());
        ids.push_back(one.id);
    }
    EXPECT_THAT(ids, ElementsAre("work-unfunded", "no-signed-agreement", "no-legal-name",
                                 "no-service-address", "contract-unrequested"));
    EXPECT_EQ(signals[0].weight, Weight::alarm);
    EXPECT_EQ(signals[0].money, dollars(600));
    EXPECT_EQ(signals[0].text, "1 milestone is under way without money behind it");
    EXPECT_THAT(signals[0].evidence,
                ElementsAre("milestone 1 “Design”: nothing stands behind $600.00"));
    EXPECT_EQ(signals[4].weight, Weight::concern);
}

TEST(Health, answers_are_compared_with_those_before) {
    std::vector<Exchange> messages;
    auto const exchange = [&](std::string_view asked, int hours) {
        messages.push_back({Party::freelancer, at(asked)});
        messages.push_back({Party::client, at(asked) + std::chrono::hours{hours}});
    };
    exchange("2026-09-01T09:00:00Z", 2);
    exchange("2026-09-03T09:00:00Z", 3);
    exchange("2026-09-05T09:00:00Z", 4);
    exchange("2026-11-02T09:00:00Z", 20);
    exchange("2026-11-04T09:00:00Z", 10);
    exchange("2026-11-06T09:00:00Z", 30);
    auto const found = signal(
        health(website_redesign().state, messages, at("2026-11-10T09:00:00Z")), "client-response");
    EXPECT_EQ(found.weight, Weight::concern);
    EXPECT_EQ(found.text,
              "the client: half of 3 answers in the last 30 days came within 20 hours; before "
              "that, half of 3 answers within 3 hours");
}

TEST(Health, own_answers_are_measured_too_and_a_few_make_no_trend) {
    std::vector<Exchange> const messages{{Party::client, at("2026-09-01T09:00:00Z")},
                                         {Party::freelancer, at("2026-09-01T10:00:00Z")},
                                         {Party::client, at("2026-11-01T09:00:00Z")},
                                         {Party::freelancer, at("2026-11-02T19:00:00Z")}};
    auto const found = signal(
        health(website_redesign().state, messages, at("2026-11-03T09:00:00Z")), "own-response");
    EXPECT_EQ(found.weight, Weight::note);
    EXPECT_EQ(found.text,
              "you: half of 1 answer in the last 30 days came within 34 hours; before that, half "
              "of 1 answer within 60 minutes");
}

TEST(Health, silence_grows_from_a_concern_to_an_alarm) {
    auto builder = website_redesign();
    builder.act("2026-11-01T09:00:00Z", SubmitMilestone{2, Channel::platform, {}, ""});
    auto const on = [&](std::string_view now) { return health(builder.state, {}, at(now)); };
    EXPECT_EQ(find(on("2026-11-05T08:00:00Z"), "client-silent"), nullptr);
    auto const concern = signal(on("2026-11-05T09:00:00Z"), "client-silent");
    EXPECT_EQ(concern.weight, Weight::concern);
    EXPECT_EQ(concern.text, "nothing came from the client for 4 days");
    EXPECT_THAT(concern.evidence, ElementsAre("asked first on 1 Nov 2026"));
    EXPECT_EQ(signal(on("2026-11-11T09:00:00Z"), "client-silent").weight, Weight::alarm);
    builder.act_as(Party::client, "2026-11-12T09:00:00Z", EndContract{"no need", {}});
    EXPECT_EQ(find(on("2026-12-24T09:00:00Z"), "client-silent"), nullptr);
}

TEST(Health, checkins_count_what_was_missed_and_what_was_not_answered) {
    auto builder = website_redesign();
    builder
        .act("2026-11-02T09:00:00Z", CheckinPlanned{"FREQ=WEEKLY;BYDAY=FR", day("2026-11-02"), ""})
        .act("2026-11-13T09:00:00Z", SendCheckin{Channel::email, "Page 1 is done", {"Which logo?"}})
        .act("2026-11-20T09:00:00Z", SendCheckin{Channel::email, "Page 2 is done", {"Which map?"}})
        .act("2026-11-20T12:00:00Z", CheckinAcknowledged{2, "thanks"});
    auto const signals = health(builder.state, {}, at("2026-11-24T09:00:00Z"));
    auto const missed = signal(signals, "checkins-missed");
    EXPECT_EQ(missed.text, "1 of 3 planned check-ins were not sent");
    EXPECT_EQ(missed.weight, Weight::note);
    EXPECT_THAT(missed.evidence, ElementsAre("due on 6 Nov 2026"));
    EXPECT_EQ(signal(signals, "checkins-unanswered").text,
              "1 of 2 check-ins were not acknowledged by the client");
    auto const waiting = signal(signals, "questions-waiting");
    EXPECT_EQ(waiting.text, "2 questions wait for an answer, the longest for 11 days");
    EXPECT_EQ(waiting.weight, Weight::concern);
    EXPECT_THAT(waiting.evidence, ElementsAre("question 1, for 11 days: “Which logo?”",
                                              "question 2, for 4 days: “Which map?”"));
}

TEST(Health, work_that_only_reached_a_chat_starts_no_review) {
    auto builder = website_redesign();
    builder.act("2026-11-01T09:00:00Z", NoteDelivery{2, Channel::chat, {}, "a zip"});
    auto const found =
        signal(health(builder.state, {}, at("2026-11-02T09:00:00Z")), "chat-only-delivery");
    EXPECT_EQ(found.weight, Weight::alarm);
    EXPECT_EQ(found.money, dollars(1200));
    EXPECT_EQ(found.text,
              "work of 1 milestone reached the client without the platform's submit "
              "function: no review runs");
    EXPECT_THAT(found.evidence, ElementsAre("milestone 2 “Build”: sent on 1 Nov 2026, never "
                                            "submitted on the platform"));
    builder.act("2026-11-02T09:00:00Z", SubmitMilestone{2, Channel::platform, {}, ""});
    EXPECT_EQ(find(health(builder.state, {}, at("2026-11-02T10:00:00Z")), "chat-only-delivery"),
              nullptr);
}

TEST(Health, scope_drift_is_requests_without_change_orders) {
    auto builder = website_redesign();
    sign(builder)
        .act("2026-10-20T09:00:00Z", LogRequest{.quote = "a shop, too"})
        .act("2026-10-20T10:00:00Z", RequestTied{1, ScopeTie::outside, "", "no shop agreed"})
        .act("2026-10-21T09:00:00Z", LogRequest{.quote = "and a blog"});
    auto const signals = health(builder.state, {}, at("2026-10-22T09:00:00Z"));
    auto const found = signal(signals, "requests-outside");
    EXPECT_EQ(found.weight, Weight::concern);
    EXPECT_EQ(found.text,
              "1 request outside of the scope became no change order; 1 request is "
              "not tied to the scope yet");
    EXPECT_THAT(found.evidence, ElementsAre("request 1 of 20 Oct 2026: “a shop, too”"));
    builder.act("2026-10-22T09:00:00Z", ProposeChange{1, "Shop", dollars(900), 5})
        .act("2026-10-22T10:00:00Z", RequestTied{2, ScopeTie::inside, "1", "a page"});
    EXPECT_EQ(find(health(builder.state, {}, at("2026-10-23T09:00:00Z")), "requests-outside"),
              nullptr);
}

TEST(Health, more_rounds_than_agreed_are_counted) {
    auto builder = website_redesign();
    sign(builder)
        .act("2026-10-20T09:00:00Z", SubmitMilestone{2, Channel::platform, {}, ""})
        .act("2026-10-21T09:00:00Z", ChangesRequested{2, "the footer", {}});
    auto const on = [&](std::string_view now) { return health(builder.state, {}, at(now)); };
    EXPECT_EQ(find(on("2026-10-22T09:00:00Z"), "revision-rounds"), nullptr);
    builder.act("2026-10-23T09:00:00Z", ChangesRequested{2, "the header", {}});
    EXPECT_THAT(signal(on("2026-10-24T09:00:00Z"), "revision-rounds").evidence,
                ElementsAre("milestone 2 “Build”: 2 rounds of changes, 1 agreed"));
}

TEST(Health, invoices_are_late_by_their_date_or_old_without_one) {
    auto builder = direct();
    builder
        .act("2026-09-01T10:00:00Z",
             IssueInvoice{"A-1", dollars(500), day("2026-09-30"), {}, "", {}})
        .act("2026-09-02T10:00:00Z", IssueInvoice{"A-2", dollars(200), {}, {}, "", {}})
        .act("2026-09-02T11:00:00Z", InvoiceSent{2, Channel::email, "", {}})
        .act("2026-10-02T10:00:00Z", PayInvoice{1, dollars(100)});
    auto const on = [&](std::string_view now) { return health(builder.state, {}, at(now)); };
    EXPECT_EQ(find(on("2026-09-30T23:00:00Z"), "invoices-overdue"), nullptr);
    auto const found = signal(on("2026-10-10T12:00:00Z"), "invoices-overdue");
    EXPECT_EQ(found.weight, Weight::concern);
    EXPECT_EQ(found.money, dollars(600));
    EXPECT_THAT(found.evidence,
                ElementsAre("invoice A-1: $400.00 is late by 9 days",
                            "invoice A-2: $200.00 was asked for without a date, 38 days ago"));
    EXPECT_EQ(signal(on("2026-10-31T12:00:00Z"), "invoices-overdue").weight, Weight::alarm);
}

TEST(Health, late_duties_name_whose_they_are_and_what_comes_next) {
    auto builder = website_redesign();
    sign(builder);
    auto const found =
        signal(health(builder.state, {}, at("2026-10-14T09:00:00Z")), "duties-overdue");
    EXPECT_EQ(found.text, "2 responsibilities are late: 1 of the client's, 1 of yours");
    EXPECT_THAT(found.evidence, ElementsAre("the client, R1: Supply the texts, due 1 Oct 2026",
                                            "the freelancer, R2: Name a date, due 5 Oct 2026"));
    EXPECT_THAT(found.advice, HasSubstr("give formal notice"));
}

TEST(Health, a_late_duty_goes_to_the_forum_only_after_every_step_before) {
    auto builder = website_redesign();
    sign(builder);
    auto const advice = [&] {
        return signal(health(builder.state, {}, at("2026-11-20T09:00:00Z")), "duties-overdue")
            .advice;
    };
    auto const breach = [&](std::string const& id, BreachStep step) {
        builder.act("2026-11-19T09:00:00Z", ResponsibilityBreached{id, "", step, {}});
    };
    breach("R2", BreachStep::pause);  // one's own
    EXPECT_THAT(advice(), HasSubstr("give formal notice"));
    breach("R1", BreachStep::reminder);
    EXPECT_THAT(advice(), HasSubstr("give formal notice"));
    breach("R1", BreachStep::notice);
    EXPECT_THAT(advice(), HasSubstr("pause the work"));
    breach("R1", BreachStep::pause);
    EXPECT_THAT(advice(), HasSubstr("take it to the forum"));
    for (auto const& duty : duties(builder.state, at("2026-11-20T09:00:00Z")))
        EXPECT_EQ(duty.next, duty.id == "R1" ? BreachStep::forum : BreachStep::reminder);
}

TEST(Health, money_that_is_not_in_hand_is_added_up) {
    auto builder = direct();
    builder.act("2026-09-14T09:00:00Z", AddMilestone{"Design", dollars(600), {}})
        .act("2026-09-14T09:00:00Z", AddMilestone{"Build", dollars(900), {}})
        .act("2026-09-15T09:00:00Z", FundMilestone{1, dollars(600)})
        .act("2026-09-20T09:00:00Z", SubmitMilestone{1, Channel::email, {}, ""});
    auto context = builder.at("2026-09-21T09:00:00Z", Command{SubmitMilestone{2, {}, {}, ""}});
    context.override_reason = "they are in a hurry";
    builder.attempt(SubmitMilestone{2, Channel::email, {}, ""}, context).value();
    auto const found = signal(health(builder.state, {}, at("2026-09-22T09:00:00Z")), "exposure");
    EXPECT_EQ(found.money, dollars(1500));
    EXPECT_EQ(found.weight, Weight::concern);
    EXPECT_THAT(found.evidence,
                ElementsAre("$600.00 is held for work that was handed over",
                            "$900.00 of work was handed over with no money behind it"));
    builder.act("2026-09-22T09:00:00Z", IssueInvoice{"B-1", dollars(900), {}, {}, "Build", {}});
    EXPECT_THAT(signal(health(builder.state, {}, at("2026-09-22T10:00:00Z")), "exposure").evidence,
                ElementsAre("$600.00 is held for work that was handed over",
                            "$900.00 stands open on invoices"));
}

TEST(Health, hours_of_a_direct_client_that_no_invoice_names_are_exposed) {
    EngagementBuilder builder{an_engagement(EngagementType::direct_hourly)};
    Segment segment;
    segment.start = at("2026-11-16T09:00:00Z");
    segment.minutes = 90;
    segment.memo = "Menu on phones";
    builder.act("2026-11-01T09:00:00Z", RateAgreed{dollars(60), 0})
        .act("2026-11-17T09:00:00Z", LogHours{{segment}, {Digest{}}, 0})
        .act("2026-11-18T09:00:00Z", IssueInvoice{"C-1", dollars(50), {}, {}, "", {}})
        .act("2026-11-18T10:00:00Z", PayInvoice{1, {}});
    EXPECT_THAT(signal(health(builder.state, {}, at("2026-11-19T09:00:00Z")), "exposure").evidence,
                ElementsAre("$40.00 of hours are not invoiced"));
}

TEST(Health, the_clients_end_with_money_held_is_an_alarm) {
    auto builder = website_redesign();
    builder.act_as(Party::client, "2026-11-20T09:00:00Z", EndContract{"no need", {}});
    auto const found =
        signal(health(builder.state, {}, at("2026-11-21T09:00:00Z")), "contract-ended");
    EXPECT_EQ(found.weight, Weight::alarm);
    EXPECT_EQ(found.text, "the client ended the contract, and $1,200.00 is still held");
    EXPECT_THAT(found.evidence, ElementsAre("20 Nov 2026: “no need”"));
}

TEST(Health, papers_weigh_more_without_a_platform_and_once_work_has_begun) {
    auto const platform = health(website_redesign().state, {}, at("2026-10-14T09:00:00Z"));
    EXPECT_EQ(signal(platform, "no-legal-name").weight, Weight::note);
    EXPECT_EQ(signal(platform, "no-signed-agreement").weight, Weight::alarm);
    EXPECT_EQ(signal(platform, "terms-not-kept").weight, Weight::concern);
    EXPECT_EQ(find(platform, "contract-unrequested"), nullptr);
    auto builder = direct();
    auto const fresh = health(builder.state, {}, at("2026-09-14T09:00:00Z"));
    EXPECT_EQ(signal(fresh, "no-signed-agreement").weight, Weight::concern);
    EXPECT_EQ(signal(fresh, "contract-unrequested").text, "a written contract was not asked for");
    builder.act("2026-09-14T09:00:00Z", ContractRequested{"please"});
    EXPECT_EQ(find(health(builder.state, {}, at("2026-09-14T10:00:00Z")), "contract-unrequested"),
              nullptr);
}

TEST(Health, an_agreement_that_one_side_signed_says_whose_yes_is_missing) {
    auto builder = direct();
    Digest digest;
    builder.act("2026-09-10T09:00:00Z", DraftAgreement{std::string{terms}, digest})
        .act("2026-09-10T10:00:00Z", SignAgreement{1, "by mail"});
    EXPECT_THAT(signal(health(builder.state, {}, at("2026-09-11T09:00:00Z")), "no-signed-agreement")
                    .evidence,
                ElementsAre("version 1 is not signed by the client"));
}

TEST(ClientHealth, cancellations_and_late_payments_come_with_their_counts) {
    auto ended = website_redesign();
    ended.act_as(Party::client, "2026-11-20T09:00:00Z", EndContract{"no need", {}})
        .act("2026-11-21T09:00:00Z", OpenDispute{Forum::upwork_dispute, {}, "The work was done"});
    auto paying = direct();
    paying
        .act("2026-09-01T10:00:00Z",
             IssueInvoice{"A-1", dollars(500), day("2026-09-30"), {}, "", {}})
        .act("2026-09-01T10:00:00Z",
             IssueInvoice{"A-2", dollars(500), day("2026-09-30"), {}, "", {}})
        .act("2026-09-01T10:00:00Z",
             IssueInvoice{"A-3", dollars(500), day("2027-09-30"), {}, "", {}})
        .act("2026-09-20T10:00:00Z", PayInvoice{1, {}})
        .act("2026-10-05T10:00:00Z", PayInvoice{2, {}});
    auto const signals = client_health({ended.state, paying.state}, at("2026-11-22T09:00:00Z"));
    ASSERT_EQ(signals.size(), 2U);
    EXPECT_EQ(signals[0].id, "past-cancellations");
    EXPECT_EQ(signals[0].weight, Weight::concern);
    EXPECT_EQ(signals[0].text, "this client ended 1 of 2 engagements, and there was 1 dispute");
    EXPECT_EQ(signals[1].id, "past-payment");
    EXPECT_EQ(signals[1].text, "this client paid 1 of 2 invoices by their dates");
    EXPECT_THAT(signals[1].evidence, ElementsAre("Website redesign, invoice A-2: 4 days late"));
}

TEST(ClientHealth, nothing_is_said_about_what_was_never_counted) {
    EXPECT_THAT(client_health({direct().state}, at("2026-11-22T09:00:00Z")), IsEmpty());
    EXPECT_THAT(client_health({}, at("2026-11-22T09:00:00Z")), IsEmpty());
}

TEST(OwnRecord, rates_come_with_counts) {
    auto builder = website_redesign();
    builder.act("2026-10-13T11:00:00Z", AddMilestone{"Launch", dollars(300), day("2026-10-30")})
        .act("2026-10-13T11:00:00Z", AddMilestone{"Map", dollars(300), day("2026-10-30")})
        .act("2026-10-13T11:00:00Z", AddMilestone{"Later", dollars(300), day("2027-10-30")})
        .act("2026-10-14T11:00:00Z", FundMilestone{3, {}})
        .act("2026-10-30T20:00:00Z", SubmitMilestone{3, Channel::platform, {}, ""})
        .act("2026-11-02T09:00:00Z", CheckinPlanned{"FREQ=WEEKLY;BYDAY=FR", day("2026-11-02"), ""})
        .act("2026-11-13T09:00:00Z", SendCheckin{.text = "Page 1 is done"})
        .act_as(Party::client, "2026-11-14T09:00:00Z", GiveFeedback{4, "good", "", {}})
        .act("2026-11-15T09:00:00Z", GiveFeedback{5, "fine", "", {}});
    std::vector<Exchange> const messages{{Party::client, at("2026-11-01T09:00:00Z")},
                                         {Party::freelancer, at("2026-11-01T12:00:00Z")}};
    auto const record = own_record({builder.state}, {messages}, at("2026-11-16T09:00:00Z"));
    EXPECT_EQ(record.engagements, 1);
    EXPECT_EQ(record.on_time.text(), "1 of 2");
    EXPECT_EQ(record.completed.text(), "none yet");
    EXPECT_EQ(record.checkins.text(), "1 of 2");
    EXPECT_EQ(record.answers, 1);
    EXPECT_EQ(record.own_response, std::chrono::hours{3});
    EXPECT_EQ(record.feedback_given, 1);
    EXPECT_EQ(record.feedback_received, 1);
    EXPECT_THAT(record.stars_received, ElementsAre(4));
}

TEST(OwnRecord, completed_means_ended_with_everything_paid) {
    auto paid = direct();
    paid.act("2026-09-14T09:00:00Z", AddMilestone{"Design", dollars(600), {}})
        .act("2026-09-15T09:00:00Z", FundMilestone{1, {}})
        .act("2026-09-16T09:00:00Z", ReleaseMilestone{1, {}})
        .act("2026-09-17T09:00:00Z", EndContract{"done", {}});
    auto unpaid = website_redesign();
    unpaid.act_as(Party::client, "2026-11-20T09:00:00Z", EndContract{"no need", {}});
    EXPECT_EQ(
        own_record({paid.state, unpaid.state}, {}, at("2026-12-01T09:00:00Z")).completed.text(),
        "1 of 2");
    EXPECT_EQ(own_record({}, {}, at("2026-12-01T09:00:00Z")).on_time.text(), "none yet");
}

// Work of a long engagement: 10,000 events, most of them check-ins, requests and questions.
State long_state() {
    auto state = website_redesign().state;
    auto now = at("2016-01-01T09:00:00Z");
    std::uint64_t n = 100;
    auto const record = [&](Party author, Fact fact) {
        now += std::chrono::hours{8};
        evolve(state, {{now, {}, std::move(fact)}, author, now, n++});
    };
    record(Party::freelancer, AgreementDrafted{1, {}, std::string{terms}, ""});
    record(Party::freelancer, CheckinPlanned{"FREQ=DAILY", day("2016-01-01"), ""});
    for (int i = 1; i <= 2'500; ++i) {
        record(Party::freelancer, CheckinSent{i, Channel::email, "done", {"and now?"}, {}});
        record(Party::client, RequestLogged{i, "a shop", {}, {}, 0});
        record(Party::freelancer, RequestTied{i, ScopeTie::outside, "", "new"});
        record(Party::freelancer, InvoiceIssued{i, std::to_string(i), dollars(5), {}, {}, "", {}});
    }
    return state;
}

TEST(Health, ten_thousand_events_are_judged_in_no_time) {
    auto const state = long_state();
    ASSERT_GE(state.history.size(), 10'000U);
    std::vector<Exchange> messages;
    for (int i = 0; i < 5'000; ++i)
        messages.push_back({i % 2 == 0 ? Party::client : Party::freelancer,
                            at("2020-01-01T00:00:00Z") + std::chrono::hours{i}});
    auto const begin = std::chrono::steady_clock::now();
    auto const signals = health(state, messages, at("2026-11-22T09:00:00Z"));
    auto const took = std::chrono::steady_clock::now() - begin;
    std::printf("health of %zu events: %lld ms\n", state.history.size(),
                static_cast<long long>(
                    std::chrono::duration_cast<std::chrono::milliseconds>(took).count()));
    EXPECT_GE(signals.size(), 5U);
    EXPECT_LT(took, std::chrono::milliseconds{1'000});  // of an unoptimised build on a busy machine
}

}  // namespace
}  // namespace tally::engagement
