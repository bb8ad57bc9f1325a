// The bytes between us and an IMAP server.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "net/imap.h"

namespace tally::net {

// An open connection, logged in. After an error there is nothing to be had from it any more.
class ImapWire {
public:
    virtual ~ImapWire() = default;
    // All of the bytes.
    virtual Result<void> send(std::string_view bytes) = 0;
    // Waits for at least one byte and says how many there are; 0: the server hung up.
    virtual Result<std::size_t> receive(std::span<char> room) = 0;
};

// Connects over TLS, checks the certificate and its name, and logs in, by libcurl. rejected: the
// login is refused; invalid_input: no such URL, user or secret can be; unavailable: all else. No
// error holds the secret, even if the server repeats it.
Result<std::unique_ptr<ImapWire>> open_imap_wire(ImapServer const& server);

// True when the server says that it is not the request that it minds (RFC 5530).
bool is_passing_trouble(std::string_view words);
// The same text with the words taken out that hold the secret, as it is or in base64.
std::string without_secret(std::string_view text, std::string_view secret);

}  // namespace tally::net
