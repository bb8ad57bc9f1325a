#include "mcp/lines.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <thread>
#include <vector>

namespace tally::mcp {
namespace {

// What a reader makes of the bytes, through a pipe.
std::vector<std::string> lines_of(std::string const& bytes, std::size_t bytes_max) {
    std::array<int, 2> ends{};
    EXPECT_EQ(::pipe(ends.data()), 0);
    std::jthread const writer{[&] {
        EXPECT_TRUE(write_all(ends[1], bytes));
        ::close(ends[1]);
    }};
    LineReader reader{ends[0], bytes_max};
    std::vector<std::string> lines;
    while (auto line = reader.next().value()) lines.push_back(*std::move(line));
    ::close(ends[0]);
    return lines;
}

TEST(Lines, end_with_a_line_feed_that_the_last_may_lack) {
    EXPECT_EQ(lines_of("a\nb\r\n\nc", 10), (std::vector<std::string>{"a", "b", "", "c"}));
    EXPECT_TRUE(lines_of("", 10).empty());
}

TEST(Lines, keep_what_lies_between_two_reads) {
    std::string const big(200'000, 'x');
    EXPECT_EQ(lines_of(big + "\n" + big + "\n", 300'000), (std::vector<std::string>{big, big}));
}

TEST(Lines, of_a_line_that_is_too_long_one_byte_too_many_is_kept) {
    auto const lines = lines_of(std::string(1'000'000, 'x') + "\nnext\n", 100);
    EXPECT_EQ(lines, (std::vector<std::string>{std::string(101, 'x'), "next"}));
}

TEST(Lines, a_closed_descriptor_is_an_error) {
    LineReader reader{-1, 10};
    EXPECT_EQ(reader.next().error().code, Code::unavailable);
    EXPECT_EQ(write_all(-1, "x").error().code, Code::unavailable);
}

}  // namespace
}  // namespace tally::mcp
