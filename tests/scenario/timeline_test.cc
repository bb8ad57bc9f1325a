// A long timeline is read page by page, and every page is a part of the whole.
#include "vault/timeline.h"

#include <gtest/gtest.h>

#include "scenario/freelancer.h"
#include "vault/erase.h"
#include "vault/file_items.h"
#include "vault/search_items.h"
#include "vault/void_entry.h"

namespace tally::scenario {
namespace {

using vault::TimelineEntry;
using vault::TimelineFilter;
using vault::Use;

class Timeline : public testing::Test {
protected:
    // Mails older than what is recorded before them, files without a time of their own, one that
    // lay in the inbox, acts, an act taken back, and an item taken back.
    Timeline() {
        freelancer_.submit_funded_milestone("website");
        std::vector<std::string> mails;
        for (int day = 28; day > 8; --day) mails.push_back(mail_of(day));
        freelancer_.import("box.mbox", mbox(mails), {.into = "website"});
        freelancer_.import("notes.txt", "notes of a call", {.into = "website"});
        freelancer_.import("later.txt", "found in a drawer");
        freelancer_.import("wrong.txt", "belongs elsewhere");
        freelancer_.clock.set(freelancer_.clock.now() + std::chrono::hours{30});
        file("later.txt");
        file("wrong.txt");
        auto vault = freelancer_.open();
        EXPECT_TRUE(vault::unfile_items(vault, {item("wrong.txt", vault)}, "not of this project"));
        auto const acts = vault::timeline(vault, ref_, {.kind = "milestone"}).value();
        EXPECT_TRUE(vault::void_entry(vault, ref_, {acts.back().n, false, "by mistake"}));
    }

    static std::string mail_of(int day) {
        auto const number = std::to_string(day);
        return "From: anna@client.example\nTo: mira@design.example\nSubject: day " + number +
               "\nDate: " + number + " Oct 2026 10:00:00 +0200\nMessage-ID: <" + number +
               "@client.example>\n\nAbout day " + number + "\n";
    }
    static ledger::ItemId item(std::string const& name, vault::Vault& vault) {
        return vault::search_items(vault, {"subject:" + name, {}, false})
            .value()
            .hits.at(0)
            .item.id;
    }
    void file(std::string const& name) {
        auto vault = freelancer_.open();
        EXPECT_TRUE(vault::file_items(vault, {item(name, vault)}, "website"));
    }
    std::vector<TimelineEntry> page_by_page(vault::Vault& vault, TimelineFilter const& filter,
                                            std::size_t count) {
        std::vector<TimelineEntry> all;
        while (true) {
            auto page = vault::timeline_page(vault, ref_, filter, {all.size(), count}).value();
            if (page.entries.empty()) return all;
            all.insert(all.end(), page.entries.begin(), page.entries.end());
            EXPECT_LE(all.size(), page.total);
        }
    }

    Freelancer freelancer_;
    vault::EngagementRef ref_ = freelancer_.add_engagement();
};

TEST_F(Timeline, the_pages_together_are_the_whole_under_every_filter) {
    auto vault = freelancer_.open(Use::read);
    std::vector<TimelineFilter> const filters{
        {},
        {.kind = "item"},
        {.kind = "item.recorded"},
        {.kind = "item.filed"},
        {.kind = "milestone"},
        {.from = at("2026-10-15T00:00:00Z"), .to = at("2026-11-10T09:00:00Z")},
        {.as_of = at("2026-10-20T00:00:00Z")},
        {.kind = "nothing.of-this-kind"},
    };
    for (auto const& filter : filters) {
        auto const whole = vault::timeline(vault, ref_, filter).value();
        for (std::size_t const count : {1U, 7U, 1000U})
            EXPECT_EQ(page_by_page(vault, filter, count), whole) << filter.kind << " " << count;
    }
    EXPECT_GT(vault::timeline(vault, ref_, {}).value().size(), 30U);
}

TEST_F(Timeline, a_page_says_what_was_taken_back_on_another_page) {
    auto vault = freelancer_.open(Use::read);
    std::size_t taken_back = 0;
    for (auto const& entry : page_by_page(vault, {}, 1))
        if (!entry.corrected.empty()) ++taken_back;
    EXPECT_EQ(taken_back, 2U);
}

TEST_F(Timeline, pages_are_the_same_without_an_index) {
    for (auto const* suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(freelancer_.folder() / (std::string{"index.db"} + suffix));
    auto vault = freelancer_.open(Use::read);
    EXPECT_FALSE(vault.index());
    EXPECT_EQ(page_by_page(vault, {}, 10), vault::timeline(vault, ref_, {}).value());
}

TEST_F(Timeline, what_was_recorded_after_a_page_was_read_is_on_the_next) {
    std::size_t before = 0;
    {
        auto vault = freelancer_.open(Use::read);
        before = page_by_page(vault, {}, 10).size();
    }
    freelancer_.import("more.mbox", mbox({mail_of(3), mail_of(31)}), {.into = "website"});
    freelancer_.import("late.txt", "found later", {.into = "website"});
    auto vault = freelancer_.open(Use::read);
    auto const pages = page_by_page(vault, {}, 10);
    EXPECT_EQ(pages, vault::timeline(vault, ref_, {}).value());
    EXPECT_EQ(pages.size(), before + 3);
}

TEST_F(Timeline, what_was_erased_after_a_page_was_read_is_gone_from_the_next) {
    {
        auto vault = freelancer_.open(Use::read);
        EXPECT_FALSE(page_by_page(vault, {}, 10).empty());
    }
    {
        auto vault = freelancer_.open();
        auto const found =
            vault::search_items(vault, {"subject:notes.txt", {}, false}).value().hits.at(0).item;
        EXPECT_TRUE(vault::erase_item(vault, found, "asked for by the client"));
    }
    auto vault = freelancer_.open(Use::read);
    EXPECT_EQ(page_by_page(vault, {}, 10), vault::timeline(vault, ref_, {}).value());
}

TEST_F(Timeline, a_vault_put_back_from_a_backup_shows_its_own_pages_again) {
    auto const copy = freelancer_.folder().parent_path() / "copy";
    std::filesystem::copy(freelancer_.folder(), copy, std::filesystem::copy_options::recursive);
    freelancer_.import("more.mbox", mbox({mail_of(3), mail_of(5)}), {.into = "website"});
    {
        auto vault = freelancer_.open(Use::read);
        EXPECT_FALSE(page_by_page(vault, {}, 10).empty());
    }
    std::filesystem::remove_all(freelancer_.folder());
    std::filesystem::rename(copy, freelancer_.folder());
    auto vault = freelancer_.open(Use::read);
    EXPECT_EQ(page_by_page(vault, {}, 10), vault::timeline(vault, ref_, {}).value());
}

TEST_F(Timeline, behind_the_end_there_is_an_empty_page_that_knows_the_total) {
    auto vault = freelancer_.open(Use::read);
    auto const total = vault::timeline(vault, ref_, {}).value().size();
    auto const page = vault::timeline_page(vault, ref_, {}, {total + 5, 10}).value();
    EXPECT_TRUE(page.entries.empty());
    EXPECT_EQ(page.total, total);
}

}  // namespace
}  // namespace tally::scenario
