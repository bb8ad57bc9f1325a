#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

#include "base/sanitizer.h"
#include "extract/pool.h"

namespace tally::extract {
namespace {

class Sandbox : public testing::Test {
protected:
    Extraction try_to(std::string const& what) {
        return pool_->extract("document", {.media = "text/plain", .name = what});
    }

    std::unique_ptr<Pool> pool_ =
        Pool::make({.program = TALLY_MISBEHAVING_WORKER, .workers = 1}).value();
};

TEST_F(Sandbox, a_reader_that_behaves_answers) { EXPECT_EQ(try_to("").text, "nothing"); }

TEST_F(Sandbox, there_is_no_network) {
    EXPECT_EQ(try_to("socket").text, "Operation not permitted");
    EXPECT_EQ(try_to("unix socket").text, "Operation not permitted");
}

TEST_F(Sandbox, there_are_no_files_but_those_of_the_system) {
    EXPECT_EQ(try_to("read a file").text, "Permission denied");
    EXPECT_EQ(try_to("list the home").text, "Permission denied");
    EXPECT_NE(try_to("write a file").text, "it worked");
    EXPECT_NE(try_to("start a shell").text, "it worked");
    EXPECT_FALSE(std::filesystem::exists("/tmp/tally-owned"));
}

TEST_F(Sandbox, other_processes_and_limits_are_out_of_reach) {
    EXPECT_EQ(try_to("kill the vault").text, "Operation not permitted");
    EXPECT_EQ(try_to("raise a limit").text, "Operation not permitted");
    EXPECT_EQ(try_to("leave the group").text, "Operation not permitted");
}

TEST_F(Sandbox, a_crash_costs_one_document) {
    auto const crashed = try_to("crash");
    EXPECT_EQ(crashed.status, TextStatus::failed);
    EXPECT_TRUE(crashed.why.contains("crashed")) << crashed.why;
    EXPECT_EQ(try_to("").text, "nothing");
}

TEST_F(Sandbox, an_endless_loop_ends) {
    auto const looped = try_to("loop");
    EXPECT_EQ(looped.status, TextStatus::failed);
    EXPECT_TRUE(looped.why.contains("seconds")) << looped.why;
    auto const slept = try_to("sleep");
    EXPECT_TRUE(slept.why.contains("within 4 seconds")) << slept.why;
    EXPECT_EQ(try_to("").text, "nothing");
}

TEST_F(Sandbox, a_reader_that_wants_all_memory_ends) {
    if (is_sanitized) GTEST_SKIP() << "a sanitizer reserves more than the limit";
    auto const eaten = try_to("eat memory");
    EXPECT_EQ(eaten.status, TextStatus::failed);
    EXPECT_TRUE(eaten.why.contains("memory")) << eaten.why;
}

TEST_F(Sandbox, answers_that_are_none_are_told_from_answers) {
    for (auto const* what : {"say too much", "say nothing", "say nonsense"}) {
        auto const read = try_to(what);
        EXPECT_EQ(read.status, TextStatus::failed) << what;
        EXPECT_FALSE(read.why.empty()) << what;
    }
    EXPECT_EQ(try_to("").text, "nothing");
}

TEST_F(Sandbox, several_threads_share_the_workers) {
    auto const pool = Pool::make({.program = TALLY_MISBEHAVING_WORKER, .workers = 2}).value();
    std::vector<std::jthread> threads;
    std::atomic<int> good = 0;
    for (int i = 0; i < 6; ++i)
        threads.emplace_back([&, i] {
            for (int j = 0; j < 10; ++j) {
                auto const read =
                    pool->extract("x", {.media = "text/plain", .name = i == 0 ? "crash" : ""});
                good += read.text == "nothing" ? 1 : 0;
            }
        });
    threads.clear();
    EXPECT_EQ(good, 50);
}

TEST(Pool, a_missing_program_is_not_found) {
    EXPECT_EQ(Pool::make({.program = "/nowhere/tally-extract"}).error().code, Code::not_found);
}

}  // namespace
}  // namespace tally::extract
