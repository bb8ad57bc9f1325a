#include "extract/frames.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace tally::extract {
namespace {

constexpr std::size_t head_bytes = 5;

std::unexpected<Error> gone(char const* doing) {
    return fail(Code::unavailable, std::string{doing} + ": " + std::strerror(errno));
}

Result<void> send_bytes(int socket, std::string_view bytes) {
    while (!bytes.empty()) {
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): a write leaves them as they are
        iovec part{const_cast<char*>(bytes.data()), bytes.size()};
        msghdr message{};
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        auto const sent = ::sendmsg(socket, &message, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0) return gone("send to the other process");
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return {};
}

Result<void> wait_for(int socket, Deadline deadline) {
    while (true) {
        auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0) return fail(Code::unavailable, "it took too long");
        pollfd one{socket, POLLIN, 0};
        auto const ready =
            ::poll(&one, 1, static_cast<int>(std::min<std::int64_t>(left.count(), 60'000)));
        if (ready > 0) return {};
        if (ready < 0 && errno != EINTR) return gone("wait for the other process");
    }
}

// One piece, and the descriptor that comes with the first byte of a request.
Result<std::size_t> receive_some(int socket, char* to, std::size_t count, int* descriptor) {
    iovec part{to, count};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    ssize_t got = 0;
    do got = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    while (got < 0 && errno == EINTR);
    if (got < 0) return gone("receive from the other process");
    if (got == 0) return fail(Code::unavailable, "the other process has ended");
    auto const* const header = CMSG_FIRSTHDR(&message);
    if (header != nullptr && header->cmsg_type == SCM_RIGHTS) {
        int received = -1;
        std::memcpy(&received, CMSG_DATA(header), sizeof received);
        if (*descriptor >= 0)
            ::close(received);
        else
            *descriptor = received;
    }
    return static_cast<std::size_t>(got);
}

Result<void> receive_all(int socket, std::string& bytes, Deadline deadline, int* descriptor) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        TRY(wait_for(socket, deadline));
        at += TRY(receive_some(socket, bytes.data() + at, bytes.size() - at, descriptor));
    }
    return {};
}

}  // namespace

Result<void> send_frame(int socket, Frame::Kind kind, std::string_view bytes, int descriptor) {
    std::string head(head_bytes, '\0');
    head[0] = static_cast<char>(kind);
    auto const size = static_cast<std::uint32_t>(bytes.size());
    std::memcpy(head.data() + 1, &size, sizeof size);
    if (descriptor < 0) {
        TRY(send_bytes(socket, head));
        return send_bytes(socket, bytes);
    }
    iovec part{head.data(), head.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    auto* const header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
    if (::sendmsg(socket, &message, MSG_NOSIGNAL) != static_cast<ssize_t>(head.size()))
        return gone("send a document to the other process");
    return send_bytes(socket, bytes);
}

Result<Frame> receive_frame(int socket, Deadline deadline) {
    Frame frame;
    std::string head(head_bytes, '\0');
    auto received = receive_all(socket, head, deadline, &frame.descriptor);
    std::uint32_t size = 0;
    if (received) {
        std::memcpy(&size, head.data() + 1, sizeof size);
        frame.kind = static_cast<Frame::Kind>(head[0]);
        auto const known = frame.kind == Frame::Kind::request || frame.kind == Frame::Kind::data ||
                           frame.kind == Frame::Kind::end;
        if (!known || size > frame_bytes_max)
            received = fail(Code::invalid_input, "the other process sent no frame");
    }
    if (received) {
        frame.bytes.resize(size);
        received = receive_all(socket, frame.bytes, deadline, &frame.descriptor);
    }
    if (received) return frame;
    if (frame.descriptor >= 0) ::close(frame.descriptor);
    return std::unexpected(received.error());
}

}  // namespace tally::extract
