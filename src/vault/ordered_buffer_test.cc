#include "vault/ordered_buffer.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "vault/bounded_queue.h"

namespace tally::vault {
namespace {

TEST(OrderedBuffer, results_of_many_threads_come_out_in_the_order_of_their_inputs) {
    constexpr std::uint64_t count = 2'000;
    BoundedQueue<std::uint64_t> tasks{64};
    OrderedBuffer<std::uint64_t> results{16};
    std::vector<std::jthread> workers;
    for (int i = 0; i < 4; ++i)
        workers.emplace_back([&] {
            while (auto const task = tasks.pop())
                if (!results.put(*task, *task * 2)) return;
        });
    std::vector<std::uint64_t> seen;
    std::jthread collector{[&] {
        while (auto const result = results.take()) seen.push_back(*result);
    }};
    for (std::uint64_t i = 0; i < count; ++i) ASSERT_TRUE(tasks.push(i, 1));
    tasks.close();
    workers.clear();
    results.end(count);
    collector.join();
    ASSERT_EQ(seen.size(), count);
    for (std::uint64_t i = 0; i < count; ++i) EXPECT_EQ(seen[i], i * 2);
}

TEST(OrderedBuffer, an_abandoned_buffer_lets_everybody_go) {
    OrderedBuffer<int> results{1};
    std::jthread waiting{[&] { EXPECT_FALSE(results.take().has_value()); }};
    results.abandon();
    waiting.join();
    EXPECT_FALSE(results.put(0, 1));
}

TEST(BoundedQueue, an_item_heavier_than_the_limit_goes_in_alone) {
    BoundedQueue<int> queue{10};
    EXPECT_TRUE(queue.push(1, 1'000));
    EXPECT_EQ(queue.pop(), 1);
    queue.close();
    EXPECT_FALSE(queue.push(2, 1));
    EXPECT_FALSE(queue.pop().has_value());
}

}  // namespace
}  // namespace tally::vault
