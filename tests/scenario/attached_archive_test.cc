#include <gmock/gmock.h>

#include <algorithm>

#include "base/encoding.h"
#include "scenario/freelancer.h"
#include "support/archive_maker.h"
#include "support/picture_maker.h"
#include "vault/erase.h"
#include "vault/file_items.h"
#include "vault/look_inside.h"
#include "vault/projection.h"
#include "vault/verify_vault.h"

namespace tally::scenario {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Attached {
    std::string name;
    std::string bytes;
    std::string media = "application/octet-stream";  // what most programs say
};

std::string mail_with(std::vector<Attached> const& files) {
    std::string text =
        "From: Anna <anna@client.example>\nTo: mira@design.example\nSubject: the files\n"
        "Date: Mon, 2 Nov 2026 10:00:00 +0000\nMessage-ID: <zip@client.example>\n"
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\nHere they are.\n";
    for (auto const& file : files) {
        text += "--b\nContent-Type: " + file.media + "\nContent-Transfer-Encoding: base64\n" +
                "Content-Disposition: attachment; filename=\"" + file.name + "\"\n\n";
        auto const encoded = to_base64(file.bytes);
        for (std::size_t at = 0; at < encoded.size(); at += 76)
            text += encoded.substr(at, 76) + "\n";
    }
    return text + "--b--\n";
}

ledger::ItemRecord record_of(Freelancer& freelancer, std::string const& query) {
    auto vault = freelancer.open(vault::Use::read);
    auto const hits = vault::search_items(vault, {.query = query, .options = {}}).value().hits;
    auto const item = vault::resolve_item(vault, hits.at(0).item.id.whole().text).value();
    return vault::view_item(vault, item).value().entry.record;
}

std::vector<std::string> paths_of(ledger::ItemRecord const& record) {
    std::vector<std::string> paths;
    for (auto const& child : record.children) paths.push_back(child.path + " " + child.name);
    return paths;
}

TEST(AttachedArchives, files_in_a_zip_that_a_mail_brought_are_parts_of_the_mail_and_are_found) {
    Freelancer freelancer;
    auto const zip = support::make_zip({{"offer.pdf", support::make_pdf("The quixotic offer")},
                                        {"notes/terms.txt", "net grumbleflux days"},
                                        {"../../evil.txt", "x"}});
    freelancer.import("a.eml", mail_with({{"all.zip", zip}, {"plain.txt", "hello", "text/plain"}}));
    auto const record = record_of(freelancer, "subject:files");
    EXPECT_THAT(paths_of(record), ElementsAre("2 all.zip", "2.1 offer.pdf", "2.2 notes/terms.txt",
                                              "2.3 ../../evil.txt", "3 plain.txt"));
    EXPECT_EQ(record.children.at(0).media, "application/zip");
    EXPECT_THAT(record.problems, IsEmpty());
    auto const offer = freelancer.find("quixotic");
    EXPECT_EQ(offer.id.part_path(), "2.1");
    EXPECT_EQ(offer.kind, "pdf");
    EXPECT_EQ(freelancer.find("grumbleflux").id.part_path(), "2.2");
    auto vault = freelancer.open(vault::Use::read);
    EXPECT_EQ(vault::part_of(vault, record, "2.2").value(), "net grumbleflux days");
    EXPECT_EQ(vault::part_of(vault, record, "3").value(), "hello");
    EXPECT_EQ(vault::part_of(vault, record, "2").value(), zip);
    EXPECT_EQ(vault::part_of(vault, record, "2.4").error().code, Code::not_found);
    EXPECT_FALSE(std::filesystem::exists(freelancer.home() / "evil.txt"));
}

TEST(AttachedArchives, a_file_by_itself_and_the_same_one_in_a_zip_of_a_mail_know_each_other) {
    Freelancer freelancer;
    auto const pdf = support::make_pdf("The offer");
    freelancer.import("offer.pdf", pdf);
    freelancer.import("a.eml", mail_with({{"all.zip", support::make_zip({{"copy.pdf", pdf}})}}));
    auto vault = freelancer.open(vault::Use::read);
    auto const item =
        vault::resolve_item(vault, freelancer.find("source:file kind:pdf").id.text).value();
    auto const view = vault::view_item(vault, item).value();
    ASSERT_EQ(view.same_content.size(), 1U);
    EXPECT_EQ(view.same_content[0].subject, "the files");
}

TEST(AttachedArchives, a_chat_that_was_mailed_as_a_zip_is_an_item_of_its_own) {
    Freelancer freelancer;
    auto const zip = support::make_zip({{"_chat.txt",
                                         "[25.03.24, 10:15:00] Anna: Can you add a voucher page?\n"
                                         "[25.03.24, 10:16:00] Mira: That costs 300.\n"}});
    auto const summary = freelancer.import("a.eml", mail_with({{"WhatsApp Chat - Anna.zip", zip}}));
    EXPECT_EQ(summary.added, 2U);
    auto const record = record_of(freelancer, "source:whatsapp voucher");
    ASSERT_TRUE(record.container);
    EXPECT_EQ(record.container->item, freelancer.find("subject:files").id);
    EXPECT_EQ(record.container->path, "WhatsApp Chat - Anna.zip/_chat.txt");
    EXPECT_EQ(record.provenance.file, "a.eml");
}

TEST(AttachedArchives, what_is_locked_nested_or_damaged_is_kept_and_said) {
    Freelancer freelancer;
    auto const inner = support::make_zip({{"deep.txt", "deep"}});
    auto const locked = support::make_zip({{"secret.pdf", "secret"}, {"b.txt", "more"}}, "pass");
    auto const broken = support::make_zip({{"a.txt", std::string(5'000, 'a') + "tail"}});
    auto const summary = freelancer.import(
        "a.eml", mail_with({{"outer.zip", support::make_zip({{"inner.zip", inner}})},
                            {"locked.zip", locked},
                            {"cut.zip", broken.substr(0, 40)},
                            {"no.zip", "this is no archive"}}));
    EXPECT_EQ(summary.added, 1U);
    EXPECT_THAT(summary.inside.unread, IsEmpty());  // nobody tries to read what is locked
    auto const record = record_of(freelancer, "subject:files");
    EXPECT_THAT(record.problems,
                ElementsAre("outer.zip: archives inside of it are kept, not opened: inner.zip",
                            "locked.zip: files in it are protected by a password: kept, not read",
                            HasSubstr("cut.zip: not all of it could be unpacked")));
    auto const member = std::ranges::find(record.children, "3.1", &ledger::ChildItem::path);
    ASSERT_NE(member, record.children.end());
    EXPECT_EQ(member->name, "secret.pdf");
    EXPECT_EQ(member->media, "application/x-locked");
}

TEST(AttachedArchives, more_archives_than_one_mail_may_bring_are_counted) {
    Freelancer freelancer;
    std::vector<Attached> files;
    for (int i = 0; i < 23; ++i)
        files.push_back({std::to_string(i) + ".zip",
                         support::make_zip({{"a.txt", "text " + std::to_string(i)}})});
    freelancer.import("a.eml", mail_with(files));
    auto const record = record_of(freelancer, "subject:files");
    EXPECT_THAT(record.problems, ElementsAre(HasSubstr("3 more archives are kept, not opened")));
    EXPECT_EQ(record.children.size(), 23U + 20U);
}

TEST(AttachedArchives, erasing_the_mail_takes_the_words_of_its_archives_along) {
    Freelancer freelancer;
    auto const zip = support::make_zip({{"offer.pdf", support::make_pdf("The quixotic offer")}});
    freelancer.import("a.eml", mail_with({{"all.zip", zip}}));
    auto vault = freelancer.open();
    auto const item = vault::resolve_item(vault, freelancer.find("subject:files").id.text).value();
    auto const digest = vault::view_item(vault, item).value().entry.record.children.at(1).digest;
    ASSERT_TRUE(vault::extraction_of(vault, digest).value());
    ASSERT_TRUE(vault::erase_item(vault, item, "a duty of confidence"));
    EXPECT_FALSE(vault::extraction_of(vault, digest).value());
    EXPECT_EQ(vault::search_items(vault, {.query = "quixotic", .options = {}}).value().total, 0U);
}

TEST(LargeArchives, every_one_of_many_documents_is_read) {
    Freelancer freelancer;
    support::Members members;
    for (int i = 0; i < 1'203; ++i)
        members.emplace_back("note-" + std::to_string(i) + ".txt",
                             "grumbleflux number " + std::to_string(i));
    auto const summary = freelancer.import("notes.zip", support::make_zip(members));
    EXPECT_EQ(summary.inside.documents, 1'203U);
    EXPECT_THAT(summary.inside.unread, IsEmpty());
    auto vault = freelancer.open(vault::Use::read);
    auto const found = vault::search_items(
        vault, {.query = "grumbleflux", .options = {.limit = 10, .count_max = 5'000}});
    EXPECT_EQ(found.value().total, 1'203U);
    EXPECT_EQ(freelancer.find("\"number 1202\"").id.part_path(), "1203");
}

}  // namespace
}  // namespace tally::scenario
