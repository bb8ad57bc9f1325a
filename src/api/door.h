// Whom the server talks to at all: checks of Host and Origin against DNS rebinding and forged
// requests (RFC 6454, OWASP ASVS 4.0 chapter 13), and how often a stranger may knock.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "api/http.h"
#include "api/problem.h"
#include "base/time.h"

namespace tally::api {

// An address of this machine alone.
bool is_loopback(std::string_view address);

class Door {
public:
    Door(Clock& clock, std::vector<std::string> hosts, bool secure)
        : clock_{&clock}, hosts_{std::move(hosts)}, secure_{secure} {}

    // 421 for a Host that is not ours, 403 for an Origin that is not ours.
    std::optional<Problem> check(Request const& head) const;
    // Who asks. Over https that is the one whom the proxy before us names last; a peer that is not
    // on this machine is no proxy of ours, and what it says of itself does not count.
    std::string stranger(Request const& head) const;
    // 429 when the peer knocked more than twenty times within a minute.
    std::optional<Problem> knock(std::string const& peer);

private:
    bool is_ours(std::string_view host) const;

    Clock* clock_;
    std::vector<std::string> hosts_;
    bool secure_;
    struct Knocks {
        Instant since{};
        int count = 0;
    };
    std::mutex mutex_;
    std::map<std::string, Knocks> knocks_;
};

}  // namespace tally::api
