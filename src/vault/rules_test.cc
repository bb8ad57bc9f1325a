#include "vault/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "support/temp_folder.h"
#include "vault/pack_files.h"

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

TEST(Rules, without_files_there_is_what_came_with_the_program) {
    support::TempFolder const vault;
    auto const rules = load_rules(vault.path());
    EXPECT_EQ(rules.laws.laws.size(), rights::builtin_law_book().laws.size());
    EXPECT_THAT(rules.problems, IsEmpty());
}

TEST(Rules, a_file_with_the_same_id_takes_the_place_of_the_old_one) {
    support::TempFolder const vault;
    write(vault.path() / "packs/rates/mine.toml", rates);
    auto const rules = load_rules(vault.path());
    EXPECT_THAT(rules.problems, IsEmpty());
    EXPECT_EQ(rules.laws.rates.size(), rights::builtin_law_book().rates.size());
    EXPECT_EQ(rules.laws.rate_table("bank-of-england-base")->title, "My own table");
}

TEST(Rules, a_broken_file_is_reported_with_its_line_and_takes_no_other_down) {
    support::TempFolder const vault;
    write(vault.path() / "packs/rates/a.toml", "id = \"x\"\ntitle = 3\n");
    write(vault.path() / "packs/rates/b.toml", rates);
    write(vault.path() / "packs/laws/notes.txt", "no pack");
    auto const rules = load_rules(vault.path());
    ASSERT_THAT(rules.problems, SizeIs(1));
    EXPECT_THAT(rules.problems[0].reason,
                HasSubstr("packs/rates/a.toml:2:9: \"title\" of the rate table must be text"));
    EXPECT_EQ(rules.laws.rate_table("bank-of-england-base")->title, "My own table");
    EXPECT_EQ(rules.laws.laws.size(), rights::builtin_law_book().laws.size());
}

TEST(Rules, what_is_too_large_or_no_regular_file_is_left_out) {
    support::TempFolder const vault;
    auto const folder = vault.path() / "packs/laws";
    write(folder / "big.toml", std::string(pack_bytes_max + 1, '#'));
    std::filesystem::create_directories(folder / "folder.toml");
    std::filesystem::create_symlink("/dev/zero", folder / "link.toml");
    ASSERT_EQ(::mkfifo((folder / "pipe.toml").c_str(), 0600), 0);
    auto const rules = load_rules(vault.path());
    ASSERT_THAT(rules.problems, SizeIs(4));
    EXPECT_THAT(rules.problems[0].reason, HasSubstr("big.toml: is larger than 1 MiB"));
    EXPECT_THAT(rules.problems[1].reason, HasSubstr("folder.toml: is no regular file"));
    EXPECT_THAT(rules.problems[2].reason, HasSubstr("link.toml: is a symbolic link"));
    EXPECT_THAT(rules.problems[3].reason, HasSubstr("pipe.toml: is no regular file"));
}

TEST(Rules, only_so_many_files_are_read) {
    support::TempFolder const vault;
    for (std::size_t i = 0; i <= pack_files_max; ++i)
        write(vault.path() / "packs/rates" / (std::to_string(i) + ".toml"), rates);
    auto const rules = load_rules(vault.path());
    ASSERT_THAT(rules.problems, SizeIs(1));
    EXPECT_THAT(rules.problems[0].reason, HasSubstr("holds more than 256 files"));
}

}  // namespace
}  // namespace tally::vault
