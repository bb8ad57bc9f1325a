// A disk that breaks on demand, for programs under test: preload this library and every write,
// sync, truncation and rename below a folder goes through it.
//
//   TALLY_DISK_FOLDER=/path       the folder
//   TALLY_DISK_FAULT=kind@n       what happens at the n-th operation (from 1), see Kind
//   TALLY_DISK_COUNTS=/path       a file that gets "<operations> <syncs> <writes> <reads>" at exit
//
// What was written but not synced is remembered, so that a power cut can take it back: an honest
// model of a disk that loses all that nobody waited for. The memory map of SQLite's log index
// (-shm) and the lock file are left alone: neither outlives a crash.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace {

enum class Kind {
    none,
    kill,    // the process dies in front of operation n
    power,   // the same, and everything that was not synced is gone
    torn,    // the same, and of what was not synced every other write is gone
    eio,     // operation n fails
    full,    // from operation n on nothing can be written: no space
    partly,  // write n takes only half of its bytes, and says so
    lost,    // sync n fails, and what it should have saved is gone
    landed,  // sync n fails although it saved everything
    unread,  // read n fails
    frozen,  // nothing can be opened for writing: a read-only file system
};

Kind kind_of(std::string_view name) {
    constexpr std::string_view names[] = {"none",   "kill", "power",  "torn",   "eio",   "full",
                                          "partly", "lost", "landed", "unread", "frozen"};
    for (int i = 0; i < 11; ++i)
        if (names[i] == name) return static_cast<Kind>(i);
    std::fprintf(stderr, "broken_disk: no such fault\n");
    std::abort();
}

// How to take back one change that nobody has waited for.
struct Undo {
    ino_t file;  // or the folder whose names changed
    int descriptor = -1;
    off_t offset = 0;
    std::string bytes;
    off_t size = 0;
    std::string made = {};     // a name to remove
    std::string renamed = {};  // where `made` came from
    bool replaced = false;     // `bytes` was the content of what `made` replaced
};

struct Disk {
    std::mutex mutex;
    std::string folder;
    std::string counts_file;
    Kind kind = Kind::none;
    long at = 0;
    long operations = 0;
    long syncs = 0;
    long writes = 0;
    long reads = 0;
    std::map<ino_t, int> descriptors;  // ours, kept open to undo with
    std::vector<Undo> undos;

    Disk();
    void write_counts() const;
    bool due(long count) const { return count == at; }
    void operation();
    void take_back(bool every_other);
    void forget(ino_t file) {
        std::erase_if(undos, [&](Undo const& undo) { return undo.file == file; });
    }
};

Disk::Disk() {
    if (auto const* text = std::getenv("TALLY_DISK_FOLDER")) folder = text;
    if (auto const* text = std::getenv("TALLY_DISK_COUNTS")) counts_file = text;
    if (auto const* text = std::getenv("TALLY_DISK_FAULT")) {
        std::string_view const fault{text};
        kind = kind_of(fault.substr(0, fault.find('@')));
        if (fault.contains('@')) at = std::atol(text + fault.find('@') + 1);
    }
}

void Disk::write_counts() const {
    if (counts_file.empty()) return;
    if (auto* const out = std::fopen(counts_file.c_str(), "w")) {
        std::fprintf(out, "%ld %ld %ld %ld\n", operations, syncs, writes, reads);
        std::fclose(out);
    }
}

// Never destroyed: other libraries write while the process ends.
Disk& disk() {
    static auto* const the_disk = new Disk;
    return *the_disk;
}

[[gnu::destructor]] void report() { disk().write_counts(); }

std::string path_of(int descriptor) {
    char link[64];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    char path[PATH_MAX];
    auto const size = ::readlink(link, path, sizeof path);
    return size > 0 ? std::string{path, static_cast<std::size_t>(size)} : std::string{};
}

bool is_ours(std::string_view path) {
    auto const& folder = disk().folder;
    return !folder.empty() && path.starts_with(folder) && !path.ends_with("-shm") &&
           !path.ends_with("/lock") && !path.ends_with(" (deleted)");
}

struct stat status_of(int descriptor) {
    struct stat status{};
    ::fstat(descriptor, &status);
    return status;
}

long raw_write(int descriptor, void const* bytes, std::size_t count, off_t offset) {
    return syscall(SYS_pwrite64, descriptor, bytes, count, offset);
}

