// Commands that take long: each runs in a thread of its own, one after the other, and says how far
// it is. Safe to share between threads.
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "api/events.h"
#include "base/random.h"
#include "cli/answer.h"

namespace tally::api {

class Jobs {
public:
    Jobs(Random& random, Events& events);
    // Waits for the one that runs; those that wait are given up.
    ~Jobs();
    Jobs(Jobs const&) = delete;
    Jobs& operator=(Jobs const&) = delete;

    struct Work {
        std::string command;  // "import"
        std::function<cli::Answer(cli::ProgressWatcher)> run;
        std::filesystem::path file = {};  // what it writes, where it does
        std::string filename = {};
    };
    // Answers what GET /jobs/{job} would. It is `waiting` while another one runs.
    Json add(Work work);
    // Nothing where there is no such job; the last hundred are remembered.
    std::optional<Json> find(std::string const& id);
    struct File {
        std::filesystem::path path;
        std::string name;
    };
    // Of a job that is done and wrote one.
    std::optional<File> file_of(std::string const& id);

private:
    struct Job {
        Json shown;
        File file;
    };
    void run_all(std::stop_token const& stop);
    void begin(std::string const& id);
    void run_one(std::string const& id, Work const& work);
    void show_progress(std::string const& id, cli::ProgressNow const& now);

    Random* random_;
    Events* events_;
    std::mutex mutex_;
    std::condition_variable_any more_;
    std::map<std::string, Job> jobs_;
    std::deque<std::string> order_;
    std::deque<std::pair<std::string, Work>> waiting_;
    bool runs_one_ = false;
    std::jthread worker_;  // last: it uses the others
};

}  // namespace tally::api
