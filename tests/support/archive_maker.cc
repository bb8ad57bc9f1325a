#include "support/archive_maker.h"

#include <archive.h>
#include <archive_entry.h>

#include "base/check.h"

namespace tally::support {
namespace {

la_ssize_t append(archive*, void* to, void const* bytes, std::size_t count) {
    static_cast<std::string*>(to)->append(static_cast<char const*>(bytes), count);
    return static_cast<la_ssize_t>(count);
}

std::string write_all(archive* out, Members const& members) {
    std::string bytes;
    archive_write_set_bytes_per_block(out, 0);
    TALLY_CHECK(archive_write_open(out, &bytes, nullptr, append, nullptr) == ARCHIVE_OK);
    for (auto const& [path, content] : members) {
        auto* const entry = archive_entry_new();
        archive_entry_set_pathname(entry, path.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_mtime(entry, 1'772'000'000, 0);
        TALLY_CHECK(archive_write_header(out, entry) == ARCHIVE_OK);
        TALLY_CHECK(archive_write_data(out, content.data(), content.size()) ==
                    static_cast<la_ssize_t>(content.size()));
        archive_entry_free(entry);
    }
    archive_write_close(out);
    archive_write_free(out);
    return bytes;
}

}  // namespace

std::string make_zip(Members const& members, std::string const& password) {
    auto* const out = archive_write_new();
    archive_write_set_format_zip(out);
    if (!password.empty()) {
        archive_write_set_options(out, "zip:encryption=aes256");
        archive_write_set_passphrase(out, password.c_str());
    }
    return write_all(out, members);
}

std::string make_tar_gz(Members const& members) {
    auto* const out = archive_write_new();
    archive_write_set_format_ustar(out);
    archive_write_add_filter_gzip(out);
    return write_all(out, members);
}

}  // namespace tally::support
