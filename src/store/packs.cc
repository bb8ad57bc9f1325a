#include "store/packs.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "base/check.h"
#include "store/fault.h"

namespace tally::store {
namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 20;

}  // namespace

std::filesystem::path Packs::path_of(std::uint32_t pack) const {
    auto digits = std::to_string(pack);
    digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, '0');
    return folder_ / (digits + ".pack");
}

Result<void> Packs::start_writing(std::uint32_t pack, std::uint64_t committed_bytes) {
    std::scoped_lock const lock{write_mutex_};
    pack_ = std::max<std::uint32_t>(pack, 1);
    end_ = committed_bytes;
    std::error_code error;
    folder_changed_ = !std::filesystem::exists(path_of(pack_), error);
    writing_ = TRY(PosixFile::open_to_write(path_of(pack_)));
    auto const size = TRY(writing_.size());
    if (size < end_) {
        return fail(Code::corrupt, "open " + path_of(pack_).string() + ": it is too short",
                    "restore it from a backup");
    }
    if (size > end_) TRY(writing_.truncate(end_));
    for (auto next = pack_ + 1; std::filesystem::remove(path_of(next), error); ++next)
        folder_changed_ = true;
    return {};
}

// Goes on in a new pack when this one is full. A pack is synced before it is left.
Result<void> Packs::make_room(std::uint64_t bytes) {
    TALLY_CHECK(writing_.is_open());
    if (fits(end_, bytes)) return {};
    TRY(writing_.sync());
    writing_ = TRY(PosixFile::open_to_write(path_of(pack_ + 1)));
    TRY(writing_.truncate(0));
    ++pack_;
    end_ = 0;
    folder_changed_ = true;
    return {};
}

Result<void> Packs::write(std::string_view bytes) {
    TRY(writing_.write_at(end_, bytes));
    end_ += bytes.size();
    unsynced_ = true;
    return {};
}

Result<std::vector<PackPlace>> Packs::append(std::vector<std::string_view> const& pieces) {
    std::scoped_lock const lock{write_mutex_};
    std::vector<PackPlace> places;
    std::string run;  // of small ones, for this pack
    for (auto const piece : pieces) {
        bool const large = piece.size() >= piece_bytes;  // a copy would take as much memory again
        if (large || !fits(end_ + run.size(), piece.size())) {
            TRY(write(std::exchange(run, {})));
            TRY(make_room(piece.size()));
        }
        places.push_back({pack_, end_ + run.size(), piece.size()});
        if (large)
            TRY(write(piece));
        else
            run += piece;
    }
    TRY(write(run));
    return places;
}

Result<PackPlace> Packs::append_file(PosixFile const& file, std::uint64_t bytes) {
    std::scoped_lock const lock{write_mutex_};
    TRY(make_room(bytes));
    PackPlace const place{pack_, end_, bytes};
    for (std::uint64_t at = 0; at < bytes; at += piece_bytes) {
        auto const count =
            static_cast<std::size_t>(std::min<std::uint64_t>(piece_bytes, bytes - at));
        TRY(writing_.write_at(place.offset + at, TRY(file.read_at(at, count))));
    }
    end_ += bytes;
    unsynced_ = true;
    return place;
}

Result<void> Packs::sync() {
    std::scoped_lock const lock{write_mutex_};
    fault_point("pack.written");
    if (unsynced_) TRY(writing_.sync());
    unsynced_ = false;
    if (folder_changed_) TRY(sync_folder(folder_));
    folder_changed_ = false;
    fault_point("pack.synced");
    return {};
}

Result<void> Packs::wipe(PackPlace const& place) {
    std::scoped_lock const lock{write_mutex_};
    auto file = TRY(PosixFile::open_to_write(path_of(place.pack)));
    std::string const zeros(
        static_cast<std::size_t>(std::min<std::uint64_t>(place.bytes, piece_bytes)), '\0');
    for (std::uint64_t at = 0; at < place.bytes; at += piece_bytes) {
        auto const count = std::min<std::uint64_t>(piece_bytes, place.bytes - at);
        TRY(file.write_at(place.offset + at,
                          std::string_view{zeros}.substr(0, static_cast<std::size_t>(count))));
    }
    return file.sync();
}

Result<std::shared_ptr<PosixFile>> Packs::file_to_read(std::uint32_t pack) {
    std::scoped_lock const lock{read_mutex_};
    auto& file = reading_[pack];
    if (!file) {
        std::error_code error;
        if (!std::filesystem::exists(path_of(pack), error)) {
            return fail(Code::corrupt, path_of(pack).string() + " is missing",
                        "restore it from a backup");
        }
        file = std::make_shared<PosixFile>(TRY(PosixFile::open_to_read(path_of(pack))));
    }
    return file;
}

Result<std::string> Packs::read(PackPlace const& place, std::uint64_t at, std::size_t count) {
    TALLY_CHECK(at <= place.bytes);
    auto const file = TRY(file_to_read(place.pack));
    auto const rest = std::min<std::uint64_t>(count, place.bytes - at);
    return file->read_at(place.offset + at, static_cast<std::size_t>(rest));
}

}  // namespace tally::store
