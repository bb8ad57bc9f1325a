#include "api/jobs.h"

#include <chrono>

#include "api/problem.h"
#include "base/encoding.h"

namespace tally::api {
namespace {

constexpr std::size_t remembered_max = 100;
constexpr std::size_t id_bytes = 10;
constexpr auto progress_every = std::chrono::milliseconds{100};

}  // namespace

Jobs::Jobs(Random& random, Events& events)
    : random_{&random},
      events_{&events},
      worker_{[this](std::stop_token const& stop) { run_all(stop); }} {}

Jobs::~Jobs() {
    worker_.request_stop();
    more_.notify_all();
    worker_.join();
}

Json Jobs::add(Work work) {
    auto const id = to_base32(random_->bytes(id_bytes));
    std::scoped_lock const lock{mutex_};
    bool const is_next = !runs_one_ && waiting_.empty();
    Json const shown{
        {"job", id}, {"command", work.command}, {"state", is_next ? "running" : "waiting"}};
    jobs_[id] = {shown, {}};
    order_.push_back(id);
    if (order_.size() > remembered_max) {
        jobs_.erase(order_.front());
        order_.pop_front();
    }
    waiting_.emplace_back(id, std::move(work));
    more_.notify_all();
    return shown;
}

std::optional<Json> Jobs::find(std::string const& id) {
    std::scoped_lock const lock{mutex_};
    auto const found = jobs_.find(id);
    return found == jobs_.end() ? std::nullopt : std::optional{found->second.shown};
}

std::optional<Jobs::File> Jobs::file_of(std::string const& id) {
    std::scoped_lock const lock{mutex_};
    auto const found = jobs_.find(id);
    if (found == jobs_.end() || found->second.file.path.empty()) return std::nullopt;
    return found->second.file;
}

void Jobs::run_all(std::stop_token const& stop) {
    for (;;) {
        std::unique_lock lock{mutex_};
        more_.wait(lock, stop, [&] { return !waiting_.empty(); });
        if (stop.stop_requested()) return;
        auto [id, work] = std::move(waiting_.front());
        waiting_.pop_front();
        runs_one_ = true;
        lock.unlock();
        begin(id);
        run_one(id, work);
        lock.lock();
        runs_one_ = false;
    }
}

// Tells those who saw it wait.
void Jobs::begin(std::string const& id) {
    Json shown;
    {
        std::scoped_lock const lock{mutex_};
        auto const found = jobs_.find(id);
        if (found == jobs_.end() || found->second.shown["state"] == "running") return;
        found->second.shown["state"] = "running";
        shown = found->second.shown;
    }
    events_->publish("job", shown);
}

void Jobs::run_one(std::string const& id, Work const& work) {
    auto last = std::chrono::steady_clock::time_point{};
    std::mutex often;  // progress comes from several threads
    auto const answer = work.run([&](cli::ProgressNow const& now) {
        std::scoped_lock const lock{often};
        if (std::chrono::steady_clock::now() - last < progress_every) return;
        last = std::chrono::steady_clock::now();
        show_progress(id, now);
    });
    Json shown;
    {
        std::scoped_lock const lock{mutex_};
        auto const found = jobs_.find(id);
        if (found == jobs_.end()) return;
        auto& job = found->second;
        job.shown["state"] = answer.error ? "failed" : "done";
        if (answer.error) job.shown["problem"] = json_of(problem_of(*answer.error));
        if (!answer.json.is_null()) job.shown["result"] = answer.json;
        if (!answer.error && !work.file.empty()) {
            job.file = {work.file, work.filename};
            job.shown["file"] = "/api/v1/jobs/" + id + "/file";
        }
        shown = job.shown;
    }
    events_->publish("job", shown);
    events_->publish("changed", Json::object());
}

void Jobs::show_progress(std::string const& id, cli::ProgressNow const& now) {
    Json const progress{
        {"what", now.what}, {"done", now.done}, {"total", now.total}, {"items", now.items}};
    {
        std::scoped_lock const lock{mutex_};
        auto const found = jobs_.find(id);
        if (found == jobs_.end()) return;
        found->second.shown["progress"] = progress;
    }
    Json event = progress;
    event["job"] = id;
    events_->publish("progress", event);
}

}  // namespace tally::api
