#include "api/sessions.h"

#include <nlohmann/json.hpp>

#include "base/encoding.h"
#include "crypto/sha256.h"
#include "vault/private_file.h"

namespace tally::api {
namespace {

using namespace std::chrono_literals;
constexpr auto start_lifetime = 1h;
constexpr auto session_lifetime = 30 * 24h;
constexpr std::size_t secret_bytes = 20;
constexpr std::size_t sessions_max = 200;

std::string digest_of(std::string const& secret) { return crypto::sha256(secret).hex(); }

bool takes_effect(std::map<std::string, Instant> const& all, std::string const& secret,
                  Instant now) {
    auto const found = all.find(digest_of(secret));
    return found != all.end() && now < found->second;
}

void drop_old(std::map<std::string, Instant>& all, Instant now) {
    std::erase_if(all, [&](auto const& one) { return one.second <= now; });
}

}  // namespace

Sessions::Sessions(Clock& clock, Random& random, std::filesystem::path file)
    : clock_{&clock}, random_{&random}, file_{std::move(file)} {
    load();
}

std::string Sessions::new_start_token() {
    auto const token = to_base32(random_->bytes(secret_bytes));
    std::scoped_lock const lock{mutex_};
    auto const now = clock_->now();
    drop_old(starts_, now);
    starts_[digest_of(token)] = now + start_lifetime;
    return token;
}

Result<std::string> Sessions::start(std::string const& token) {
    std::scoped_lock const lock{mutex_};
    auto const now = clock_->now();
    if (!takes_effect(starts_, token, now))
        return fail(Code::rejected, "this link was used before, or is older than an hour",
                    "start tally serve again and open the link that it prints");
    starts_.erase(digest_of(token));
    drop_old(sessions_, now);
    if (sessions_.size() >= sessions_max) sessions_.erase(sessions_.begin());
    auto secret = to_base32(random_->bytes(secret_bytes));
    sessions_[digest_of(secret)] = now + session_lifetime;
    TRY(save());
    return secret;
}

bool Sessions::is_open(std::string const& secret) {
    std::scoped_lock const lock{mutex_};
    return takes_effect(sessions_, secret, clock_->now());
}

void Sessions::end(std::string const& secret) {
    std::scoped_lock const lock{mutex_};
    sessions_.erase(digest_of(secret));
    static_cast<void>(save());  // it is closed in this run all the same
}

std::string Sessions::csrf_token(std::string const& secret) const {
    return to_base32(crypto::hmac_sha256(secret, "tallystick csrf 1").view());
}

// What cannot be read is as if nobody had a session.
void Sessions::load() {
    auto const text = vault::read_private_file(file_);
    if (!text) return;
    auto const json = nlohmann::json::parse(*text, nullptr, false);
    if (!json.is_object()) return;
    for (auto const& [digest, until] : json.items())
        if (until.is_string())
            if (auto const instant = parse_instant(until.get<std::string>()))
                sessions_[digest] = *instant;
}

Result<void> Sessions::save() const {
    auto json = nlohmann::json::object();
    for (auto const& [digest, until] : sessions_) json[digest] = format_instant(until);
    return vault::write_private_file(file_, json.dump());
}

}  // namespace tally::api
