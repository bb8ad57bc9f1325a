// Commands to an IMAP server and what it answered to the last one, by libetpan.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "net/imap.h"
#include "net/imap_answers.h"
#include "net/imap_wire.h"

namespace tally::net {

// What a FETCH says of one message.
struct MessageFacts {
    std::uint32_t uid = 0;
    std::optional<std::uint32_t> size;
    std::optional<std::string> body;  // or of its beginning
};

class ImapDialogue {
public:
    // Over a connection that is logged in; logs out at its end.
    explicit ImapDialogue(std::unique_ptr<ImapWire> wire);
    ~ImapDialogue();
    ImapDialogue(ImapDialogue const&) = delete;
    ImapDialogue& operator=(ImapDialogue const&) = delete;

    // Sends the command, which has neither tag nor line end, and reads until it is answered.
    // rejected: the server refuses; unavailable: it has trouble of its own, or the connection is
    // lost, and then for good.
    Result<void> ask(std::string const& command, AnswerLimits const& limits);
    // The same for EXAMINE; the name is as IMAP writes it.
    Result<void> examine(std::string const& name);

    // The answer to the last command that was not refused:
    // names, as IMAP writes them, of the folders that can hold mail
    std::vector<std::string> folders() const;
    // the folder that was opened, but for its name
    ImapFolder opened() const;
    // numbers that were found
    std::vector<std::uint32_t> found() const;
    // what it says of a message; nothing when it says nothing
    std::optional<MessageFacts> message(std::uint32_t uid);

private:
    struct Session;
    Result<void> understood(int code);
    std::unique_ptr<Session> session_;
};

}  // namespace tally::net
