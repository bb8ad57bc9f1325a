#include "crypto/system_random.h"

#include <openssl/rand.h>

#include "base/check.h"

namespace tally::crypto {

std::string SystemRandom::bytes(std::size_t count) {
    std::string out(count, '\0');
    auto* first = reinterpret_cast<unsigned char*>(out.data());
    TALLY_CHECK(RAND_bytes(first, static_cast<int>(count)) == 1);
    return out;
}

}  // namespace tally::crypto
