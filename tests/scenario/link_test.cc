// A client without an account: a link, a code in the mail, acts that are claimed until a reply
// confirms them, and a passkey that signs the record.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/encoding.h"
#include "bundle/verify_bundle.h"
#include "engagement/event.h"
#include "scenario/freelancer.h"
#include "support/passkey_maker.h"
#include "vault/attestations.h"
#include "vault/case_present.h"
#include "vault/confirm.h"
#include "vault/erase.h"
#include "vault/link_acts.h"
#include "vault/link_case.h"
#include "vault/link_passkey.h"
#include "vault/links.h"
#include "vault/timeline.h"
#include "vault/verify_vault.h"

namespace tally::scenario {
namespace {

using engagement::EngagementType;
using vault::Vault;

constexpr auto site = "https://tally.example";

// The freelancer's vault, the client's browser and mailbox.
struct Story {
    Story() {
        ref = freelancer.add_engagement();
        freelancer.submit_funded_milestone("website");
    }

    vault::CreatedLink make_link(Vault& vault) {
        vault::NewLink wanted;
        wanted.url = site;
        auto const made = vault::create_link(vault, ref, wanted);
        EXPECT_TRUE(made) << made.error().message;
        return *made;
    }

    // The code out of the mail that was sent.
    std::string code_for(Vault& vault, std::string const& of_link) {
        auto const sent = vault::mail_code(
            vault, of_link, [&](std::string const& to, std::string const& message) -> Result<void> {
                recipient = to;
                mail = message;
                return {};
            });
        EXPECT_TRUE(sent) << sent.error().message;
        auto const at = mail.find("\r\n    ") + 6;
        return mail.substr(at, mail.find("\r\n", at) - at);
    }

    vault::LinkSession enter(Vault& vault) {
        token = token_of(make_link(vault).url);
        secret = vault::open_link(vault, token, code_for(vault, token)).value();
        return vault::find_link_session(vault, token, secret).value();
    }

    void pass(std::chrono::milliseconds time) {
        freelancer.clock.set(freelancer.clock.now() + time);
    }

    static std::string token_of(std::string const& url) { return url.substr(url.rfind('/') + 1); }

