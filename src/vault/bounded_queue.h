// A queue between threads that holds at most so much weight, so that a fast producer waits for a
// slow consumer instead of filling the memory.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace tally::vault {

template <typename T>
class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t weight_max) : weight_max_{weight_max} {}

    // Waits for room; an item heavier than the limit goes in alone. False when closed.
    bool push(T value, std::size_t weight) {
        std::unique_lock lock{mutex_};
        changed_.wait(lock,
                      [&] { return closed_ || items_.empty() || weight_ + weight <= weight_max_; });
        if (closed_) return false;
        weight_ += weight;
        items_.emplace_back(std::move(value), weight);
        changed_.notify_all();
        return true;
    }

    // The oldest item; nullopt when the queue is closed and empty.
    std::optional<T> pop() {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [&] { return closed_ || !items_.empty(); });
        if (items_.empty()) return std::nullopt;
        auto [value, weight] = std::move(items_.front());
        items_.pop_front();
        weight_ -= weight;
        changed_.notify_all();
        return std::move(value);
    }

    // Nothing goes in any more; what is inside still comes out.
    void close() {
        std::lock_guard const lock{mutex_};
        closed_ = true;
        changed_.notify_all();
    }

    // Closes and forgets what is inside: the work has failed.
    void abandon() {
        std::lock_guard const lock{mutex_};
        closed_ = true;
        items_.clear();
        weight_ = 0;
        changed_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::pair<T, std::size_t>> items_;
    std::size_t weight_ = 0;
    std::size_t weight_max_;
    bool closed_ = false;
};

}  // namespace tally::vault
