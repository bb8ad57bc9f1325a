// The operating system's randomness, through OpenSSL; fit for keys. Safe to share between threads.
#pragma once

#include "base/random.h"

namespace tally::crypto {

class SystemRandom final : public Random {
public:
    std::string bytes(std::size_t count) override;
};

}  // namespace tally::crypto
