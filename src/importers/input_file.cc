#include "importers/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace tally::importers {
namespace {

constexpr off_t small_bytes = 65'536;  // is read in one go, whatever the system is told

std::string kind_of(mode_t mode) {
    if (S_ISDIR(mode)) return "a folder";
    if (S_ISFIFO(mode)) return "a pipe";
    if (S_ISSOCK(mode)) return "a socket";
    if (S_ISLNK(mode)) return "a link";
    return "a device";
}

std::unexpected<Error> open_failed(std::filesystem::path const& path) {
    if (errno == ELOOP)
        return fail(Code::invalid_input, path.string() + " is a link; links are not followed",
                    "import the file that it points to");
    return fail(Code::unavailable, "open " + path.string() + ": " + std::strerror(errno),
                errno == EACCES ? "you may not read it: check its permissions" : "");
}

}  // namespace

Result<InputFile> InputFile::open(std::filesystem::path const& path, bool follow) {
    int const flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (follow ? 0 : O_NOFOLLOW);
    struct stat info{};
    // A device is not even opened: that alone can have effects.
    if ((follow ? ::stat(path.c_str(), &info) : ::lstat(path.c_str(), &info)) == 0 &&
        !S_ISREG(info.st_mode) && !S_ISLNK(info.st_mode))
        return fail(Code::invalid_input,
                    path.string() + " is " + kind_of(info.st_mode) + ", not a file");
    int const descriptor = ::open(path.c_str(), flags);
    if (descriptor < 0) return open_failed(path);
    if (::fstat(descriptor, &info) != 0 || !S_ISREG(info.st_mode)) {
        ::close(descriptor);
        return fail(Code::invalid_input, path.string() + " is not a file");
    }
    if (info.st_size > small_bytes) ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
    return InputFile{path, descriptor, static_cast<std::uint64_t>(info.st_size)};
}

InputFile::~InputFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

InputFile::InputFile(InputFile&& other) noexcept
    : path_{std::move(other.path_)},
      descriptor_{std::exchange(other.descriptor_, -1)},
      size_{other.size_} {}

InputFile& InputFile::operator=(InputFile&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(size_, other.size_);
    return *this;
}

Result<std::string> InputFile::read(std::uint64_t offset, std::size_t count) const {
    // Memory for what is there, not for what was asked: most mails are small.
    count = static_cast<std::size_t>(
        std::min<std::uint64_t>(count, size_ > offset ? size_ - offset : 0));
    std::string bytes;
    int failed = 0;
    bytes.resize_and_overwrite(count, [&](char* into, std::size_t) {
        std::size_t done = 0;
        while (done < count) {
            auto const got =
                ::pread(descriptor_, into + done, count - done, static_cast<off_t>(offset + done));
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) failed = errno;
            if (got <= 0) break;
            done += static_cast<std::size_t>(got);
        }
        return done;
    });
    if (failed == 0) return bytes;
    return fail(Code::unavailable, "read " + path_.string() + " at byte " +
                                       std::to_string(offset + bytes.size()) + ": " +
                                       std::strerror(failed));
}

}  // namespace tally::importers
