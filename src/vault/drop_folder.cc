#include "vault/drop_folder.h"

#include <algorithm>
#include <array>

#include "base/words.h"

namespace tally::vault {
namespace {

namespace fs = std::filesystem;

bool is_unfinished(fs::path const& path) {
    constexpr std::array<std::string_view, 5> endings{".part", ".crdownload", ".tmp", ".download",
                                                      ".partial"};
    auto const extension = ascii_lower(path.extension().string());
    return path.filename().string().starts_with('.') ||
           std::ranges::find(endings, extension) != endings.end();
}

}  // namespace

Result<std::vector<fs::path>> DropFolder::ready(Instant now) {
    std::error_code error;
    fs::recursive_directory_iterator entries{folder_, error};
    if (error)
        return fail(Code::unavailable, "look into " + folder_.string() + ": " + error.message(),
                    "check the folder and its permissions");
    std::vector<fs::path> ready;
    for (auto const end = fs::recursive_directory_iterator{}; entries != end;
         entries.increment(error)) {
        if (error) break;
        auto const& path = entries->path();
        std::error_code gone;  // a file may disappear at any time
        if (!entries->is_regular_file(gone) || entries->is_symlink(gone) || is_unfinished(path))
            continue;
        auto const bytes = entries->file_size(gone);
        auto const changed = entries->last_write_time(gone);
        if (gone) continue;
        auto& seen = seen_[path];
        if (seen.since == Instant{} || seen.bytes != bytes || seen.changed != changed)
            seen = {bytes, changed, now, false};
        if (seen.done || bytes == 0 || now - seen.since < settle_) continue;
        seen.done = true;
        ready.push_back(path);
    }
    std::ranges::sort(ready);
    return ready;
}

}  // namespace tally::vault
