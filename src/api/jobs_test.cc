#include "api/jobs.h"

#include <gtest/gtest.h>

#include <future>

namespace tally::api {
namespace {

// Work that ends when it is told to.
class Held {
public:
    Jobs::Work work(std::string command) {
        return {.command = std::move(command), .run = [this](cli::ProgressWatcher const& watch) {
                    begun_.set_value();
                    watch({.what = "Working", .done = 1, .total = 2, .items = 1});
                    may_end_.get_future().wait();
                    return cli::Answer{.json = {{"held", true}}, .error = {}};
                }};
    }
    void wait_until_it_runs() { begun_.get_future().wait(); }
    void let_end() { may_end_.set_value(); }

private:
    std::promise<void> begun_;
    std::promise<void> may_end_;
};

std::string state_of(Jobs& jobs, Json const& job) {
    return jobs.find(job["job"].get<std::string>()).value()["state"].get<std::string>();
}

class JobsTest : public ::testing::Test {
protected:
    // Ends with the event that says so.
    void wait_for(std::string const& state, Json const& job) {
        while (state_of(jobs, job) != state) std::this_thread::yield();
    }

    SeededRandom random{3};
    Events events;
    Held first;
    Held second;
    Jobs jobs{random, events};  // ends before the work that it runs
};

TEST_F(JobsTest, a_job_runs_at_once_where_nothing_else_does) {
    auto const job = jobs.add(first.work("import"));
    EXPECT_EQ(job["state"], "running");
    first.wait_until_it_runs();
    first.let_end();
    wait_for("done", job);
    auto const shown = jobs.find(job["job"].get<std::string>()).value();
    EXPECT_EQ(shown["result"]["held"], true);
    EXPECT_EQ(shown["progress"]["what"], "Working");
}

TEST_F(JobsTest, a_job_waits_for_the_one_before_and_then_runs) {
    auto const before = jobs.add(first.work("import"));
    auto const after = jobs.add(second.work("case build"));
    EXPECT_EQ(after["state"], "waiting");
    first.wait_until_it_runs();
    EXPECT_EQ(state_of(jobs, after), "waiting");
    first.let_end();
    second.wait_until_it_runs();
    EXPECT_EQ(state_of(jobs, before), "done");
    EXPECT_EQ(state_of(jobs, after), "running");
    second.let_end();
    wait_for("done", after);
}

TEST_F(JobsTest, who_listens_is_told_that_a_job_runs_after_its_wait) {
    auto const heard = events.listen();
    jobs.add(first.work("import"));
    auto const after = jobs.add(second.work("case build"));
    first.let_end();
    second.wait_until_it_runs();
    std::string told;
    while (auto const piece = heard->next()) told += *piece;

    EXPECT_NE(told.find(R"("command":"case build","state":"running")"), std::string::npos) << told;
    second.let_end();
    wait_for("done", after);
}

TEST_F(JobsTest, an_unknown_job_is_not_found) { EXPECT_FALSE(jobs.find("none")); }

}  // namespace
}  // namespace tally::api
