// A worker whose reader has been taken over: the name of the document says what it tries. It
// answers with what came of it.
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "extract/worker.h"

namespace {

using tally::extract::ExtractRequest;

std::string outcome(bool worked) { return worked ? "it worked" : std::strerror(errno); }

std::string open_file(char const* path, int flags) {
    auto const descriptor = ::open(path, flags, 0600);
    return outcome(descriptor >= 0);
}

std::string start_shell() {
    auto const child = ::fork();
    if (child == 0) {
        ::execl("/bin/sh", "sh", "-c", "echo owned > /tmp/tally-owned", nullptr);
        ::_exit(1);
    }
    return outcome(::access("/tmp/tally-owned", F_OK) == 0);
}

std::string eat_memory() {
    std::vector<std::string> pieces;
    for (std::size_t i = 0; i < 1'000; ++i) pieces.emplace_back(std::size_t{64} << 20, 'x');
    return "it worked";
}

[[noreturn]] void loop() {
    std::atomic<std::size_t> count = 0;
    while (true) ++count;
}

std::string misbehave(std::string const& what) {
    if (what == "socket") return outcome(::socket(AF_INET, SOCK_STREAM, 0) >= 0);
    if (what == "unix socket") return outcome(::socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
    if (what == "read a file") return open_file("/etc/passwd", O_RDONLY);
    if (what == "list the home") return open_file("/root", O_RDONLY | O_DIRECTORY);
    if (what == "write a file") return open_file("/tmp/tally-owned", O_RDWR | O_CREAT);
    if (what == "start a shell") return start_shell();
    if (what == "kill the vault") return outcome(::kill(::getppid(), 0) == 0);
    if (what == "raise a limit") {
        rlimit const limit{RLIM_INFINITY, RLIM_INFINITY};
        return outcome(::setrlimit(RLIMIT_CPU, &limit) == 0);
    }
    if (what == "leave the group") return outcome(::setsid() >= 0);
    if (what == "crash") std::abort();  // the signal that sanitizers leave alone
    if (what == "loop") loop();
    if (what == "sleep") ::sleep(3'600);
    if (what == "eat memory") return eat_memory();
    return "nothing";
}

void answer(ExtractRequest const& request, int /*document*/, int descriptor) {
    auto const& what = request.name;
    if (what == "say too much")
        for (int i = 0; i < 1'000; ++i)
            tally::extract::write_answer(descriptor, std::string(65'536, 'x'));
    if (what == "say nothing") return;
    if (what == "say nonsense") return tally::extract::write_answer(descriptor, "{\"text\":1}");
    tally::extract::Extraction extraction;
    extraction.text = misbehave(what);
    tally::extract::write_answer(descriptor, tally::extract::write_extraction(extraction));
}

}  // namespace

int main() {
    return tally::extract::run_worker(
        3, {.prepare = [](ExtractRequest const&) {},
            .read = answer,
            .limits = {.memory_bytes = std::uint64_t{512} << 20, .cpu_seconds = 2},
            .time = std::chrono::seconds{4}});
}
