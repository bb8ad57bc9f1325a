// Encrypted files come from anywhere. The first byte chooses who tries to open the rest; what opens
// is written again for the same reader and opens to the same bytes.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "crypto/age.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

using namespace tally;

Pull pull_from(std::string_view bytes) {
    return [bytes](std::size_t max) mutable -> Result<std::string> {
        std::string taken{bytes.substr(0, max)};
        bytes.remove_prefix(taken.size());
        return taken;
    };
}

Sink sink_to(std::string& bytes) {
    return [&bytes](std::string_view piece) -> Result<void> {
        bytes += piece;
        return {};
    };
}

std::vector<crypto::AgeIdentity> const& identities_of_the_corpus() {
    static auto const identities = [] {
        SeededRandom random{1};
        return std::vector{crypto::AgeIdentity::generate(random)};
    }();
    return identities;
}

void write_again(std::string const& plain, crypto::AgeRecipients const& recipients,
                 crypto::AgeIdentities const& identities) {
    SeededRandom random{1};
    std::string file;
    auto writer = crypto::AgeWriter::start(sink_to(file), recipients, random).value();
    TALLY_CHECK(writer.write(plain).has_value() && writer.finish().has_value());
    std::string again;
    TALLY_CHECK(crypto::age_decrypt(pull_from(file), identities, sink_to(again)).has_value());
    TALLY_CHECK(again == plain);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    std::string_view const file{reinterpret_cast<char const*>(data + 1), size - 1};
    crypto::AgeLimits const limits{.header_bytes_max = 4096, .work_factor_max = 4};
    auto const& identities = identities_of_the_corpus();
    crypto::AgePassphrase const passphrase{crypto::SecretBytes{"open sesame"}, 2};
    std::string plain;
    if ((data[0] & 1) == 0) {
        if (crypto::age_decrypt(pull_from(file), identities, sink_to(plain), limits))
            write_again(plain, std::vector{identities.front().recipient()}, identities);
    } else if (crypto::age_decrypt(pull_from(file), passphrase, sink_to(plain), limits)) {
        write_again(plain, passphrase, passphrase);
    }
    static_cast<void>(crypto::parse_age_identities(file));
    return 0;
}
