#include "api/idempotency.h"

#include <chrono>

namespace tally::api {
namespace {

constexpr std::size_t kept_max = 1000;
constexpr auto kept_for = std::chrono::hours{24};
constexpr auto turn_wait = std::chrono::seconds{30};

}  // namespace

Idempotency::Turn::~Turn() {
    if (!is_ours_) return;
    {
        std::scoped_lock const lock{owner_->mutex_};
        owner_->taken_.erase(key_);
    }
    owner_->free_.notify_all();
}

Idempotency::Turn Idempotency::turn(std::string const& key) {
    std::unique_lock lock{mutex_};
    bool const is_free = free_.wait_for(lock, turn_wait, [&] { return !taken_.contains(key); });
    if (is_free) taken_.insert(key);
    return {*this, key, is_free};
}

std::optional<Idempotency::Known> Idempotency::find(std::string const& key, Digest const& request) {
    std::scoped_lock const lock{mutex_};
    auto const found = kept_.find(key);
    if (found == kept_.end() || clock_->now() - found->second.at > kept_for) return std::nullopt;
    return Known{found->second.request == request, found->second.response};
}

void Idempotency::keep(std::string const& key, Digest const& request, Response const& response) {
    if (!std::holds_alternative<std::string>(response.body)) return;
    std::scoped_lock const lock{mutex_};
    kept_[key] = {clock_->now(), request, response};
    order_.push_back(key);
    if (order_.size() <= kept_max) return;
    kept_.erase(order_.front());
    order_.pop_front();
}

}  // namespace tally::api
