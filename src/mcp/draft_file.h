// A draft as a file that a command can read, and that never lies on a disk.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace tally::mcp {

// In memory, under a path that this process alone can open, for as long as the object lives.
class DraftFile {
public:
    static Result<DraftFile> create(std::string_view text);
    ~DraftFile();
    DraftFile(DraftFile&& other) noexcept;
    DraftFile& operator=(DraftFile&&) = delete;
    DraftFile(DraftFile const&) = delete;
    DraftFile& operator=(DraftFile const&) = delete;

    std::string path() const;

private:
    explicit DraftFile(int descriptor) : descriptor_{descriptor} {}

    int descriptor_;
};

}  // namespace tally::mcp
