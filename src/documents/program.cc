#include "documents/program.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace tally::documents {
namespace {

constexpr std::size_t error_bytes_max = 4'096;

struct Pipe {
    std::array<int, 2> ends{-1, -1};
    Pipe() { (void)!::pipe2(ends.data(), O_CLOEXEC); }
    ~Pipe() {
        close_end(0);
        close_end(1);
    }
    Pipe(Pipe const&) = delete;
    Pipe& operator=(Pipe const&) = delete;
    void close_end(std::size_t end) {
        if (ends.at(end) >= 0) ::close(ends.at(end));
        ends.at(end) = -1;
    }
};

[[noreturn]] void become(std::vector<std::string> const& arguments, int input, int out, int error) {
    ::lseek(input, 0, SEEK_SET);
    ::dup2(input, STDIN_FILENO);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(error, STDERR_FILENO);
    std::vector<char*> raw;
    for (auto const& argument : arguments)
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): POSIX leaves them as they are
        raw.push_back(const_cast<char*>(argument.c_str()));
    raw.push_back(nullptr);
    ::execvp(raw.front(), raw.data());
    ::_exit(127);
}

// False at its end.
bool drain(int from, std::string& to, std::size_t bytes_max, bool& cut) {
    std::array<char, 65'536> buffer{};
    auto const got = ::read(from, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) return true;
    if (got <= 0) return false;
    auto const room = bytes_max - std::min(bytes_max, to.size());
    auto const count = static_cast<std::size_t>(got);
    to.append(buffer.data(), std::min(room, count));
    cut = cut || count > room;
    return true;
}

}  // namespace

// What does not end is ended by the limits of this process, which the program shares.
ProgramOutput run_program(std::vector<std::string> const& arguments, int input,
                          std::size_t bytes_max) {
    ProgramOutput output;
    Pipe out;
    Pipe error;
    auto const child = ::fork();
    if (child == 0) become(arguments, input, out.ends[1], error.ends[1]);
    out.close_end(1);
    error.close_end(1);
    bool cut_error = false;
    std::array<pollfd, 2> both{pollfd{out.ends[0], POLLIN, 0}, pollfd{error.ends[0], POLLIN, 0}};
    while ((both[0].fd >= 0 || both[1].fd >= 0) && !output.cut) {
        if (::poll(both.data(), both.size(), -1) < 0 && errno != EINTR) break;
        if (both[0].revents != 0 && !drain(both[0].fd, output.out, bytes_max, output.cut))
            both[0].fd = -1;
        if (both[1].revents != 0 && !drain(both[1].fd, output.error, error_bytes_max, cut_error))
            both[1].fd = -1;
    }
    out.close_end(0);  // a program that still writes ends by it
    error.close_end(0);
    int status = 0;
    while (child > 0 && ::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    output.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return output;
}

}  // namespace tally::documents
