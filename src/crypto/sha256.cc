#include "crypto/sha256.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/check.h"

namespace tally::crypto {
namespace {

EVP_MD const* algorithm() {
    static EVP_MD const* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    TALLY_CHECK(fetched != nullptr);
    return fetched;
}

Sha256& of_this_thread() {
    thread_local Sha256 hasher;
    return hasher;
}

}  // namespace

struct Sha256::Context {
    EVP_MD_CTX* raw = EVP_MD_CTX_new();
    Context() { restart(); }
    ~Context() { EVP_MD_CTX_free(raw); }
    Context(Context const&) = delete;
    Context& operator=(Context const&) = delete;
    void restart() { TALLY_CHECK(EVP_DigestInit_ex2(raw, algorithm(), nullptr) == 1); }
};

Sha256::Sha256() : context_{std::make_unique<Context>()} {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

Sha256& Sha256::update(std::string_view bytes) {
    TALLY_CHECK(EVP_DigestUpdate(context_->raw, bytes.data(), bytes.size()) == 1);
    return *this;
}

Digest Sha256::finish() {
    Digest digest;
    TALLY_CHECK(EVP_DigestFinal_ex(context_->raw, digest.bytes.data(), nullptr) == 1);
    context_->restart();
    return digest;
}

Digest sha256(std::string_view bytes) { return of_this_thread().update(bytes).finish(); }

Digest sha256(std::string_view first, std::string_view second, std::string_view third) {
    return of_this_thread().update(first).update(second).update(third).finish();
}

Digest hmac_sha256(std::string_view key, std::string_view message) {
    Digest digest;
    unsigned int length = Digest::size;
    auto const* bytes = reinterpret_cast<unsigned char const*>(message.data());
    TALLY_CHECK(HMAC(algorithm(), key.data(), static_cast<int>(key.size()), bytes, message.size(),
                     digest.bytes.data(), &length) != nullptr);
    return digest;
}

}  // namespace tally::crypto
