#include "playbooks/playbook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rights/law_book.h"
#include "support/engagement_builder.h"

namespace tally::playbooks {
namespace {

using namespace engagement;
using ledger::Party;
using support::an_engagement;
using support::an_item;
using support::dollars;
using support::EngagementBuilder;
using support::website_redesign;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Instant at(std::string_view text) { return parse_instant(text).value(); }

// What the client wrote.
claims::ItemText mail(std::string text, unsigned char seed = 9) {
    return {.id = an_item(seed),
            .kind = "mail",
            .from = Party::client,
            .occurred = at("2026-11-19T10:00:00Z"),
            .subject = "the site",
            .text = std::move(text),
            .attachments = {}};
}

// A scene of an engagement at a time, with everything that it views.
struct Told {
    Told(State const& whole, std::string_view time, std::vector<claims::ItemText> mails = {})
        : now{at(time)}, state{as_of(whole, now)}, texts{std::move(mails)} {
        signals = health(state, {}, now);
        deadlines = rights::deadlines(state, rights::builtin_packs(), now);
        owed = rights::owed(state, rights::builtin_law_book(), local_date(now, "UTC"));
        for (auto const& text : texts) items.emplace_back(text);
    }
    Scene scene() const { return {state, signals, deadlines, items, elements, owed, now}; }
    Playbook play(std::string_view situation) const {
        auto const& packs = builtin_packs();
        return playbooks::play(scene(), *std::ranges::find(packs, situation, &Pack::situation));
    }
    std::vector<std::string> applying() const {
        std::vector<std::string> names;
        for (auto const& one : situations(scene(), builtin_packs()))
            if (!one.why.empty()) names.push_back(one.pack->situation);
        return names;
    }

