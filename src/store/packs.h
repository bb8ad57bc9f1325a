// The pack files of a vault: bytes one behind the other. Where something lies is known to vault.db
// alone; bytes behind the last committed place belong to nobody and are cut off by the next writer.
//
// Threads: all calls may come from several threads at once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/posix_file.h"

namespace tally::store {

struct PackPlace {
    std::uint32_t pack = 0;  // from 1
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
};

class Packs {
public:
    Packs(std::filesystem::path folder, std::uint64_t pack_bytes_max)
        : folder_{std::move(folder)}, pack_bytes_max_{pack_bytes_max} {}

    // Says where writing goes on: cuts the newest pack there and removes any pack behind it.
    Result<void> start_writing(std::uint32_t pack, std::uint64_t committed_bytes);
    // One behind the other, written at once where one pack takes them all. Not durable before
    // sync().
    Result<std::vector<PackPlace>> append(std::vector<std::string_view> const& pieces);
    // The whole content of another file.
    Result<PackPlace> append_file(PosixFile const& file, std::uint64_t bytes);
    // Everything appended so far is on the medium when this returns ok.
    Result<void> sync();
    // Overwrites with zeros; durable when it returns.
    Result<void> wipe(PackPlace const& place);
    // Part of what lies at the place, at most `count` bytes from `at`.
    Result<std::string> read(PackPlace const& place, std::uint64_t at, std::size_t count);

    std::filesystem::path path_of(std::uint32_t pack) const;

private:
    // A pack takes at least one piece, however large.
    bool fits(std::uint64_t end, std::uint64_t bytes) const {
        return end == 0 || end + bytes <= pack_bytes_max_;
    }
    Result<void> make_room(std::uint64_t bytes);
    Result<void> write(std::string_view bytes);
    Result<std::shared_ptr<PosixFile>> file_to_read(std::uint32_t pack);

    std::filesystem::path folder_;
    std::uint64_t pack_bytes_max_;

    std::mutex write_mutex_;  // guards what follows
    PosixFile writing_;       // pack number pack_
    std::uint32_t pack_ = 0;
    std::uint64_t end_ = 0;  // of pack_
    bool unsynced_ = false;
    bool folder_changed_ = false;

    std::mutex read_mutex_;
    // Shared: a reader goes on with a file while another thread adds to the map.
    std::map<std::uint32_t, std::shared_ptr<PosixFile>> reading_;
};

}  // namespace tally::store
