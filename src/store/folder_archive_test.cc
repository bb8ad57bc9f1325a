#include "store/folder_archive.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <map>

#include "base/random.h"
#include "support/age_program.h"
#include "support/streams.h"
#include "support/temp_folder.h"

namespace tally::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t block = 512;

// One member of a ustar archive (POSIX.1-1988), as anybody could forge it.
struct Member {
    std::string path = "a.txt";
    std::string content = {};
    char type = '0';
    std::string link = {};
    std::uint64_t claimed = UINT64_MAX;  // a size that is not the content's

    std::string bytes() const {
        std::string header(block, '\0');
        auto const put = [&](std::size_t at, std::string const& text) {
            header.replace(at, text.size(), text);
        };
        auto const octal = [](std::uint64_t value, int digits) {
            std::string text(static_cast<std::size_t>(digits), '0');
            for (auto at = text.size(); value > 0; value /= 8)
                text[--at] = static_cast<char>('0' + value % 8);
            return text;
        };
        put(0, path);
        put(100, "0004777");  // setuid, and for everybody
        put(108, "0000000");
        put(116, "0000000");
        put(124, octal(claimed == UINT64_MAX ? content.size() : claimed, 11));
        put(136, "00000000000");
        put(148, "        ");
        put(156, std::string(1, type));
        put(157, link);
        put(257, std::string("ustar\0"
                             "00",
                             8));
        std::uint64_t sum = 0;
        for (auto const c : header) sum += static_cast<unsigned char>(c);
        put(148, octal(sum, 6) + std::string("\0 ", 2));
        auto padded = content;
        padded.resize((content.size() + block - 1) / block * block);
        return header + padded;
    }
};

std::string tar_of(std::vector<Member> const& members) {
    std::string bytes;
    for (auto const& member : members) bytes += member.bytes();
    return bytes + std::string(2 * block, '\0');
}

class FolderArchive : public testing::Test {
protected:
    fs::path target() const { return temp_.path() / "unpacked"; }
    Result<ArchiveSummary> unpack(std::string const& tar, ArchiveLimits const& limits = {}) {
        std::error_code error;
        fs::remove_all(target(), error);
        return read_folder_archive(support::pull_from(tar, 700), target(), limits);
    }
    Code refusal(std::vector<Member> const& members, ArchiveLimits const& limits = {}) {
        auto const result = unpack(tar_of(members), limits);
        EXPECT_FALSE(result);
        return result ? Code::unknown_state : result.error().code;
    }
    std::string pack(fs::path const& folder) {
        std::string tar;
        auto const packed = write_folder_archive(folder, support::sink_to(tar));
        EXPECT_TRUE(packed) << packed.error().message;
        return tar;
    }
    static std::map<std::string, std::string> files_of(fs::path const& folder) {
        std::map<std::string, std::string> files;
        for (auto const& entry : fs::recursive_directory_iterator(folder))
            files[entry.path().lexically_relative(folder).string()] =
                entry.is_directory() ? "<folder>" : support::content_of(entry.path());
        return files;
    }

    support::TempFolder temp_;
};

