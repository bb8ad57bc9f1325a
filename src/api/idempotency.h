// Answers to writes, kept for a day under the key that the page chose: a write that is sent again
// after a lost answer is done once (draft-ietf-httpapi-idempotency-key-header). In memory: after a
// restart the page asks first. Safe to share between threads.
#pragma once

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "api/http.h"
#include "base/digest.h"
#include "base/time.h"

namespace tally::api {

class Idempotency {
public:
    explicit Idempotency(Clock& clock) : clock_{&clock} {}

    // The right to answer a request under this key; another one with the same key waits meanwhile.
    class Turn {
    public:
        Turn(Idempotency& owner, std::string key, bool is_ours)
            : owner_{&owner}, key_{std::move(key)}, is_ours_{is_ours} {}
        ~Turn();
        Turn(Turn const&) = delete;
        Turn& operator=(Turn const&) = delete;
        // False: the one before took longer than half a minute.
        bool is_ours() const { return is_ours_; }

    private:
        Idempotency* owner_;
        std::string key_;
        bool is_ours_;
    };
    Turn turn(std::string const& key);

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
    std::condition_variable free_;
    std::set<std::string> taken_;  // keys whose request is being answered
    std::map<std::string, Kept> kept_;
    std::deque<std::string> order_;
};

}  // namespace tally::api
