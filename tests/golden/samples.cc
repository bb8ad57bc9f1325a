#include "golden/samples.h"

#include <nlohmann/json.hpp>

#include "base/encoding.h"
#include "bundle/manifest.h"
#include "bundle/proof_file.h"
#include "support/ledger_builder.h"

namespace tally::golden {
namespace {

using support::LedgerBuilder;
using OutJson = nlohmann::ordered_json;

OutJson ledger_json(LedgerBuilder const& builder) {
    OutJson entries = OutJson::array();
    for (auto const& entry : builder.entries)
        entries.push_back({{"line", entry.line}, {"body", to_base64(entry.salted_body)}});
    return {{"entries", entries},
            {"checkpoint", builder.checkpoint()},
            {"key", builder.key.public_key().fingerprint().text()}};
}

LedgerBuilder plain() {
    LedgerBuilder builder;
    builder.add_note("kick-off").add_note("delivered").attest().add_note("paid");
    builder.add_item("From: anna@client.example\n\nthank you\n");
    return builder;
}

LedgerBuilder rotated() {
    LedgerBuilder builder;
    builder.add_note("before").rotate(5).add_note("after");
    return builder;
}

OutJson proofs_json() {
    std::vector<Digest> leaves;
    for (int n = 0; n < 7; ++n) leaves.push_back(ledger::leaf_hash("line " + std::to_string(n)));
    auto const texts = [](ledger::Proof const& proof) {
        OutJson array = OutJson::array();
        for (auto const& hash : proof) array.push_back(to_base64(hash.view()));
        return array;
    };
    auto const root = [&](std::size_t size) {
        return to_base64(ledger::root_of(std::span{leaves}.first(size)).view());
    };
    return {{"inclusion",
             {{"leaf", to_base64(leaves[2].view())},
              {"index", 2},
              {"size", 7},
              {"root", root(7)},
              {"proof", texts(ledger::inclusion_proof(leaves, {2}, {7}))}}},
            {"consistency",
             {{"old_size", 3},
              {"old_root", root(3)},
              {"size", 7},
              {"root", root(7)},
              {"proof", texts(ledger::consistency_proof(leaves, {3}, {7}))}}}};
}

}  // namespace

std::string make_samples() {
    auto const builder = plain();
    std::vector<Digest> leaves;
    for (auto const& entry : builder.entries) leaves.push_back(ledger::leaf_hash(entry.line));
    bundle::ProofFile const proof{
        {2}, ledger::inclusion_proof(leaves, {2}, {leaves.size()}), builder.checkpoint()};
    bundle::Manifest const manifest{{"data/a.txt", LedgerBuilder::crypto_digest("a")},
                                    {"data/b.txt", LedgerBuilder::crypto_digest("b")}};
    OutJson const samples{{"entry", builder.entries[1].line},
                          {"body", to_base64(builder.entries[1].salted_body)},
                          {"note", builder.checkpoint()},
                          {"proof_file", proof.text()},
                          {"manifest", bundle::write_manifest(manifest)},
                          {"ledger", ledger_json(builder)},
                          {"rotated", ledger_json(rotated())},
                          {"proofs", proofs_json()}};
    return samples.dump(1) + "\n";
}

}  // namespace tally::golden