    Freelancer freelancer;
    vault::EngagementRef ref;
    std::string recipient;
    std::string mail;
    std::string token;
    std::string secret;
};

vault::LinkAct act_of(vault::LinkPage const& page, std::string const& act) {
    for (auto const& [offer, digest] : page.offers)
        if (offer.act == act) return {act, offer.about, digest, "", "", std::nullopt};
    ADD_FAILURE() << "no offer of " << act;
    return {};
}

TEST(Link, opens_for_the_code_that_is_mailed_to_the_client_alone) {
    Story story;
    auto vault = story.freelancer.open();
    auto const made = story.make_link(vault);
    EXPECT_TRUE(made.url.starts_with("https://tally.example/c/"));
    auto const token = Story::token_of(made.url);
    auto const code = story.code_for(vault, token);
    EXPECT_EQ(story.recipient, "anna@client.example");
    EXPECT_FALSE(vault::open_link(vault, token, "aaaa-aaaa"));
    auto const secret = vault::open_link(vault, token, code);
    ASSERT_TRUE(secret) << secret.error().message;
    EXPECT_FALSE(vault::open_link(vault, token, code)) << "a code works once";
    EXPECT_TRUE(vault::find_link_session(vault, token, *secret));
    EXPECT_FALSE(vault::find_link_session(vault, token, "another secret"));
    EXPECT_FALSE(vault::find_link_session(vault, "another token", *secret));
}

TEST(Link, keeps_neither_token_nor_code_in_the_vault) {
    Story story;
    auto vault = story.freelancer.open();
    auto const token = Story::token_of(story.make_link(vault).url);
    auto const code = story.code_for(vault, token);
    auto const kept = vault.store().setting_keys("").value();
    ASSERT_FALSE(kept.empty());
    for (auto const& key : kept) {
        auto const value = vault.store().setting(key).value().value_or("");
        EXPECT_FALSE((key + value).contains(token)) << key;
        EXPECT_FALSE(value.contains(code)) << key;
    }
    auto const entries = vault::timeline(vault, story.ref, {}).value();
    for (auto const& entry : entries) EXPECT_FALSE(entry.summary.contains(token));
}

TEST(Link, forgets_a_code_after_five_wrong_ones_and_after_a_quarter_of_an_hour) {
    Story story;
    auto vault = story.freelancer.open();
    auto const token = Story::token_of(story.make_link(vault).url);
    auto code = story.code_for(vault, token);
    for (int i = 0; i < vault::code_tries_max; ++i)
        EXPECT_FALSE(vault::open_link(vault, token, "aaaaaaaa"));
    EXPECT_FALSE(vault::open_link(vault, token, code));
    code = story.code_for(vault, token);
    story.pass(std::chrono::minutes{vault::code_minutes});
    EXPECT_FALSE(vault::open_link(vault, token, code));
}

TEST(Link, mails_five_codes_an_hour_at_most) {
    Story story;
    auto vault = story.freelancer.open();
    auto const token = Story::token_of(story.make_link(vault).url);
    for (int i = 0; i < vault::codes_an_hour; ++i) story.code_for(vault, token);
    auto const send = [](std::string const&, std::string const&) { return Result<void>{}; };
    EXPECT_FALSE(vault::mail_code(vault, token, send));
    story.pass(std::chrono::hours{1});
    EXPECT_TRUE(vault::mail_code(vault, token, send));
}

TEST(Link, that_is_revoked_or_over_opens_nothing_and_says_no_more_than_a_wrong_one) {
    Story story;
    auto vault = story.freelancer.open();
    auto const session = story.enter(vault);
    ASSERT_TRUE(vault::revoke_link(vault, story.ref, session.link.number, "a mistake"));
    auto const gone = vault::find_link_session(vault, story.token, story.secret);
    auto const wrong = vault::find_link_session(vault, "wrong", story.secret);
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().message, wrong.error().message);
    story.enter(vault);
    story.pass(std::chrono::days{31});
    EXPECT_FALSE(vault::find_link_session(vault, story.token, story.secret));
}

TEST(Link, records_what_was_done_as_claimed_with_what_was_shown) {
    Story story;
    auto vault = story.freelancer.open();
    auto const session = story.enter(vault);
    auto const page = vault::link_page(vault, session).value();
    auto const done = vault::act_through_link(vault, session, act_of(page, "milestone.approved"));
    ASSERT_TRUE(done) << done.error().message;
    EXPECT_EQ(done->about, "milestone/1");
    EXPECT_FALSE(done->confirmed);
    auto const state = vault::load_state(vault, story.ref).value();
    EXPECT_TRUE(state.milestone(1)->approved);
    EXPECT_TRUE(state.history.back().claimed());
    EXPECT_EQ(state.history.back().author, ledger::Party::client);
    auto const lines = vault::timeline(vault, story.ref, {}).value();
    auto const consent = std::ranges::find_if(
        lines, [](auto const& entry) { return entry.kind == "consent.given"; });
    ASSERT_NE(consent, lines.end());
    EXPECT_TRUE(consent->claimed);
    EXPECT_TRUE(consent->summary.starts_with("The client approved milestone 1 through link 1"))
        << consent->summary;
}

TEST(Link, lets_nobody_agree_to_what_has_changed_or_is_done) {
    Story story;
    auto vault = story.freelancer.open();
    auto const session = story.enter(vault);
    auto approve = act_of(vault::link_page(vault, session).value(), "milestone.approved");
    auto other = approve;
    other.digest = crypto::sha256("another text");
    EXPECT_EQ(vault::act_through_link(vault, session, other).error().code, Code::conflict);
    ASSERT_TRUE(vault::act_through_link(vault, session, approve));
    EXPECT_EQ(vault::act_through_link(vault, session, approve).error().code, Code::conflict);
}

TEST(Link, asks_for_words_where_they_matter_and_takes_a_concern) {
    Story story;
    auto vault = story.freelancer.open();
    auto const session = story.enter(vault);
    auto changes = act_of(vault::link_page(vault, session).value(), "milestone.changes-requested");
    EXPECT_FALSE(vault::act_through_link(vault, session, changes));
    changes.words = "The footer is missing.";
    EXPECT_TRUE(vault::act_through_link(vault, session, changes));
    auto concern = act_of(vault::link_page(vault, session).value(), "concern.raised");
    concern.words = "I worry about the date.";
    EXPECT_TRUE(vault::act_through_link(vault, session, concern));
    EXPECT_EQ(vault::load_links(vault, story.ref).value().concerns.at(0).text,
              "I worry about the date.");
}

TEST(Link, commits_a_confirming_reply_to_what_the_client_wrote) {
    Story story;
    auto vault = story.freelancer.open();
    auto const session = story.enter(vault);
    auto changes = act_of(vault::link_page(vault, session).value(), "milestone.changes-requested");
    changes.words = "The footer is missing.";
    auto const done = vault::act_through_link(vault, session, changes).value();
    EXPECT_EQ(done.words, changes.words);
    auto const state = vault::load_state(vault, story.ref).value();
    auto const links = vault::load_links(vault, story.ref).value();
    auto const receipt = links::receipt_letter(state, links);
    ASSERT_TRUE(receipt);
    EXPECT_TRUE(receipt->text.contains("      | The footer is missing.\n  " + done.digest.text()));
}

TEST(Link, acts_are_confirmed_by_a_reply_that_quotes_their_digest) {
    Story story;
    story.freelancer.import("reply.mbox", mbox({mail("anna@client.example", "mira@design.example",
                                                     "Re: confirm", "confirmed", "r1@c")}));
    auto const reply = story.freelancer.find("confirmed").id;
    auto vault = story.freelancer.open();
    auto const session = story.enter(vault);
    auto const page = vault::link_page(vault, session).value();
    auto const done =
        vault::act_through_link(vault, session, act_of(page, "milestone.approved")).value();
    auto const strong = engagement::ReplyStrength::strong;
    EXPECT_EQ(vault::confirm_by_reply(vault, story.ref, "> nothing", strong, reply).value(), 0);
    EXPECT_EQ(
        vault::confirm_by_reply(vault, story.ref, "> " + done.digest.text(), strong, reply).value(),
        1);
    EXPECT_EQ(vault::load_links(vault, story.ref).value().consents.back().confirmed, reply);
}

TEST(Link, a_passkey_made_there_signs_the_record_and_the_vault_verifies) {
    for (auto const algorithm : {passkey::Algorithm::es256, passkey::Algorithm::ed25519}) {
        Story story;
        auto vault = story.freelancer.open();
        auto const session = story.enter(vault);
        support::PasskeyMaker const maker{algorithm, site};
        auto const asked = vault::ask_passkey(vault, session).value().challenge.digest();
        auto const made =
            vault::enroll_passkey(vault, session, maker.attestation_object("an id"),
                                  maker.client_data(passkey::Ceremony::create, asked));
        ASSERT_TRUE(made) << made.error().message;
        EXPECT_EQ(made->fingerprint, maker.key().fingerprint());
        auto const again = vault::ask_passkey(vault, session).value().challenge;
        auto const made_signature = vault::sign_with_passkey(vault, session, to_base64("an id"),
                                                             maker.sign(again.digest()));
        ASSERT_TRUE(made_signature) << made_signature.error().message;
        EXPECT_EQ(made_signature->size, again.size);
        EXPECT_TRUE(made_signature->user_verified);
        auto const cosignatures = vault::check_cosignatures(vault, story.ref, {}).value();
        ASSERT_EQ(cosignatures.size(), 1U);
        EXPECT_EQ(cosignatures.front().status, "unchecked") << cosignatures.front().detail;
        auto const report = vault::verify_vault(vault, {}).value().report;
        EXPECT_NE(report.verdict(), ledger::Verdict::altered);
        EXPECT_NE(report.verdict(), ledger::Verdict::incomplete);
    }
}

TEST(Link, takes_no_signature_that_was_not_asked_for_or_is_of_another_key) {
    Story story;
    auto vault = story.freelancer.open();
    auto const session = story.enter(vault);
    support::PasskeyMaker const maker{passkey::Algorithm::es256, site};
    auto const asked = vault::ask_passkey(vault, session).value().challenge.digest();
    ASSERT_TRUE(vault::enroll_passkey(vault, session, maker.attestation_object("an id"),
                                      maker.client_data(passkey::Ceremony::create, asked)));
    auto const id = to_base64("an id");
    EXPECT_FALSE(vault::sign_with_passkey(vault, session, id, maker.sign(asked)));
    auto const again = vault::ask_passkey(vault, session).value().challenge.digest();
    support::PasskeyMaker const other{passkey::Algorithm::es256, site};
    EXPECT_FALSE(vault::sign_with_passkey(vault, session, id, other.sign(again)));
    EXPECT_FALSE(vault::sign_with_passkey(vault, session, id, maker.sign(again)))
        << "a question is good for one answer";
}

// A case with one exhibit, and the mediator's browser.
struct Dispute : Story {
    Dispute() {
        freelancer.import("thread.mbox",
                          mbox({scenario::mail("anna@client.example", "mira@design.example",
                                               "Received", "the files arrived, platypus", "m1@c"),
                                scenario::mail("anna@client.example", "mira@design.example",
                                               "Later", "a wombat, too", "m2@c")}));
        received = freelancer.find("platypus");
        later = freelancer.find("wombat");
        auto vault = freelancer.open();
        ref_of_case = vault::open_case(vault, ref, {engagement::Forum::generic, "Paid?"}).value();
        add_exhibit(vault, received);
    }
    void add_exhibit(Vault& vault, search::IndexedItem const& item) {
        vault::NewExhibit exhibit;
        exhibit.item = item;
        exhibit.why = "It arrived.";
        EXPECT_TRUE(vault::link_exhibit(vault, ref_of_case, exhibit));
    }
    vault::LinkSession enter_as_mediator(Vault& vault) {
        vault::NewLink wanted;
        wanted.holder = links::Holder::mediator;
        wanted.to = "judge@court.example";
        wanted.case_number = 1;
        wanted.url = site;
        auto const made = vault::create_link(vault, ref, wanted);
        EXPECT_TRUE(made) << made.error().message;
        token = token_of(made->url);
        secret = vault::open_link(vault, token, code_for(vault, token)).value();
        return vault::find_link_session(vault, token, secret).value();
    }
    std::size_t files_kept() const {
        auto const folder = std::filesystem::directory_iterator{freelancer.folder() / "shown"};
        return static_cast<std::size_t>(std::distance(begin(folder), end(folder)));
    }

