#include "links/links.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "crypto/sha256.h"
#include "links/decide.h"
#include "links/page.h"
#include "support/engagement_builder.h"

namespace tally::links {
namespace {

using ledger::Party;

Instant const now = parse_instant("2026-11-20T10:00:00Z").value();
auto const anna = "anna@client.example";

engagement::State state_of_a_direct_contract() {
    engagement::Engagement details;
    details.title = "Website";
    details.type = engagement::EngagementType::direct_fixed;
    details.currency = Currency::parse("USD").value();
    details.zone = "UTC";
    details.client.email = anna;
    details.freelancer.name = "Mira Vogt";
    return engagement::opened(details);
}

LinkCreated link_for(Holder holder = Holder::client, std::string to = anna) {
    LinkCreated created;
    created.holder = holder;
    created.to = std::move(to);
    created.expires = now + std::chrono::days{30};
    created.token = crypto::sha256("token");
    return created;
}

class Record {
public:
    Result<void> add(Fact fact, Party author, std::optional<ledger::ItemId> basis = std::nullopt) {
        Recorded recorded{now, basis, author, std::move(fact)};
        recorded.fact = TRY(decide(links, state, recorded, now));
        // As it is read back from the ledger.
        auto const body = encode(recorded);
        evolve(links, TRY(decode(kind_of(recorded.fact), author, body)));
        return {};
    }
    void open_a_link() {
        ASSERT_TRUE(add(link_for(), Party::freelancer));
        ASSERT_TRUE(add(LinkOpened{1}, Party::client));
    }

    void open_a_case() { state.cases.emplace_back().number = 1; }

