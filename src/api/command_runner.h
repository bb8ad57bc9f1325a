// Answers requests by commands of the program: at once, as a job, as a file, or page by page. Safe
// to share between threads.
#pragma once

#include <chrono>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "api/command_words.h"
#include "api/description.h"
#include "api/events.h"
#include "api/http.h"
#include "api/idempotency.h"
#include "api/jobs.h"
#include "api/uploads.h"

namespace tally::api {

class CommandRunner {
public:
    struct Options {
        std::filesystem::path vault;
        bool offline = false;
        // How far the clock of the record is from the time that it is: that of a sample stands in
        // its story, and what is written under it marks the vault (--at).
        std::optional<std::chrono::milliseconds> clock_shift = std::nullopt;
    };
    CommandRunner(Options options, Clock& clock, Random& random, Uploads& uploads, Events& events);

    Response answer(Match const& match, Request const& request);
    std::optional<Json> job(std::string const& id) { return jobs_.find(id); }
    std::optional<Jobs::File> file_of_job(std::string const& id) { return jobs_.file_of(id); }
    // The right to write to the vault, for what is no command; not owned where the one before took
    // too long.
    std::unique_lock<std::timed_mutex> writing();
    // What time it is in the record.
    Instant now() const;
    // Names the state of the vault's files: another one after each write of any program.
    std::string stamp() const;

private:
    struct Call {
        Operation const* operation = nullptr;
        std::vector<std::string> words;
        std::filesystem::path output;  // where it writes its file; mostly empty
        std::string filename;          // what whoever downloads it calls it
        std::vector<NamedUpload> uploads;
    };
    Result<Call> call_of(Match const& match, Request const& request);
    std::filesystem::path output_path(Operation const& operation);
    Response write(Call call, Request const& request);
    Response do_write(Call call);
    Response read_page(Call call, Request const& request);
    Response start_job(Call call);
    Response run(Call call);
    // False where a command that writes has waited too long for the one before.
    bool takes_turn(Call& call, std::unique_lock<std::timed_mutex>& lock);
    cli::Asked asked(std::vector<std::string> words) const;
    // Of a request that no command is made of.
    void forget_secrets(Operation const& operation, Request const& request);
    // Uploads are there until a command has used them; secrets until one was given them, or the
    // request was refused.
    void let_go(std::vector<NamedUpload> const& uploads, bool were_used);

    Options options_;
    Clock* clock_;
    Uploads* uploads_;
    Events* events_;
    Idempotency idempotency_;
    std::timed_mutex writer_;  // the vault takes one writer at a time; ours wait for each other
    Jobs jobs_;                // last: its thread uses the others
};

}  // namespace tally::api
