#include "store/posix_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace tally::store {
namespace {

constexpr mode_t owner_only = 0600;
constexpr std::size_t copy_bytes = std::size_t{1} << 20;

std::unexpected<Error> system_error(std::string const& doing) {
    auto const number = errno;
    auto const* const hint = number == ENOSPC || number == EDQUOT
                                 ? "free some space on this disk and try again"
                                 : "check the disk and the permissions of the folder";
    return fail(Code::unavailable, doing + ": " + std::generic_category().message(number), hint);
}

}  // namespace

PosixFile::~PosixFile() {
    if (is_open()) ::close(descriptor_);
}

PosixFile::PosixFile(PosixFile&& other) noexcept
    : descriptor_{std::exchange(other.descriptor_, -1)}, name_{std::move(other.name_)} {}

PosixFile& PosixFile::operator=(PosixFile&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(name_, other.name_);
    return *this;
}

std::unexpected<Error> PosixFile::failed(std::string const& doing) const {
    return system_error(doing + " " + name_);
}

Result<PosixFile> PosixFile::open_to_read(std::filesystem::path const& path) {
    auto const descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return system_error("open " + path.string());
    return PosixFile{descriptor, path.string()};
}

Result<PosixFile> PosixFile::open_to_write(std::filesystem::path const& path) {
    auto const descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, owner_only);
    if (descriptor < 0) return system_error("open " + path.string() + " for writing");
    return PosixFile{descriptor, path.string()};
}

Result<PosixFile> PosixFile::create_new(std::filesystem::path const& path) {
    auto const descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, owner_only);
    if (descriptor < 0 && errno == EEXIST)
        return fail(Code::conflict, "create " + path.string() + ": it exists already");
    if (descriptor < 0) return system_error("create " + path.string());
    return PosixFile{descriptor, path.string()};
}

Result<PosixFile> PosixFile::nameless(std::filesystem::path const& folder) {
    auto name = (folder / "incoming-XXXXXX").string();
    auto const descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0) return system_error("make a temporary file in " + folder.string());
    ::unlink(name.c_str());
    return PosixFile{descriptor, name};
}

Result<std::uint64_t> PosixFile::size() const {
    struct stat status{};
    if (::fstat(descriptor_, &status) != 0) return failed("look at");
    return static_cast<std::uint64_t>(status.st_size);
}

Result<std::string> PosixFile::read_at(std::uint64_t offset, std::size_t count) const {
    std::string bytes(count, '\0');
    for (std::size_t done = 0; done < count;) {
        auto const got = ::pread(descriptor_, bytes.data() + done, count - done,
                                 static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return failed("read");
        if (got == 0) {
            return fail(Code::corrupt, "read " + name_ + ": the file is too short",
                        "restore it from a backup");
        }
        done += static_cast<std::size_t>(got);
    }
    return bytes;
}

Result<void> PosixFile::write_at(std::uint64_t offset, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const put =
            ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return failed("write to");
        bytes.remove_prefix(static_cast<std::size_t>(put));
        offset += static_cast<std::uint64_t>(put);
    }
    return {};
}

Result<void> PosixFile::truncate(std::uint64_t size) {
    if (::ftruncate(descriptor_, static_cast<off_t>(size)) != 0) return failed("shorten");
    return {};
}

Result<void> PosixFile::sync() {
    if (::fdatasync(descriptor_) != 0) return failed("write to the disk");
    return {};
}

Result<bool> PosixFile::try_lock() {
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return true;
    if (errno == EWOULDBLOCK) return false;
    return failed("lock");
}

Result<void> sync_folder(std::filesystem::path const& folder) {
    auto const descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return system_error("open " + folder.string());
    auto const status = ::fsync(descriptor);
    auto result =
        status == 0 ? Result<void>{} : system_error("write to the disk " + folder.string());
    ::close(descriptor);
    return result;
}

Result<void> copy_begin(PosixFile const& from, PosixFile& to, std::uint64_t bytes) {
    for (std::uint64_t at = 0; at < bytes; at += copy_bytes) {
        auto const count = std::min<std::uint64_t>(copy_bytes, bytes - at);
        TRY(to.write_at(at, TRY(from.read_at(at, static_cast<std::size_t>(count)))));
    }
    return to.sync();
}

}  // namespace tally::store
