// A file from outside, read by position. Only regular files are opened.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tally::importers {

class InputFile {
public:
    // invalid_input for anything but a regular file; `follow` allows the path itself to be a link.
    static Result<InputFile> open(std::filesystem::path const& path, bool follow);
    ~InputFile();
    InputFile(InputFile&& other) noexcept;
    InputFile& operator=(InputFile&& other) noexcept;

    std::uint64_t size() const { return size_; }
    // Up to `count` bytes at the offset; fewer at the end that the file had when it was opened.
    Result<std::string> read(std::uint64_t offset, std::size_t count) const;

private:
    InputFile(std::filesystem::path path, int descriptor, std::uint64_t size)
        : path_{std::move(path)}, descriptor_{descriptor}, size_{size} {}

    std::filesystem::path path_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
};

}  // namespace tally::importers
