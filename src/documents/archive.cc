// ZIP, TAR, 7z by libarchive, member by member.
#include <archive.h>
#include <archive_entry.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <memory>

#include "documents/parts.h"
#include "extract/unpacking.h"

namespace tally::documents {
namespace {

using extract::MemberWriter;
using extract::UnpackLimits;
using extract::UnpackReport;

struct FreeArchive {
    void operator()(archive* one) const { archive_read_free(one); }
};
using Archive = std::unique_ptr<archive, FreeArchive>;

class Unpacker {
public:
    Unpacker(int document, int answer) : writer_{answer} {
        struct stat info{};
        if (::fstat(document, &info) == 0) size_ = static_cast<std::uint64_t>(info.st_size);
        archive_read_support_format_zip(archive_.get());
        archive_read_support_format_tar(archive_.get());
        archive_read_support_format_7zip(archive_.get());
        archive_read_support_filter_gzip(archive_.get());
        archive_read_support_filter_xz(archive_.get());
        archive_read_support_filter_bzip2(archive_.get());
        opened_ = archive_read_open_fd(archive_.get(), document, 65'536) == ARCHIVE_OK;
    }

    void run() {
        if (!opened_) report_.why = "no readable archive";
        while (opened_ && next()) {
        }
        writer_.report(report_);
    }

private:
    std::string problem() const {
        auto const* const text = archive_error_string(archive_.get());
        return text == nullptr ? "it is damaged" : text;
    }

    bool next() {
        archive_entry* entry = nullptr;
        auto const status = archive_read_next_header(archive_.get(), &entry);
        if (status == ARCHIVE_EOF) return false;
        if (status == ARCHIVE_FATAL) {
            report_.why = problem();
            return false;
        }
        if (archive_entry_filetype(entry) != AE_IFREG) return true;
        if (++report_.members > limits_.members_max) {
            report_.why = "it holds more than " + std::to_string(limits_.members_max) + " files";
            return false;
        }
        return take(entry);
    }

    bool take(archive_entry* entry) {
        auto const* const utf8 = archive_entry_pathname_utf8(entry);
        auto const* const raw = utf8 == nullptr ? archive_entry_pathname(entry) : utf8;
        auto const locked = archive_entry_is_data_encrypted(entry) == 1;
        report_.encrypted = report_.encrypted || locked;
        writer_.begin({raw == nullptr ? "" : raw, locked});
        auto const whole = locked || copy();
        writer_.end();
        return whole;
    }

    // False when reading must stop.
    bool copy() {
        std::array<char, 65'536> buffer{};
        std::uint64_t bytes = 0;
        while (true) {
            auto const got = archive_read_data(archive_.get(), buffer.data(), buffer.size());
            if (got == 0) return true;
            if (got < 0) {
                report_.why = problem();
                return got != ARCHIVE_FATAL;
            }
            bytes += static_cast<std::uint64_t>(got);
            report_.bytes += static_cast<std::uint64_t>(got);
            if (!within_limits(bytes)) return false;
            writer_.bytes({buffer.data(), static_cast<std::size_t>(got)});
        }
    }

    bool within_limits(std::uint64_t member_bytes) {
        auto const bomb =
            report_.bytes > limits_.ratio_free_bytes && report_.bytes / limits_.ratio_max > size_;
        if (bomb) report_.why = "it unpacks to far more than it is: a bomb";
        if (member_bytes > limits_.member_bytes_max || report_.bytes > limits_.total_bytes_max)
            report_.why = "it holds more bytes than are read of an archive";
        return report_.why.empty() || (!bomb && member_bytes <= limits_.member_bytes_max &&
                                       report_.bytes <= limits_.total_bytes_max);
    }

    Archive archive_{archive_read_new()};
    MemberWriter writer_;
    UnpackLimits limits_;
    UnpackReport report_;
    std::uint64_t size_ = 0;
    bool opened_ = false;
};

}  // namespace

void unpack_archive(int document, int answer) {
    ::lseek(document, 0, SEEK_SET);
    Unpacker{document, answer}.run();
}

}  // namespace tally::documents
