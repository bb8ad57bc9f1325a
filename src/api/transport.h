// The sockets: HTTP/1.1 (RFC 9112) by Boost.Beast. The one file that includes it, because it costs
// a minute to compile.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "api/application.h"
#include "base/result.h"

namespace tally::api {

struct Listening {
    std::string address;  // numeric
    std::uint16_t port = 0;
};

struct TransportOptions {
    Listening listen;
    int workers = 4;                              // commands that run at once
    std::function<void(Listening const&)> ready;  // is told the port that was taken
};

// "127.0.0.1:8645", "[::1]:0", "8645"; port 0 takes a free one. invalid_input otherwise.
Result<Listening> parse_listen(std::string const& text);
// "127.0.0.1:8645", "[::1]:8645"
std::string to_text(Listening const& listening);

// Serves until SIGINT or SIGTERM; then no new connection is taken, and what runs is finished.
// unavailable when the address cannot be had.
Result<void> serve(std::function<Application&(Listening const&)> const& make_application,
                   TransportOptions const& options);

}  // namespace tally::api
