// A progress line on the terminal: how far, how fast, how long still.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

namespace tally::cli {

// How far a long command is: `done` of `total` in bytes or, where it counts these, in items (0: not
// known), `items` so far.
struct ProgressNow {
    std::string what;  // "Importing"
    std::uint64_t done = 0;
    std::uint64_t total = 0;
    std::uint64_t items = 0;
};
using ProgressWatcher = std::function<void(ProgressNow const&)>;

class Progress {
public:
    // Shows nothing when `visible` is false or stderr is no terminal. The watcher, if there is one,
    // is told every time, from the thread that works.
    Progress(std::string what, bool visible, ProgressWatcher watcher = {});
    ~Progress();
    Progress(Progress const&) = delete;
    Progress& operator=(Progress const&) = delete;

    // See ProgressNow.
    void show(std::uint64_t done, std::uint64_t total, std::uint64_t items);
    double seconds() const;

private:
    std::string what_;
    bool visible_;
    ProgressWatcher watcher_;
    bool drawn_ = false;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

// "Importing  [#####.....]  48 %  12,000 items  9,800/s  00:04 left"
std::string progress_line(std::string const& what, std::uint64_t done, std::uint64_t total,
                          std::uint64_t items, double seconds);

}  // namespace tally::cli
