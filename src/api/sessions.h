// Who may speak to the server: a start token that works once, then a session in a cookie, and a
// token for its writes. Safe to share between threads.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"

namespace tally::api {

class Sessions {
public:
    // `file` keeps the digests of sessions between two runs of the server, so that an open page
    // survives a restart. Nothing in it lets anybody in.
    Sessions(Clock& clock, Random& random, std::filesystem::path file);

    // 128 bits as base32. Each call makes another one; each works once, within an hour.
    std::string new_start_token();
    // The secret of a new session, for its cookie. rejected when the token is wrong, used or old.
    Result<std::string> start(std::string const& token);
    bool is_open(std::string const& secret);
    void end(std::string const& secret);
    // What the page sends with each write; follows from the secret, and says nothing about it.
    std::string csrf_token(std::string const& secret) const;

private:
    void load();
    Result<void> save() const;

    Clock* clock_;
    Random* random_;
    std::filesystem::path file_;
    std::mutex mutex_;
    std::map<std::string, Instant> starts_;    // digest of the token, until when it works
    std::map<std::string, Instant> sessions_;  // digest of the secret, until when it is open
};

}  // namespace tally::api
