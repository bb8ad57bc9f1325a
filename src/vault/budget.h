// So much weight at a time: whoever brings more waits until some of it is given back.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace tally::vault {

// Every function may be called from several threads at once.
class Budget {
public:
    explicit Budget(std::size_t weight_max) : weight_max_{weight_max} {}

    // Waits for room; what is heavier than the limit goes in alone. False when abandoned.
    bool take(std::size_t weight) {
        std::unique_lock lock{mutex_};
        changed_.wait(lock,
                      [&] { return abandoned_ || used_ == 0 || used_ + weight <= weight_max_; });
        if (abandoned_) return false;
        used_ += weight;
        return true;
    }

    void give_back(std::size_t weight) {
        std::lock_guard const lock{mutex_};
        used_ -= weight;
        changed_.notify_all();
    }

    // The work has failed: nobody waits any more.
    void abandon() {
        std::lock_guard const lock{mutex_};
        abandoned_ = true;
        changed_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t used_ = 0;
    std::size_t weight_max_;
    bool abandoned_ = false;
};

}  // namespace tally::vault