    Instant now;
    State state;
    std::vector<claims::ItemText> texts;
    std::vector<Signal> signals{};
    std::vector<rights::Deadline> deadlines{};
    std::vector<claims::ReadItem> items{};
    claims::ElementBook elements{claims::builtin_elements()};
    rights::Owed owed{};
};

// A copy: playbooks are made and gone in one line.
Step step(Playbook const& playbook, std::string_view id) {
    return *std::ranges::find(playbook.steps, id, &Step::id);
}

// The second milestone was handed in; then the client ended the contract.
EngagementBuilder cancelled() {
    auto builder = website_redesign();
    builder.act("2026-11-01T10:00:00Z", StartMilestone{2})
        .act("2026-11-10T10:00:00Z", SubmitMilestone{2, Channel::platform, {an_item(2)}, ""})
        .act_as(Party::client, "2026-11-20T15:00:00Z", EndContract{"not what we wanted", {}});
    return builder;
}

TEST(Playbook, a_cancelled_contract_says_by_when_and_what_is_at_stake) {
    Told const told{cancelled().state, "2026-11-21T09:00:00Z"};
    EXPECT_THAT(told.applying(), Contains("client-cancelled"));
    auto const playbook = told.play("client-cancelled");
    ASSERT_NE(playbook.next(), nullptr);
    auto const& dispute = step(playbook, "dispute-upwork");
    ASSERT_TRUE(dispute.deadline);
    EXPECT_EQ(format_instant(dispute.deadline->due), "2026-11-27T15:00:00.000Z");
    EXPECT_EQ(dispute.deadline->money.amount, dollars(1200));
    EXPECT_EQ(dispute.command,
              "tally dispute open website-redesign --forum upwork-dispute --claim TEXT");
    EXPECT_THAT(dispute.words, ElementsAre("dispute", "open", "website-redesign", "--forum",
                                           "upwork-dispute", "--claim", "TEXT"));
    EXPECT_THAT(dispute.asks, ElementsAre("TEXT"));
    EXPECT_THAT(playbook.money, Contains(MoneyLine{"held with the platform", dollars(1200)}));
    EXPECT_EQ(playbook.next()->deadline->rule, "UW-FP-REFUNDREQ");
}

TEST(Playbook, a_day_that_was_missed_stays_the_first_thing_to_look_at) {
    Told const told{cancelled().state, "2026-11-29T09:00:00Z"};
    auto const playbook = told.play("client-cancelled");
    ASSERT_NE(playbook.next(), nullptr);
    ASSERT_TRUE(playbook.next()->deadline);
    EXPECT_EQ(playbook.next()->deadline->rule, "UW-FP-REFUNDREQ");
    EXPECT_EQ(playbook.next()->deadline->state, rights::DeadlineState::passed);
    EXPECT_THAT(told.play("return-request").why,
                Contains(testing::Field(&Reason::text, testing::HasSubstr("ran out on 27 Nov"))));
}

bool announces_the_end(std::string text, Party from = Party::client) {
    auto item = mail(std::move(text));
    item.from = from;
    auto builder = website_redesign();
    Told const told{builder.state, "2026-11-20T09:00:00Z", {item}};
    auto const applying = told.applying();
    return std::ranges::find(applying, "client-cancelled") != applying.end();
}

TEST(Playbook, a_mail_that_announces_the_end_is_recognised) {
    for (auto const* text :
         {"We have decided to go another way.",
          "Hi Ines, we won\xE2\x80\x99t be needing your services.",
          "Please stop all work.",
          "Please consider this contract terminated.",
          "We're cancelling.",
          "We are canceling the project due to budget.",
          "We are terminating the contract because you have not delivered.",
          "I have ended the contract on the platform.",
          "We no longer need your services, thank you.",
          "We've decided not to continue with the project.",
          "We're going with another agency.",
          "I think it is time to part ways.",
          "The project has been cancelled by our board.",
          "Please stop working on this until further notice.",
          "We will be going in a different direction.",
          "Wir beenden die Zusammenarbeit.",
          "Hiermit kündigen wir den Vertrag.",
          "Sehr geehrte Frau Duarte,\n\nhiermit kündige ich unseren Vertrag zum Monatsende.",
          "Wir haben uns für einen anderen Dienstleister entschieden.",
          "Bitte stellen Sie alle Arbeiten ein.",
          "Wir treten vom Vertrag zurück.",
          "Wir benötigen Ihre Dienste nicht mehr.",
          "Betrachten Sie den Vertrag als beendet."})
        EXPECT_TRUE(announces_the_end(text)) << text;
}

TEST(Playbook, a_mail_that_speaks_of_another_end_is_not_taken_for_one) {
    for (auto const* text :
         {"Please stop by on Monday.", "The old contract with Acme was terminated last year.",
          "We cancelled the meeting.", "We are cancelling the meeting on Friday.",
          "We are not cancelling the project.", "We do not want to end the contract.",
          "What happens if we cancel the contract?", "In the end the project looks great.",
          "If you are late again we will cancel the contract.",
          "We decided to go in a different direction with the logo.",
          "The animation should stop working on phones.", "We need a page about our services.",
          "> We are cancelling the contract.\nThat was for the other team.",
          "All fine.\n\nOn 3 Nov 2026, Ines wrote:\nShould we end the contract? Please stop all "
          "work.",
          "Alles gut.\n\nAm 3.11.2026 schrieb Ines:\nHiermit kündigen wir den Vertrag.",
          "Wir kündigen die Veranstaltung in der Zeitung an.",
          "Der alte Vertrag mit Acme wurde letztes Jahr gekündigt.",
          "Wir wollen die Zusammenarbeit nicht beenden.", "Wir haben das Treffen abgesagt."})
        EXPECT_FALSE(announces_the_end(text)) << text;
    EXPECT_FALSE(announces_the_end("I am cancelling the contract.", Party::freelancer));
}

TEST(Playbook, an_end_that_is_on_record_is_not_announced_any_more) {
    auto builder = website_redesign();
    builder.act_as(Party::client, "2026-11-01T10:00:00Z", EndContract{"done", {}});
    auto const& packs = builtin_packs();
    auto const& pack = *std::ranges::find(packs, "client-cancelled", &Pack::situation);
    Told const told{
        builder.state, "2026-11-20T09:00:00Z", {mail("We are cancelling the contract.")}};
    for (auto const& reason : reasons_for(told.scene(), pack))
        EXPECT_THAT(reason.text, testing::Not(HasSubstr("the client wrote")));
}

TEST(Playbook, what_is_on_record_is_cited_and_what_is_missing_says_what_to_do) {
    Told const told{cancelled().state, "2026-11-21T09:00:00Z"};
    auto const playbook = told.play("client-cancelled");
    auto const& end = step(playbook, "end-on-record");
    EXPECT_TRUE(end.done);
    ASSERT_EQ(end.found.size(), 1U);
    EXPECT_EQ(end.found[0].topic, "contract");
    EXPECT_TRUE(end.found[0].entry);
    EXPECT_THAT(end.found[0].text, HasSubstr("not what we wanted"));
    auto const& reasons = step(playbook, "reasons-on-record");
    EXPECT_FALSE(reasons.done);
    EXPECT_THAT(reasons.missing, HasSubstr("Record each reason"));
    EXPECT_THAT(reasons.command, HasSubstr("tally contract reason website-redesign"));
    auto const& delivery = step(playbook, "delivery");
    EXPECT_TRUE(delivery.done) << delivery.missing;
    EXPECT_THAT(step(playbook, "acceptance").command,
                HasSubstr("--purpose delivery --about milestone/2"));
}

TEST(Playbook, a_letter_is_proposed_when_there_is_something_to_write_about) {
    auto builder = website_redesign();
    builder.act_as(Party::client, "2026-11-20T09:00:00Z", EndContract{"we changed our mind", {}});
    Told const idle{builder.state, "2026-11-21T09:00:00Z"};
    EXPECT_EQ(step(idle.play("client-cancelled"), "acceptance").command, "");
    EXPECT_EQ(step(idle.play("client-cancelled"), "delivery").command, "");
    builder.act("2026-11-21T10:00:00Z", LogRequest{.quote = "and a blog"});
    Told const asked{builder.state, "2026-11-22T09:00:00Z"};
    EXPECT_EQ(step(asked.play("scope-grew"), "offer").command.substr(0, 20),
              "tally change propose");
    auto direct = EngagementBuilder{an_engagement(EngagementType::direct_fixed)};
    direct.act("2026-11-21T10:00:00Z", LogRequest{.quote = "and a blog"});
    Told const wished{direct.state, "2026-11-22T09:00:00Z"};
    EXPECT_EQ(step(wished.play("scope-grew"), "send").command, "");
    direct.act("2026-11-21T11:00:00Z",
               ProposeChange{.request = 1, .title = "A blog", .amount = dollars(300)});
    Told const offered{direct.state, "2026-11-22T09:00:00Z"};
    EXPECT_THAT(step(offered.play("scope-grew"), "send").command, HasSubstr("--purpose change"));
}

TEST(Playbook, a_step_is_done_once_the_record_says_so) {
    auto builder = cancelled();
    builder.act("2026-11-22T09:00:00Z", OpenDispute{Forum::upwork_dispute, {}, "The work is done"});
    Told const told{builder.state, "2026-11-22T10:00:00Z"};
    auto const& dispute = step(told.play("client-cancelled"), "dispute-upwork");
    EXPECT_TRUE(dispute.done);
    EXPECT_THAT(dispute.missing, IsEmpty());
}

TEST(Playbook, what_came_before_the_situation_does_not_count_as_done) {
    auto builder = website_redesign();
    builder.act("2026-11-01T10:00:00Z", StartMilestone{2})
        .act("2026-11-02T10:00:00Z", SubmitMilestone{2, Channel::platform, {an_item(2)}, ""})
        .act("2026-11-05T10:00:00Z", ChangesRequested{2, "smaller logo", {}});
    Told const before{builder.state, "2026-11-06T10:00:00Z"};
    EXPECT_THAT(before.applying(), Contains("changes-requested-again"));
    EXPECT_FALSE(step(before.play("changes-requested-again"), "again").done);
    builder.act("2026-11-07T10:00:00Z", SubmitMilestone{2, Channel::platform, {an_item(3)}, ""});
    Told const after{builder.state, "2026-11-08T10:00:00Z"};
    EXPECT_TRUE(step(after.play("changes-requested-again"), "again").done);
}

TEST(Playbook, a_threat_is_found_in_the_clients_words_and_cited) {
    Told const told{website_redesign().state,
                    "2026-11-21T09:00:00Z",
                    {mail("Add the shop for free. Otherwise we will leave a bad review.")}};
    EXPECT_THAT(told.applying(), Contains("bad-review-threatened"));
    auto const playbook = told.play("bad-review-threatened");
    ASSERT_FALSE(playbook.why.empty());
    EXPECT_EQ(playbook.why[0].item, an_item(9));
    EXPECT_THAT(playbook.why[0].text, HasSubstr("Otherwise we will leave a bad review"));
}

TEST(Playbook, our_own_words_are_no_threat_of_the_client) {
    auto ours = mail("Please do not leave a bad review.");
    ours.from = Party::freelancer;
    Told const told{website_redesign().state, "2026-11-21T09:00:00Z", {ours}};
    EXPECT_THAT(told.play("bad-review-threatened").why, IsEmpty());
}

TEST(Playbook, a_late_invoice_of_a_direct_client_counts_what_the_law_adds) {
    EngagementBuilder builder{an_engagement(EngagementType::direct_fixed)};
    builder.act("2026-09-01T10:00:00Z",
                IssueInvoice{"A-1", dollars(500), parse_date("2026-09-30").value(), {}, "", {}});
    Told const told{builder.state, "2026-11-21T09:00:00Z"};
    EXPECT_THAT(told.applying(), Contains("payment-late"));
    auto const playbook = told.play("payment-late");
    EXPECT_THAT(playbook.money, Contains(MoneyLine{"open on invoices", dollars(500)}));
    EXPECT_EQ(step(playbook, "count").command, "tally owed website-redesign");
    EXPECT_TRUE(step(playbook, "due").done);
    EXPECT_FALSE(step(playbook, "received").done);
}

TEST(Playbook, what_a_type_cannot_need_is_not_shown) {
    EngagementBuilder builder{an_engagement(EngagementType::direct_fixed)};
    Told const told{builder.state, "2026-11-21T09:00:00Z"};
    auto const playbook = told.play("client-silent");
    for (auto const& one : playbook.steps) EXPECT_NE(one.id, "submit");
    for (auto const& one : playbook.nevers)
        EXPECT_THAT(one.text, testing::Not(HasSubstr("Ending the contract yourself")));
}

TEST(Playbook, a_number_that_is_not_there_is_asked_for) {
    EngagementBuilder builder{an_engagement(EngagementType::upwork_hourly)};
    Told const told{builder.state, "2026-11-21T09:00:00Z"};
    auto const& answer = step(told.play("hours-disputed"), "answer");
    EXPECT_THAT(answer.asks, ElementsAre("WEEK", "TEXT", "ITEM"));
}

TEST(Playbook, an_engagement_in_good_order_is_in_no_situation) {
    auto builder = website_redesign();
    Told const told{builder.state, "2026-10-14T09:00:00Z"};
    EXPECT_THAT(told.applying(), IsEmpty());
    EXPECT_EQ(situations(told.scene(), builtin_packs()).size(), builtin_packs().size());
}

}  // namespace
}  // namespace tally::playbooks
