#include "base/random.h"

namespace tally {

std::uint64_t SeededRandom::next() {
    state_ += 0x9e3779b97f4a7c15u;
    auto z = state_;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

std::string SeededRandom::bytes(std::size_t count) {
    std::string out;
    out.reserve(count + 8);
    while (out.size() < count) {
        auto word = next();
        for (int i = 0; i < 8; ++i, word >>= 8) out.push_back(static_cast<char>(word & 0xff));
    }
    out.resize(count);
    return out;
}

}  // namespace tally
