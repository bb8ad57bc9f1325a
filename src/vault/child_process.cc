#include "vault/child_process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <memory>
#include <thread>

extern char** environ;  // NOLINT(readability-redundant-declaration)

namespace tally::vault {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;
constexpr std::size_t output_bytes_max = std::size_t{1} << 20;
constexpr std::chrono::milliseconds step{20};

// Files instead of pipes: neither side ever waits for the other.
Result<File> temporary_file(std::string const& content) {
    File file{std::tmpfile(), &std::fclose};
    if (!file) return fail(Code::unavailable, "no temporary file can be made");
    if (std::fwrite(content.data(), 1, content.size(), file.get()) != content.size() ||
        std::fseek(file.get(), 0, SEEK_SET) != 0)
        return fail(Code::unavailable, "a temporary file cannot be written");
    return file;
}

Result<pid_t> start(std::vector<std::string> const& arguments, int input, int output) {
    std::vector<char*> raw;
    for (auto const& argument : arguments)
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): POSIX leaves them as they are
        raw.push_back(const_cast<char*>(argument.c_str()));
    raw.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    int const error = ::posix_spawnp(&child, raw.front(), &actions, nullptr, raw.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0)
        return fail(error == ENOENT ? Code::not_found : Code::unavailable,
                    arguments.front() + ": " + std::strerror(error));
    return child;
}

Result<int> wait_for(pid_t child, std::string const& name, std::chrono::seconds limit) {
    auto const end = std::chrono::steady_clock::now() + limit;
    int status = 0;
    while (::waitpid(child, &status, WNOHANG) == 0) {
        if (std::chrono::steady_clock::now() > end) {
            ::kill(child, SIGKILL);
            ::waitpid(child, &status, 0);
            return fail(Code::unavailable, name + " did not end in time");
        }
        std::this_thread::sleep_for(step);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string read_all(std::FILE* file) {
    std::string text;
    if (std::fseek(file, 0, SEEK_SET) != 0) return text;
    std::array<char, 4096> piece{};
    while (auto const count = std::fread(piece.data(), 1, piece.size(), file)) {
        text.append(piece.data(), count);
        if (text.size() >= output_bytes_max) break;
    }
    return text;
}

}  // namespace

Result<ChildOutput> run_program(std::vector<std::string> const& arguments, std::string const& input,
                                std::chrono::seconds limit) {
    auto const in = TRY(temporary_file(input));
    auto const out = TRY(temporary_file({}));
    auto const child = TRY(start(arguments, ::fileno(in.get()), ::fileno(out.get())));
    auto const status = TRY(wait_for(child, arguments.front(), limit));
    return ChildOutput{status, read_all(out.get())};
}

}  // namespace tally::vault
