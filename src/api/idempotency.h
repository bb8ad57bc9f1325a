// Answers to writes, kept for a day under the key that the page chose: a write that is sent again
// after a lost answer is done once (draft-ietf-httpapi-idempotency-key-header). In memory: after a
// restart the page asks first. Safe to share between threads.
#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "api/http.h"
#include "base/digest.h"
#include "base/time.h"

namespace tally::api {

class Idempotency {
public:
    explicit Idempotency(Clock& clock) : clock_{&clock} {}

    struct Known {
        bool same_request = false;  // else the key was used for something else
        Response response;
    };
    std::optional<Known> find(std::string const& key, Digest const& request);
    void keep(std::string const& key, Digest const& request, Response const& response);

private:
    struct Kept {
        Instant at;
        Digest request;
        Response response;
    };
    Clock* clock_;
    std::mutex mutex_;
    std::map<std::string, Kept> kept_;
    std::deque<std::string> order_;
};

}  // namespace tally::api
