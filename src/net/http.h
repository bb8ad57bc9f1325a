// Requests over HTTP, by libcurl.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.h"

namespace tally::net {

inline constexpr std::size_t reply_bytes_max = std::size_t{1} << 20;

// The body of a 200 answer. No redirect is followed. unavailable: no answer, another status, or an
// answer beyond the limit; the message holds the status.
Result<std::string> http_post(std::string const& url, std::string const& media,
                              std::string const& body, std::string const& ca_file = {});

// The same for a GET.
Result<std::string> http_get(std::string const& url, std::string const& ca_file = {});

}  // namespace tally::net
