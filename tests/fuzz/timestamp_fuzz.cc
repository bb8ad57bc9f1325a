// Replies of timestamp authorities and tokens out of bundles: whatever the DER, it is refused or
// says what it is; none of an input is a valid stamp without a root.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "crypto/revocation.h"
#include "crypto/sha256.h"
#include "crypto/timestamp.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace tally;
    std::string_view const der{reinterpret_cast<char const*>(data), size};
    auto const digest = crypto::sha256("checkpoint");
    if (auto const token = crypto::read_timestamp_reply(der, digest, std::nullopt))
        TALLY_CHECK(crypto::timestamp_facts(*token).has_value());
    if (auto const facts = crypto::timestamp_facts(der))
        TALLY_CHECK(!facts->authority.contains('\n'));
    auto const checked = crypto::check_timestamp(der, digest, {});
    TALLY_CHECK(checked.verdict != crypto::TimestampVerdict::valid);
    TALLY_CHECK(!checked.reason.empty());
    (void)crypto::revocation_list_urls(der);
    (void)crypto::read_revocation_list(der, der);
    return 0;
}
