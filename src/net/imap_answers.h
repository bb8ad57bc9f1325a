// What an IMAP server answers, made safe for libetpan, which trusts servers: it follows nested
// structures as deep as they go, takes the end of the stream for patience, reads a BYE as if it
// were another type, and loses a message when it parses an answer twice. So only answers of the
// kinds that were asked for pass, each as one line without free text. Messages are kept here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "net/imap_wire.h"

namespace tally::net {

// How much may come in answer to one command.
struct AnswerLimits {
    std::size_t lines_bytes_max;
    bool fetch = false;              // facts about messages were asked for
    std::size_t body_bytes_max = 0;  // 0: no message was asked for
};

class ImapAnswers {
public:
    // The wire must outlive this. Begins with a greeting of our own: libcurl took the server's.
    explicit ImapAnswers(ImapWire& wire) : wire_{wire}, passing_{"* PREAUTH hello\r\n"} {}

    // Before a command is sent.
    void expect(AnswerLimits const& limits);
    // Waits for an answer that passes and hands out as much of it as there is room for, at least
    // a byte. unavailable: the connection ended, or the server breaks the protocol or a limit.
    Result<std::size_t> read(std::span<char> room);
    // What the server said to the command, in one line, once its last answer was read.
    std::string const& words() const { return words_; }
    // The message that came as a literal, if one did.
    std::optional<std::string> take_body() { return std::exchange(body_, std::nullopt); }

private:
    Result<void> next();
    Result<void> tagged(std::string_view line);
    Result<void> untagged(std::string const& line);
    Result<void> numbered(std::string const& line, std::string_view what);
    Result<void> status(std::string_view line);
    Result<void> search(std::string_view line);
    Result<void> list(std::string const& line);
    Result<void> fetch(std::string line);
    Result<void> skip(std::string line);
    Result<void> keep_body(std::string_view head, std::size_t size);
    void pass(std::string_view line);
    Result<void> receive();
    // Without its end.
    Result<std::string> read_line();
    Result<std::string> read_bytes(std::size_t count);
    Result<void> spend(std::size_t bytes);

    ImapWire& wire_;
    std::string arrived_;  // and not yet looked at
    std::string passing_;  // and not yet handed out
    AnswerLimits left_{};
    std::optional<std::string> body_;
    std::string words_;
};

}  // namespace tally::net
