// Puts the results of several threads back into the order of their inputs.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace tally::vault {

template <typename T>
class OrderedBuffer {
public:
    // At most `ahead_max` results wait for one that is late.
    explicit OrderedBuffer(std::uint64_t ahead_max) : ahead_max_{ahead_max} {}

    // Waits while the result is too far ahead. False when closed.
    bool put(std::uint64_t sequence, T value) {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [&] { return closed_ || sequence < next_ + ahead_max_; });
        if (closed_) return false;
        waiting_.emplace(sequence, std::move(value));
        changed_.notify_all();
        return true;
    }

    // The result with the next sequence number; nullopt when there will be none.
    std::optional<T> take() {
        std::unique_lock lock{mutex_};
        changed_.wait(
            lock, [&] { return closed_ || waiting_.contains(next_) || (ended_ && next_ >= end_); });
        auto const found = waiting_.find(next_);
        if (closed_ || found == waiting_.end()) return std::nullopt;
        T value = std::move(found->second);
        waiting_.erase(found);
        ++next_;
        changed_.notify_all();
        return value;
    }

    // There are `end` results in all.
    void end(std::uint64_t end) {
        std::lock_guard const lock{mutex_};
        end_ = end;
        ended_ = true;
        changed_.notify_all();
    }

    // The work has failed: nobody waits any more.
    void abandon() {
        std::lock_guard const lock{mutex_};
        closed_ = true;
        changed_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::uint64_t, T> waiting_;
    std::uint64_t next_ = 0;
    std::uint64_t end_ = 0;
    std::uint64_t ahead_max_;
    bool ended_ = false;
    bool closed_ = false;
};

}  // namespace tally::vault
