#include "engagement/event.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engagement/opening.h"
#include "ledger/entry.h"
#include "support/engagement_builder.h"

namespace tally::engagement {
namespace {

using ledger::Party;
using support::an_engagement;
using support::an_item;
using support::dollars;
using testing::HasSubstr;

Event event_of(Fact fact) {
    return {parse_instant("2026-11-20T15:20:00Z").value(), {}, std::move(fact)};
}

std::vector<Event> one_of_each() {
    Digest digest;
    digest.bytes.fill(5);
    auto const due = parse_date("2026-10-30").value();
    return {event_of(AgreementDrafted{1, digest, "title = \"A\""}),
            event_of(AgreementSigned{1, digest, Party::client, "by reply"}),
            event_of(MilestoneAdded{2, "Build", dollars(1200), due}),
            event_of(MilestoneFunded{2, dollars(1200)}),
            event_of(MilestoneStarted{2}),
            event_of(MilestoneSubmitted{2, Channel::platform, {an_item(1), an_item(2)}, "done"}),
            event_of(MilestoneApproved{2, ""}),
            event_of(MilestoneReleased{2, dollars(1200)}),
            event_of(DeliveryNoted{2, Channel::chat, {}, ""}),
            event_of(ContractEnded{Party::client, "no need", dollars(0)}),
            event_of(GuardOverridden{"work-before-funding", "an old friend", "start milestone 2"}),
            event_of(CaseOpened{1, Forum::upwork_dispute, "Milestone 2 is due", dollars(1200)}),
            event_of(ExhibitLinked{1, 3, an_item(1), "the delivery", true}),
            event_of(CaseBuilt{1, digest, 17, digest})};
}

TEST(Event, every_kind_is_read_as_it_was_written) {
    auto const events = one_of_each();
    ASSERT_EQ(events.size(), event_kinds.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        auto event = events[i];
        EXPECT_EQ(kind_of(event).name, event_kinds[i].name);
        EXPECT_EQ(decode(kind_of(event).name, encode(event)).value(), event);
        event.basis = an_item(7).part("2.1");
        auto const text = ledger::write_json(encode(event));
        EXPECT_EQ(decode(kind_of(event).name, ledger::parse_json(text).value()).value(), event);
    }
}

TEST(Event, every_kind_is_a_noun_and_a_past_participle_with_the_fields_of_its_table) {
    for (auto const& event : one_of_each()) {
        auto const& kind = kind_of(event);
        EXPECT_TRUE(ledger::is_entry_kind(kind.name)) << kind.name;
        std::string fields;
        auto const body = encode(event);
        for (auto const& [key, value] : *body.object())
            if (key != "occurred") fields += (fields.empty() ? "" : " ") + key;
        EXPECT_EQ(fields, kind.fields) << kind.name;
    }
}

TEST(Event, a_body_with_something_wrong_says_what) {
    ledger::JsonObject body{{"milestone", 2}, {"occurred", "2026-11-20T15:20:00.000Z"}};
    EXPECT_TRUE(decode("milestone.started", body));
    auto extra = body;
    extra.emplace("colour", "red");
    EXPECT_FALSE(decode("milestone.started", extra));
    body["milestone"] = 0;
    EXPECT_THAT(decode("milestone.started", body).error().message,
                HasSubstr("\"milestone\" must count from 1"));
    body["milestone"] = 2;
    body["amount"] = -5;
    body["currency"] = "USD";
    EXPECT_THAT(decode("milestone.funded", body).error().message, HasSubstr("not be negative"));
    EXPECT_THAT(decode("milestone.celebrated", body).error().message,
                HasSubstr("not an event of an engagement"));
}

TEST(Event, topics_keep_what_belongs_together_in_one_partition) {
    auto const events = one_of_each();
    EXPECT_EQ(topic_of(events[0]), "agreement");
    EXPECT_EQ(topic_of(events[5]), "milestone/2");
    EXPECT_EQ(topic_of(events[8]), "milestone/2");
    EXPECT_EQ(topic_of(events[9]), "contract");
    EXPECT_EQ(topic_of(events[10]), "guard");
    EXPECT_EQ(topic_of(events[12]), "case/1");
}

TEST(Event, the_timeline_reads_in_plain_sentences) {
    auto const events = one_of_each();
    auto const builder = support::website_redesign();
    EXPECT_EQ(summary(events[3], Party::client, &builder.state),
              "The client funded milestone 2 “Build” with $1,200.00.");
    EXPECT_EQ(summary(events[3], Party::client), "The client funded milestone 2 with $1,200.00.");
    EXPECT_EQ(summary(events[5], Party::freelancer),
              "The freelancer submitted milestone 2 on the platform (2 items): done.");
    EXPECT_EQ(summary(events[9], Party::client), "The client ended the contract: no need.");
    EXPECT_EQ(
        summary(events[12], Party::freelancer),
        "The freelancer put item " + an_item(1).text + " into case 1 as exhibit 3: the delivery.");
    for (auto const& event : events) EXPECT_TRUE(summary(event, Party::client).ends_with('.'));
}

TEST(Opening, is_read_as_it_was_written) {
    auto const engagement = an_engagement();
    EXPECT_EQ(decode_opening(encode_opening(engagement)).value(), engagement);
}

TEST(Opening, with_an_unknown_zone_or_type_is_refused) {
    auto const written = encode_opening(an_engagement());
    auto body = *written.object();
    body["zone"] = "Mars/Olympus";
    EXPECT_FALSE(decode_opening(body));
    body = *written.object();
    body["type"] = "upwork-weekly";
    EXPECT_THAT(decode_opening(body).error().hint, HasSubstr("upwork-fixed"));
}

TEST(Opening, slugs_are_made_of_what_a_title_keeps_in_ascii) {
    EXPECT_EQ(slug_of("Website redesign, 2nd part!"), "website-redesign-2nd-part");
    EXPECT_EQ(slug_of("Přestavba"), "p-estavba");
    EXPECT_EQ(slug_of("日本"), "engagement");
    EXPECT_TRUE(is_slug(slug_of(std::string(200, 'x'))));
    EXPECT_FALSE(is_slug("Two words"));
    EXPECT_FALSE(is_slug("-a"));
}

}  // namespace
}  // namespace tally::engagement
