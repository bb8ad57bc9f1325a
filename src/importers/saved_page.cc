// A page that a browser saved as "complete": the HTML, and beside it a folder with what it shows.
#include <algorithm>
#include <array>

#include "base/words.h"
#include "importers/folder.h"

namespace tally::importers {
namespace {

namespace fs = std::filesystem;

// How browsers call the folder of "page.html", by their language.
constexpr std::array<std::string_view, 9> endings{"_files",    "-Dateien",   "_fichiers",
                                                  "_archivos", "_file",      "_ficheiros",
                                                  "_arquivos", "_bestanden", "-filer"};

std::optional<fs::path> folder_of(fs::path const& page) {
    auto const stem = page.parent_path() / page.stem();
    for (auto const ending : endings) {
        auto folder = fs::path{stem.string() + std::string{ending}};
        std::error_code error;
        if (fs::symlink_status(folder, error).type() == fs::file_type::directory) return folder;
    }
    return std::nullopt;
}

// Programs, styles and fonts say nothing that a person saw.
bool is_shown(fs::path const& file) {
    constexpr std::array<std::string_view, 9> left_out{
        ".js", ".mjs", ".css", ".map", ".woff", ".woff2", ".ttf", ".download", ".json"};
    auto const extension = ascii_lower(file.extension().string());
    return std::ranges::find(left_out, extension) == left_out.end();
}

class SavedPageReader final : public Reader {
public:
    SavedPageReader(fs::path const& path, std::unique_ptr<Reader> page,
                    std::unique_ptr<Reader> files)
        : name_{path.filename().string()}, page_{std::move(page)}, files_{std::move(files)} {}

    Result<std::optional<RawItem>> next() override {
        if (auto item = TRY(page_->next())) return item;
        auto item = TRY(files_->next());
        if (!item) return item;
        item->source = SourceKind::page;
        item->claims.push_back({"saved with", name_});
        return item;
    }
    std::vector<Broken> take_broken() override {
        auto broken = page_->take_broken();
        std::ranges::move(files_->take_broken(), std::back_inserter(broken));
        return broken;
    }
    Progress progress() const override {
        auto const page = page_->progress();
        auto const files = files_->progress();
        return {page.bytes_read + files.bytes_read, page.bytes_total + files.bytes_total};
    }

private:
    std::string name_;
    std::unique_ptr<Reader> page_;
    std::unique_ptr<Reader> files_;
};

}  // namespace

Result<std::unique_ptr<Reader>> open_saved_page(fs::path const& path, InputFile file,
                                                ReadLimits const& limits) {
    auto page = open_one(path, std::move(file), limits, SourceKind::page);
    auto const folder = folder_of(path);
    if (!folder) return page;
    auto listing = TRY(list_folder(*folder, limits, [](auto const&) { return true; }));
    std::erase_if(listing.files, [](fs::path const& one) { return !is_shown(one); });
    auto files = read_files(std::move(listing),
                            [limits](fs::path const& one) -> Result<std::unique_ptr<Reader>> {
                                auto opened = TRY(InputFile::open(one, false));
                                return open_one(one, std::move(opened), limits, SourceKind::file);
                            });
    return std::make_unique<SavedPageReader>(path, std::move(page), std::move(files));
}

}  // namespace tally::importers
