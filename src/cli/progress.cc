#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tally::cli {
namespace {

constexpr std::size_t bar_width = 24;

std::string time_left(double fraction, double seconds) {
    if (fraction <= 0.0 || seconds < 1.0) return "";
    auto const left = std::llround(seconds / fraction - seconds);
    return fmt::format("  {:02}:{:02} left", left / 60, left % 60);
}

}  // namespace

std::string progress_line(std::string const& what, std::uint64_t done, std::uint64_t total,
                          std::uint64_t items, double seconds) {
    auto const rate = seconds > 0.0 ? static_cast<double>(items) / seconds : 0.0;
    if (total == 0) return fmt::format("{}  {} items  {:.0f}/s", what, items, rate);
    auto const fraction = std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
    auto const filled = static_cast<std::size_t>(fraction * static_cast<double>(bar_width));
    return fmt::format("{}  [{}{}] {:3.0f} %  {} items  {:.0f}/s{}", what, std::string(filled, '#'),
                       std::string(bar_width - filled, '.'), fraction * 100.0, items, rate,
                       time_left(fraction, seconds));
}

Progress::Progress(std::string what, bool visible, ProgressWatcher watcher)
    : what_{std::move(what)},
      visible_{visible && ::isatty(STDERR_FILENO) == 1},
      watcher_{std::move(watcher)} {}

Progress::~Progress() {
    if (drawn_) std::fputs("\r\033[K", stderr);
}

void Progress::show(std::uint64_t done, std::uint64_t total, std::uint64_t items) {
    if (watcher_) watcher_({what_, done, total, items});
    if (!visible_) return;
    drawn_ = true;
    auto const line = "\r\033[K" + progress_line(what_, done, total, items, seconds());
    std::fwrite(line.data(), 1, line.size(), stderr);
}

double Progress::seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

}  // namespace tally::cli
