#include "passkey/challenge.h"

#include "base/encoding.h"
#include "crypto/sha256.h"

namespace tally::passkey {

std::string Challenge::text() const {
    return "tallystick passkey v1\n" + ledger + "\n" + std::to_string(size) + "\n" +
           to_base64(root.view()) + "\n" + (agreement ? agreement->text() : "none") + "\n";
}

Digest Challenge::digest() const { return crypto::sha256(text()); }

std::string base64url(std::string_view bytes) {
    auto text = to_base64(bytes);
    while (text.ends_with('=')) text.pop_back();
    for (char& c : text) c = c == '+' ? '-' : c == '/' ? '_' : c;
    return text;
}

}  // namespace tally::passkey
