// The Merkle tree of a ledger: RFC 6962 section 2 (the same tree as RFC 9162 section 2.1).
// Pure functions over hashes; nothing here does I/O.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/result.h"

namespace tally::ledger {

struct LeafIndex {
    std::uint64_t value = 0;  // 0-based
    auto operator<=>(LeafIndex const&) const = default;
};
struct TreeSize {
    std::uint64_t value = 0;  // how many leaves there are
    auto operator<=>(TreeSize const&) const = default;
};

// SHA-256(0x00 || line)
Digest leaf_hash(std::string_view line);
// SHA-256(0x01 || left || right)
Digest node_hash(Digest const& left, Digest const& right);
// The root of no leaves: SHA-256 of nothing.
Digest empty_root();

// The right edge of a growing tree: the roots of its perfect subtrees, largest first. Appending
// costs O(1) hashes on average and the whole thing is at most 64 digests, so it is what a cache of
// the tree holds.
class Frontier {
public:
    Frontier() = default;
    // From size() and peaks() of another one; invalid_input when the counts do not fit.
    static Result<Frontier> restore(TreeSize size, std::vector<Digest> peaks);

    void append(Digest const& leaf);
    TreeSize size() const { return size_; }
    std::vector<Digest> const& peaks() const { return peaks_; }
    Digest root() const;

private:
    TreeSize size_;
    std::vector<Digest> peaks_;
};

// Proofs over the leaf hashes of a ledger. Out-of-range arguments are bugs of the caller.
// O(n) hashing each; `leaves` may be longer than `size`.
using Proof = std::vector<Digest>;
Digest root_of(std::span<Digest const> leaves);
Proof inclusion_proof(std::span<Digest const> leaves, LeafIndex leaf, TreeSize size);
Proof consistency_proof(std::span<Digest const> leaves, TreeSize old_size, TreeSize new_size);

// RFC 9162 section 2.1.3.2: ok when the leaf stands at that index under the root.
Result<void> verify_inclusion(Digest const& leaf, LeafIndex index, TreeSize size,
                              Proof const& proof, Digest const& root);
// RFC 9162 section 2.1.4.2: ok when the old tree is a prefix of the new one.
Result<void> verify_consistency(TreeSize old_size, Digest const& old_root, TreeSize new_size,
                                Digest const& new_root, Proof const& proof);

}  // namespace tally::ledger
