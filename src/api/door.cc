#include "api/door.h"

#include <algorithm>

namespace tally::api {
namespace {

constexpr int knocks_max = 20;
constexpr auto knocks_within = std::chrono::minutes{1};
constexpr std::size_t peers_max = 10'000;
constexpr std::size_t address_bytes_max = 64;

}  // namespace

bool Door::is_ours(std::string_view host) const {
    return std::ranges::find(hosts_, host) != hosts_.end();
}

std::optional<Problem> Door::check(Request const& head) const {
    auto const host = head.headers.get("Host");
    if (!is_ours(host))
        return Problem{421, "forged",
                       "this server is not '" + std::string{host.substr(0, 100)} + "'",
                       "open the address that tally serve printed"};
    auto const origin = head.headers.get("Origin");
    if (origin.empty()) return std::nullopt;
    std::string_view const scheme = secure_ ? "https://" : "http://";
    if (origin.starts_with(scheme) && is_ours(origin.substr(scheme.size()))) return std::nullopt;
    return Problem{403, "forged",
                   "another page asked: '" + std::string{origin.substr(0, 100)} + "'",
                   "only the page of this server may ask"};
}

bool is_loopback(std::string_view address) {
    return address.starts_with("127.") || address == "::1";
}

std::string Door::stranger(Request const& head) const {
    auto const named = head.headers.get("X-Forwarded-For");
    if (!secure_ || !is_loopback(head.peer) || named.empty()) return head.peer;
    auto last = named.substr(named.rfind(',') + 1);
    while (last.starts_with(' ')) last.remove_prefix(1);
    return std::string{last.substr(0, address_bytes_max)};
}

std::optional<Problem> Door::knock(std::string const& peer) {
    std::scoped_lock const lock{mutex_};
    auto const now = clock_->now();
    if (knocks_.size() >= peers_max)
        std::erase_if(knocks_,
                      [&](auto const& one) { return now - one.second.since > knocks_within; });
    auto& knocks = knocks_[peer];
    if (now - knocks.since > knocks_within) knocks = {now, 0};
    if (++knocks.count <= knocks_max) return std::nullopt;
    return Problem{429, "too_many", "too many tries", "wait a minute"};
}

}  // namespace tally::api
