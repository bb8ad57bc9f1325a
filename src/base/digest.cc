#include "base/digest.h"

#include "base/check.h"
#include "base/encoding.h"

namespace tally {

std::string Digest::hex() const { return to_hex(view()); }

std::string Digest::text() const { return "sha256:" + hex(); }

Digest Digest::from_bytes(std::string_view raw) {
    TALLY_CHECK(raw.size() == size);
    Digest digest;
    std::memcpy(digest.bytes.data(), raw.data(), size);
    return digest;
}

Result<Digest> Digest::from_hex(std::string_view hex) {
    if (hex.size() != 2 * size)
        return fail(Code::invalid_input, "a SHA-256 digest has 64 hexadecimal digits");
    return from_bytes(TRY(tally::from_hex(hex)));
}

Result<Digest> Digest::parse(std::string_view text) {
    constexpr std::string_view prefix = "sha256:";
    if (!text.starts_with(prefix)) return fail(Code::invalid_input, "a digest starts with sha256:");
    return from_hex(text.substr(prefix.size()));
}

}  // namespace tally
