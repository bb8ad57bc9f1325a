#include <gtest/gtest.h>

#include "bundle/manifest.h"
#include "bundle/package.h"
#include "bundle/proof_file.h"
#include "bundle/verify_bundle.h"
#include "support/bundle_builder.h"
#include "support/ledger_builder.h"

namespace tally::bundle {
namespace {

using ledger::Verdict;
using support::BundleBuilder;

Verdict verdict(std::string const& zip, ledger::Anchors const& anchors) {
    auto files = open_zip(bytes_source(zip));
    if (!files) return Verdict::altered;
    return verify_bundle(**files, anchors).verdict();
}

TEST(Bundle, is_intact_for_a_reader_who_knows_the_key_and_unproven_for_others) {
    BundleBuilder builder;
    auto const zip = builder.zip();
    EXPECT_EQ(verdict(zip, builder.pinned()), Verdict::intact);
    EXPECT_EQ(verdict(zip, {}), Verdict::unproven);
}

TEST(Bundle, the_same_input_gives_the_same_bytes) {
    EXPECT_EQ(BundleBuilder{}.zip(), BundleBuilder{}.zip());
}

TEST(Bundle, a_payload_file_taken_out_is_missing_and_one_put_in_is_named) {
    BundleBuilder builder;
    auto files = builder.unpacked();
    files.erase("data/case.pdf");
    MemoryFiles without{files};
    EXPECT_EQ(verify_bundle(without, builder.pinned()).verdict(), Verdict::incomplete);
    files = builder.unpacked();
    files["data/extra.txt"] = "planted";
    MemoryFiles with{files};
    EXPECT_EQ(verify_bundle(with, builder.pinned()).verdict(), Verdict::altered);
}

TEST(Bundle, an_exhibit_that_is_not_in_the_ledger_fails) {
    BundleBuilder builder;
    builder.extra["data/exhibits/E02.txt"] = "never recorded";
    EXPECT_EQ(verdict(builder.zip(), builder.pinned()), Verdict::altered);
}

TEST(Manifest, reads_only_its_one_writing) {
    Manifest const manifest{{"a", support::LedgerBuilder::crypto_digest("a")},
                            {"b", support::LedgerBuilder::crypto_digest("b")}};
    auto const text = write_manifest(manifest);
    EXPECT_EQ(parse_manifest(text).value(), manifest);
    for (auto const& broken : {text.substr(1), text + text, text.substr(0, text.size() - 1),
                               text.substr(0, 65) + "*a\n", text.substr(0, 66) + "../a\n"})
        EXPECT_FALSE(parse_manifest(broken).has_value());
}

TEST(ProofFile, proves_one_entry_and_refuses_another) {
    support::LedgerBuilder builder;
    builder.add_note("one").add_note("two");
    std::vector<Digest> leaves;
    for (auto const& entry : builder.entries) leaves.push_back(ledger::leaf_hash(entry.line));
    ProofFile const proof{{1}, ledger::inclusion_proof(leaves, {1}, {3}), builder.checkpoint()};
    ledger::KeyChain const keys{builder.id(), builder.key.public_key()};
    auto const parsed = ProofFile::parse(proof.text()).value();
    EXPECT_TRUE(verify_proof(parsed, builder.entries[1].line, keys).has_value());
    EXPECT_FALSE(verify_proof(parsed, builder.entries[2].line, keys).has_value());
    EXPECT_FALSE(ProofFile::parse(proof.text().substr(1)).has_value());
}

}  // namespace
}  // namespace tally::bundle