void undo_one(Undo const& undo) {
    if (undo.made.empty()) {
        raw_write(undo.descriptor, undo.bytes.data(), undo.bytes.size(), undo.offset);
        syscall(SYS_ftruncate, undo.descriptor, undo.size);
        return;
    }
    if (undo.renamed.empty()) {
        syscall(SYS_unlink, undo.made.c_str());
        return;
    }
    syscall(SYS_rename, undo.made.c_str(), undo.renamed.c_str());
    if (!undo.replaced) return;
    auto const descriptor =
        static_cast<int>(syscall(SYS_open, undo.made.c_str(), O_RDWR | O_CREAT, 0600));
    raw_write(descriptor, undo.bytes.data(), undo.bytes.size(), 0);
    syscall(SYS_close, descriptor);
}

void Disk::take_back(bool every_other) {
    for (std::size_t i = undos.size(); i-- > 0;)
        if (!every_other || i % 2 == 0) undo_one(undos[i]);
}

// Counts, and dies where it should.
void Disk::operation() {
    ++operations;
    if (!due(operations)) return;
    if (kind == Kind::power) take_back(false);
    if (kind == Kind::torn) take_back(true);
    if (kind == Kind::kill || kind == Kind::power || kind == Kind::torn) ::raise(SIGKILL);
}

bool fails(Disk const& it) {
    if (it.kind == Kind::eio && it.due(it.operations))
        errno = EIO;
    else if (it.kind == Kind::full && it.operations >= it.at)
        errno = ENOSPC;
    else
        return false;
    return true;
}

void remember_content(Disk& it, int descriptor, std::size_t count, off_t offset) {
    auto const status = status_of(descriptor);
    auto [found, is_new] = it.descriptors.try_emplace(status.st_ino, -1);
    if (is_new) found->second = ::dup(descriptor);
    Undo undo{status.st_ino, found->second, offset, std::string(count, '\0'), status.st_size};
    auto const got =
        syscall(SYS_pread64, found->second, undo.bytes.data(), undo.bytes.size(), offset);
    undo.bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    it.undos.push_back(std::move(undo));
}

ssize_t write_through(int descriptor, void const* bytes, std::size_t count, off_t offset) {
    auto& it = disk();
    std::scoped_lock const lock{it.mutex};
    it.operation();
    ++it.writes;
    if (fails(it)) return -1;
    if (it.kind == Kind::partly && it.due(it.writes) && count > 1) count /= 2;
    remember_content(it, descriptor, count, offset);
    return raw_write(descriptor, bytes, count, offset);
}

int sync_through(int descriptor, long number) {
    auto& it = disk();
    std::scoped_lock const lock{it.mutex};
    it.operation();
    ++it.syncs;
    if (it.kind == Kind::eio && fails(it)) return -1;
    bool const due = it.due(it.syncs);
    auto const file = status_of(descriptor).st_ino;
    if (it.kind == Kind::lost && due) {
        for (std::size_t i = it.undos.size(); i-- > 0;)
            if (it.undos[i].file == file) undo_one(it.undos[i]);
        it.forget(file);
        errno = EIO;
        return -1;
    }
    auto const status = static_cast<int>(syscall(number, descriptor));
    it.forget(file);
    if (it.kind != Kind::landed || !due) return status;
    errno = EIO;
    return -1;
}

int truncate_through(int descriptor, off_t size) {
    auto& it = disk();
    std::scoped_lock const lock{it.mutex};
    it.operation();
    if (it.kind == Kind::eio && fails(it)) return -1;
    auto const old = status_of(descriptor).st_size;
    if (old > size)
        remember_content(it, descriptor, static_cast<std::size_t>(old - size), size);
    else
        remember_content(it, descriptor, 0, size);
    return static_cast<int>(syscall(SYS_ftruncate, descriptor, size));
}

ino_t folder_of(std::string const& path) {
    struct stat status{};
    ::stat(path.substr(0, path.rfind('/')).c_str(), &status);
    return status.st_ino;
}

std::string content_of(char const* path) {
    std::string content;
    auto const descriptor = static_cast<int>(syscall(SYS_open, path, O_RDONLY, 0));
    char piece[4096];
    for (long got; (got = syscall(SYS_read, descriptor, piece, sizeof piece)) > 0;)
        content.append(piece, static_cast<std::size_t>(got));
    if (descriptor >= 0) syscall(SYS_close, descriptor);
    return content;
}

bool exists(char const* path) {
    struct stat status{};
    return ::stat(path, &status) == 0;
}

