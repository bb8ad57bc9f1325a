#include "vault/budget.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace tally::vault {
namespace {

TEST(Budget, many_threads_never_hold_more_than_the_limit) {
    Budget budget{10};
    std::atomic<int> held{0};
    std::atomic<int> most{0};
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&, weight = i + 2] {
            for (int k = 0; k < 500; ++k) {
                if (!budget.take(static_cast<std::size_t>(weight))) return;
                auto const now = held += weight;
                if (now > most) most = now;
                held -= weight;
                budget.give_back(static_cast<std::size_t>(weight));
            }
        });
    threads.clear();
    EXPECT_LE(most, 10);
}

TEST(Budget, what_is_heavier_than_the_limit_goes_in_alone) {
    Budget budget{10};
    ASSERT_TRUE(budget.take(50));
    std::atomic<bool> second{false};
    std::jthread waiting{[&] { second = budget.take(1); }};
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
    EXPECT_FALSE(second);
    budget.give_back(50);
    waiting.join();
    EXPECT_TRUE(second);
}

TEST(Budget, whoever_waits_is_told_that_the_work_has_failed) {
    Budget budget{1};
    ASSERT_TRUE(budget.take(1));
    bool taken = true;
    std::jthread waiting{[&] { taken = budget.take(1); }};
    budget.abandon();
    waiting.join();
    EXPECT_FALSE(taken);
}

}  // namespace
}  // namespace tally::vault
