#include "extract/pool.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <thread>

#include "extract/frames.h"

namespace tally::extract {
namespace {

// The descriptor at which a worker finds its socket.
constexpr int worker_socket = 3;

class Descriptor {
public:
    explicit Descriptor(int number) : number_{number} {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

// A file without a disk that nobody can change any more; -1 when there is no memory for it.
int sealed_copy(std::string_view bytes) {
    int const descriptor = ::memfd_create("document", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (descriptor < 0) return -1;
    std::size_t at = 0;
    while (at < bytes.size()) {
        auto const put = ::write(descriptor, bytes.data() + at, bytes.size() - at);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) {
            ::close(descriptor);
            return -1;
        }
        at += static_cast<std::size_t>(put);
    }
    ::lseek(descriptor, 0, SEEK_SET);
    ::fcntl(descriptor, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL);
    return descriptor;
}

}  // namespace

std::filesystem::path extract_program() {
    std::error_code error;
    auto const self = std::filesystem::read_symlink("/proc/self/exe", error);
    auto beside = self.parent_path() / "tally-extract";
    if (std::filesystem::exists(beside, error)) return beside;
    return self.parent_path().parent_path() / "libexec" / "tally-extract";
}

Pool::Pool(PoolOptions options) : options_{std::move(options)} {
    auto const count = options_.workers == 0 ? std::max(1U, std::thread::hardware_concurrency())
                                             : options_.workers;
    workers_.resize(count);
}

Result<std::unique_ptr<Pool>> Pool::make(PoolOptions options) {
    std::error_code error;
    if (!std::filesystem::exists(options.program, error))
        return fail(Code::not_found, "there is no program " + options.program.string(),
                    "it belongs beside tally; without it documents are kept, but not read");
    return std::unique_ptr<Pool>{new Pool{std::move(options)}};
}

Pool::~Pool() {
    for (auto& worker : workers_) stop(worker);
}

Result<void> Pool::start(Worker& worker) const {
    std::array<int, 2> sockets{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0)
        return fail(Code::unavailable,
                    std::string{"no socket can be made: "} + std::strerror(errno));
    Descriptor const theirs{sockets[1]};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, theirs.number(), worker_socket);
    posix_spawn_file_actions_addclosefrom_np(&actions, worker_socket + 1);
    posix_spawn_file_actions_addchdir_np(&actions, "/");
    auto program = options_.program.string();
    std::array<char, 9> argument{"--worker"};
    std::array<char*, 3> const arguments{program.data(), argument.data(), nullptr};
    // Nothing of the user's environment; one thread, for the pool has a worker a core.
    std::array<std::string, 3> environment{"PATH=/usr/bin:/bin", "LANG=C.UTF-8",
                                           "OMP_THREAD_LIMIT=1"};
    std::array<char*, 4> const variables{environment[0].data(), environment[1].data(),
                                         environment[2].data(), nullptr};
    auto const error = ::posix_spawn(&worker.process, program.c_str(), &actions, nullptr,
                                     arguments.data(), variables.data());
    posix_spawn_file_actions_destroy(&actions);
    worker.socket = sockets[0];
    if (error == 0) return {};
    worker.process = -1;
    stop(worker);
    return fail(Code::unavailable, "start " + program + ": " + std::strerror(error));
}

void Pool::stop(Worker& worker) {
    if (worker.socket >= 0) ::close(worker.socket);
    if (worker.process > 0) {
        ::kill(worker.process, SIGKILL);
        int status = 0;
        while (::waitpid(worker.process, &status, 0) < 0 && errno == EINTR) continue;
    }
    worker.socket = worker.process = -1;
}

Pool::Worker& Pool::take() {
    std::unique_lock lock{mutex_};
    auto found = workers_.end();
    free_.wait(lock, [&] {
        // One that runs already has loaded what it needs.
        found = std::ranges::find_if(workers_,
                                     [](auto const& one) { return !one.busy && one.process > 0; });
        if (found == workers_.end()) found = std::ranges::find(workers_, false, &Worker::busy);
        return found != workers_.end();
    });
    found->busy = true;
    return *found;
}

void Pool::give_back(Worker& worker) {
    std::lock_guard const lock{mutex_};
    worker.busy = false;
    free_.notify_one();
}

std::string Pool::ask(int document, ExtractRequest const& request,
                      std::function<Result<void>(std::string_view)> const& sink) {
    auto& worker = take();
    auto const deadline = std::chrono::steady_clock::now() + options_.time;
    auto const run = [&]() -> Result<std::string> {
        if (worker.process < 0) TRY(start(worker));
        TRY(send_frame(worker.socket, Frame::Kind::request, write_request(request), document));
        while (true) {
            auto const frame = TRY(receive_frame(worker.socket, deadline));
            if (frame.descriptor >= 0) ::close(frame.descriptor);
            if (frame.kind == Frame::Kind::end) return frame.bytes;
            TRY(sink(frame.bytes));
        }
    };
    auto const ended = run();
    if (!ended) stop(worker);  // what it still has to say belongs to nobody
    give_back(worker);
    return ended ? *ended : ended.error().message;
}

Extraction Pool::extract(std::string_view bytes, ExtractRequest const& request) {
    constexpr std::size_t answer_bytes_max = std::size_t{8} << 20;
    Descriptor const document{sealed_copy(bytes)};
    if (document.number() < 0) return failed("there is not enough memory to read it");
    std::string answer;
    auto const how = ask(document.number(), request, [&](std::string_view piece) -> Result<void> {
        if (answer.size() + piece.size() > answer_bytes_max)
            return fail(Code::invalid_input, "its reader said too much");
        answer += piece;
        return {};
    });
    if (!how.empty()) return failed(how);
    auto extraction = read_extraction(answer);
    return extraction ? *std::move(extraction) : failed("its reader gave no answer");
}

UnpackReport Pool::unpack(int descriptor, ExtractRequest const& request, MemberSink& sink) {
    MemberReader reader{sink, options_.unpack};
    auto asked = request;
    asked.unpack = true;
    auto const how =
        ask(descriptor, asked, [&](std::string_view piece) { return reader.take(piece); });
    return reader.finish(how);
}

UnpackReport Pool::unpack(std::string_view bytes, ExtractRequest const& request, MemberSink& sink) {
    Descriptor const document{sealed_copy(bytes)};
    if (document.number() < 0) return {.why = "there is not enough memory to read it"};
    return unpack(document.number(), request, sink);
}

}  // namespace tally::extract