int open_through(int folder, char const* path, int flags, mode_t mode) {
    auto& it = disk();
    bool const writes = (flags & (O_WRONLY | O_RDWR)) != 0;
    if (path[0] != '/' || !writes || !is_ours(path))
        return static_cast<int>(syscall(SYS_openat, folder, path, flags, mode));
    std::scoped_lock const lock{it.mutex};
    if (it.kind == Kind::frozen) {
        errno = EROFS;
        return -1;
    }
    bool const makes = (flags & O_CREAT) != 0 && !exists(path);
    if (makes) {
        it.operation();
        if (fails(it)) return -1;
    }
    auto const descriptor = static_cast<int>(syscall(SYS_openat, folder, path, flags, mode));
    if (makes && descriptor >= 0) it.undos.push_back({folder_of(path), -1, 0, {}, 0, path});
    return descriptor;
}

int rename_through(char const* from, char const* to) {
    auto& it = disk();
    if (!is_ours(to)) return static_cast<int>(syscall(SYS_rename, from, to));
    std::scoped_lock const lock{it.mutex};
    it.operation();
    if (fails(it)) return -1;
    Undo undo{folder_of(to), -1, 0, {}, 0, to, from, exists(to)};
    if (undo.replaced) undo.bytes = content_of(to);
    auto const status = static_cast<int>(syscall(SYS_rename, from, to));
    if (status == 0) it.undos.push_back(std::move(undo));
    return status;
}

bool read_fails(int descriptor) {
    auto& it = disk();
    if (it.kind != Kind::unread && it.counts_file.empty()) return false;
    if (!is_ours(path_of(descriptor))) return false;
    std::scoped_lock const lock{it.mutex};
    ++it.reads;
    if (it.kind != Kind::unread || !it.due(it.reads)) return false;
    errno = EIO;
    return true;
}

off_t position(int descriptor) { return ::lseek(descriptor, 0, SEEK_CUR); }

ssize_t write_at_position(int descriptor, void const* bytes, std::size_t count) {
    auto const at = position(descriptor);
    auto const put = write_through(descriptor, bytes, count, at);
    if (put > 0) ::lseek(descriptor, at + put, SEEK_SET);
    return put;
}

mode_t mode_of(int flags, va_list arguments) {
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

}  // namespace

extern "C" {

ssize_t pwrite(int descriptor, void const* bytes, size_t count, off_t offset) {
    if (!is_ours(path_of(descriptor))) return raw_write(descriptor, bytes, count, offset);
    return write_through(descriptor, bytes, count, offset);
}
ssize_t pwrite64(int descriptor, void const* bytes, size_t count, off64_t offset) {
    return pwrite(descriptor, bytes, count, offset);
}
ssize_t write(int descriptor, void const* bytes, size_t count) {
    if (!is_ours(path_of(descriptor))) return syscall(SYS_write, descriptor, bytes, count);
    return write_at_position(descriptor, bytes, count);
}
ssize_t writev(int descriptor, iovec const* pieces, int count) {
    if (!is_ours(path_of(descriptor))) return syscall(SYS_writev, descriptor, pieces, count);
    std::string bytes;
    for (int i = 0; i < count; ++i)
        bytes.append(static_cast<char const*>(pieces[i].iov_base), pieces[i].iov_len);
    return write_at_position(descriptor, bytes.data(), bytes.size());
}
ssize_t pread(int descriptor, void* bytes, size_t count, off_t offset) {
    if (read_fails(descriptor)) return -1;
    return syscall(SYS_pread64, descriptor, bytes, count, offset);
}
ssize_t pread64(int descriptor, void* bytes, size_t count, off64_t offset) {
    return pread(descriptor, bytes, count, offset);
}
ssize_t read(int descriptor, void* bytes, size_t count) {
    if (read_fails(descriptor)) return -1;
    return syscall(SYS_read, descriptor, bytes, count);
}
int fsync(int descriptor) {
    if (!is_ours(path_of(descriptor))) return static_cast<int>(syscall(SYS_fsync, descriptor));
    return sync_through(descriptor, SYS_fsync);
}
int fdatasync(int descriptor) {
    if (!is_ours(path_of(descriptor))) return static_cast<int>(syscall(SYS_fdatasync, descriptor));
    return sync_through(descriptor, SYS_fdatasync);
}
int ftruncate(int descriptor, off_t size) {
    if (!is_ours(path_of(descriptor)))
        return static_cast<int>(syscall(SYS_ftruncate, descriptor, size));
    return truncate_through(descriptor, size);
}
int ftruncate64(int descriptor, off64_t size) { return ftruncate(descriptor, size); }
int rename(char const* from, char const* to) { return rename_through(from, to); }
int open(char const* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    auto const mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_through(AT_FDCWD, path, flags, mode);
}
int open64(char const* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    auto const mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_through(AT_FDCWD, path, flags, mode);
}
}
