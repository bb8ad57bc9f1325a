#include "importers/folder.h"

#include <algorithm>

namespace tally::importers {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t asked_max = 5'000;

std::string what_is(fs::file_status const& status) {
    switch (status.type()) {
        case fs::file_type::symlink: return "a link; links inside folders are not followed";
        case fs::file_type::fifo: return "a pipe, not a file";
        case fs::file_type::socket: return "a socket, not a file";
        case fs::file_type::block:
        case fs::file_type::character: return "a device, not a file";
        case fs::file_type::none:
        case fs::file_type::not_found:
        case fs::file_type::regular:
        case fs::file_type::directory:
        case fs::file_type::unknown: return "not a file";
    }
    return "not a file";
}

class Lister {
public:
    Lister(fs::path const& root, ReadLimits const& limits,
           std::function<bool(fs::path const&)> const& wanted)
        : root_{root}, limits_{limits}, wanted_{wanted} {}

    Result<FolderListing> list() && {
        std::vector<std::pair<fs::path, int>> folders{{root_, 0}};
        while (!folders.empty()) {
            auto const [folder, depth] = folders.back();
            folders.pop_back();
            TRY(list_one(folder, depth, folders));
        }
        // By their names as they are: comparing paths takes them apart each time.
        std::ranges::sort(listing_.files, {}, &fs::path::native);
        return std::move(listing_);
    }

private:
    void broken(fs::path const& path, std::string error, std::string hint) {
        listing_.broken.push_back({path.string(), 0, std::move(error), std::move(hint)});
    }

    Result<void> list_one(fs::path const& folder, int depth,
                          std::vector<std::pair<fs::path, int>>& folders) {
        std::error_code error;
        fs::directory_iterator entries{folder, error};
        if (error) {
            broken(folder, "cannot be opened: " + error.message(), "check its permissions");
            return {};
        }
        bool const counts = wanted_(folder.lexically_relative(root_));
        for (auto const& entry : entries) {
            // The folder itself tells what an entry is, mostly: no need to ask for each.
            bool const link = entry.is_symlink(error);
            if (!link && entry.is_directory(error))
                add_folder(entry.path(), depth + 1, folders);
            else if (counts)
                TRY(add_file(entry, !link && entry.is_regular_file(error)));
        }
        return {};
    }

    void add_folder(fs::path const& path, int depth,
                    std::vector<std::pair<fs::path, int>>& folders) {
        if (depth > limits_.folder_depth_max)
            broken(path, "too many folders inside each other", "import it by itself");
        else
            folders.emplace_back(path, depth);
    }

    Result<void> add_file(fs::directory_entry const& entry, bool regular) {
        if (!regular) {
            std::error_code error;
            broken(entry.path(), "is " + what_is(entry.symlink_status(error)),
                   "import what it points to by its name");
            return {};
        }
        if (listing_.files.size() >= limits_.files_max)
            return fail(Code::invalid_input, root_.string() + " holds too many files",
                        "import its folders one by one");
        listing_.files.push_back(entry.path());
        return {};
    }

    fs::path root_;
    ReadLimits const& limits_;
    std::function<bool(fs::path const&)> const& wanted_;
    FolderListing listing_;
};

// Together. Reading begins only when this is known: a large mailbox is asked for a sample.
std::uint64_t about_bytes_of(std::deque<fs::path> const& files) {
    auto const step = files.size() / asked_max + 1;
    std::uint64_t sum = 0;
    std::error_code error;
    for (std::size_t i = 0; i < files.size(); i += step) {
        auto const bytes = fs::file_size(files[i], error);
        if (!error) sum += bytes * std::min(step, files.size() - i);
    }
    return sum;
}

class FilesReader final : public Reader {
public:
    FilesReader(FolderListing listing, FileOpener open)
        : listing_{std::move(listing)},
          open_{std::move(open)},
          bytes_total_{about_bytes_of(listing_.files)} {}

    Result<std::optional<RawItem>> next() override {
        for (;;) {
            if (!current_ && !open_next()) return std::optional<RawItem>{};
            if (!current_) continue;
            auto item = current_->next();
            for (auto& each : current_->take_broken()) listing_.broken.push_back(std::move(each));
            if (item && *item) return item;
            if (!item)
                listing_.broken.push_back(
                    {path_.string(), 0, item.error().message, item.error().hint});
            bytes_read_ += current_->progress().bytes_total;
            current_.reset();
            if (listing_.files.empty()) bytes_total_ = bytes_read_;
        }
    }
    std::vector<Broken> take_broken() override { return std::exchange(listing_.broken, {}); }
    Progress progress() const override {
        auto const now = bytes_read_ + (current_ ? current_->progress().bytes_read : 0);
        return {now, std::max(now, bytes_total_)};
    }

private:
    // False when there are no more files.
    bool open_next() {
        if (listing_.files.empty()) return false;
        path_ = std::move(listing_.files.front());
        listing_.files.pop_front();
        auto opened = open_(path_);
        if (opened)
            current_ = *std::move(opened);
        else
            listing_.broken.push_back(
                {path_.string(), 0, opened.error().message, opened.error().hint});
        return true;
    }

    FolderListing listing_;
    FileOpener open_;
    std::filesystem::path path_;
    std::unique_ptr<Reader> current_;
    std::uint64_t bytes_read_ = 0;
    std::uint64_t bytes_total_;
};

}  // namespace

Result<FolderListing> list_folder(std::filesystem::path const& folder, ReadLimits const& limits,
                                  std::function<bool(std::filesystem::path const&)> const& wanted) {
    return Lister{folder, limits, wanted}.list();
}

std::unique_ptr<Reader> read_files(FolderListing listing, FileOpener open) {
    return std::make_unique<FilesReader>(std::move(listing), std::move(open));
}

Result<std::unique_ptr<Reader>> open_folder(std::filesystem::path const& path,
                                            ReadLimits const& limits) {
    auto listing = TRY(list_folder(path, limits, [](auto const&) { return true; }));
    return read_files(std::move(listing), [limits](std::filesystem::path const& file) {
        return open_by_content(file, false, limits);
    });
}

}  // namespace tally::importers
