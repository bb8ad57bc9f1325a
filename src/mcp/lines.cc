#include "mcp/lines.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace tally::mcp {
namespace {

constexpr std::size_t chunk_bytes = std::size_t{64} << 10;

std::unexpected<Error> broken(char const* doing) {
    return fail(Code::unavailable, doing + (": " + std::generic_category().message(errno)));
}

}  // namespace

// False at the end of input.
Result<bool> LineReader::fill() {
    buffer_.resize(chunk_bytes);
    at_ = 0;
    for (;;) {
        auto const got = ::read(descriptor_, buffer_.data(), buffer_.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return broken("read a message");
        buffer_.resize(static_cast<std::size_t>(got));
        return got > 0;
    }
}

// Appends what the buffer has of the line; true when its end was there.
bool LineReader::take_line(std::string& line) {
    auto const end = buffer_.find('\n', at_);
    auto const stop = std::min(end, buffer_.size());
    auto const room = bytes_max_ + 1 - std::min(line.size(), bytes_max_ + 1);
    line.append(buffer_, at_, std::min(stop - at_, room));
    at_ = end == buffer_.npos ? buffer_.size() : end + 1;
    return end != buffer_.npos;
}

Result<std::optional<std::string>> LineReader::next() {
    std::string line;
    bool began = false;
    for (;;) {
        if (at_ == buffer_.size() && !TRY(fill())) {
            if (!began) return std::optional<std::string>{};
            return std::optional{std::move(line)};
        }
        began = true;
        if (!take_line(line)) continue;
        if (line.ends_with('\r')) line.pop_back();
        return std::optional{std::move(line)};
    }
}

Result<void> write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const wrote = ::write(descriptor, bytes.data(), bytes.size());
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote < 0) return broken("write an answer");
        bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
    return {};
}

}  // namespace tally::mcp
