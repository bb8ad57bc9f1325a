// Proofs out of a foreign bundle: the file has one form, and no bytes prove a line that the ledger
// of the corpus does not hold.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "bundle/proof_file.h"
#include "support/ledger_builder.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

using namespace tally;

ledger::KeyChain const& keys_of_the_corpus() {
    static auto const keys = [] {
        support::LedgerBuilder const builder;
        return ledger::KeyChain{builder.id(), builder.key.public_key()};
    }();
    return keys;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    auto const proof = bundle::ProofFile::parse(text);
    if (!proof) return 0;
    TALLY_CHECK(proof->text() == text);
    TALLY_CHECK(!bundle::verify_proof(*proof, "a line of somebody else", keys_of_the_corpus()));
    return 0;
}
