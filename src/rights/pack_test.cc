#include "rights/pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/supersede.h"
#include "rights/embedded_packs.h"

namespace tally::rights {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr std::string_view one_rule = R"(id = "example"
title = "An example"
dated = 2026-11-01
seen = 2026-11-22
applies_to = ["upwork-fixed"]

[[rule]]
id = "EX-1"
title = "An answer"
subject = "contract"
trigger = "contract.ended"
until = []
windows = ["7 days", "5 days", "120 hours"]
acts = ["freelancer", "client"]
action = "Answer."
if_missed = "{money} goes back to {client}"
if_only_one_acts = "{money} goes to whoever acted"
money = "held"
goes_to = "client"
confidence = "medium"
source = ["https://example.org"]

[rule.when]
by = ["client"]
money_held = true
)";

std::string with(std::string_view from, std::string_view to) {
    std::string text{one_rule};
    auto const at = text.find(from);
    EXPECT_NE(at, text.npos) << from;
    return text.replace(at, from.size(), to);
}

std::string problem(std::string const& text) {
    auto const pack = parse_pack(text, "example.toml");
    return pack ? "accepted" : pack.error().message;
}

TEST(Pack, every_pack_that_is_shipped_can_be_read) {
    ASSERT_FALSE(embedded_packs().empty());
    for (auto const& embedded : embedded_packs()) {
        auto const pack = parse_pack(embedded.text, std::string{embedded.file});
        ASSERT_TRUE(pack) << pack.error().message;
        EXPECT_FALSE(pack->rules.empty());
    }
    EXPECT_EQ(builtin_packs().size(), embedded_packs().size());
}

TEST(Pack, holds_dated_rules_with_all_their_windows) {
    auto const pack = parse_pack(one_rule, "example.toml").value();
    EXPECT_EQ(format_date(pack.dated), "2026-11-01");
    EXPECT_TRUE(pack.applies_to_type(engagement::EngagementType::upwork_fixed));
    EXPECT_FALSE(pack.applies_to_type(engagement::EngagementType::other));
    auto const& rule = pack.rules.at(0);
    EXPECT_EQ(rule.watch.windows.size(), 3U);
    EXPECT_EQ(rule.watch.windows.at(1).text, "5 days");
    EXPECT_EQ(rule.acts.size(), 2U);
    EXPECT_EQ(rule.watch.when.fields.at("by"), std::vector<std::string>{"client"});
    EXPECT_TRUE(rule.watch.when.money_held);
    EXPECT_EQ(rule.confidence, Confidence::medium);
    EXPECT_EQ(rule.if_only_one_acts, "{money} goes to whoever acted");
}

TEST(Pack, an_unknown_key_is_an_error_with_its_place) {
    EXPECT_EQ(problem(with("action =", "actions =")),
              "example.toml:7:1: a [[rule]] needs \"action\"");
    EXPECT_THAT(problem(with("until = []", "until = []\ncolour = \"red\"")),
                StartsWith("example.toml:13:"));
    EXPECT_THAT(problem(with("until = []", "until = []\ncolour = \"red\"")),
                HasSubstr("\"colour\" of a [[rule]] is unknown"));
}

TEST(Pack, names_that_the_program_does_not_know_are_errors) {
    EXPECT_THAT(problem(with("\"contract.ended\"", "\"contract.finished\"")),
                HasSubstr("is not an event of an engagement: contract.finished"));
    EXPECT_THAT(problem(with("by = [\"client\"]", "via = [\"platform\"]")),
                HasSubstr("\"via\" of the conditions is not a field of contract.ended"));
    EXPECT_THAT(problem(with("{money} goes back", "{amount} goes back")),
                HasSubstr("unknown placeholder: {amount}"));
    EXPECT_THAT(problem(with("\"7 days\"", "\"7 moons\"")),
                HasSubstr("no length of time: 7 moons"));
    EXPECT_THAT(problem(with("\"freelancer\", ", "\"referee\", ")),
                HasSubstr("unknown party: referee"));
    EXPECT_THAT(problem(with("\"upwork-fixed\"", "\"upwork\"")),
                HasSubstr("unknown engagement type: upwork"));
    EXPECT_THAT(problem(with("\"medium\"", "\"sure\"")), HasSubstr("is unknown: sure"));
}

TEST(Pack, a_rule_without_a_source_or_a_window_is_refused) {
    EXPECT_THAT(problem(with("[\"https://example.org\"]", "[]")),
                HasSubstr("must say where the fact comes from"));
    EXPECT_THAT(problem(with("[\"7 days\", \"5 days\", \"120 hours\"]", "[]")),
                HasSubstr("at least one length of time"));
    EXPECT_THAT(problem(with("https://example.org", "common knowledge")),
                HasSubstr("has no address to check it at"));
}

TEST(Pack, a_newer_pack_takes_the_place_of_the_one_it_supersedes) {
    auto const old_pack = parse_pack(one_rule, "example.toml").value();
    auto const new_pack =
        parse_pack(with("id = \"example\"", "id = \"newer\"\nsupersedes = [\"example\"]"), "b")
            .value();
    EXPECT_TRUE(is_superseded(old_pack, {old_pack, new_pack}));
    EXPECT_FALSE(is_superseded(new_pack, {old_pack, new_pack}));
}

Pack a_pack_with_a_mail(std::string const& subject, std::string const& body) {
    Pack pack;
    pack.mails.push_back(
        {.id = "M",
         .subject = subject,
         .body = body,
         .means = "the end",
         .propose = "contract end {engagement} --basis {item} --occurred {occurred}",
         .confidence = Confidence::low,
         .source = {}});
    return pack;
}

TEST(Pack, a_mail_is_known_by_its_subject_and_its_words) {
    auto const pack = a_pack_with_a_mail("Your contract * has ended*", "by the client");
    std::vector<Pack const*> const packs{&pack};
    auto const* found =
        mail_pattern_for("YOUR contract Logo has ended.", "It was ended by the CLIENT.", packs);
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(proposed_command(*found, "site", "abc", Instant{}),
              "tally contract end site --basis abc --occurred 1970-01-01T00:00:00.000Z");
    EXPECT_EQ(mail_pattern_for("Your contract Logo has ended", "by you", packs), nullptr);
    EXPECT_EQ(mail_pattern_for("Re: Your contract Logo has ended", "by the client", packs),
              nullptr);
    EXPECT_EQ(mail_pattern_for("Your contract has ended", "by the client", packs), nullptr);
}

TEST(Pack, stars_cost_no_more_than_the_text_is_long) {
    auto const pack = a_pack_with_a_mail("a*a*a*a*b", "");
    EXPECT_EQ(mail_pattern_for(std::string(1'000'000, 'a'), "", {&pack}), nullptr);
}

TEST(Pack, senders_are_whole_addresses_or_have_one_star) {
    std::vector<std::string> const senders{"room_*@upwork.com", "DoNotReply@upwork.com"};
    EXPECT_TRUE(matches_sender("room_17@upwork.com", senders));
    EXPECT_TRUE(matches_sender("donotreply@Upwork.com", senders));
    EXPECT_FALSE(matches_sender("room_17@upwork.com.example", senders));
    EXPECT_FALSE(matches_sender("xdonotreply@upwork.com", senders));
    EXPECT_FALSE(matches_sender("room_@upwork.co", senders));
    EXPECT_FALSE(matches_sender("donotreply@upwork.com", {}));
}

}  // namespace
}  // namespace tally::rights
