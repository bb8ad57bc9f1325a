#include "bundle/proof_file.h"

#include <charconv>

#include "base/encoding.h"

namespace tally::bundle {
namespace {

constexpr std::string_view first_line = "c2sp.org/tlog-proof@v1\n";
constexpr std::string_view index_prefix = "index ";
constexpr std::size_t hashes_max = 64;

std::unexpected<Error> bad_proof(std::string const& what) {
    return fail(Code::corrupt, "proof file: " + what);
}

}  // namespace

std::string ProofFile::text() const {
    std::string out{first_line};
    out += std::string{index_prefix} + std::to_string(index.value) + "\n";
    for (auto const& hash : hashes) out += to_base64(hash.view()) + "\n";
    return out + "\n" + checkpoint;
}

Result<ProofFile> ProofFile::parse(std::string_view text) {
    auto const whole = text;
    auto const empty_line = text.find("\n\n");
    if (!text.starts_with(first_line) || empty_line == text.npos)
        return bad_proof("not a tlog-proof of version 1");
    ProofFile proof;
    proof.checkpoint = text.substr(empty_line + 2);
    text = text.substr(first_line.size(), empty_line + 1 - first_line.size());
    if (!text.starts_with(index_prefix)) return bad_proof("no index line");
    auto const* last = text.data() + text.find('\n');
    std::from_chars(text.data() + index_prefix.size(), last, proof.index.value);
    text.remove_prefix(text.find('\n') + 1);
    while (!text.empty()) {
        auto const end = text.find('\n');
        auto const raw = from_base64(text.substr(0, end));
        if (!raw || raw->size() != Digest::size || proof.hashes.size() == hashes_max)
            return bad_proof("a hash cannot be read");
        proof.hashes.push_back(Digest::from_bytes(*raw));
        text.remove_prefix(end + 1);
    }
    if (proof.text() != whole) return bad_proof("not the canonical writing");
    return proof;
}

Result<ledger::Checkpoint> verify_proof(ProofFile const& proof, std::string_view line,
                                        ledger::KeyChain const& keys) {
    auto checkpoint = TRY(keys.open_checkpoint(proof.checkpoint));
    TRY(ledger::verify_inclusion(ledger::leaf_hash(line), proof.index, checkpoint.size,
                                 proof.hashes, checkpoint.root));
    return checkpoint;
}

}  // namespace tally::bundle
