#include "bundle/zip.h"

#include <gtest/gtest.h>

#include "bundle/files.h"

namespace tally::bundle {
namespace {

std::string zip(std::vector<std::pair<std::string, std::string>> const& files) {
    std::string bytes;
    ZipWriter writer{[&](std::string_view piece) -> Result<void> {
        bytes += piece;
        return {};
    }};
    for (auto const& [path, content] : files) EXPECT_TRUE(writer.add(path, content).has_value());
    EXPECT_TRUE(writer.finish().has_value());
    return bytes;
}

std::string const sample = zip({{"a.txt", "alpha"}, {"data/b", ""}, {"data/c.bin", "gamma"}});

bool opens(std::string const& bytes) {
    auto files = open_zip(bytes_source(bytes));
    if (!files) return false;
    for (auto const& path : (*files)->paths())
        if (!(*files)->read_all(path, 100)) return false;
    return true;
}

TEST(Zip, gives_back_what_went_in) {
    auto files = open_zip(bytes_source(sample)).value();
    EXPECT_EQ(files->paths(), (std::vector<std::string>{"a.txt", "data/b", "data/c.bin"}));
    EXPECT_EQ(files->read_all("data/c.bin", 100).value(), "gamma");
    EXPECT_EQ(files->read_all("nowhere", 100).error().code, Code::not_found);
    EXPECT_FALSE(files->read_all("data/c.bin", 4).has_value());
}

TEST(Zip, has_one_form_any_other_byte_is_refused) {
    for (std::size_t at = 0; at < sample.size(); ++at)
        for (int bit = 0; bit < 8; ++bit) {
            auto broken = sample;
            broken[at] = static_cast<char>(broken[at] ^ (1 << bit));
            EXPECT_FALSE(opens(broken)) << "byte " << at << " bit " << bit;
        }
}

TEST(Zip, cut_extended_and_prefixed_files_are_refused) {
    for (std::size_t size = 0; size < sample.size(); ++size)
        EXPECT_FALSE(opens(sample.substr(0, size))) << size;
    EXPECT_FALSE(opens(sample + "x"));
    EXPECT_FALSE(opens("x" + sample));
    EXPECT_FALSE(opens(sample + sample));
}

TEST(Zip, paths_that_could_leave_the_folder_are_refused) {
    for (auto const* path : {"", "/etc/passwd", "../x", "a/../b", "a//b", "a/", "./a", "a\\b",
                             "a b", "\xc3\xa4", "a\nb"})
        EXPECT_FALSE(is_member_path(path)) << path;
    EXPECT_TRUE(is_member_path("data/exhibits/E01-abc.eml"));
}

TEST(Zip, the_writer_wants_paths_in_order) {
    ZipWriter writer{[](std::string_view) -> Result<void> { return {}; }};
    EXPECT_TRUE(writer.add("b", "").has_value());
    EXPECT_FALSE(writer.add("a", "").has_value());
    EXPECT_FALSE(writer.add("b", "").has_value());
}

}  // namespace
}  // namespace tally::bundle
