#include <fmt/format.h>

#include <array>
#include <fstream>
#include <sstream>

#include "bundle/files.h"
#include "bundle/verify_bundle.h"
#include "crypto/sha256.h"
#include "scenario/freelancer.h"
#include "vault/case_build.h"
#include "vault/file_items.h"

namespace tally::scenario {
namespace {

using ledger::Verdict;

std::string bytes_of(std::filesystem::path const& path) {
    std::ifstream in{path, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

// A client who said that all was fine, and ended the contract.
class Case : public ::testing::Test {
protected:
    void SetUp() override {
        freelancer.add_engagement();
        freelancer.import(
            "mail.mbox",
            mbox({mail("Anna <anna@client.example>", "mira@design.example", "Great work",
                       "the new pages look great", "1@x"),
                  mail("Anna <anna@client.example>", "mira@design.example", "A private matter",
                       "unrelated and confidential", "2@x"),
                  mail("studio@client.example", "mira@design.example", "Photos", "here", "3@x")}));
        freelancer.submit_funded_milestone("website");
        ASSERT_TRUE(freelancer.act("website", engagement::EndContract{"nothing arrived", {}},
                                   {.author = ledger::Party::client}));
    }

    vault::CaseRef open_with(std::vector<std::string> const& queries) {
        std::vector<search::IndexedItem> items;
        for (auto const& query : queries) items.push_back(freelancer.find(query));
        auto vault = freelancer.open();
        auto const ref = vault::find_engagement(vault, "website").value();
        auto const opened =
            vault::open_case(vault, ref,
                             {engagement::Forum::upwork_dispute, "The work was delivered.",
                              Money{120'000, Currency::parse("USD").value()}})
                .value();
        for (auto const& item : items) {
            auto const linked = vault::link_exhibit(vault, opened, {item, "", "it shows", true});
            EXPECT_TRUE(linked) << (linked ? "" : linked.error().message);
        }
        return opened;
    }

    Result<vault::BuildResult> build(vault::CaseRef const& ref, std::string const& name) {
        auto vault = freelancer.open();
        return vault::build_case(vault, ref, {freelancer.home() / name, false});
    }

    Freelancer freelancer;
};

TEST_F(Case, is_intact_for_a_reader_who_knows_the_key_and_unproven_for_a_stranger) {
    auto const built = build(open_with({"great work"}), "case.zip").value();
    EXPECT_EQ(built.verdict, Verdict::intact);
    EXPECT_EQ(built.pdf.exhibits, 1);
    EXPECT_TRUE(built.pdf.gaps.empty());
    EXPECT_EQ(bundle::verify_path(built.file, {}).value().verdict(), Verdict::unproven);
    ledger::Anchors const wrong{crypto::sha256("another key"), {}};
    EXPECT_EQ(bundle::verify_path(built.file, wrong).value().verdict(), Verdict::altered);
}

TEST_F(Case, previewed_has_the_pages_of_the_file_and_leaves_no_trace_in_the_record) {
    auto const ref = open_with({"great work"});
    std::string pages;
    {
        auto vault = freelancer.open(vault::Use::read);
        auto const entries = vault.store().size(ref.engagement.private_side).value();
        auto const preview =
            vault::preview_case(vault, ref, {freelancer.home() / "look.pdf"}).value();
        EXPECT_EQ(preview.exhibits, 1);
        EXPECT_EQ(vault.store().size(ref.engagement.private_side).value(), entries);
        EXPECT_FALSE(vault.store().newest_note(ref.engagement.shared).value());
        pages = bytes_of(preview.file);
        EXPECT_EQ(pages.size(), preview.bytes);
    }
    ASSERT_TRUE(build(ref, "case.zip"));
    EXPECT_EQ(bytes_of(freelancer.home() / "case.pdf"), pages);
}

TEST_F(Case, tells_how_far_its_making_is) {
    auto const ref = open_with({"great work", "unrelated"});
    std::vector<std::string> heard;
    auto vault = freelancer.open();
    ASSERT_TRUE(vault::build_case(
        vault, ref,
        {.file = freelancer.home() / "case.zip", .watch = [&](vault::CaseProgress const& now) {
             constexpr std::array stages{"read", "lay out", "pack"};
             heard.push_back(fmt::format("{} {}/{}", stages.at(static_cast<std::size_t>(now.stage)),
                                         now.done, now.total));
         }}));
    EXPECT_EQ(heard,
              (std::vector<std::string>{"read 1/2", "read 2/2", "lay out 1/4", "lay out 2/4",
                                        "lay out 3/4", "lay out 4/4", "pack 0/1", "pack 1/1"}));
}

TEST_F(Case, a_preview_takes_the_place_of_nothing_unasked) {
    auto const ref = open_with({"great work"});
    auto vault = freelancer.open(vault::Use::read);
    auto const file = freelancer.home() / "look.pdf";
    ASSERT_TRUE(vault::preview_case(vault, ref, {file}));
    EXPECT_EQ(vault::preview_case(vault, ref, {file}).error().code, Code::conflict);
    EXPECT_TRUE(vault::preview_case(vault, ref, {file, true}));
    EXPECT_EQ(vault::preview_case(vault, ref, {freelancer.home() / "look.zip"}).error().code,
              Code::invalid_input);
}

TEST_F(Case, built_twice_at_the_same_size_has_the_same_bytes) {
    auto const ref = open_with({"great work"});
    ASSERT_TRUE(build(ref, "one.zip"));
    freelancer.clock.set(freelancer.clock.now() + std::chrono::hours{30});
    ASSERT_TRUE(build(ref, "two.zip"));
    EXPECT_EQ(bytes_of(freelancer.home() / "one.zip"), bytes_of(freelancer.home() / "two.zip"));
    EXPECT_EQ(bytes_of(freelancer.home() / "one.pdf"), bytes_of(freelancer.home() / "two.pdf"));
}

TEST_F(Case, discloses_what_happened_and_the_exhibits_and_no_other_mail) {
    auto const built = build(open_with({"great work"}), "case.zip").value();
    auto const zip = bytes_of(built.file);
    EXPECT_TRUE(zip.contains("the new pages look great"));
    EXPECT_FALSE(zip.contains("confidential"));
    EXPECT_FALSE(zip.contains("A private matter"));
    EXPECT_TRUE(zip.contains("nothing arrived"));
}

TEST_F(Case, an_item_that_was_filed_brings_the_proof_of_its_first_entry) {
    auto const photos = freelancer.find("photos");
    {
        auto vault = freelancer.open();
        ASSERT_TRUE(vault::file_items(vault, {photos.id}, "website"));
    }
    auto const built = build(open_with({"photos"}), "case.zip").value();
    auto files = bundle::open_bundle(built.file).value();
    EXPECT_TRUE(files->has("data/proofs/exhibit-1.proof"));
    EXPECT_TRUE(files->has("data/proofs/exhibit-1.line"));
    EXPECT_EQ(built.verdict, Verdict::intact);
}

TEST_F(Case, an_item_outside_the_engagement_cannot_become_an_exhibit) {
    auto const photos = freelancer.find("photos");
    auto const ref = open_with({});
    auto vault = freelancer.open();
    auto const linked = vault::link_exhibit(vault, ref, {photos, "", "", false});
    ASSERT_FALSE(linked);
    EXPECT_TRUE(linked.error().hint.contains("tally file"));
}

TEST_F(Case, without_exhibits_it_is_refused_and_its_gaps_are_named) {
    auto const ref = open_with({});
    auto const built = build(ref, "case.zip");
    ASSERT_FALSE(built);
    EXPECT_EQ(built.error().code, Code::rejected);
    auto vault = freelancer.open(vault::Use::read);
    EXPECT_FALSE(vault::view_case(vault, ref).value().gaps.empty());
}

TEST_F(Case, an_older_file_is_not_overwritten_unasked) {
    auto const ref = open_with({"great work"});
    freelancer.temp_.write("case.zip", "something else");
    auto const built = build(ref, "case.zip");
    ASSERT_FALSE(built);
    EXPECT_EQ(built.error().code, Code::conflict);
    EXPECT_EQ(bytes_of(freelancer.home() / "case.zip"), "something else");
}

TEST_F(Case, a_record_that_was_tampered_with_is_never_handed_out) {
    auto const ref = open_with({"great work"});
    // Which mail lies first is the threads' affair: every one of them is touched.
    for (auto const& pack : std::filesystem::directory_iterator(freelancer.folder() / "blobs")) {
        auto bytes = bytes_of(pack);
        for (std::size_t at = 30; at < bytes.size(); at += 30) bytes[at] ^= 1;
        std::ofstream{pack.path(), std::ios::binary} << bytes;
    }
    auto const built = build(ref, "case.zip");
    ASSERT_FALSE(built);
    EXPECT_EQ(built.error().code, Code::corrupt);
    EXPECT_FALSE(std::filesystem::exists(freelancer.home() / "case.zip"));
}

TEST_F(Case, an_attachment_alone_can_be_an_exhibit) {
    freelancer.import("files.eml",
                      "From: anna@client.example\nTo: mira@design.example\nSubject: Files\n"
                      "Date: Mon, 9 Nov 2026 10:00:00 +0100\nMIME-Version: 1.0\n"
                      "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nsee\n--b\n"
                      "Content-Type: text/plain; name=\"terms.txt\"\n"
                      "Content-Disposition: attachment\n\nnet 14 days\n--b--\n");
    auto const item = freelancer.find("subject:files");
    auto const ref = open_with({});
    {
        auto vault = freelancer.open();
        ASSERT_TRUE(vault::link_exhibit(vault, ref, {item, "2", "the terms", true}));
        EXPECT_FALSE(vault::link_exhibit(vault, ref, {item, "7", "", false}));
    }
    auto const built = build(ref, "case.zip").value();
    auto files = bundle::open_bundle(built.file).value();
    EXPECT_EQ(files->read_all("data/exhibits/001-terms.txt", 1000).value(), "net 14 days");
    EXPECT_EQ(built.verdict, Verdict::intact);
}

}  // namespace
}  // namespace tally::scenario
