// A bundle as a set of files, wherever it lies: a ZIP, an unpacked folder, or memory.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bundle/zip.h"

namespace tally::bundle {

class BundleFiles {
public:
    virtual ~BundleFiles() = default;
    // All paths, sorted by bytes.
    virtual std::vector<std::string> paths() const = 0;
    // Content in pieces; not_found when there is no such file.
    virtual Result<void> read(std::string_view path, Sink const& sink) = 0;

    virtual bool has(std::string_view path) const = 0;
    // The whole content; invalid_input when it is larger than bytes_max.
    Result<std::string> read_all(std::string_view path, std::uint64_t bytes_max);
};

// For tests and for what was just built.
class MemoryFiles final : public BundleFiles {
public:
    explicit MemoryFiles(std::map<std::string, std::string> files) : files_{std::move(files)} {}
    std::vector<std::string> paths() const override;
    bool has(std::string_view path) const override;
    Result<void> read(std::string_view path, Sink const& sink) override;

private:
    std::map<std::string, std::string> files_;
};

// A ZIP in its canonical form, over any bytes.
Result<std::unique_ptr<BundleFiles>> open_zip(std::unique_ptr<ByteSource> source);
// A ZIP file or a folder on disk. Links and special files in a folder are refused.
Result<std::unique_ptr<BundleFiles>> open_bundle(std::filesystem::path const& path);

// Bytes in memory as a source.
std::unique_ptr<ByteSource> bytes_source(std::string bytes);

}  // namespace tally::bundle
