// Randomness is handed in, like time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace tally {

class Random {
public:
    virtual ~Random() = default;
    // `count` bytes. The system's source is fit for keys (crypto/system_random.h).
    virtual std::string bytes(std::size_t count) = 0;
};

// A reproducible stream for tests: splitmix64 from a seed. Never for keys.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : state_{seed} {}
    std::string bytes(std::size_t count) override;
    std::uint64_t next();

private:
    std::uint64_t state_;
};

}  // namespace tally
