#include <archive.h>
#include <archive_entry.h>
#include <sys/stat.h>

#include <cerrno>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <system_error>

#include "base/check.h"
#include "store/folder_archive.h"
#include "store/posix_file.h"

namespace tally::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece_bytes = std::size_t{64} << 10;
constexpr mode_t owner_only = 0700;

struct FreeArchive {
    void operator()(archive* tar) const { archive_read_free(tar); }
};

std::unexpected<Error> refused(std::string const& path, std::string const& why) {
    return fail(Code::invalid_input, "unpack '" + path + "': " + why);
}

class FolderReader {
public:
    FolderReader(Pull const& source, fs::path const& folder, ArchiveLimits const& limits)
        : source_{source}, folder_{folder}, limits_{limits} {}

    Result<ArchiveSummary> read() {
        TALLY_CHECK(tar_ != nullptr);
        TRY(make_folder(folder_, true));
        archive_read_support_format_tar(tar_.get());
        if (archive_read_open(tar_.get(), this, nullptr, give, nullptr) != ARCHIVE_OK)
            return no_tar();
        while (auto* const entry = TRY(next())) TRY(take(*entry));
        TRY(expect_padding());
        for (auto const& path : folders_) TRY(sync_folder(path));
        TRY(sync_folder(folder_.parent_path()));
        return summary_;
    }

private:
    // libarchive asks for bytes here; an error of the source is kept for failed().
    static la_ssize_t give(archive* /*tar*/, void* self, void const** bytes) {
        auto* const reader = static_cast<FolderReader*>(self);
        auto piece = reader->source_(piece_bytes);
        if (!piece) {
            reader->error_ = piece.error();
            return -1;
        }
        reader->piece_ = *std::move(piece);
        *bytes = reader->piece_.data();
        return static_cast<la_ssize_t>(reader->piece_.size());
    }

    std::unexpected<Error> failed(Code code, std::string const& doing) {
        if (error_) return std::unexpected(*error_);
        auto const* const reason = archive_error_string(tar_.get());
        return fail(code, doing + ": " + (reason == nullptr ? "unknown reason" : reason));
    }
    std::unexpected<Error> no_tar() { return failed(Code::invalid_input, "read the archive"); }

    // Null at the end.
    Result<archive_entry*> next() {
        archive_entry* entry = nullptr;
        auto const status = archive_read_next_header(tar_.get(), &entry);
        if (error_) return std::unexpected(*error_);
        if (status == ARCHIVE_EOF) return nullptr;
        if (status != ARCHIVE_OK) return no_tar();
        return entry;
    }

    Result<void> take(archive_entry& entry) {
        auto const* const name = archive_entry_pathname(&entry);
        std::string path{name == nullptr ? "" : name};
        bool const is_folder = archive_entry_filetype(&entry) == AE_IFDIR;
        if (is_folder && path.ends_with('/')) path.pop_back();
        if (!is_archive_path(path, limits_)) return refused(path, "it leads elsewhere");
        if (++members_ > limits_.members_max) return refused(path, "there are too many files");
        if (archive_entry_hardlink(&entry) != nullptr) return refused(path, "it is a link");
        if (is_folder) return make_folders(folder_ / path);
        if (archive_entry_filetype(&entry) != AE_IFREG || archive_entry_sparse_count(&entry) > 0)
            return refused(path, "it is neither a plain file nor a folder");
        TRY(make_folders((folder_ / path).parent_path()));
        return take_file(path);
    }

    Result<void> take_file(std::string const& path) {
        auto file = PosixFile::create_new(folder_ / path);
        if (!file && file.error().code == Code::conflict) return refused(path, "it is there twice");
        if (!file) return std::unexpected(file.error());
        std::string piece(piece_bytes, '\0');
        for (std::uint64_t at = 0;;) {
            auto const got = archive_read_data(tar_.get(), piece.data(), piece.size());
            if (got < 0) return failed(Code::corrupt, "unpack '" + path + "'");
            if (got == 0) break;
            auto const count = static_cast<std::size_t>(got);
            summary_.bytes += count;
            if (summary_.bytes > limits_.bytes_max) return refused(path, "it is too large");
            TRY(file->write_at(at, std::string_view{piece}.substr(0, count)));
            at += count;
        }
        ++summary_.files;
        return file->sync();
    }

    // Only what we made ourselves lies below the folder: no step of the path can be a link.
    Result<void> make_folders(fs::path const& path) {
        if (folders_.contains(path)) return {};
        TRY(make_folders(path.parent_path()));
        return make_folder(path, false);
    }

    Result<void> make_folder(fs::path const& path, bool is_root) {
        if (::mkdir(path.c_str(), owner_only) == 0) {
            folders_.insert(path);
            return {};
        }
        auto const number = errno;
        if (number == EEXIST && is_root)
            return fail(Code::conflict, "unpack into " + path.string() + ": it exists already");
        if (number == EEXIST) return refused(path.string(), "it is a file and a folder");
        return fail(Code::unavailable, "make the folder " + path.string() + ": " +
                                           std::generic_category().message(number));
    }

    // Behind the end of a tar there are zeros only. Reading them to the end lets a source that
    // checks its bytes have the last word.
    Result<void> expect_padding() {
        for (;;) {
            auto const piece = TRY(source_(piece_bytes));
            if (piece.empty()) return {};
            if (piece.find_first_not_of('\0') != piece.npos)
                return fail(Code::invalid_input, "read the archive: something follows its end");
        }
    }

    Pull const& source_;
    fs::path const& folder_;
    ArchiveLimits const& limits_;
    std::string piece_;
    std::optional<Error> error_;
    std::set<fs::path> folders_;  // all that were made
    std::uint64_t members_ = 0;
    ArchiveSummary summary_;
    std::unique_ptr<archive, FreeArchive> tar_{archive_read_new()};
};

}  // namespace

Result<ArchiveSummary> read_folder_archive(Pull const& source, fs::path const& folder,
                                           ArchiveLimits const& limits) {
    auto target = fs::absolute(folder).lexically_normal();
    if (!target.has_filename()) target = target.parent_path();  // it was written with a slash
    return FolderReader{source, target, limits}.read();
}

}  // namespace tally::store
