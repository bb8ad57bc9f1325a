// A file descriptor that closes itself, and the few system calls that the store needs. Errors are
// unavailable and name the file and the system's reason; a full disk says so.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tally::store {

class PosixFile {
public:
    PosixFile() = default;
    ~PosixFile();
    PosixFile(PosixFile&& other) noexcept;
    PosixFile& operator=(PosixFile&& other) noexcept;

    static Result<PosixFile> open_to_read(std::filesystem::path const& path);
    // Created with mode 0600 when it is not there.
    static Result<PosixFile> open_to_write(std::filesystem::path const& path);
    // A new file of mode 0600; conflict when something has this name, be it a link to nowhere.
    static Result<PosixFile> create_new(std::filesystem::path const& path);
    // A file without a name in this folder: gone when it is closed.
    static Result<PosixFile> nameless(std::filesystem::path const& folder);

    bool is_open() const { return descriptor_ >= 0; }
    Result<std::uint64_t> size() const;
    // Exactly `count` bytes; corrupt when the file ends before.
    Result<std::string> read_at(std::uint64_t offset, std::size_t count) const;
    Result<void> write_at(std::uint64_t offset, std::string_view bytes);
    Result<void> truncate(std::uint64_t size);
    // The content is on the medium when this returns ok.
    Result<void> sync();
    // False when somebody else holds it.
    Result<bool> try_lock();

private:
    PosixFile(int descriptor, std::string name) : descriptor_{descriptor}, name_{std::move(name)} {}
    std::unexpected<Error> failed(std::string const& doing) const;

    int descriptor_ = -1;
    std::string name_;  // for messages
};

// Names that were added to or renamed in a folder are on the medium when this returns ok.
Result<void> sync_folder(std::filesystem::path const& folder);
// Copies the first `bytes` bytes into a new file.
Result<void> copy_begin(PosixFile const& from, PosixFile& to, std::uint64_t bytes);

}  // namespace tally::store
