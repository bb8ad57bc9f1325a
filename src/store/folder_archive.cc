#include "store/folder_archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <sys/stat.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/check.h"
#include "store/posix_file.h"

namespace tally::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece_bytes = std::size_t{1} << 20;

struct FreeArchive {
    void operator()(archive* tar) const { archive_write_free(tar); }
};
struct FreeEntry {
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};
using EntryHandle = std::unique_ptr<archive_entry, FreeEntry>;

class FolderWriter {
public:
    FolderWriter(fs::path const& folder, Sink const& sink) : folder_{folder}, sink_{sink} {}

    Result<ArchiveSummary> write() {
        TALLY_CHECK(tar_ != nullptr);
        TRY(checked(archive_write_set_format_pax_restricted(tar_.get())));
        TRY(checked(archive_write_open(tar_.get(), this, nullptr, take, nullptr)));
        for (auto const& path : TRY(members())) TRY(add(path));
        TRY(checked(archive_write_close(tar_.get())));
        return summary_;
    }

private:
    // libarchive gives bytes here; an error of the sink is kept for checked().
    static la_ssize_t take(archive* /*tar*/, void* self, void const* bytes, std::size_t count) {
        auto* const writer = static_cast<FolderWriter*>(self);
        if (writer->error_) return -1;
        auto const taken = writer->sink_({static_cast<char const*>(bytes), count});
        if (taken) return static_cast<la_ssize_t>(count);
        writer->error_ = taken.error();
        return -1;
    }

    Result<void> checked(la_ssize_t status) {
        if (error_) return std::unexpected(*error_);
        if (status >= ARCHIVE_OK) return {};
        auto const* const reason = archive_error_string(tar_.get());
        return fail(Code::unavailable,
                    "pack " + folder_.string() + ": " + (reason == nullptr ? "failed" : reason));
    }

    Result<std::vector<fs::path>> members() const {
        std::vector<fs::path> paths;
        std::error_code error;
        fs::recursive_directory_iterator at{folder_, error};
        for (; !error && at != fs::recursive_directory_iterator{}; at.increment(error))
            paths.push_back(at->path());
        if (error)
            return fail(Code::unavailable, "read " + folder_.string() + ": " + error.message());
        std::ranges::sort(paths);
        return paths;
    }

    Result<void> add(fs::path const& path) {
        auto const name = path.lexically_relative(folder_).string();
        struct stat status{};
        if (::lstat(path.c_str(), &status) != 0)
            return fail(Code::unavailable, "look at " + path.string());
        bool const is_folder = S_ISDIR(status.st_mode);
        if (!is_archive_path(name) || (!is_folder && !S_ISREG(status.st_mode))) {
            return fail(Code::rejected, "pack " + path.string() + ": it is no plain file or folder",
                        "move it elsewhere; a vault has no links and no special files");
        }
        EntryHandle const entry{archive_entry_new()};
        archive_entry_set_pathname(entry.get(), name.c_str());
        archive_entry_set_filetype(entry.get(), is_folder ? AE_IFDIR : AE_IFREG);
        archive_entry_set_perm(entry.get(), is_folder ? 0700 : 0600);
        archive_entry_set_mtime(entry.get(), status.st_mtime, 0);
        archive_entry_set_size(entry.get(), is_folder ? 0 : status.st_size);
        TRY(checked(archive_write_header(tar_.get(), entry.get())));
        return is_folder ? Result<void>{}
                         : add_content(path, static_cast<std::uint64_t>(status.st_size));
    }

    Result<void> add_content(fs::path const& path, std::uint64_t bytes) {
        auto const file = TRY(PosixFile::open_to_read(path));
        for (std::uint64_t at = 0; at < bytes; at += piece_bytes) {
            auto const count = std::min<std::uint64_t>(piece_bytes, bytes - at);
            auto const piece = TRY(file.read_at(at, static_cast<std::size_t>(count)));
            TRY(checked(archive_write_data(tar_.get(), piece.data(), piece.size())));
        }
        ++summary_.files;
        summary_.bytes += bytes;
        return {};
    }

    fs::path const& folder_;
    Sink const& sink_;
    std::optional<Error> error_;
    ArchiveSummary summary_;
    // Last: freeing it may still write.
    std::unique_ptr<archive, FreeArchive> tar_{archive_write_new()};
};

}  // namespace

bool is_archive_path(std::string_view path, ArchiveLimits const& limits) {
    if (path.empty() || path.size() > limits.path_bytes_max) return false;
    if (!std::ranges::all_of(path, [](char c) { return c >= ' ' && c <= '~' && c != '\\'; }))
        return false;
    for (std::size_t begin = 0; begin <= path.size();) {
        auto const end = std::min(path.find('/', begin), path.size());
        auto const step = path.substr(begin, end - begin);
        if (step.empty() || step == "." || step == "..") return false;
        begin = end + 1;
    }
    return true;
}

Result<ArchiveSummary> write_folder_archive(fs::path const& folder, Sink const& sink) {
    return FolderWriter{folder, sink}.write();
}

}  // namespace tally::store