    engagement::State state = state_of_a_direct_contract();
    Links links;
};

ConsentGiven consent_through(int link) {
    ConsentGiven given;
    given.link = link;
    given.act = "milestone.approved";
    given.about = "milestone/1";
    given.shown = "Milestone 1: Build";
    given.statement = "I accept this work as complete.";
    given.digest = digest_of(given, "ledger");
    return given;
}

TEST(Links, are_made_by_the_freelancer_for_a_recorded_address_of_the_client) {
    Record record;
    EXPECT_TRUE(record.add(link_for(), Party::freelancer));
    EXPECT_EQ(record.links.links.back().number, 1);
    EXPECT_FALSE(record.add(link_for(), Party::client));
    EXPECT_FALSE(record.add(link_for(Holder::client, "me@design.example"), Party::freelancer));
    EXPECT_FALSE(record.add(link_for(Holder::client, "not an address"), Party::freelancer));
}

LinkCreated link_to_a_case(std::string to = "m@court.example") {
    auto created = link_for(Holder::mediator, std::move(to));
    created.case_number = 1;
    created.file = crypto::sha256("the file");
    return created;
}

TEST(Links, of_mediators_show_one_built_case_that_there_is) {
    Record record;
    EXPECT_FALSE(record.add(link_to_a_case(), Party::freelancer));
    record.open_a_case();
    auto without_file = link_to_a_case();
    without_file.file.reset();
    EXPECT_FALSE(record.add(without_file, Party::freelancer));
    auto other = link_to_a_case();
    other.case_number = 2;
    EXPECT_FALSE(record.add(other, Party::freelancer));
    ASSERT_TRUE(record.add(link_to_a_case(), Party::freelancer));
    EXPECT_EQ(record.links.links.back().file, crypto::sha256("the file"));
    EXPECT_EQ(record.links.links.back().case_number, 1);
}

TEST(Links, of_mediators_go_to_neither_side_and_those_of_clients_show_no_case) {
    Record record;
    record.open_a_case();
    record.state.freelancer.addresses = {"mira@design.example"};
    EXPECT_FALSE(record.add(link_to_a_case(anna), Party::freelancer));
    EXPECT_FALSE(record.add(link_to_a_case("mira@design.example"), Party::freelancer));
    auto clients = link_to_a_case(anna);
    clients.holder = Holder::client;
    EXPECT_FALSE(record.add(clients, Party::freelancer));
}

TEST(Links, of_mediators_are_opened_by_a_mediator_and_let_nobody_act) {
    Record record;
    record.open_a_case();
    ASSERT_TRUE(record.add(link_to_a_case(), Party::freelancer));
    EXPECT_FALSE(record.add(LinkOpened{1}, Party::client));
    EXPECT_FALSE(record.add(LinkOpened{1}, Party::freelancer));
    ASSERT_TRUE(record.add(LinkOpened{1}, Party::mediator));
    EXPECT_FALSE(record.add(consent_through(1), Party::client));
    EXPECT_FALSE(record.add(consent_through(1), Party::mediator));
    EXPECT_FALSE(record.add(ConcernRaised{0, "late", 0}, Party::mediator));
}

TEST(Links, are_not_made_before_a_contract_of_a_platform_has_started) {
    Record record;
    record.state.engagement.type = engagement::EngagementType::upwork_fixed;
    EXPECT_FALSE(record.add(link_for(), Party::freelancer));
}

TEST(Links, have_an_end) {
    Record record;
    auto over = link_for();
    over.expires = now;
    EXPECT_FALSE(record.add(over, Party::freelancer));
    over.expires = now + std::chrono::days{401};
    EXPECT_FALSE(record.add(over, Party::freelancer));
}

TEST(Links, let_nobody_act_before_the_code_was_typed_in) {
    Record record;
    ASSERT_TRUE(record.add(link_for(), Party::freelancer));
    EXPECT_FALSE(record.add(consent_through(1), Party::client));
    ASSERT_TRUE(record.add(LinkOpened{1}, Party::client));
    EXPECT_TRUE(record.add(consent_through(1), Party::client));
}

TEST(Links, let_the_freelancer_do_nothing_as_the_client) {
    Record record;
    record.open_a_link();
    EXPECT_FALSE(record.add(consent_through(1), Party::freelancer));
    EXPECT_FALSE(record.add(ConcernRaised{0, "late", 0}, Party::freelancer));
    EXPECT_FALSE(
        record.add(PasskeyEnrolled{crypto::sha256("k"), 1, "id", "key", "https://a.example"},
                   Party::freelancer));
}

TEST(Links, that_are_revoked_let_nobody_act) {
    Record record;
    record.open_a_link();
    ASSERT_TRUE(record.add(LinkRevoked{1, "wrong address"}, Party::freelancer));
    EXPECT_FALSE(record.add(consent_through(1), Party::client));
    EXPECT_FALSE(record.add(LinkRevoked{1, ""}, Party::freelancer));
}

TEST(Consents, are_claimed_until_a_signed_reply_confirms_them) {
    Record record;
    record.open_a_link();
    ASSERT_TRUE(record.add(consent_through(1), Party::client));
    EXPECT_FALSE(record.links.consent(1)->confirmed);
    auto const reply = support::an_item(3);
    EXPECT_FALSE(record.add(ConsentConfirmed{1, ReplyStrength::strong}, Party::client));
    EXPECT_FALSE(record.add(ConsentConfirmed{1, ReplyStrength::none}, Party::client, reply));
    EXPECT_TRUE(record.add(ConsentConfirmed{1, ReplyStrength::weak}, Party::client, reply));
    EXPECT_EQ(record.links.consent(1)->confirmed, reply);
    EXPECT_FALSE(record.add(ConsentConfirmed{1, ReplyStrength::weak}, Party::client, reply));
}

TEST(Consents, commit_to_all_that_was_shown_agreed_to_and_typed) {
    auto const digest = [](auto change) {
        auto consent = consent_through(1);
        change(consent);
        return digest_of(consent, "ledger");
    };
    auto const plain = digest([](ConsentGiven&) {});
    EXPECT_NE(digest([](ConsentGiven& one) { one.shown += " "; }), plain);
    EXPECT_NE(digest([](ConsentGiven& one) { one.statement += " "; }), plain);
    EXPECT_NE(digest([](ConsentGiven& one) { one.name = "Anna Berg"; }), plain);
    EXPECT_NE(digest([](ConsentGiven& one) { one.words = "The header is too tall."; }), plain);
    EXPECT_NE(digest([](ConsentGiven& one) { one.act = "change.approved"; }), plain);
    EXPECT_NE(digest([](ConsentGiven& one) { one.about = "milestone/2"; }), plain);
    EXPECT_NE(digest_of(consent_through(1), "another ledger"), plain);
}

TEST(Consents, with_words_say_so_and_without_are_as_they_always_were) {
    auto consent = consent_through(1);
    ConsentDigests const digests{crypto::sha256("a"), crypto::sha256("b"), crypto::sha256("c")};
    auto const plain = consent_text("ledger", consent, digests);
    EXPECT_TRUE(plain.starts_with("tallystick consent v1\nledger\n1\n"));
    consent.words = "The header is too tall.";
    EXPECT_EQ(
        consent_text("ledger", consent, digests),
        "tallystick consent v2" + plain.substr(plain.find('\n')) + digests.words.text() + "\n");
}

TEST(Passkeys, are_bound_by_a_signed_reply_once) {
    Record record;
    record.open_a_link();
    auto const key = crypto::sha256("key");
    ASSERT_TRUE(
        record.add(PasskeyEnrolled{key, 1, "id", "key", "https://a.example"}, Party::client));
    EXPECT_FALSE(
        record.add(PasskeyEnrolled{key, 1, "id", "key", "https://a.example"}, Party::client));
    EXPECT_FALSE(record.add(PasskeyBound{key, ReplyStrength::strong}, Party::client));
    auto const reply = support::an_item(3);
    EXPECT_TRUE(record.add(PasskeyBound{key, ReplyStrength::strong}, Party::client, reply));
    EXPECT_EQ(record.links.passkey(key)->bound, reply);
}

TEST(Receipt, shows_what_the_client_wrote_before_it_is_confirmed) {
    Record record;
    record.open_a_link();
    auto consent = consent_through(1);
    consent.words = "The header is too tall.\nThe rest is fine.";
    ASSERT_TRUE(record.add(consent, Party::client));
    auto const letter = receipt_letter(record.state, record.links);
    ASSERT_TRUE(letter);
    EXPECT_TRUE(letter->text.contains(
        ", and in these words:\n      | The header is too tall.\n      | The rest is fine.\n"));
}

TEST(Receipt, does_not_call_the_commitment_of_sealed_feedback_words) {
    Record record;
    record.open_a_link();
    auto consent = consent_through(1);
    consent.act = "feedback.sealed";
    consent.about = "feedback";
    consent.words = crypto::sha256("stars and words").text();
    ASSERT_TRUE(record.add(consent, Party::client));
    auto const letter = receipt_letter(record.state, record.links);
    ASSERT_TRUE(letter);
    EXPECT_TRUE(letter->text.contains(
        "by this commitment to words that are not shown yet:\n      | " + consent.words));
    EXPECT_FALSE(letter->text.contains("in these words"));
}

TEST(Receipt, names_what_waits_for_a_reply_and_nothing_else) {
    Record record;
    EXPECT_FALSE(receipt_letter(record.state, record.links));
    record.open_a_link();
    ASSERT_TRUE(record.add(consent_through(1), Party::client));
    auto const letter = receipt_letter(record.state, record.links);
    ASSERT_TRUE(letter);
    EXPECT_TRUE(letter->text.contains("\n  " + record.links.consent(1)->digest.text() + "\n"));
    EXPECT_TRUE(letter->text.contains(": approved milestone 1\n")) << letter->text;
    EXPECT_FALSE(letter->text.contains("in these words"));
    ASSERT_TRUE(
        record.add(ConsentConfirmed{1, ReplyStrength::strong}, Party::client, support::an_item(3)));
    EXPECT_FALSE(receipt_letter(record.state, record.links));
}

TEST(Page, offers_nothing_but_a_concern_where_nothing_is_open) {
    auto const offers = offers_to_client(state_of_a_direct_contract(), now);
    ASSERT_EQ(offers.size(), 1U);
    EXPECT_EQ(offers.front().act, "concern.raised");
}

TEST(Page, shows_an_agreement_in_plain_words_and_below_them_the_text_that_is_signed) {
    auto state = state_of_a_direct_contract();
    std::string const text = "title = \"Logo\"\n[[scope]]\nid = \"1\"\ntext = \"One logo\"\n";
    auto& version = state.agreement.emplace_back();
    version.number = 1;
    version.proposed = now;
    version.text = text;
    version.digest = crypto::sha256(text);
    auto const offers = offers_to_client(state, now);
    ASSERT_EQ(offers.front().act, "agreement.signed");
    auto const& shown = offers.front().shown;
    EXPECT_TRUE(shown.contains("What is included\n  1. One logo\n"));
    EXPECT_TRUE(shown.ends_with(version.digest.text() + "\n\n" + text));
    EXPECT_LT(shown.find("What is included"), shown.find("[[scope]]"));
}

TEST(Page, takes_a_concern_about_each_milestone) {
    auto state = state_of_a_direct_contract();
    state.milestones.emplace_back().number = 1;
    state.milestones.emplace_back().number = 2;
    std::vector<std::string> about;
    for (auto const& offer : offers_to_client(state, now)) about.push_back(offer.about);
    EXPECT_EQ(about, (std::vector<std::string>{"concern", "milestone/1", "milestone/2"}));
}

TEST(Page, lets_sealed_feedback_be_opened_when_the_other_side_is_fixed_or_the_time_is_over) {
    auto state = state_of_a_direct_contract();
    auto const offered = [&](Instant at) {
        auto const offers = offers_to_client(state, at);
        return std::ranges::find(offers, "feedback.given", &Offer::act) != offers.end();
    };
    state.ended.emplace().occurred = now;
    EXPECT_FALSE(offered(now)) << "nothing is sealed";
    state.feedback.client.seal = crypto::sha256("seal");
    state.feedback.client.sealed = now;
    EXPECT_FALSE(offered(now + std::chrono::days{13}));
    EXPECT_TRUE(offered(now + std::chrono::days{14}));
    state.feedback.freelancer.seal = crypto::sha256("seal of the other");
    EXPECT_TRUE(offered(now));
    state.feedback.client.given.emplace();
    EXPECT_FALSE(offered(now));
}

TEST(Concerns, are_answered_by_the_freelancer_and_the_newest_answer_counts) {
    Record record;
    record.open_a_link();
    EXPECT_FALSE(record.add(ConcernAnswered{1, "Which one?"}, Party::freelancer));
    ASSERT_TRUE(record.add(ConcernRaised{0, "The logo is blurred.", 0}, Party::client));
    EXPECT_FALSE(record.links.concern(1)->answer);
    EXPECT_FALSE(record.add(ConcernAnswered{1, "I am fine."}, Party::client));
    EXPECT_FALSE(record.add(ConcernAnswered{1, ""}, Party::freelancer));
    ASSERT_TRUE(record.add(ConcernAnswered{1, "On Friday."}, Party::freelancer));
    ASSERT_TRUE(record.add(ConcernAnswered{1, "It is there."}, Party::freelancer));
    EXPECT_EQ(record.links.concern(1)->answer, "It is there.");
}

std::string facts_on_the_page() {
    std::ifstream file{TALLY_SOURCE_DIR "/docs/formats/link.md"};
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

TEST(LinkDocument, lists_every_kind_with_its_fields) {
    auto const page = facts_on_the_page();
    for (auto const& kind : kinds()) {
        std::string fields;
        for (auto const c : kind.fields) fields += c == ' ' ? "` `" : std::string{c};
        EXPECT_TRUE(page.contains("| `" + std::string{kind.name} + "` | `" + fields + "` |"))
            << kind.name << ": " << kind.fields;
    }
}

}  // namespace
}  // namespace tally::links
