// The public contract as files: what is valid stays valid for ever, and each broken vector is
// refused for the reason that it names.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/encoding.h"
#include "bundle/manifest.h"
#include "bundle/proof_file.h"
#include "golden/samples.h"
#include "support/ledger_builder.h"

namespace tally::golden {
namespace {

using InJson = nlohmann::json;

std::string read_file(std::string const& name) {
    std::ifstream in{TALLY_GOLDEN_FOLDER "/" + name, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

std::vector<InJson> vectors() {
    std::vector<InJson> all;
    std::istringstream lines{read_file("vectors.ndjson")};
    for (std::string line; std::getline(lines, line);) all.push_back(InJson::parse(line));
    return all;
}

// What the reader of the format says: ok, or why not.
struct Outcome {
    bool ok = false;
    std::string reason;
};

template <typename T>
Outcome outcome_of(Result<T> const& result) {
    return {result.has_value(), result ? std::string{} : result.error().message};
}

Digest hash_of(InJson const& text) {
    return Digest::from_bytes(from_base64(text.get<std::string>()).value());
}

ledger::Proof proof_of(InJson const& texts) {
    ledger::Proof proof;
    for (auto const& text : texts) proof.push_back(hash_of(text));
    return proof;
}

Outcome check_proof(InJson const& vector) {
    ledger::TreeSize const size{vector.at("size").get<std::uint64_t>()};
    auto const root = hash_of(vector.at("root"));
    auto const proof = proof_of(vector.at("proof"));
    if (vector.at("format") == "inclusion")
        return outcome_of(ledger::verify_inclusion(hash_of(vector.at("leaf")),
                                                   {vector.at("index").get<std::uint64_t>()}, size,
                                                   proof, root));
    return outcome_of(ledger::verify_consistency({vector.at("old_size").get<std::uint64_t>()},
                                                 hash_of(vector.at("old_root")), size, root,
                                                 proof));
}

// A whole ledger, for a reader who has pinned its key: ok means intact.
Outcome check_ledger(InJson const& vector) {
    ledger::LedgerVerifier verifier{std::nullopt};
    for (auto const& entry : vector.at("entries"))
        verifier.add_entry(entry.at("line").get<std::string>(), ledger::BodyState::present,
                           from_base64(entry.at("body").get<std::string>()).value());
    verifier.add_checkpoint(vector.at("checkpoint").get<std::string>(), "checkpoint");
    verifier.finish({Digest::parse(vector.at("key").get<std::string>()).value(), {}});
    Outcome outcome{verifier.report().verdict() == ledger::Verdict::intact, {}};
    for (auto const& check : verifier.report().checks())
        if (check.status == ledger::Status::failed || check.status == ledger::Status::missing)
            outcome.reason += check.detail + "\n";
    return outcome;
}

Outcome check(InJson const& vector) {
    auto const format = vector.at("format").get<std::string>();
    if (format == "ledger") return check_ledger(vector);
    if (format == "inclusion" || format == "consistency") return check_proof(vector);
    auto const input = from_base64(vector.at("input").get<std::string>()).value();
    if (format == "entry") return outcome_of(ledger::parse_entry(input));
    if (format == "json") return outcome_of(ledger::parse_json(input));
    if (format == "note") return outcome_of(ledger::parse_note(input));
    if (format == "checkpoint") return outcome_of(ledger::Checkpoint::parse(input));
    if (format == "proof-file") return outcome_of(bundle::ProofFile::parse(input));
    if (format == "manifest") return outcome_of(bundle::parse_manifest(input));
    return {false, "no such format: " + format};
}

TEST(Golden, the_code_still_writes_what_the_golden_file_holds) {
    EXPECT_EQ(make_samples(), read_file("samples.json"));
}

TEST(Golden, every_vector_is_taken_or_refused_as_it_says) {
    for (auto const& vector : vectors()) {
        auto const outcome = check(vector);
        auto const name = vector.at("name").get<std::string>();
        EXPECT_EQ(outcome.ok, vector.at("expect") == "ok") << name << ": " << outcome.reason;
        if (vector.contains("reason")) {
            EXPECT_TRUE(outcome.reason.contains(vector.at("reason").get<std::string>()))
                << name << " was refused for another reason: " << outcome.reason;
        }
    }
}

TEST(Golden, there_are_enough_broken_vectors_and_each_says_why) {
    std::size_t broken = 0;
    for (auto const& vector : vectors()) {
        if (vector.at("expect") == "ok") continue;
        ++broken;
        EXPECT_FALSE(vector.at("why").get<std::string>().empty()) << vector.at("name");
    }
    EXPECT_GE(broken, 60U);
}

}  // namespace
}  // namespace tally::golden
