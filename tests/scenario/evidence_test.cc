#include <algorithm>

#include "scenario/freelancer.h"
#include "support/archive_maker.h"
#include "support/picture_maker.h"
#include "vault/chats.h"
#include "vault/deadlines.h"
#include "vault/erase.h"
#include "vault/file_items.h"
#include "vault/look_inside.h"
#include "vault/projection.h"
#include "vault/verify_vault.h"

namespace tally::scenario {
namespace {

std::string const anna = "Anna <anna@client.example>";
std::string const mira = "mira@design.example";
std::string const chat =
    "25/03/24, 10:15 - Anna: Can you add a voucher page?\n"
    "25/03/24, 10:16 - Mira: That costs 300.\n"
    "25/03/24, 10:20 - Anna: ok, we pay 300\n";

std::uint64_t hits(Freelancer& freelancer, std::string const& query) {
    auto vault = freelancer.open(vault::Use::read);
    return vault::search_items(vault, {.query = query, .options = {}}).value().total;
}

std::string with(std::string text, std::string const& what, std::string const& by) {
    return text.replace(text.find(what), what.size(), by);
}

TEST(Chats, each_message_is_found_by_itself_with_who_and_when) {
    Freelancer freelancer;
    auto const summary = freelancer.import("WhatsApp Chat with Anna.txt", chat);
    EXPECT_EQ(summary.added, 1U);
    EXPECT_EQ(summary.inside.messages, 3U);
    auto const message = freelancer.find("from:mira costs");
    EXPECT_EQ(message.id.part_path(), "2");
    EXPECT_EQ(message.kind, "chat");
    EXPECT_EQ(message.precision, "minute");
    EXPECT_EQ(message.subject, "Anna");
    EXPECT_EQ(hits(freelancer, "kind:chat source:whatsapp voucher"), 1U);
    auto vault = freelancer.open(vault::Use::read);
    auto const whole = vault::resolve_item(vault, message.id.text).value();
    auto const view = vault::view_item(vault, whole, "2").value();
    EXPECT_EQ(view.messages.at(1).text, "That costs 300.");
    EXPECT_EQ(vault::view_item(vault, whole, "4").error().code, Code::not_found);
}

TEST(Chats, dates_that_can_be_read_in_two_ways_are_asked_about) {
    Freelancer freelancer;
    auto const unclear = "3/4/24, 10:15 - Anna: hello\n3/5/24, 10:16 - Mira: hi\n";
    auto const asked = freelancer.import("chat.txt", unclear);
    EXPECT_EQ(asked.added, 0U);
    ASSERT_EQ(asked.failed.size(), 1U);
    EXPECT_TRUE(asked.failed[0].hint.contains("--dates")) << asked.failed[0].hint;
    auto const told =
        freelancer.import("chat.txt", unclear, {.dates = chat::DateOrder::month_first});
    EXPECT_EQ(told.added, 1U);
    EXPECT_EQ(format_instant(freelancer.find("hello").occurred).substr(0, 10), "2024-03-04");
}

TEST(Chats, a_later_export_adds_what_is_new_and_shows_what_was_changed) {
    Freelancer freelancer;
    freelancer.import("WhatsApp Chat with Anna.txt", chat);
    auto later = with(chat, "we pay 300", "we pay 30 <This message was edited>");
    later = with(later, "25/03/24, 10:16 - Mira: That costs 300.\n", "");
    auto const summary = freelancer.import("WhatsApp Chat with Anna.txt",
                                           later + "26/03/24, 09:00 - Mira: Here it is.\n");
    EXPECT_EQ(summary.inside.messages, 2U);
    ASSERT_EQ(summary.inside.changes.size(), 2U);
    EXPECT_EQ(summary.inside.changes[0].what, chat::Change::What::vanished);
    EXPECT_EQ(summary.inside.changes[1].what, chat::Change::What::edited);
    EXPECT_TRUE(summary.inside.changes[1].text.contains("“ok, we pay 300” became"));
    EXPECT_EQ(hits(freelancer, "voucher"), 1U);
    EXPECT_EQ(hits(freelancer, "pay"), 2U);  // both versions
    auto vault = freelancer.open(vault::Use::read);
    auto const views = vault::list_conversations(vault, "").value();
    ASSERT_EQ(views.size(), 1U);
    EXPECT_EQ(views[0].captures.size(), 2U);
    EXPECT_EQ(views[0].changes.size(), 2U);
}

TEST(Chats, a_changed_message_is_an_alert_of_its_engagement_for_a_month) {
    Freelancer freelancer;
    freelancer.add_engagement();
    freelancer.import("WhatsApp Chat with Anna.txt", chat, {.into = "website"});
    freelancer.import("WhatsApp Chat with Anna.txt",
                      with(chat, "we pay 300", "we pay 30 <This message was edited>"));
    auto vault = freelancer.open(vault::Use::read);
    auto const views = vault::list_conversations(vault, "website").value();
    auto const seen = views.at(0).captures.back().recorded;
    auto const rings = [&](Instant at) {
        auto const all = vault::list_alerts(vault, "website", at).value();
        return std::ranges::count(all.at(0).alerts, "CHAT-CHANGED", &rights::Alert::rule);
    };
    EXPECT_EQ(rings(seen), 1);
    EXPECT_EQ(rings(seen - std::chrono::minutes{1}), 0);
    EXPECT_EQ(rings(seen + std::chrono::days{31}), 0);
}

TEST(Chats, a_conversation_goes_where_its_earlier_export_went) {
    Freelancer freelancer;
    freelancer.add_engagement();
    freelancer.import("WhatsApp Chat with Anna.txt", chat, {.into = "website"});
    auto const summary = freelancer.import("WhatsApp Chat with Anna.txt",
                                           chat + "26/03/24, 09:00 - Mira: Here it is.\n");
    EXPECT_EQ(summary.added_to.at("website"), 1U);
    EXPECT_EQ(freelancer.find("\"here it is\"").engagement, "website");
}

TEST(Chats, the_messages_of_a_filed_chat_go_with_it) {
    Freelancer freelancer;
    freelancer.add_engagement();
    freelancer.import("WhatsApp Chat with Anna.txt", chat);
    auto const item = freelancer.find("voucher");
    {
        auto vault = freelancer.open();
        ASSERT_TRUE(vault::file_items(vault, {item.id.whole()}, "website"));
    }
    EXPECT_EQ(freelancer.find("voucher").engagement, "website");
    EXPECT_EQ(hits(freelancer, "engagement:website"), 4U);  // the chat and its messages
}

TEST(Documents, words_of_pdfs_pictures_and_attachments_are_found) {
    Freelancer freelancer;
    freelancer.import("offer.pdf", support::make_pdf("The quixotic logo costs 1200"));
    freelancer.import("shot.png", support::make_png("The milestone is approved"));
    EXPECT_EQ(freelancer.find("quixotic").subject, "offer.pdf");
    EXPECT_EQ(format_instant(freelancer.find("quixotic").occurred), "2026-03-02T14:05:06.000Z");
    EXPECT_EQ(freelancer.find("has:ocr milestone").subject, "shot.png");
    EXPECT_EQ(hits(freelancer, "has:ocr quixotic"), 0U);
    auto vault = freelancer.open(vault::Use::read);
    auto const item = vault::resolve_item(vault, freelancer.find("milestone").id.text).value();
    auto const view = vault::view_item(vault, item).value();
    ASSERT_TRUE(view.extraction);
    EXPECT_GT(view.extraction->confidence, 60);
    EXPECT_TRUE(view.text.contains("milestone"));
}

TEST(Documents, what_cannot_be_read_is_kept_and_said) {
    Freelancer freelancer;
    auto const summary = freelancer.import("broken.pdf", "%PDF-1.7\nnothing\n");
    EXPECT_EQ(summary.added, 1U);
    ASSERT_EQ(summary.inside.unread.size(), 1U);
    EXPECT_EQ(summary.inside.unread[0].status, "failed");
    EXPECT_EQ(freelancer.find("broken").subject, "broken.pdf");
}

TEST(Documents, a_new_index_holds_the_same_without_reading_again) {
    Freelancer freelancer;
    freelancer.import("offer.pdf", support::make_pdf("The quixotic logo"));
    freelancer.import("WhatsApp Chat with Anna.txt", chat);
    // What was read is kept: the readers are not needed.
    auto blind = freelancer.world();
    blind.extract_program.clear();
    {
        auto vault = vault::Vault::open(freelancer.folder(), vault::Use::write, blind).value();
        ASSERT_TRUE(vault::rebuild_index(vault));
        ASSERT_TRUE(vault::look_inside(vault, {}));
    }
    EXPECT_EQ(hits(freelancer, "quixotic"), 1U);
    EXPECT_EQ(hits(freelancer, "voucher"), 1U);
}

TEST(Documents, without_the_readers_everything_is_kept_and_read_later) {
    Freelancer freelancer;
    auto const file = freelancer.temp_.write("offer.pdf", support::make_pdf("The quixotic logo"));
    auto blind = freelancer.world();
    blind.extract_program = "/nowhere/tally-extract";
    {
        auto vault = vault::Vault::open(freelancer.folder(), vault::Use::write, blind).value();
        auto const summary = vault::import_paths(vault, {.paths = {file}}, {}).value();
        EXPECT_EQ(summary.added, 1U);
        ASSERT_EQ(summary.inside.unread.size(), 1U);
    }
    auto vault = freelancer.open();
    ASSERT_TRUE(vault::look_inside(vault, {.again = true}));
    EXPECT_EQ(vault::search_items(vault, {.query = "quixotic", .options = {}}).value().total, 1U);
}

std::string slack_zip() {
    return support::make_zip(
        {{"users.json", R"([{"id":"U1","profile":{"real_name":"Anna"}}])"},
         {"channels.json", R"([{"id":"C1","name":"website"}])"},
         {"website/2026-03-01.json",
          R"([{"type":"message","user":"U1","ts":"1772350000.000100","text":"the final logo please"}])"},
         {"files/offer.pdf", support::make_pdf("The quixotic offer")},
         {"../../evil.txt", "x"}});
}

TEST(Archives, chats_in_an_export_are_items_and_its_files_are_read) {
    Freelancer freelancer;
    auto const summary = freelancer.import("acme slack.zip", slack_zip());
    EXPECT_EQ(summary.added, 2U);
    auto const message = freelancer.find("source:slack logo");
    EXPECT_EQ(message.from, "Anna");
    EXPECT_EQ(message.conversation, "slack/website");
    auto const inside = freelancer.find("quixotic");
    EXPECT_EQ(inside.id.part_path(), "4");
    EXPECT_EQ(inside.kind, "pdf");
    auto vault = freelancer.open(vault::Use::read);
    auto const zip = vault::resolve_item(vault, inside.id.text).value();
    auto const record = vault::view_item(vault, zip).value().entry.record;
    EXPECT_EQ(record.children.at(4).name, "../../evil.txt");
    EXPECT_EQ(vault::part_of(vault, record, "5").value(), "x");
    EXPECT_EQ(vault::part_of(vault, record, "6").error().code, Code::not_found);
    EXPECT_FALSE(std::filesystem::exists(freelancer.home() / "evil.txt"));
}

TEST(Archives, the_same_export_again_adds_nothing_and_a_grown_one_only_what_is_new) {
    Freelancer freelancer;
    freelancer.import("a.zip", slack_zip());
    EXPECT_EQ(freelancer.import("a.zip", slack_zip()).added, 0U);
    auto const grown = support::make_zip(
        {{"users.json", R"([{"id":"U1","profile":{"real_name":"Anna"}}])"},
         {"website/2026-03-01.json",
          R"([{"type":"message","user":"U1","ts":"1772350000.000100","text":"the final logo, free please","edited":{"ts":"1772360000.000000"}}])"},
         {"website/2026-03-02.json",
          R"([{"type":"message","user":"U1","ts":"1772436400.000100","text":"hello?"}])"}});
    auto const summary = freelancer.import("b.zip", grown);
    EXPECT_EQ(summary.inside.messages, 2U);
    ASSERT_EQ(summary.inside.changes.size(), 1U);
    EXPECT_EQ(summary.inside.changes[0].what, chat::Change::What::edited);
}

TEST(Archives, a_cut_archive_and_a_locked_one_are_kept_with_words) {
    Freelancer freelancer;
    auto const cut = support::make_tar_gz({{"a.txt", "first"}, {"b", std::string(200'000, 'x')}});
    auto const summary = freelancer.import("cut.tgz", cut.substr(0, cut.size() - 60));
    EXPECT_EQ(summary.added, 1U);
    ASSERT_EQ(summary.partly_read.size(), 1U);
    auto const locked =
        freelancer.import("locked.zip", support::make_zip({{"a.txt", "secret"}}, "pass"));
    EXPECT_EQ(locked.added, 1U);
    ASSERT_EQ(locked.partly_read.size(), 1U);
    EXPECT_TRUE(locked.partly_read[0].error.contains("password"));
}

TEST(Archives, an_attachment_and_a_file_of_the_same_bytes_know_each_other) {
    Freelancer freelancer;
    auto const pdf = support::make_pdf("The offer");
    freelancer.import("offer.pdf", pdf);
    freelancer.import("all.zip", support::make_zip({{"copy.pdf", pdf}}));
    auto vault = freelancer.open(vault::Use::read);
    auto const item =
        vault::resolve_item(vault, freelancer.find("subject:offer kind:pdf source:file").id.text)
            .value();
    auto const view = vault::view_item(vault, item).value();
    ASSERT_EQ(view.same_content.size(), 1U);
    EXPECT_EQ(view.same_content[0].subject, "all.zip");
}

TEST(EraseEvidence, texts_that_were_read_and_messages_are_gone_too) {
    Freelancer freelancer;
    freelancer.import("offer.pdf", support::make_pdf("The grumbleflux logo"));
    freelancer.import("WhatsApp Chat with Anna.txt", chat);
    auto vault = freelancer.open();
    for (auto const* word : {"grumbleflux", "voucher"}) {
        auto const hit =
            vault::search_items(vault, {.query = word, .options = {}}).value().hits.at(0);
        auto const item = vault::resolve_item(vault, hit.item.id.text).value();
        ASSERT_TRUE(vault::erase_item(vault, item, "private"));
        EXPECT_EQ(vault::search_items(vault, {.query = word, .options = {}}).value().total, 0U);
    }
    EXPECT_EQ(vault::extraction_of(vault, Digest{}).value(), std::nullopt);
}

TEST(Threads, a_mail_that_a_newer_export_of_the_mailbox_lacks_is_said) {
    Freelancer freelancer;
    freelancer.add_engagement();
    auto const in_thread = [](std::string const& subject, int hour, std::string const& id) {
        return with(mail(anna, mira, subject, subject, id), "Subject:",
                    "References: <1@x>\nX-Hour: " + std::to_string(hour) + "\nSubject:");
    };
    auto first = in_thread("Offer", 10, "1@x");
    auto second = in_thread("Price", 11, "2@x");
    auto third = in_thread("Thanks", 12, "3@x");
    for (auto* one : {&second, &third}) {
        auto const date = one->find("Date:");
        auto const end = one->find('\n', date);
        one->replace(date, end - date,
                     one == &second ? "Date: Tue, 1 Dec 2026 10:00:00 +0000"
                                    : "Date: Wed, 2 Dec 2026 10:00:00 +0000");
    }
    freelancer.import("inbox.mbox", mbox({first, second, third}));
    freelancer.clock = FixedClock{at("2026-12-05T09:00:00Z")};
    auto const same = freelancer.import("inbox.mbox", mbox({first, second, third}));
    EXPECT_TRUE(same.vanished.empty());
    auto const newer = freelancer.import("inbox.mbox", mbox({first, third}));
    ASSERT_EQ(newer.vanished.size(), 1U);
    EXPECT_TRUE(newer.vanished[0].text.contains("“Price”")) << newer.vanished[0].text;
    // Another mailbox never promised to hold it.
    EXPECT_TRUE(freelancer.import("sent.mbox", mbox({first, third})).vanished.empty());
}

TEST(Triage, the_inbox_says_where_items_belong_and_why) {
    Freelancer freelancer;
    freelancer.import("a.mbox", mbox({mail(anna, mira, "Offer", "x", "1@x"),
                                      mail("bob@other.example", mira, "Lunch", "y", "2@x")}));
    freelancer.add_engagement();
    auto vault = freelancer.open();
    auto const inbox = vault::list_inbox(vault, 10).value();
    auto const proposals = vault::propose_filing(vault, inbox.items).value();
    ASSERT_EQ(proposals.size(), 1U);
    EXPECT_EQ(proposals[0].engagement, "website");
    EXPECT_TRUE(proposals[0].reason.contains("anna@client.example")) << proposals[0].reason;
}

TEST(Triage, filing_can_be_taken_back_and_stays_visible) {
    Freelancer freelancer;
    freelancer.add_engagement();
    freelancer.import("a.mbox", mbox({mail("bob@other.example", mira, "Lunch", "y", "2@x")}));
    auto const id = freelancer.find("lunch").id;
    auto vault = freelancer.open();
    ASSERT_TRUE(vault::file_items(vault, {id}, "website"));
    EXPECT_EQ(vault::unfile_items(vault, {id}, "").error().code, Code::rejected);
    ASSERT_TRUE(vault::unfile_items(vault, {id}, "not theirs"));
    EXPECT_EQ(vault::list_inbox(vault, 10).value().total, 1U);
    ASSERT_TRUE(vault::rebuild_index(vault));
    EXPECT_EQ(vault::list_inbox(vault, 10).value().total, 1U);
    ASSERT_TRUE(vault::file_items(vault, {id}, "website"));
    ASSERT_TRUE(vault::rebuild_index(vault));
    EXPECT_EQ(vault::list_inbox(vault, 10).value().total, 0U);
    EXPECT_EQ(vault::verify_vault(vault, {}).value().report.verdict(), ledger::Verdict::unproven);
}

TEST(Evidence, verification_passes_over_everything_that_was_imported) {
    Freelancer freelancer;
    freelancer.import("a.zip", slack_zip());
    freelancer.import("WhatsApp Chat with Anna.txt", chat);
    freelancer.import("shot.png", support::make_png("approved"));
    auto vault = freelancer.open(vault::Use::read);
    EXPECT_EQ(vault::verify_vault(vault, {}).value().report.verdict(), ledger::Verdict::unproven);
}

}  // namespace
}  // namespace tally::scenario
