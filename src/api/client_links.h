// The pages of links: what a client does without an account, and the case that a mediator reads.
// They know nothing of the owner's session, and the owner's session opens nothing here: each link
// has a cookie of its own, and only the code that is mailed to its one address brings it.
#pragma once

#include <functional>
#include <string>

#include "api/description.h"
#include "api/http.h"
#include "base/result.h"

namespace tally::vault {
class Vault;
}

namespace tally::api {

class ClientLinks {
public:
    // Opens the vault for writing.
    using OpenVault = std::function<Result<vault::Vault>()>;
    // `origin` is the public address, "https://tally.example" or, for trying,
    // "http://localhost:80"; empty: links are off.
    ClientLinks(OpenVault open, std::string origin)
        : open_{std::move(open)}, origin_{std::move(origin)} {}

    static constexpr std::string_view cookie_name = "tally_link";
    static bool answers(std::string_view operation) { return operation.starts_with("link"); }

    // `secret` is what the cookie holds. One call at a time.
    Response answer(Match const& match, Request const& request, std::string const& secret) const;

    // The page, its script or its style; nothing for another path. `segments` begin with "c".
    static Response page(std::vector<std::string> const& segments);

private:
    OpenVault open_;
    std::string origin_;
};

}  // namespace tally::api
