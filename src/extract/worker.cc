#include "extract/worker.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <new>

#include "extract/frames.h"

namespace tally::extract {
namespace {

constexpr auto forever = std::chrono::hours{24 * 365};
constexpr int out_of_memory = 77;  // exit status of a fork

// Never returns: the fork belongs to one document.
[[noreturn]] void read_document(WorkerOptions const& options, ExtractRequest const& request,
                                int document, int answer) {
    // The worker reads no document, so it may be told to end one.
    if (!limit_process(options.limits)) ::_exit(1);
    try {
        options.read(request, document, answer);
    } catch (std::bad_alloc const&) {
        ::_exit(out_of_memory);
    }
    ::_exit(0);
}

std::string how_it_ended(int status, bool late, WorkerOptions const& options) {
    if (late) return "it was not read within " + std::to_string(options.time.count()) + " seconds";
    if (WIFSIGNALED(status)) {
        auto const signal = WTERMSIG(status);
        if (signal == SIGXCPU || signal == SIGKILL)
            return "it took more than " + std::to_string(options.limits.cpu_seconds) +
                   " seconds of computing";
        return "its reader crashed (signal " + std::to_string(signal) + ")";
    }
    if (WEXITSTATUS(status) == out_of_memory)
        return "it needs more than " + std::to_string(options.limits.memory_bytes >> 20U) +
               " MiB of memory";
    return WEXITSTATUS(status) == 0
               ? std::string{}
               : "its reader gave up (status " + std::to_string(WEXITSTATUS(status)) + ")";
}

// Hands on what the fork writes. False when time is up or nobody listens any more.
bool relay(int from, int socket, Deadline deadline) {
    std::array<char, 65'536> buffer{};
    while (true) {
        auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0) return false;
        pollfd one{from, POLLIN, 0};
        auto const ready = ::poll(&one, 1, static_cast<int>(left.count()));
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return false;
        auto const got = ::read(from, buffer.data(), buffer.size());
        if (got == 0) return true;
        if (got < 0 ||
            !send_frame(socket, Frame::Kind::data, {buffer.data(), static_cast<std::size_t>(got)}))
            return false;
    }
}

// It has said all: it should end by itself, so that its exit status can be told.
void wait_a_little(pid_t child) {
    constexpr int steps_max = 2'000;
    siginfo_t info{};
    for (int step = 0; step < steps_max; ++step) {
        if (::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOHANG | WNOWAIT) != 0 ||
            info.si_pid == child)
            return;
        ::usleep(step < 10 ? 50 : 1'000);
    }
}

Result<void> serve_one(int socket, WorkerOptions const& options, Frame const& frame) {
    auto const request = TRY(read_request(frame.bytes));
    options.prepare(request);
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) return fail(Code::unavailable, "no pipe can be made");
    auto const child = ::fork();
    if (child < 0) {
        ::close(pipe[0]);
        ::close(pipe[1]);
        return fail(Code::unavailable, "no process can be made");
    }
    if (child == 0) {
        ::setpgid(0, 0);
        ::close(socket);
        ::close(pipe[0]);
        read_document(options, request, frame.descriptor, pipe[1]);
    }
    ::setpgid(child, child);  // whoever of the two comes first
    ::close(pipe[1]);
    auto const in_time = relay(pipe[0], socket, std::chrono::steady_clock::now() + options.time);
    ::close(pipe[0]);
    if (in_time) wait_a_little(child);
    ::kill(-child, SIGKILL);  // with all that it started
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    return send_frame(socket, Frame::Kind::end,
                      how_it_ended(in_time ? status : 0, !in_time, options));
}

}  // namespace

int run_worker(int socket, WorkerOptions const& options) {
    if (auto const entered = enter_sandbox(); !entered) {
        (void)send_frame(socket, Frame::Kind::end, entered.error().message);
        return 1;
    }
    while (true) {
        auto const frame = receive_frame(socket, std::chrono::steady_clock::now() + forever);
        if (!frame) return 0;
        auto const served = frame->kind == Frame::Kind::request && frame->descriptor >= 0
                                ? serve_one(socket, options, *frame)
                                : fail(Code::invalid_input, "no request");
        if (frame->descriptor >= 0) ::close(frame->descriptor);
        if (!served && !send_frame(socket, Frame::Kind::end, served.error().message)) return 1;
    }
}

void write_answer(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const put = ::write(descriptor, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) ::_exit(1);
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
}

}  // namespace tally::extract
