// Signatures out of commits that anybody may have made: no bytes are a good signature of a message
// that nobody signed, and what is said of them is text.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "base/encoding.h"
#include "importers/openpgp_signature.h"
#include "importers/ssh_signature.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace tally;
    std::string_view const armored{reinterpret_cast<char const*>(data), size};
    auto const checked = importers::check_ssh_signature(armored, "a message that nobody signed");
    TALLY_CHECK(checked.verdict != importers::SshSignature::Verdict::good);
    TALLY_CHECK(is_utf8(checked.key) && is_utf8(checked.why));
    TALLY_CHECK(!checked.why.empty());
    TALLY_CHECK(is_utf8(importers::openpgp_key_named(armored)));
    TALLY_CHECK(
        importers::openpgp_words(armored, "GitHub <noreply@github.com>").contains("unchecked"));
    return 0;
}
