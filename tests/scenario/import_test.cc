#include "base/stream.h"
#include "crypto/sha256.h"
#include "scenario/freelancer.h"
#include "vault/file_items.h"
#include "vault/projection.h"
#include "vault/verify_vault.h"

namespace tally::scenario {
namespace {

std::string const anna = "Anna <anna@client.example>";
std::string const mira = "mira@design.example";

std::string raw_bytes(Freelancer& freelancer, search::IndexedItem const& item,
                      std::string const& part = "") {
    auto vault = freelancer.open(vault::Use::read);
    std::string bytes;
    auto const written =
        vault::write_raw(vault, item, part, [&](std::string_view piece) -> Result<void> {
            bytes += piece;
            return {};
        });
    EXPECT_TRUE(written) << (written ? "" : written.error().message);
    return bytes;
}

TEST(Import, every_message_is_accounted_for_and_comes_back_bit_for_bit) {
    Freelancer freelancer;
    auto const one = mail(anna, mira, "Offer", "Please start.", "1@x");
    auto const two = mail(anna, mira, "Second", "Thanks.", "2@x");
    auto const summary = freelancer.import("a.mbox", mbox({one, two, one}));
    EXPECT_EQ(summary.read, 3U);
    EXPECT_EQ(summary.added, 2U);
    EXPECT_EQ(summary.duplicates, 1U);
    EXPECT_EQ(summary.read, summary.added + summary.duplicates + summary.failures);
    EXPECT_EQ(raw_bytes(freelancer, freelancer.find("subject:offer")), one);
}

TEST(Import, importing_again_adds_nothing) {
    Freelancer freelancer;
    auto const box = mbox({mail(anna, mira, "Offer", "Please start.", "1@x")});
    freelancer.import("a.mbox", box);
    auto const again = freelancer.import("b.mbox", box);
    EXPECT_EQ(again.added, 0U);
    EXPECT_EQ(again.duplicates, 1U);
}

TEST(Import, the_clients_mails_go_to_the_engagement_and_the_rest_to_the_inbox) {
    Freelancer freelancer;
    freelancer.add_engagement();
    auto const summary =
        freelancer.import("a.mbox", mbox({mail("ANNA@Client.example", mira, "Offer", "x", "1@x"),
                                          mail("bob@other.example", mira, "Lunch", "y", "2@x")}));
    EXPECT_EQ(summary.added_to.at("website"), 1U);
    EXPECT_EQ(summary.added_to.at(""), 1U);
    EXPECT_EQ(freelancer.find("lunch").engagement, "");
    EXPECT_EQ(freelancer.find("offer").engagement, "website");
}

TEST(Import, named_addresses_filter_what_goes_into_an_engagement) {
    Freelancer freelancer;
    freelancer.add_engagement();
    auto const box = mbox({mail("studio@client.example", mira, "Photos", "x", "1@x"),
                           mail("bob@other.example", mira, "Lunch", "y", "2@x")});
    auto const summary = freelancer.import(
        "a.mbox", box, {.into = "website", .client_addresses = {"Studio@client.example"}});
    EXPECT_EQ(summary.added_to.at("website"), 1U);
    EXPECT_EQ(summary.added_to.at(""), 1U);
}

TEST(Import, the_same_message_id_with_other_content_is_an_alarm) {
    Freelancer freelancer;
    freelancer.import("a.mbox", mbox({mail(anna, mira, "Offer", "we pay 1200", "1@x")}));
    auto const summary = freelancer.import(
        "b.mbox", mbox({mail(anna, mira, "Offer", "we pay 200", "1@x"),
                        mail(anna, mira, "Two", "a", "2@x"), mail(anna, mira, "Two", "b", "2@x")}));
    EXPECT_EQ(summary.added, 3U);
    ASSERT_EQ(summary.alarms.size(), 2U);
    EXPECT_EQ(summary.alarms[0].message_id, "1@x");
    EXPECT_NE(summary.alarms[0].item, summary.alarms[0].earlier);
    EXPECT_EQ(summary.alarms[1].message_id, "2@x");
}

TEST(Import, a_broken_mail_is_kept_searchable_and_listed_with_its_place) {
    Freelancer freelancer;
    auto const good = mail(anna, mira, "Good", "fine", "1@x");
    auto const broken = "From: anna@client.example\nSubject: Broken\nDate: never\n\nzebra \xff\n";
    auto const summary = freelancer.import("a.mbox", mbox({good, broken}));
    EXPECT_EQ(summary.added, 2U);
    ASSERT_EQ(summary.partly_read.size(), 1U);
    EXPECT_TRUE(summary.partly_read[0].source.ends_with("a.mbox"));
    EXPECT_GT(summary.partly_read[0].offset, good.size());
    EXPECT_EQ(raw_bytes(freelancer, freelancer.find("zebra")), broken);
}

TEST(Import, what_cannot_be_read_is_a_failure_and_the_rest_goes_in) {
    Freelancer freelancer;
    auto const folder = freelancer.home() / "folder";
    freelancer.temp_.write("folder/good.eml", mail(anna, mira, "Good", "fine", "1@x"));
    freelancer.temp_.write("folder/empty.eml", "");
    std::filesystem::create_symlink("/etc/passwd", folder / "link.eml");
    auto vault = freelancer.open();
    auto const summary = vault::import_paths(vault, {.paths = {folder}}, {}).value();
    EXPECT_EQ(summary.added, 1U);
    EXPECT_EQ(summary.failures, 2U);
    EXPECT_EQ(summary.failed.size(), 2U);
    EXPECT_EQ(summary.read, 3U);
}

TEST(Import, a_path_that_is_not_there_stops_before_anything_is_read) {
    Freelancer freelancer;
    auto const there = freelancer.temp_.write("a.eml", mail(anna, mira, "Good", "fine", "1@x"));
    auto vault = freelancer.open();
    auto const summary =
        vault::import_paths(vault, {.paths = {there, freelancer.home() / "missing"}}, {});
    ASSERT_FALSE(summary);
    EXPECT_EQ(summary.error().code, Code::invalid_input);
    EXPECT_EQ(vault.head(vault.inbox()).value().frontier.size().value, 1U);
}

TEST(Import, attachments_are_parts_with_their_own_ids_and_bytes) {
    Freelancer freelancer;
    auto const raw =
        "From: anna@client.example\nTo: mira@design.example\nSubject: Files\n"
        "Date: Mon, 9 Nov 2026 10:00:00 +0100\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nsee the contract\n--b\n"
        "Content-Type: application/pdf; name=\"contract-final.pdf\"\n"
        "Content-Transfer-Encoding: base64\n\nJVBERi0xLjc=\n--b--\n";
    freelancer.import("a.eml", raw);
    auto const item = freelancer.find("contract-final has:attachment");
    EXPECT_EQ(raw_bytes(freelancer, item), raw);
    EXPECT_EQ(raw_bytes(freelancer, item, "2"), "%PDF-1.7");
    auto vault = freelancer.open(vault::Use::read);
    auto const view = vault::view_item(vault, item).value();
    ASSERT_EQ(view.entry.record.children.size(), 1U);
    EXPECT_EQ(view.entry.record.children[0].digest, crypto::sha256("%PDF-1.7"));
    EXPECT_TRUE(view.bytes_match);
}

TEST(Import, files_and_pictures_carry_the_time_that_is_claimed_for_them) {
    Freelancer freelancer;
    freelancer.import("shot.png", "\x89PNG\r\n\x1a\nrest",
                      {.occurred = at("2026-11-05T12:00:00Z")});
    auto const item = freelancer.find("kind:image");
    EXPECT_EQ(item.occurred, at("2026-11-05T12:00:00Z"));
    EXPECT_EQ(item.recorded, freelancer.clock.now());
    EXPECT_EQ(item.subject, "shot.png");
}

TEST(Triage, filing_moves_an_item_and_keeps_its_first_entry) {
    Freelancer freelancer;
    freelancer.import("a.mbox", mbox({mail("studio@client.example", mira, "Photos", "x", "1@x")}));
    auto const ref = freelancer.add_engagement();
    auto const item = freelancer.find("photos");
    auto vault = freelancer.open();
    EXPECT_EQ(vault::list_inbox(vault, 10).value().total, 1U);
    EXPECT_EQ(vault::file_items(vault, {item.id}, "website").value().size(), 1U);
    EXPECT_EQ(vault::list_inbox(vault, 10).value().total, 0U);
    auto const filed = vault::resolve_item(vault, item.id.text.substr(0, 6)).value();
    EXPECT_EQ(filed.engagement, "website");
    auto const entry = vault::read_item_entry(vault.store(), ref.shared, filed.n).value();
    EXPECT_EQ(entry.inbox, vault.inbox());
    EXPECT_EQ(entry.inbox_n, item.n);
    EXPECT_TRUE(vault::file_items(vault, {item.id}, "website").value().empty());
}

TEST(Triage, importing_again_into_an_engagement_takes_known_items_out_of_the_inbox) {
    Freelancer freelancer;
    auto const box = mbox({mail(anna, mira, "Offer", "x", "1@x")});
    freelancer.import("a.mbox", box);
    freelancer.add_engagement();
    auto const summary = freelancer.import("a.mbox", box);
    EXPECT_EQ(summary.duplicates, 1U);
    EXPECT_EQ(summary.filed, 1U);
    EXPECT_EQ(freelancer.find("offer").engagement, "website");
}

TEST(Index, can_be_deleted_and_comes_back_equal) {
    Freelancer freelancer;
    freelancer.add_engagement();
    freelancer.import("a.mbox", mbox({mail(anna, mira, "Offer", "the blue bowl", "1@x"),
                                      mail("bob@x.example", mira, "Lunch", "soup", "2@x")}));
    auto vault = freelancer.open();
    auto const lunch = freelancer.find("soup");
    ASSERT_TRUE(vault::file_items(vault, {lunch.id}, "website"));
    auto const before = vault::search_items(vault, {"kind:mail", {}, true}).value();
    ASSERT_EQ(vault::rebuild_index(vault).value(), 3U);  // two items, one of them moved
    auto const after = vault::search_items(vault, {"kind:mail", {}, true}).value();
    ASSERT_EQ(after.hits.size(), before.hits.size());
    for (std::size_t i = 0; i < before.hits.size(); ++i) {
        EXPECT_EQ(after.hits[i].item.id, before.hits[i].item.id);
        EXPECT_EQ(after.hits[i].item.engagement, before.hits[i].item.engagement);
        EXPECT_EQ(after.hits[i].snippet, before.hits[i].snippet);
    }
}

TEST(Index, a_deleted_file_is_made_again_by_the_next_writer) {
    Freelancer freelancer;
    freelancer.import("a.mbox", mbox({mail(anna, mira, "Offer", "the blue bowl", "1@x")}));
    for (auto const* suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(freelancer.folder().string() + "/index.db" + suffix);
    freelancer.import("b.mbox", mbox({mail(anna, mira, "More", "the red bowl", "2@x")}));
    EXPECT_EQ(freelancer.find("blue").subject, "Offer");
}

TEST(Search, finds_without_regard_to_case_and_accents_and_shows_where) {
    Freelancer freelancer;
    freelancer.import("a.mbox",
                      mbox({mail(anna, mira, "Krüger", "Die Öffnungszeiten stehen unten", "1@x")}));
    auto vault = freelancer.open(vault::Use::read);
    auto const hits = vault::search_items(vault, {"offnungszeiten", {}, true}).value();
    ASSERT_EQ(hits.total, 1U);
    EXPECT_TRUE(hits.hits[0].snippet.contains("«Öffnungszeiten»")) << hits.hits[0].snippet;
}

// So many that their originals are read by several threads.
TEST(Search, each_of_many_hits_shows_its_own_words) {
    Freelancer freelancer;
    constexpr int count = 60;
    std::vector<std::string> mails;
    for (int i = 0; i < count; ++i) {
        auto const number = std::to_string(i);
        mails.push_back(mail(anna, mira, "No " + number, "bowl x" + number + "x", number + "@x"));
    }
    freelancer.import("a.mbox", mbox(mails));
    freelancer.import("note.txt", "a bowl that is no mail");
    auto vault = freelancer.open(vault::Use::read);
    auto const hits =
        vault::search_items(vault, {"bowl", {.limit = count + 1, .engagement = {}}, true}).value();
    ASSERT_EQ(hits.hits.size(), count + 1U);
    for (auto const& hit : hits.hits) {
        auto const& subject = hit.item.subject;
        EXPECT_EQ(hit.snippet, hit.item.kind == "mail"
                                   ? "«bowl» x" + subject.substr(subject.find(' ') + 1) + "x"
                                   : "a «bowl» that is no mail");
    }
}

TEST(Search, a_wrong_query_says_where_and_what_would_be_right) {
    Freelancer freelancer;
    auto vault = freelancer.open(vault::Use::write);
    auto const hits = vault::search_items(vault, {"form:anna", {}, true});
    ASSERT_FALSE(hits);
    EXPECT_EQ(hits.error().code, Code::invalid_input);
    EXPECT_TRUE((hits.error().message + hits.error().hint).contains("from")) << hits.error().hint;
}

}  // namespace
}  // namespace tally::scenario
