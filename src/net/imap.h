// The user's mail at a server (RFC 3501), to look at and to copy: nothing there is flagged, moved
// or deleted. By libcurl, which connects, checks certificates and logs in, and libetpan, which
// reads what the server answers.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace tally::net {

class ImapWire;

struct ImapServer {
    // "imaps://host:993" (TLS), "imap://host:143" (STARTTLS, which must succeed but for loopback).
    std::string url;
    std::string user;
    std::string secret;
    bool oauth2 = false;       // the secret is a token (XOAUTH2)
    std::string ca_file = {};  // PEM of whom to trust instead of the system's; may be empty
    std::chrono::seconds wait_max{60};  // without a byte from the server
};

// A folder as it was when it was opened.
struct ImapFolder {
    std::string name;
    std::uint32_t uid_validity = 0;    // another value: all UIDs were given anew
    std::uint32_t uid_next = 0;        // 0: the server does not say
    std::uint64_t highest_modseq = 0;  // 0: the server does not count changes (RFC 7162)
    std::uint32_t messages = 0;
};

// A connection that is logged in; logs out when it ends. For one thread at a time. Errors, beside
// those that a function names:
//   unavailable    the server does not answer, answers what cannot be understood or too much, or
//                  has trouble of its own. But for the last, every later call fails the same way.
//   invalid_input  a name or an address that cannot be asked for; nothing was sent
// No error holds the secret.
class ImapSession {
public:
    // rejected: the login is refused. The certificate and its name are checked before the secret
    // is sent.
    static Result<ImapSession> open(ImapServer const& server);
    // The same over a connection that is logged in already.
    static ImapSession over(std::unique_ptr<ImapWire> wire);
    ~ImapSession();
    ImapSession(ImapSession&&) noexcept;
    ImapSession& operator=(ImapSession&&) noexcept;

    // Names in UTF-8 of all folders that can hold mail, in the server's order.
    Result<std::vector<std::string>> folders();
    // Opens a folder read-only; the functions below are about the one opened last. not_found: there
    // is none, or not for us.
    Result<ImapFolder> examine(std::string const& name);
    // The UIDs from `first` on that exist, in ascending order.
    Result<std::vector<std::uint32_t>> uids_from(std::uint32_t first);
    // Of these, the ones that have one of the addresses in From, To or Cc. Servers look for a part
    // of the text: there can be some too many.
    Result<std::vector<std::uint32_t>> uids_with_address(std::uint32_t first,
                                                         std::vector<std::string> const& addresses);
    // How many bytes the server says a message has. not_found: the message is gone.
    Result<std::uint32_t> size_of(std::uint32_t uid);
    // A message, byte for byte as the server sends it. not_found: it is gone. rejected: it has more
    // than `bytes_max` bytes; hardly more than a beginning of it was sent.
    Result<std::string> fetch(std::uint32_t uid, std::size_t bytes_max);

private:
    struct Impl;
    explicit ImapSession(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace tally::net
