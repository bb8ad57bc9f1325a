// The age program of this machine, for tests of what we exchange with it.
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace tally::support {

// True when the shell command ends with status 0. Its output is dropped.
inline bool succeeds(std::string const& command) {
    auto const status = std::system((command + " >/dev/null 2>&1").c_str());
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

inline bool have_program(std::string const& name) { return succeeds("command -v " + name); }

inline std::string content_of(std::filesystem::path const& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

// age asks for passphrases on a terminal only: this types one there, as often as it is asked.
inline constexpr auto type_passphrase = R"(
import os, pty, sys
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
seen = b""
while True:
    try:
        piece = os.read(terminal, 1024)
    except OSError:
        break
    if not piece:
        break
    seen += piece
    asked = seen.lower().find(b"passphrase")
    if asked >= 0 and b": " in seen[asked:]:
        seen = b""
        os.write(terminal, sys.argv[1].encode() + b"\n")
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
)";

// Runs the command, which may hold no quotes, on a terminal where somebody types the passphrase.
inline bool succeeds_with_passphrase(std::filesystem::path const& folder,
                                     std::string const& passphrase, std::string const& command) {
    auto const script = folder / "type_passphrase.py";
    std::ofstream{script} << type_passphrase;
    return succeeds("python3 " + script.string() + " '" + passphrase + "' " + command);
}

}  // namespace tally::support
