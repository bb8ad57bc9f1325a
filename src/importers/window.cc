#include "importers/window.h"

#include <algorithm>

namespace tally::importers {

Result<std::string_view> Window::at(std::uint64_t offset, std::size_t count) {
    auto const wanted =
        std::min<std::uint64_t>(count, file_.size() > offset ? file_.size() - offset : 0);
    bool const inside = offset >= offset_ && offset + wanted <= offset_ + bytes_.size();
    if (!inside) {
        bytes_ = TRY(file_.read(offset, std::max(piece_bytes, count)));
        offset_ = offset;
    }
    return std::string_view{bytes_}.substr(static_cast<std::size_t>(offset - offset_));
}

}  // namespace tally::importers