TEST_F(FolderArchive, gives_back_what_went_in_for_the_owner_alone) {
    SeededRandom random{1};
    auto const source = temp_.path() / "source";
    temp_.write("source/vault.db", random.bytes(100'000));
    temp_.write("source/blobs/0001.pack", random.bytes(2'500'000));
    temp_.write("source/empty", "");
    temp_.write("source/" + std::string(120, 'l') + "/" + std::string(150, 'n'), "long names");
    fs::create_directories(source / "hollow");
    auto const tar = pack(source);
    auto const unpacked = unpack(tar);
    ASSERT_TRUE(unpacked) << unpacked.error().message;
    EXPECT_EQ(*unpacked, (ArchiveSummary{4, 2'600'010}));
    EXPECT_EQ(files_of(target()), files_of(source));
    for (auto const& entry : fs::recursive_directory_iterator(target()))
        EXPECT_EQ(static_cast<int>(entry.status().permissions()),
                  entry.is_directory() ? 0700 : 0600);
    EXPECT_EQ(static_cast<int>(fs::status(target()).permissions()), 0700);
    EXPECT_EQ(pack(source), tar) << "the same folder is the same archive";
}

TEST_F(FolderArchive, the_tar_program_reads_it) {
    if (!support::have_program("tar")) GTEST_SKIP() << "tar is not installed";
    temp_.write("source/blobs/0001.pack", "content");
    temp_.write("source.tar", pack(temp_.path() / "source"));
    fs::create_directories(temp_.path() / "by-tar");
    ASSERT_TRUE(support::succeeds("tar -C " + (temp_.path() / "by-tar").string() + " -xf " +
                                  (temp_.path() / "source.tar").string()));
    EXPECT_EQ(files_of(temp_.path() / "by-tar"), files_of(temp_.path() / "source"));
}

TEST_F(FolderArchive, a_link_in_the_folder_is_not_packed) {
    temp_.write("source/a", "content");
    fs::create_symlink("/etc/passwd", temp_.path() / "source" / "b");
    std::string tar;
    EXPECT_EQ(write_folder_archive(temp_.path() / "source", support::sink_to(tar)).error().code,
              Code::rejected);
}

TEST_F(FolderArchive, an_error_of_the_sink_or_of_the_source_is_handed_on) {
    temp_.write("source/a", std::string(100'000, 'a'));
    auto const full = [](std::string_view) -> Result<void> {
        return fail(Code::unavailable, "the disk is full");
    };
    EXPECT_EQ(write_folder_archive(temp_.path() / "source", full).error().message,
              "the disk is full");
    auto const tar = pack(temp_.path() / "source");
    for (std::size_t good : {std::size_t{0}, std::size_t{40'000}, tar.size()}) {
        auto held = support::pull_from(tar.substr(0, good), 10'000);
        auto const source = [&](std::size_t max) -> Result<std::string> {
            auto piece = TRY(held(max));
            if (piece.empty()) return fail(Code::corrupt, "chunk 2 is damaged");
            return piece;
        };
        fs::remove_all(target());
        EXPECT_EQ(read_folder_archive(source, target()).error().message, "chunk 2 is damaged");
    }
}

TEST_F(FolderArchive, a_forged_archive_of_plain_files_is_read_without_its_modes) {
    ASSERT_TRUE(unpack(tar_of({{.path = "keys/owner.key", .content = "secret"}})));
    EXPECT_EQ(static_cast<int>(fs::status(target() / "keys" / "owner.key").permissions()), 0600);
    ASSERT_TRUE(unpack(tar_of({{.path = "keys/", .type = '5'}, {.path = "keys/a"}})));
    EXPECT_EQ(static_cast<int>(fs::status(target() / "keys").permissions()), 0700);
}

TEST_F(FolderArchive, paths_that_lead_elsewhere_are_refused) {
    for (auto const* path : {"/etc/passwd", "../outside", "a/../../outside", "a/..", "./a", "a//b",
                             ".", "..", "a\\b", "a\nb", "caf\xc3\xa9", "\x1b[2J"}) {
        EXPECT_EQ(refusal({{.path = path, .content = "x"}}), Code::invalid_input) << path;
        EXPECT_EQ(refusal({{.path = path, .type = '5'}}), Code::invalid_input) << path;
    }
    EXPECT_FALSE(fs::exists(temp_.path() / "outside"));
}

TEST_F(FolderArchive, links_and_special_files_are_refused) {
    for (auto const type : {'1', '2', '3', '4', '6'})
        EXPECT_EQ(refusal({{.path = "a", .content = ""},
                           {.path = "b", .type = type, .link = "../../etc/passwd"}}),
                  Code::invalid_input)
            << type;
    // A link first, and a file through it behind.
    EXPECT_EQ(refusal({{.path = "a", .type = '2', .link = ".."}, {.path = "a/outside"}}),
              Code::invalid_input);
    EXPECT_FALSE(fs::exists(temp_.path() / "outside"));
}

TEST_F(FolderArchive, a_file_twice_or_as_a_folder_is_refused) {
    EXPECT_EQ(refusal({{.path = "a"}, {.path = "a"}}), Code::invalid_input);
    EXPECT_EQ(refusal({{.path = "a"}, {.path = "a/b"}}), Code::invalid_input);
    EXPECT_EQ(refusal({{.path = "a/b"}, {.path = "a"}}), Code::invalid_input);
    EXPECT_TRUE(unpack(tar_of({{.path = "a", .type = '5'}, {.path = "a", .type = '5'}})));
}

TEST_F(FolderArchive, every_limit_holds) {
    EXPECT_EQ(refusal({{.path = "a"}, {.path = "b"}, {.path = "c"}}, {.members_max = 2}),
              Code::invalid_input);
    EXPECT_EQ(refusal({{.path = "abcdef"}}, {.path_bytes_max = 5}), Code::invalid_input);
    EXPECT_EQ(refusal({{.content = "12345"}, {.path = "b", .content = "6"}}, {.bytes_max = 5}),
              Code::invalid_input);
}

TEST_F(FolderArchive, what_was_cut_off_or_is_no_tar_is_refused) {
    auto const tar = tar_of({{.path = "a", .content = std::string(5000, 'a')}});
    EXPECT_EQ(unpack(tar.substr(0, 3000)).error().code, Code::corrupt);
    EXPECT_EQ(unpack(tar.substr(0, 300)).error().code, Code::invalid_input);
    EXPECT_EQ(unpack("").error().code, Code::invalid_input);
    EXPECT_EQ(unpack(std::string(10'000, 'x')).error().code, Code::invalid_input);
    EXPECT_EQ(unpack(tar_of({{.claimed = 1 << 30}})).error().code, Code::corrupt);
}

TEST_F(FolderArchive, nothing_may_follow_the_end) {
    auto const tar = tar_of({{.content = "x"}});
    EXPECT_TRUE(unpack(tar + std::string(100'000, '\0')));
    EXPECT_EQ(unpack(tar + std::string(100'000, '\0') + "x").error().code, Code::invalid_input);
}

TEST_F(FolderArchive, a_folder_that_is_there_is_left_alone) {
    temp_.write("unpacked/mine", "mine");
    auto const result =
        read_folder_archive(support::pull_from(tar_of({{.content = "x"}})), target());
    EXPECT_EQ(result.error().code, Code::conflict);
    EXPECT_EQ(files_of(target()).size(), 1U);
}

}  // namespace
}  // namespace tally::store
