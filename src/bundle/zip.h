// The one canonical form of a bundle's ZIP: members stored (not compressed), sorted by path,
// without extra fields, comments or data descriptors, and with a fixed time
// (docs/formats/bundle.md, "ZIP"). What the reader accepts, the writer would write again byte for
// byte; anything else is refused.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/stream.h"

namespace tally::bundle {

struct ZipLimits {
    std::size_t members_max = 65'000;
    std::size_t path_bytes_max = 200;
    std::uint64_t bytes_max = std::uint64_t{4'000'000'000};
};

// Relative, of printable ASCII without backslash, with no empty, "." or ".." step.
bool is_member_path(std::string_view path, ZipLimits const& limits = {});

struct ZipMember {
    std::string path;
    std::uint64_t offset = 0;  // of the content
    std::uint64_t bytes = 0;
    std::uint32_t crc = 0;
};

class ZipWriter {
public:
    explicit ZipWriter(Sink sink);
    // Paths must come in byte order; a path out of order, twice or malformed is invalid_input.
    Result<void> add(std::string_view path, std::string_view content);
    // Writes the directory. Nothing can be added behind it.
    Result<void> finish();

private:
    Result<void> put(std::string_view bytes);
    Sink sink_;
    std::vector<ZipMember> members_;
    std::uint64_t at_ = 0;
};

// Random access to bytes that somebody else gave us.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    virtual std::uint64_t size() const = 0;
    // Exactly `count` bytes at `offset`; unavailable when the medium fails, invalid_input beyond
    // the end.
    virtual Result<std::string> read_at(std::uint64_t offset, std::size_t count) = 0;
};

// Walks the members from the first byte and compares the directory with the one that the writer
// would write. Contents are not read: their CRC is checked by whoever reads them.
Result<std::vector<ZipMember>> read_zip(ByteSource& source, ZipLimits const& limits = {});
// Content of a member in pieces; corrupt when its CRC is wrong, behind the last piece.
Result<void> read_member(ByteSource& source, ZipMember const& member, Sink const& sink);

}  // namespace tally::bundle
