// One run of the program: the common options, where it writes, and the vault it works on.
#pragma once

#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "cli/progress.h"
#include "crypto/system_random.h"
#include "vault/vault.h"

namespace tally::cli {

class CommandLine;

using OutJson = nlohmann::ordered_json;

// The system's time.
class SystemClock final : public Clock {
public:
    Instant now() override {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(
            std::chrono::system_clock::now());
    }
};

struct CommonOptions {
    std::string vault;
    std::string at;
    std::string occurred;
    std::string basis;
    std::string reason;
    bool yes_i_know = false;
    bool json = false;
    bool quiet = false;
    bool offline = false;
};

class Session {
public:
    // Adds the common options to the program.
    void add_options(CommandLine app);

    CommonOptions options;

    // What the chosen command does; returns the exit status.
    using Action = std::function<Result<int>(Session&)>;
    void choose(Action action) { action_ = std::move(action); }
    // Runs it and turns an error into words and a status.
    int run();
    // Runs it and hands its error on.
    Result<int> act();

    // $TALLY_VAULT, --vault, or the folder in the user's data directory.
    std::filesystem::path vault_folder() const;
    // Opens for reading or writing. Under --at a write sets the clock of the vault.
    Result<vault::Vault> open(vault::Use use);
    vault::World world(vault::Use use);
    // The instant of --at, or now: what reading commands look back from.
    Result<Instant> as_of();
    Result<std::optional<Instant>> occurred() const;
    // The zone in which times are printed.
    std::string zone;

    // A bar for long work, seen by whoever watches.
    Progress progress(std::string what) const;

    // Where the command runs inside of another program (cli/answer.h): nothing is printed, what it
    // would print is handed over.
    struct Receiver {
        std::function<void(OutJson const&)> json;
        std::function<Result<void>(std::string_view)> bytes;  // of commands that print a file
        ProgressWatcher progress;
    };
    void answer_to(Receiver receiver) { receiver_ = std::move(receiver); }
    bool has_receiver() const { return receiver_.has_value(); }
    // The bytes of a file, to standard output.
    Result<void> emit_bytes(std::string_view piece) const;

    // Prints one JSON line under --json, else the text.
    void emit(OutJson const& json, std::string const& text) const;
    // Hints and progress; never under --quiet.
    void remark(std::string const& line) const;

private:
    Result<void> read_clock();
    int complain(Error const& error) const;

    Action action_;
    crypto::SystemRandom random_;
    SystemClock clock_;
    std::optional<FixedClock> fixed_clock_;
    std::optional<Receiver> receiver_;
};

}  // namespace tally::cli
