#include "vault/law_packs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "support/temp_folder.h"

namespace tally::vault {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::string_view rates = R"(id = "bank-of-england-base"
title = "My own table"
dated = 2026-12-01
seen = 2026-12-01
source = ["https://example.org"]
confidence = "high"
[[period]]
from = 2026-07-01
until = 2026-12-31
percent = "3.50"
)";

void write(std::filesystem::path const& file, std::string_view text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream{file, std::ios::binary} << text;
}

TEST(LawPacks, without_files_there_is_what_came_with_the_program) {
    support::TempFolder const vault;
    auto const packs = load_law_packs(vault.path());
    EXPECT_EQ(packs.book.laws.size(), rights::builtin_law_book().laws.size());
    EXPECT_THAT(packs.problems, IsEmpty());
}

TEST(LawPacks, a_file_with_the_same_id_takes_the_place_of_the_old_one) {
    support::TempFolder const vault;
    write(vault.path() / "packs/rates/mine.toml", rates);
    auto const packs = load_law_packs(vault.path());
    EXPECT_THAT(packs.problems, IsEmpty());
    EXPECT_EQ(packs.book.rates.size(), rights::builtin_law_book().rates.size());
    EXPECT_EQ(packs.book.rate_table("bank-of-england-base")->title, "My own table");
}

TEST(LawPacks, a_broken_file_is_reported_with_its_line_and_takes_no_other_down) {
    support::TempFolder const vault;
    write(vault.path() / "packs/rates/a.toml", "id = \"x\"\ntitle = 3\n");
    write(vault.path() / "packs/rates/b.toml", rates);
    write(vault.path() / "packs/laws/notes.txt", "no pack");
    auto const packs = load_law_packs(vault.path());
    ASSERT_THAT(packs.problems, SizeIs(1));
    EXPECT_THAT(packs.problems[0].message,
                HasSubstr("packs/rates/a.toml:2:9: \"title\" of the rate table must be text"));
    EXPECT_EQ(packs.book.rate_table("bank-of-england-base")->title, "My own table");
    EXPECT_EQ(packs.book.laws.size(), rights::builtin_law_book().laws.size());
}

TEST(LawPacks, what_is_too_large_or_no_regular_file_is_left_out) {
    support::TempFolder const vault;
    auto const folder = vault.path() / "packs/laws";
    write(folder / "big.toml", std::string(5000, '#'));
    std::filesystem::create_directories(folder / "folder.toml");
    std::filesystem::create_symlink("/dev/zero", folder / "link.toml");
    ASSERT_EQ(::mkfifo((folder / "pipe.toml").c_str(), 0600), 0);
    auto const packs = load_law_packs(vault.path(), {.files_max = 9, .file_bytes_max = 4999});
    ASSERT_THAT(packs.problems, SizeIs(4));
    EXPECT_THAT(packs.problems[0].message, HasSubstr("big.toml: longer than 4999 bytes"));
    EXPECT_THAT(packs.problems[1].message, HasSubstr("folder.toml: is no regular file"));
    EXPECT_THAT(packs.problems[2].message, HasSubstr("link.toml: "));
    EXPECT_THAT(packs.problems[3].message, HasSubstr("pipe.toml: is no regular file"));
}

TEST(LawPacks, only_so_many_files_are_read) {
    support::TempFolder const vault;
    for (auto const* name : {"a.toml", "b.toml", "c.toml"})
        write(vault.path() / "packs/rates" / name, rates);
    auto const packs = load_law_packs(vault.path(), {.files_max = 2});
    ASSERT_THAT(packs.problems, SizeIs(1));
    EXPECT_THAT(packs.problems[0].message, HasSubstr("holds more than 2 files"));
}

}  // namespace
}  // namespace tally::vault
