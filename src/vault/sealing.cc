#include "vault/sealing.h"

#include <algorithm>

#include "base/encoding.h"
#include "crypto/sha256.h"

namespace tally::vault {
namespace {

constexpr std::size_t salt_bytes = 32;

Result<Digest> salted(std::string const& salt, std::string const& text) {
    auto const bytes = TRY_WITHIN("salt", from_hex(salt));
    if (bytes.size() != salt_bytes)
        return fail(Code::invalid_input, "a salt has 64 hexadecimal digits");
    return crypto::sha256(bytes, text);
}

}  // namespace

std::string draw_salt(Random& random) { return to_hex(random.bytes(salt_bytes)); }

Result<Digest> commitment_of(engagement::Segment const& segment) {
    return salted(segment.salt, engagement::segment_text(segment));
}

Result<Digest> seal_of(std::string const& salt, int stars, std::string const& text) {
    return salted(salt, engagement::sealed_words(stars, text));
}

Result<bool> opens_its_commitments(engagement::Week const& week) {
    for (auto const& segment : week.segments) {
        auto const digest = TRY(commitment_of(segment));
        if (std::ranges::find(week.commitments, digest) == week.commitments.end()) return false;
    }
    return true;
}

}  // namespace tally::vault
