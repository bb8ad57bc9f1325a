#include "ledger/tree.h"

#include <gtest/gtest.h>

namespace tally::ledger {
namespace {

constexpr std::uint64_t sizes_max = 40;

std::vector<Digest> leaves(std::uint64_t count) {
    std::vector<Digest> hashes;
    for (std::uint64_t i = 0; i < count; ++i)
        hashes.push_back(leaf_hash("line " + std::to_string(i)));
    return hashes;
}

// RFC 6962 section 2.1, written down as it stands there.
Digest naive_root(std::span<Digest const> hashes) {
    if (hashes.empty()) return empty_root();
    if (hashes.size() == 1) return hashes[0];
    std::size_t split = 1;
    while (split * 2 < hashes.size()) split *= 2;
    return node_hash(naive_root(hashes.first(split)), naive_root(hashes.subspan(split)));
}

TEST(Tree, hashes_leaves_and_nodes_with_their_prefixes) {
    EXPECT_EQ(leaf_hash("").hex(),
              "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    EXPECT_EQ(empty_root().hex(),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Tree, the_growing_tree_has_the_root_of_the_recursive_definition) {
    auto const hashes = leaves(sizes_max);
    Frontier frontier;
    for (std::uint64_t size = 0; size < sizes_max; ++size) {
        EXPECT_EQ(frontier.root(), naive_root(std::span{hashes}.first(size))) << size;
        frontier.append(hashes[size]);
    }
}

TEST(Tree, a_restored_frontier_goes_on_as_if_nothing_happened) {
    auto const hashes = leaves(sizes_max);
    Frontier frontier;
    for (auto const& leaf : hashes) {
        frontier = Frontier::restore(frontier.size(), frontier.peaks()).value();
        frontier.append(leaf);
    }
    EXPECT_EQ(frontier.root(), naive_root(hashes));
    EXPECT_FALSE(Frontier::restore(TreeSize{3}, {hashes[0]}).has_value());
}

TEST(Tree, every_inclusion_proof_holds_and_no_altered_one_does) {
    auto const hashes = leaves(sizes_max);
    for (std::uint64_t size = 1; size <= sizes_max; ++size) {
        auto const root = root_of(std::span{hashes}.first(size));
        for (std::uint64_t index = 0; index < size; ++index) {
            auto proof = inclusion_proof(hashes, LeafIndex{index}, TreeSize{size});
            auto const holds = [&](Digest const& leaf, std::uint64_t at) {
                return verify_inclusion(leaf, LeafIndex{at}, TreeSize{size}, proof, root)
                    .has_value();
            };
            EXPECT_TRUE(holds(hashes[index], index));
            EXPECT_FALSE(holds(leaf_hash("other"), index));
            EXPECT_FALSE(holds(hashes[index], index + 1));
            proof.push_back(root);
            EXPECT_FALSE(holds(hashes[index], index));
        }
    }
}

TEST(Tree, every_consistency_proof_holds_and_no_altered_one_does) {
    auto const hashes = leaves(sizes_max);
    for (std::uint64_t size = 1; size <= sizes_max; ++size)
        for (std::uint64_t old = 0; old <= size; ++old) {
            auto const old_root = root_of(std::span{hashes}.first(old));
            auto const root = root_of(std::span{hashes}.first(size));
            auto proof = consistency_proof(hashes, TreeSize{old}, TreeSize{size});
            auto const holds = [&](Digest const& was, Digest const& is) {
                return verify_consistency(TreeSize{old}, was, TreeSize{size}, is, proof)
                    .has_value();
            };
            EXPECT_TRUE(holds(old_root, root)) << old << " to " << size;
            EXPECT_FALSE(holds(leaf_hash("other"), root)) << old << " to " << size;
            if (old > 0) {
                EXPECT_FALSE(holds(old_root, leaf_hash("other"))) << old << " to " << size;
            }
            proof.push_back(root);
            EXPECT_FALSE(holds(old_root, root)) << old << " to " << size;
        }
}

TEST(Tree, a_tree_that_shrank_is_not_consistent) {
    auto const hashes = leaves(5);
    auto const root = root_of(hashes);
    EXPECT_FALSE(verify_consistency(TreeSize{5}, root, TreeSize{4}, root, {}).has_value());
}

}  // namespace
}  // namespace tally::ledger
