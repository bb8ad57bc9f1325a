// What the pool and its workers say to each other over a socket: frames of one letter, a length and
// bytes. A request travels with the descriptor of its document.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tally::extract {

struct Frame {
    // request: from the pool. data: what the reader of the document wrote. end: it is over, and the
    // bytes say how: empty when all went well.
    enum class Kind : char {
        request = 'R',
        data = 'D',
        end = 'E',
    };
    Kind kind = Kind::end;
    std::string bytes;
    int descriptor = -1;  // of a request; the receiver closes it
};
inline constexpr std::size_t frame_bytes_max = std::size_t{1} << 20;

using Deadline = std::chrono::steady_clock::time_point;

Result<void> send_frame(int socket, Frame::Kind kind, std::string_view bytes, int descriptor = -1);
// unavailable when the other side is gone or the deadline has passed; invalid_input for what is no
// frame.
Result<Frame> receive_frame(int socket, Deadline deadline);

}  // namespace tally::extract
