// SHA-256 and HMAC-SHA-256 (FIPS 180-4, RFC 2104) over OpenSSL. Cannot fail: a missing algorithm is
// a broken installation and stops the program.
#pragma once

#include <memory>
#include <string_view>

#include "base/digest.h"

namespace tally::crypto {

// Takes bytes piece by piece. Reusable: finish() starts anew. Not for use by two threads at once.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    Sha256& update(std::string_view bytes);
    Digest finish();

private:
    struct Context;
    std::unique_ptr<Context> context_;
};

// One-shot digests reuse a context per thread: fetching it costs more than hashing a short line.
Digest sha256(std::string_view bytes);
// Of the pieces one behind the other.
Digest sha256(std::string_view first, std::string_view second, std::string_view third = {});
Digest hmac_sha256(std::string_view key, std::string_view message);

}  // namespace tally::crypto