    vault::CaseRef ref_of_case;
    search::IndexedItem received;
    search::IndexedItem later;
};

TEST(MediatorsLink, shows_one_file_that_verifies_and_lets_nobody_act) {
    Dispute story;
    auto vault = story.freelancer.open();
    auto const session = story.enter_as_mediator(vault);
    EXPECT_EQ(story.recipient, "judge@court.example");
    auto const shown = vault::shown_case(vault, session);
    ASSERT_TRUE(shown) << shown.error().message;
    auto const key = vault.keys().signing.public_key().fingerprint();
    auto const report = bundle::verify_path(shown->file, {key, {}}).value();
    EXPECT_EQ(report.verdict(), ledger::Verdict::intact);
    EXPECT_FALSE(vault::link_page(vault, session));
    EXPECT_FALSE(vault::half_through_link(vault, session));
    EXPECT_FALSE(vault::ask_passkey(vault, session));
    vault::LinkAct act;
    act.act = "concern.raised";
    act.about = "concern";
    act.words = "I am no client";
    EXPECT_FALSE(vault::act_through_link(vault, session, act));
}

TEST(MediatorsLink, shows_the_client_nothing_of_the_case) {
    Dispute story;
    auto vault = story.freelancer.open();
    auto const client = story.enter(vault);
    EXPECT_EQ(vault::shown_case(vault, client).error().code, Code::rejected);
    story.enter_as_mediator(vault);
    EXPECT_FALSE(vault::find_link_session(vault, story.token, "the secret of another"));
}

TEST(MediatorsLink, goes_on_when_the_case_grows_with_the_file_as_it_was) {
    Dispute story;
    auto vault = story.freelancer.open();
    auto const session = story.enter_as_mediator(vault);
    auto const before = vault::shown_case(vault, session).value();
    story.add_exhibit(vault, story.later);
    auto const after = vault::shown_case(vault, session);
    ASSERT_TRUE(after);
    EXPECT_EQ(after->file, before.file);
    EXPECT_EQ(after->bytes, before.bytes);
}

TEST(MediatorsLink, shows_nothing_any_more_when_something_in_it_is_kept_back) {
    Dispute story;
    auto vault = story.freelancer.open();
    auto const session = story.enter_as_mediator(vault);
    ASSERT_EQ(story.files_kept(), 1U);
    ASSERT_TRUE(vault::withhold_part(vault, story.ref_of_case, {story.received.id, 0},
                                     engagement::WithheldFor::nda, ""));
    EXPECT_EQ(story.files_kept(), 0U);
    EXPECT_EQ(vault::shown_case(vault, session).error().code, Code::not_found);
    auto const fresh = story.enter_as_mediator(vault);
    auto const shown = vault::shown_case(vault, fresh);
    ASSERT_TRUE(shown) << "a new link shows the case without it";
    std::ifstream file{shown->file, std::ios::binary};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    EXPECT_FALSE(bytes.view().contains("platypus"));
    EXPECT_TRUE(bytes.view().contains("withheld"));
}

TEST(MediatorsLink, shows_nothing_any_more_when_an_item_is_erased_or_the_link_ends) {
    Dispute story;
    auto vault = story.freelancer.open();
    auto session = story.enter_as_mediator(vault);
    ASSERT_TRUE(vault::revoke_link(vault, story.ref, session.link.number, ""));
    EXPECT_EQ(story.files_kept(), 0U);
    session = story.enter_as_mediator(vault);
    ASSERT_TRUE(vault::erase_item(vault, story.received, "asked for"));
    EXPECT_EQ(story.files_kept(), 0U);
    EXPECT_EQ(vault::shown_case(vault, session).error().code, Code::not_found);
}

}  // namespace
}  // namespace tally::scenario
