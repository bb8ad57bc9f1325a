#include "bundle/files.h"

#include <algorithm>
#include <fstream>
#include <system_error>

namespace tally::bundle {
namespace {

namespace fs = std::filesystem;

std::unexpected<Error> no_such_file(std::string_view path) {
    return fail(Code::not_found, "no file " + std::string{path} + " in the bundle");
}

class BytesSource final : public ByteSource {
public:
    explicit BytesSource(std::string bytes) : bytes_{std::move(bytes)} {}
    std::uint64_t size() const override { return bytes_.size(); }
    Result<std::string> read_at(std::uint64_t offset, std::size_t count) override {
        if (offset > bytes_.size() || count > bytes_.size() - offset)
            return fail(Code::invalid_input, "read beyond the end");
        return bytes_.substr(static_cast<std::size_t>(offset), count);
    }

private:
    std::string bytes_;
};

class FileSource final : public ByteSource {
public:
    FileSource(fs::path path, std::ifstream stream, std::uint64_t size)
        : path_{std::move(path)}, stream_{std::move(stream)}, size_{size} {}
    std::uint64_t size() const override { return size_; }
    Result<std::string> read_at(std::uint64_t offset, std::size_t count) override {
        if (offset > size_ || count > size_ - offset)
            return fail(Code::invalid_input, "read beyond the end");
        std::string bytes(count, '\0');
        stream_.seekg(static_cast<std::streamoff>(offset));
        stream_.read(bytes.data(), static_cast<std::streamsize>(count));
        if (stream_) return bytes;
        return fail(Code::unavailable,
                    "read " + path_.string() + " at byte " + std::to_string(offset));
    }

private:
    fs::path path_;
    std::ifstream stream_;
    std::uint64_t size_;
};

class ZipFiles final : public BundleFiles {
public:
    ZipFiles(std::unique_ptr<ByteSource> source, std::vector<ZipMember> members)
        : source_{std::move(source)}, members_{std::move(members)} {}

    std::vector<std::string> paths() const override {
        std::vector<std::string> paths;
        for (auto const& member : members_) paths.push_back(member.path);
        return paths;
    }

    bool has(std::string_view path) const override {
        return std::ranges::binary_search(members_, path, {}, &ZipMember::path);
    }

    Result<void> read(std::string_view path, Sink const& sink) override {
        auto const member = std::ranges::lower_bound(members_, path, {}, &ZipMember::path);
        if (member == members_.end() || member->path != path) return no_such_file(path);
        return read_member(*source_, *member, sink);
    }

private:
    std::unique_ptr<ByteSource> source_;
    std::vector<ZipMember> members_;  // sorted: read_zip refuses any other order
};

Result<std::unique_ptr<ByteSource>> open_file(fs::path const& path) {
    std::error_code error;
    auto const size = fs::file_size(path, error);
    std::ifstream stream{path, std::ios::binary};
    if (error || !stream)
        return fail(Code::not_found, "open " + path.string(), "check the path and its permissions");
    return std::make_unique<FileSource>(path, std::move(stream), size);
}

class FolderFiles final : public BundleFiles {
public:
    FolderFiles(fs::path root, std::vector<std::string> paths)
        : root_{std::move(root)}, paths_{std::move(paths)} {}
    std::vector<std::string> paths() const override { return paths_; }
    bool has(std::string_view path) const override {
        return std::ranges::binary_search(paths_, path);
    }

    Result<void> read(std::string_view path, Sink const& sink) override {
        if (!has(path)) return no_such_file(path);
        auto source = TRY(open_file(root_ / path));
        constexpr std::uint64_t piece = std::uint64_t{1} << 20;
        for (std::uint64_t at = 0; at < source->size(); at += piece) {
            auto const count = std::min(piece, source->size() - at);
            TRY(sink(TRY(source->read_at(at, static_cast<std::size_t>(count)))));
        }
        return {};
    }

private:
    fs::path root_;
    std::vector<std::string> paths_;
};

Result<std::unique_ptr<BundleFiles>> open_folder(fs::path const& root) {
    std::vector<std::string> paths;
    std::error_code error;
    auto walk = fs::recursive_directory_iterator{root, error};
    for (; !error && walk != fs::recursive_directory_iterator{}; walk.increment(error)) {
        auto const status = walk->symlink_status();
        if (fs::is_directory(status)) continue;
        auto const path = walk->path().lexically_relative(root).generic_string();
        if (!fs::is_regular_file(status) || !is_member_path(path))
            return fail(Code::corrupt, path + " is not a plain file of a bundle",
                        "unpack the ZIP again into an empty folder");
        paths.push_back(path);
    }
    if (error) return fail(Code::unavailable, "read folder " + root.string());
    std::ranges::sort(paths);
    return std::make_unique<FolderFiles>(root, std::move(paths));
}

}  // namespace

Result<std::string> BundleFiles::read_all(std::string_view path, std::uint64_t bytes_max) {
    std::string content;
    TRY(read(path, [&](std::string_view piece) -> Result<void> {
        if (piece.size() > bytes_max - content.size())
            return fail(Code::invalid_input, std::string{path} + " is larger than it may be");
        content += piece;
        return {};
    }));
    return content;
}

std::vector<std::string> MemoryFiles::paths() const {
    std::vector<std::string> paths;
    for (auto const& [path, content] : files_) paths.push_back(path);
    return paths;
}

bool MemoryFiles::has(std::string_view path) const { return files_.contains(std::string{path}); }

Result<void> MemoryFiles::read(std::string_view path, Sink const& sink) {
    auto const found = files_.find(std::string{path});
    if (found == files_.end()) return no_such_file(path);
    return sink(found->second);
}

Result<std::unique_ptr<BundleFiles>> open_zip(std::unique_ptr<ByteSource> source) {
    auto members = TRY(read_zip(*source));
    return std::make_unique<ZipFiles>(std::move(source), std::move(members));
}

Result<std::unique_ptr<BundleFiles>> open_bundle(fs::path const& path) {
    std::error_code error;
    auto const status = fs::status(path, error);
    if (fs::is_directory(status)) return open_folder(path);
    if (fs::is_regular_file(status)) return open_zip(TRY(open_file(path)));
    return fail(Code::not_found, "nothing to verify at " + path.string(),
                "give a case file (ZIP) or its unpacked folder");
}

std::unique_ptr<ByteSource> bytes_source(std::string bytes) {
    return std::make_unique<BytesSource>(std::move(bytes));
}

}  // namespace tally::bundle
