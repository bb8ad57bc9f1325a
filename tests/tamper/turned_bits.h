// Which bits a test turns: all of them when TALLY_EVERY_BIT is set, else one of every `share`th
// byte, each time another one.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <string>

namespace tally::tamper {

inline bool every_bit() {
    static bool const wanted = std::getenv("TALLY_EVERY_BIT") != nullptr;
    return wanted;
}

// Calls back with each altered copy of the bytes, and where it was altered.
template <typename Visit>
void turn_bits(std::string bytes, std::size_t share, Visit const& visit) {
    for (std::size_t at = 0; at < bytes.size(); at += every_bit() ? 1 : share) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            if (!every_bit() && bit != at % 8) continue;
            auto const honest = bytes[at];
            bytes[at] = static_cast<char>(honest ^ (1 << bit));
            visit(bytes, at * 8 + bit);
            bytes[at] = honest;
        }
    }
}

}  // namespace tally::tamper
