#include "ledger/tree.h"

#include <bit>

#include "base/check.h"
#include "crypto/sha256.h"

namespace tally::ledger {
namespace {

constexpr std::string_view leaf_prefix{"\0", 1};
constexpr std::string_view node_prefix{"\1", 1};

std::unexpected<Error> wrong_proof(std::string const& what) {
    return fail(Code::corrupt, what, "the record differs from what was promised");
}

// RFC 6962 section 2.1.1, PATH(m, D[n]).
void append_path(Proof& proof, std::span<Digest const> leaves, std::uint64_t index) {
    if (leaves.size() <= 1) return;
    auto const split = std::bit_floor(leaves.size() - 1);
    auto const left = leaves.first(split);
    auto const right = leaves.subspan(split);
    if (index < split) {
        append_path(proof, left, index);
        proof.push_back(root_of(right));
    } else {
        append_path(proof, right, index - split);
        proof.push_back(root_of(left));
    }
}

// RFC 6962 section 2.1.2, SUBPROOF(m, D[n], b).
void append_subproof(Proof& proof, std::span<Digest const> leaves, std::uint64_t old_size,
                     bool known) {
    if (old_size == leaves.size()) {
        if (!known) proof.push_back(root_of(leaves));
        return;
    }
    auto const split = std::bit_floor(leaves.size() - 1);
    auto const left = leaves.first(split);
    auto const right = leaves.subspan(split);
    if (old_size <= split) {
        append_subproof(proof, left, old_size, known);
        proof.push_back(root_of(right));
    } else {
        append_subproof(proof, right, old_size - split, false);
        proof.push_back(root_of(left));
    }
}

// Moves past the right border: while the position is a left child at the end of its level.
void climb_border(std::uint64_t& position, std::uint64_t& last) {
    while (position % 2 == 0 && position != 0) {
        position >>= 1;
        last >>= 1;
    }
}

}  // namespace

Digest leaf_hash(std::string_view line) { return crypto::sha256(leaf_prefix, line); }

Digest node_hash(Digest const& left, Digest const& right) {
    return crypto::sha256(node_prefix, left.view(), right.view());
}

Digest empty_root() { return crypto::sha256({}); }

Result<Frontier> Frontier::restore(TreeSize size, std::vector<Digest> peaks) {
    if (static_cast<std::size_t>(std::popcount(size.value)) != peaks.size())
        return fail(Code::corrupt, "a cached tree does not fit its size");
    Frontier frontier;
    frontier.size_ = size;
    frontier.peaks_ = std::move(peaks);
    return frontier;
}

void Frontier::append(Digest const& leaf) {
    auto hash = leaf;
    for (auto level = size_.value; level % 2 == 1; level >>= 1) {
        hash = node_hash(peaks_.back(), hash);
        peaks_.pop_back();
    }
    peaks_.push_back(hash);
    ++size_.value;
}

Digest Frontier::root() const {
    if (peaks_.empty()) return empty_root();
    auto root = peaks_.back();
    for (auto peak = peaks_.rbegin() + 1; peak != peaks_.rend(); ++peak)
        root = node_hash(*peak, root);
    return root;
}

Digest root_of(std::span<Digest const> leaves) {
    Frontier frontier;
    for (auto const& leaf : leaves) frontier.append(leaf);
    return frontier.root();
}

Proof inclusion_proof(std::span<Digest const> leaves, LeafIndex leaf, TreeSize size) {
    TALLY_CHECK(size.value <= leaves.size() && leaf.value < size.value);
    Proof proof;
    append_path(proof, leaves.first(size.value), leaf.value);
    return proof;
}

Proof consistency_proof(std::span<Digest const> leaves, TreeSize old_size, TreeSize new_size) {
    TALLY_CHECK(new_size.value <= leaves.size() && old_size.value <= new_size.value);
    Proof proof;
    if (old_size.value > 0)
        append_subproof(proof, leaves.first(new_size.value), old_size.value, true);
    return proof;
}

Result<void> verify_inclusion(Digest const& leaf, LeafIndex index, TreeSize size,
                              Proof const& proof, Digest const& root) {
    if (index.value >= size.value) return wrong_proof("inclusion: the leaf lies outside the tree");
    auto position = index.value;
    auto last = size.value - 1;
    auto hash = leaf;
    for (auto const& sibling : proof) {
        if (last == 0) return wrong_proof("inclusion: the proof is too long");
        if (position % 2 == 1 || position == last) {
            hash = node_hash(sibling, hash);
            climb_border(position, last);
        } else {
            hash = node_hash(hash, sibling);
        }
        position >>= 1;
        last >>= 1;
    }
    if (last != 0) return wrong_proof("inclusion: the proof is too short");
    if (hash != root) return wrong_proof("inclusion: the proof does not lead to the root");
    return {};
}

Result<void> verify_consistency(TreeSize old_size, Digest const& old_root, TreeSize new_size,
                                Digest const& new_root, Proof const& proof) {
    if (old_size > new_size) return wrong_proof("consistency: the tree has shrunk");
    if (old_size == new_size || old_size.value == 0) {
        if (!proof.empty()) return wrong_proof("consistency: the proof should be empty");
        bool const same = old_size.value == 0 ? old_root == empty_root() : old_root == new_root;
        if (!same) return wrong_proof("consistency: two roots for one size");
        return {};
    }
    auto position = old_size.value - 1;
    auto last = new_size.value - 1;
    while (position % 2 == 1) {
        position >>= 1;
        last >>= 1;
    }
    auto next = proof.begin();
    if (position != 0 && next == proof.end())
        return wrong_proof("consistency: the proof is too short");
    auto old_hash = position == 0 ? old_root : *next++;
    auto new_hash = old_hash;
    for (; next != proof.end(); ++next) {
        if (last == 0) return wrong_proof("consistency: the proof is too long");
        if (position % 2 == 1 || position == last) {
            old_hash = node_hash(*next, old_hash);
            new_hash = node_hash(*next, new_hash);
            climb_border(position, last);
        } else {
            new_hash = node_hash(new_hash, *next);
        }
        position >>= 1;
        last >>= 1;
    }
    if (last != 0) return wrong_proof("consistency: the proof is too short");
    if (old_hash != old_root) return wrong_proof("consistency: the old root does not follow");
    if (new_hash != new_root) return wrong_proof("consistency: the new root does not follow");
    return {};
}

}  // namespace tally::ledger
