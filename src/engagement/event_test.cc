#include "engagement/event.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "engagement/opening.h"
#include "ledger/entry.h"
#include "support/engagement_builder.h"
#include "support/every_fact.h"

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
    std::vector<Event> events;
    for (auto const& fact : support::every_fact()) events.push_back(event_of(fact));
    return events;
}

TEST(Event, every_kind_is_read_as_it_was_written) {
    auto const events = one_of_each();
    ASSERT_EQ(events.size(), event_kinds().size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        auto event = events[i];
        EXPECT_EQ(event.fact.index(), i);
        EXPECT_EQ(kind_of(event).name, event_kinds()[i].name);
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

TEST(Event, every_kind_is_refused_with_a_member_too_many_and_with_one_of_another_type) {
    for (auto const& event : one_of_each()) {
        auto const& kind = kind_of(event);
        auto const written = encode(event);
        auto extra = *written.object();
        extra.emplace("colour", "red");
        EXPECT_FALSE(decode(kind.name, extra)) << kind.name;
        for (auto const& [key, value] : *written.object()) {
            auto broken = *written.object();
            broken[key] = ledger::JsonObject{};
            EXPECT_FALSE(decode(kind.name, broken)) << kind.name << " " << key;
        }
    }
}

TEST(Event, what_may_be_absent_is_never_there_and_empty) {
    ledger::JsonObject const body{{"digest", support::a_digest().text()},
                                  {"occurred", "2026-11-20T15:20:00.000Z"},
                                  {"text", ""},
                                  {"version", 1}};
    EXPECT_TRUE(decode("agreement.drafted", body));
    auto empty = body;
    empty.emplace("why", "");
    EXPECT_THAT(decode("agreement.drafted", empty).error().message,
                HasSubstr("\"why\" is left out where it says nothing"));
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
    std::map<std::string_view, std::string> topics;
    for (auto const& event : one_of_each()) topics[kind_of(event).name] = topic_of(event);
    EXPECT_EQ(topics["agreement.drafted"], "agreement");
    EXPECT_EQ(topics["milestone.submitted"], "milestone/2");
    EXPECT_EQ(topics["delivery.noted"], "milestone/2");
    EXPECT_EQ(topics["delivery.made"], "delivery/1");
    EXPECT_EQ(topics["hours.logged"], "hours/2026-11-16");
    EXPECT_EQ(topics["hours.kept"], "hours/2026-11-16");
    EXPECT_EQ(topics["responsibility.met"], "responsibility/R1");
    EXPECT_EQ(topics["contract.ended"], "contract");
    EXPECT_EQ(topics["guard.overridden"], "guard");
    EXPECT_EQ(topics["case.item-linked"], "case/1");
    EXPECT_EQ(topics["claim.evidence-accepted"], "case/1");
}

TEST(Event, the_timeline_reads_in_plain_sentences) {
    auto const builder = support::website_redesign();
    auto const told = [&](Fact fact, Party author) {
        return summary(event_of(std::move(fact)), author, &builder.state);
    };
    EXPECT_EQ(told(MilestoneFunded{2, dollars(1200)}, Party::client),
              "The client funded milestone 2 “Build” with $1,200.00.");
    EXPECT_EQ(summary(event_of(MilestoneFunded{2, dollars(1200)}), Party::client),
              "The client funded milestone 2 with $1,200.00.");
    EXPECT_EQ(told(MilestoneSubmitted{2, Channel::platform, {an_item(1), an_item(2)}, "done"},
                   Party::freelancer),
              "The freelancer submitted milestone 2 “Build” on the platform (2 items): done.");
    EXPECT_EQ(told(ContractEnded{Party::client, "no need", dollars(0)}, Party::client),
              "The client ended the contract: no need.");
    EXPECT_EQ(
        told(ExhibitLinked{1, 3, an_item(1), "the delivery", true}, Party::freelancer),
        "The freelancer put item " + an_item(1).text + " into case 1 as exhibit 3: the delivery.");
    for (auto const& event : one_of_each())
        EXPECT_TRUE(summary(event, Party::client).ends_with('.'));
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
