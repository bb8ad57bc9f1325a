#include "importers/folder.h"

namespace tally::importers {

bool is_maildir(std::filesystem::path const& path) {
    std::error_code error;
    return std::filesystem::is_directory(path / "cur", error) &&
           std::filesystem::is_directory(path / "new", error);
}

Result<std::unique_ptr<Reader>> open_maildir(std::filesystem::path const& path,
                                             ReadLimits const& limits) {
    auto const holds_mail = [](std::filesystem::path const& folder) {
        return folder.filename() == "cur" || folder.filename() == "new";
    };
    auto listing = TRY(list_folder(path, limits, holds_mail));
    auto const open =
        [limits](std::filesystem::path const& file) -> Result<std::unique_ptr<Reader>> {
        return open_one(file, TRY(InputFile::open(file, false)), limits, SourceKind::maildir);
    };
    return read_files(std::move(listing), open);
}

}  // namespace tally::importers
