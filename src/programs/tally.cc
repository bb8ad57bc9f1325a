// What people call. It becomes the program that knows the command: loading the libraries of all
// commands takes longer than a search (docs/decisions/0037-a-program-that-starts-quickly.md).
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstring>
#include <string_view>

#include "cli/exit_status.h"
#include "cli/first_word.h"

namespace {

// The path of a program beside this one; false, and errno, where there is none.
bool path_beside(char const* name, char (&path)[PATH_MAX]) {
    auto const length = ::readlink("/proc/self/exe", path, sizeof path);
    if (length < 0) return false;
    auto const folder = std::string_view{path, static_cast<std::size_t>(length)}.rfind('/') + 1;
    errno = ENAMETOOLONG;
    if (length == static_cast<ssize_t>(sizeof path)) return false;
    if (folder + std::strlen(name) >= sizeof path) return false;
    std::strcpy(path + folder, name);
    return true;
}

// Returns only when that fails.
void become(char const* name, char** argv) {
    char path[PATH_MAX];
    if (path_beside(name, path)) ::execv(path, argv);
}

}  // namespace

int main(int argc, char** argv) {
    if (tally::cli::first_word(argc, argv) == "search") become("tally-lookup", argv);
    become("tally-main", argv);
    std::fprintf(stderr,
                 "tally: the program tally-main beside this one cannot be started: %s\n"
                 "       install Tallystick again, all of its programs in one folder\n",
                 std::strerror(errno));
    return tally::cli::status::failed;
}
