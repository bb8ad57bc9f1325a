#include <algorithm>
#include <fstream>

#include "base/words.h"
#include "crypto/sha256.h"
#include "scenario/freelancer.h"
#include "support/archive_maker.h"
#include "support/picture_maker.h"
#include "vault/erase.h"
#include "vault/file_items.h"
#include "vault/timeline.h"
#include "vault/verify_vault.h"

namespace tally::scenario {
namespace {

std::string const anna = "Anna <anna@client.example>";
std::string const mira = "mira@design.example";

// Files of the folder in which the word stands, in whatever case.
std::vector<std::string> files_with(std::filesystem::path const& folder, std::string const& word) {
    std::vector<std::string> found;
    for (auto const& entry : std::filesystem::recursive_directory_iterator{folder}) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in{entry.path(), std::ios::binary};
        std::string const bytes{std::istreambuf_iterator<char>{in}, {}};
        if (ascii_lower(bytes).contains(word)) found.push_back(entry.path().filename().string());
    }
    return found;
}

Result<vault::ErasedSummary> erase(Freelancer& freelancer, search::IndexedItem const& item,
                                   std::string const& reason) {
    auto vault = freelancer.open();
    return vault::erase_item(vault, item, reason);
}

TEST(Erase, no_word_of_the_item_is_left_anywhere_in_the_vault) {
    Freelancer freelancer;
    freelancer.add_engagement();
    // Short, so that it is stored as it is: in compressed bytes nobody could find a word.
    freelancer.import("a.mbox", mbox({mail("Zorblatt <zorblatt@third.example>", mira, "Quixnarf",
                                           "grumbleflux", "wibbletron@x"),
                                      mail(anna, mira, "Offer", "Please start.", "2@x")}));
    auto const item = freelancer.find("quixnarf");
    {
        auto vault = freelancer.open();
        ASSERT_TRUE(vault::file_items(vault, {item.id}, "website"));
    }
    for (auto const* word : {"zorblatt", "quixnarf", "grumbleflux", "wibbletron"})
        EXPECT_FALSE(files_with(freelancer.folder(), word).empty()) << word;
    auto const erased = erase(freelancer, freelancer.find("quixnarf"), "the NDA asks for it");
    ASSERT_TRUE(erased) << erased.error().message;
    EXPECT_EQ(erased->entries.size(), 2U);
    for (auto const* word : {"zorblatt", "quixnarf", "grumbleflux", "wibbletron"})
        EXPECT_EQ(files_with(freelancer.folder(), word), std::vector<std::string>{}) << word;
    EXPECT_EQ(freelancer.find("offer").engagement, "website");
}

// Each of these leaves its words in another place: texts that were read, messages, names of
// members, conversations, claims, what two captures show otherwise.
TEST(Erase, nothing_that_was_read_in_documents_chats_pages_and_archives_is_left) {
    Freelancer freelancer;
    std::string const chat = "25/03/24, 10:15 - Zorblatt: wibbletron?\n";
    freelancer.import("offer.pdf", support::make_pdf("The grumbleflux logo"));
    freelancer.import("WhatsApp Chat with Quixnarf.txt", chat);
    freelancer.import("WhatsApp Chat with Quixnarf.txt",
                      chat + "26/03/24, 10:15 - Zorblatt: wibbletron!\n");
    freelancer.import("page.html",
                      "<!doctype html><!-- saved from url=(0026)https://x.example/flimzor -->"
                      "<title>Flimzor</title>");
    freelancer.import("some.zip", support::make_zip({{"plonkweft.txt", "plonkweft"}}));
    freelancer.import("call.ics",
                      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Drimblex\nDTSTART:20260302T140000Z\n"
                      "END:VEVENT\nEND:VCALENDAR\n");
    std::vector<std::string> const words{"grumbleflux", "zorblatt",  "wibbletron", "quixnarf",
                                         "flimzor",     "plonkweft", "drimblex"};
    for (auto const& word : words)
        EXPECT_FALSE(files_with(freelancer.folder(), word).empty()) << word;
    {
        auto vault = freelancer.open();
        auto const inbox = vault::list_inbox(vault, 100).value();
        for (auto const& item : inbox.items) {
            auto const erased = vault::erase_item(vault, item, "private");
            ASSERT_TRUE(erased) << erased.error().message;
        }
    }
    for (auto const& word : words)
        EXPECT_EQ(files_with(freelancer.folder(), word), std::vector<std::string>{}) << word;
}

TEST(Erase, verification_says_erased_and_not_altered) {
    Freelancer freelancer;
    freelancer.add_engagement();
    freelancer.import("a.mbox", mbox({mail(anna, mira, "Secret", "x", "1@x")}));
    ASSERT_TRUE(erase(freelancer, freelancer.find("secret"), "asked by the client"));
    auto vault = freelancer.open(vault::Use::read);
    auto const report = vault::verify_vault(vault, {}).value().report;
    EXPECT_NE(report.verdict(), ledger::Verdict::altered);
    EXPECT_NE(report.verdict(), ledger::Verdict::incomplete);
    auto const ref = vault::find_engagement(vault, "website").value();
    auto const entries = vault::timeline(vault, ref, {}).value();
    EXPECT_TRUE(std::ranges::any_of(entries, [](auto const& entry) {
        return entry.summary.starts_with("Erased item") &&
               entry.summary.ends_with("asked by the client");
    }));
}

TEST(Erase, the_same_bytes_do_not_come_back_with_the_next_import) {
    Freelancer freelancer;
    auto const box = mbox({mail(anna, mira, "Secret", "x", "1@x")});
    freelancer.import("a.mbox", box);
    ASSERT_TRUE(erase(freelancer, freelancer.find("secret"), "private"));
    auto const again = freelancer.import("a.mbox", box);
    EXPECT_EQ(again.added, 0U);
    EXPECT_EQ(again.duplicates, 1U);
    auto vault = freelancer.open(vault::Use::read);
    EXPECT_EQ(vault::search_items(vault, {.query = "secret", .options = {}}).value().total, 0U);
}

TEST(Erase, needs_a_reason) {
    Freelancer freelancer;
    freelancer.import("a.mbox", mbox({mail(anna, mira, "Secret", "x", "1@x")}));
    EXPECT_EQ(erase(freelancer, freelancer.find("secret"), "").error().code, Code::rejected);
    EXPECT_EQ(freelancer.find("secret").subject, "Secret");
}

TEST(Erase, a_case_goes_on_without_the_exhibit_and_says_so) {
    Freelancer freelancer;
    auto const ref = freelancer.add_engagement();
    freelancer.import("a.mbox", mbox({mail(anna, mira, "Secret", "x", "1@x"),
                                      mail(anna, mira, "Offer", "y", "2@x")}));
    {
        auto vault = freelancer.open();
        auto const opened = vault::open_case(vault, ref, {}).value();
        for (auto const* word : {"secret", "offer"}) {
            auto const hits = vault::search_items(vault, {.query = word, .options = {}}).value();
            ASSERT_TRUE(vault::link_exhibit(vault, opened,
                                            {hits.hits.at(0).item, "", "what was said", true}));
        }
    }
    auto const item = freelancer.find("secret");
    {
        auto vault = freelancer.open(vault::Use::read);
        EXPECT_EQ(vault::view_erasure(vault, item).value().exhibits,
                  std::vector<std::string>{"case website/1, exhibit 1"});
    }
    ASSERT_TRUE(erase(freelancer, item, "private"));
    auto vault = freelancer.open(vault::Use::read);
    auto const view = vault::view_case(vault, vault::find_case(vault, "website/1").value()).value();
    ASSERT_EQ(view.details.exhibits.size(), 1U);
    EXPECT_EQ(view.details.exhibits[0].number, 2);
    EXPECT_EQ(view.items.at(0).subject, "Offer");
    EXPECT_TRUE(view.gaps.back().contains("exhibit 1"));
}

}  // namespace
}  // namespace tally::scenario
