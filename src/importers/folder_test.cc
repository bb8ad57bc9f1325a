#include <gtest/gtest.h>
#include <sys/stat.h>

#include "importers/source.h"
#include "support/temp_folder.h"

namespace tally::importers {
namespace {

std::string const mail = "From: a@x.example\nSubject: one\n\nfirst\n";

struct ReadAll {
    std::vector<RawItem> items;
    std::vector<Broken> broken;
};

ReadAll read_all(std::filesystem::path const& path, std::optional<SourceKind> kind = std::nullopt) {
    ReadAll all;
    auto reader = open_source(path, kind).value();
    while (true) {
        auto item = reader->next().value();
        for (auto& each : reader->take_broken()) all.broken.push_back(std::move(each));
        if (!item) return all;
        all.items.push_back(*std::move(item));
    }
}

TEST(Folder, every_file_is_read_by_its_own_kind_in_the_order_of_names) {
    support::TempFolder const folder;
    folder.write("b/screen.png", "\x89PNG\r\n\x1a\n");
    folder.write("a.eml", mail);
    folder.write("c.mbox", "From a@x.example Mon Nov  2 10:00:00 2026\n" + mail);
    folder.write("note.txt", "hello");
    auto const all = read_all(folder.path());
    ASSERT_EQ(all.items.size(), 4U);
    EXPECT_EQ(all.items[0].source, SourceKind::eml);
    EXPECT_EQ(all.items[1].kind, ItemKind::image);
    EXPECT_EQ(all.items[1].name, "screen.png");
    EXPECT_EQ(all.items[2].source, SourceKind::mbox);
    EXPECT_EQ(all.items[2].bytes, mail);
    EXPECT_EQ(all.items[3].media, "text/plain");
    EXPECT_TRUE(all.broken.empty());
}

TEST(Folder, links_and_pipes_inside_are_named_and_never_opened) {
    support::TempFolder const folder;
    folder.write("real.txt", "hello");
    std::filesystem::create_symlink("/etc/passwd", folder.path() / "link.txt");
    std::filesystem::create_directory_symlink("/etc", folder.path() / "linked");
    ASSERT_EQ(::mkfifo((folder.path() / "pipe").c_str(), 0600), 0);
    auto const all = read_all(folder.path());
    EXPECT_EQ(all.items.size(), 1U);
    ASSERT_EQ(all.broken.size(), 3U);
    for (auto const& broken : all.broken) EXPECT_FALSE(broken.hint.empty());
}

TEST(Folder, an_empty_file_is_named_and_the_rest_comes) {
    support::TempFolder const folder;
    folder.write("empty.eml", "");
    folder.write("full.eml", mail);
    auto const all = read_all(folder.path());
    EXPECT_EQ(all.items.size(), 1U);
    ASSERT_EQ(all.broken.size(), 1U);
    EXPECT_TRUE(all.broken[0].source.ends_with("empty.eml"));
}

TEST(Folder, the_size_of_very_many_files_is_estimated_and_exact_at_the_end) {
    support::TempFolder const folder;
    constexpr std::uint64_t count = 5'500;
    for (std::uint64_t i = 0; i < count; ++i)
        folder.write(std::to_string(i) + ".txt", i % 3 == 0 ? "three" : "seventeen letters");
    auto const reader = open_source(folder.path(), std::nullopt).value();
    auto const exact = (count + 2) / 3 * 5 + (count - (count + 2) / 3) * 17;
    auto const estimated = reader->progress().bytes_total;
    EXPECT_GT(estimated, exact * 9 / 10);
    EXPECT_LT(estimated, exact * 11 / 10);
    while (reader->next().value()) EXPECT_TRUE(reader->take_broken().empty());
    EXPECT_EQ(reader->progress().bytes_read, exact);
    EXPECT_EQ(reader->progress().bytes_total, exact);
}

TEST(Maildir, cur_and_new_are_read_also_of_inner_folders_and_tmp_is_not) {
    support::TempFolder const folder;
    folder.write("cur/1:2,S", mail);
    folder.write("new/2", mail + "x");
    folder.write("tmp/3", "half written");
    folder.write(".Sent/cur/4", mail + "y");
    folder.write(".Sent/new/.keep", mail + "z");
    folder.write("dovecot.index", "not a mail");
    auto const all = read_all(folder.path());
    ASSERT_EQ(all.items.size(), 4U);
    for (auto const& item : all.items) {
        EXPECT_EQ(item.source, SourceKind::maildir);
        EXPECT_EQ(item.kind, ItemKind::mail);
    }
}

TEST(Source, a_folder_that_is_no_maildir_is_refused_as_one) {
    support::TempFolder const folder;
    auto const opened = open_source(folder.path(), SourceKind::maildir);
    ASSERT_FALSE(opened);
    EXPECT_TRUE(opened.error().message.contains("cur and new"));
}

TEST(Source, a_device_or_pipe_is_refused_without_waiting_for_it) {
    support::TempFolder const folder;
    auto const pipe = folder.path() / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_FALSE(open_source(pipe, std::nullopt));
    EXPECT_FALSE(open_source("/dev/zero", std::nullopt));
    EXPECT_FALSE(open_source(folder.path() / "missing", std::nullopt));
}

TEST(Source, a_link_that_the_user_named_is_followed) {
    support::TempFolder const folder;
    folder.write("real.eml", mail);
    std::filesystem::create_symlink(folder.path() / "real.eml", folder.path() / "link");
    EXPECT_EQ(read_all(folder.path() / "link").items.size(), 1U);
}

}  // namespace
}  // namespace tally::importers
