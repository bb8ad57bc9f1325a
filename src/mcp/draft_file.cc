#include "mcp/draft_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include <utility>

#include "mcp/lines.h"

namespace tally::mcp {

Result<DraftFile> DraftFile::create(std::string_view text) {
    DraftFile file{::memfd_create("draft", MFD_CLOEXEC)};
    if (file.descriptor_ < 0) return fail(Code::unavailable, "take memory for a draft");
    TRY(write_all(file.descriptor_, text));
    return file;
}

DraftFile::~DraftFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

DraftFile::DraftFile(DraftFile&& other) noexcept
    : descriptor_{std::exchange(other.descriptor_, -1)} {}

std::string DraftFile::path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

}  // namespace tally::mcp
