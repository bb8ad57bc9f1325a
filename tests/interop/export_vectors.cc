// Writes what the interop tests hand to other people's code: an honest bundle with an inbox proof,
// and proofs of every size up to a limit.  export_vectors FOLDER
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "base/encoding.h"
#include "bundle/proof_file.h"
#include "bundle/reader_files.h"
#include "ledger/json.h"
#include "support/bundle_builder.h"

namespace {

using namespace tally;

constexpr std::uint64_t sizes_max = 70;

void write(std::filesystem::path const& path, std::string const& content) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary} << content;
}

ledger::Json hashes_json(ledger::Proof const& proof) {
    ledger::JsonArray array;
    for (auto const& hash : proof) array.emplace_back(to_base64(hash.view()));
    return array;
}

std::int64_t number(std::uint64_t value) { return static_cast<std::int64_t>(value); }

std::string proof_vectors() {
    std::vector<Digest> leaves;
    for (std::uint64_t n = 0; n < sizes_max; ++n)
        leaves.push_back(ledger::leaf_hash("line " + std::to_string(n)));
    auto const root = [&](std::uint64_t size) {
        return to_base64(ledger::root_of(std::span{leaves}.first(size)).view());
    };
    std::string text;
    for (std::uint64_t size = 1; size <= sizes_max; ++size) {
        for (std::uint64_t n = 0; n < size; ++n)
            text += ledger::write_json(ledger::JsonObject{
                        {"index", number(n)},
                        {"kind", "inclusion"},
                        {"leaf", to_base64(leaves[n].view())},
                        {"proof", hashes_json(ledger::inclusion_proof(leaves, {n}, {size}))},
                        {"root", root(size)},
                        {"size", number(size)}}) +
                    "\n";
        for (std::uint64_t old = 1; old <= size; ++old)
            text += ledger::write_json(ledger::JsonObject{
                        {"kind", "consistency"},
                        {"old_root", root(old)},
                        {"old_size", number(old)},
                        {"proof", hashes_json(ledger::consistency_proof(leaves, {old}, {size}))},
                        {"root", root(size)},
                        {"size", number(size)}}) +
                    "\n";
    }
    return text;
}

// An inbox of the same owner, and the proof that entry 2 stands in it.
void add_inbox_proof(support::BundleBuilder& bundle) {
    support::LedgerBuilder inbox{9, 1};
    inbox.add_item("something else");
    inbox.add_item(bundle.exhibit);
    inbox.add_note("more");
    std::vector<Digest> leaves;
    for (auto const& entry : inbox.entries) leaves.push_back(ledger::leaf_hash(entry.line));
    bundle::ProofFile const proof{
        {2}, ledger::inclusion_proof(leaves, {2}, {leaves.size()}), inbox.checkpoint()};
    bundle.extra["data/proofs/exhibit-1.proof"] = proof.text();
    bundle.extra["data/proofs/exhibit-1.line"] = inbox.entries[2].line;
    bundle.extra["data/proofs/exhibit-1.body"] = inbox.entries[2].salted_body;
}

void write_bundle(std::filesystem::path const& folder, support::BundleBuilder& bundle) {
    bundle.extra["data/verify.sh"] = std::string{bundle::verify_script()};
    bundle.extra["data/verify.html"] = std::string{bundle::verify_page()};
    for (auto const& [path, content] : bundle.unpacked()) write(folder / path, content);
}

std::string fingerprint(crypto::SigningKey const& key) {
    return key.public_key().fingerprint().text() + "\n";
}

// A record whose key was replaced twice, with something said in between.
support::BundleBuilder rotated_bundle() {
    support::BundleBuilder bundle;
    bundle.ledger.rotate(2).add_note("under the second key").rotate(3);
    return bundle;
}

// A key takes over that one of the two has not signed for: the signature is that of another place.
support::BundleBuilder usurped_bundle(std::string const& side) {
    support::BundleBuilder bundle;
    auto& ledger = bundle.ledger;
    auto next = support::signing_key(2);
    auto const n = ledger.writer.frontier().size().value;
    auto const elsewhere = ledger::rotation_body(ledger.id(), n + 1, ledger.key, next, "planned");
    auto body = ledger::rotation_body(ledger.id(), n, ledger.key, next, "planned");
    auto members = *body.object();
    members[side] = elsewhere.object()->at(side);
    ledger.add(std::string{ledger::kind::ledger_key_rotated}, ledger::Party::freelancer, "ledger",
               members);
    ledger.key = std::move(next);
    return bundle;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    std::filesystem::path const folder = argv[1];
    write(folder / "proofs.ndjson", proof_vectors());
    support::BundleBuilder bundle;
    for (int i = 0; i < 10; ++i) bundle.ledger.add_note("note " + std::to_string(i));
    bundle.withheld = {3, 4};
    add_inbox_proof(bundle);
    write_bundle(folder / "bundle", bundle);
    write(folder / "fingerprint", fingerprint(bundle.ledger.key));
    auto rotated = rotated_bundle();
    write_bundle(folder / "rotated", rotated);
    for (std::uint64_t seed = 1; seed <= 3; ++seed)
        write(folder / ("key-" + std::to_string(seed)), fingerprint(support::signing_key(seed)));
    for (std::string const side : {"old_signature", "new_signature"}) {
        auto usurped = usurped_bundle(side);
        write_bundle(folder / side, usurped);
    }
    return 0;
}
