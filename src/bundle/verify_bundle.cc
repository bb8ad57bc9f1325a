#include "bundle/verify_bundle.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "attest/evidence.h"
#include "bundle/exhibit_mails.h"
#include "bundle/manifest.h"
#include "bundle/proof_file.h"
#include "bundle/reader_files.h"
#include "crypto/sha256.h"
#include "ledger/entry.h"
#include "ledger/item.h"

namespace tally::bundle {
namespace {

using ledger::Status;

constexpr std::size_t entries_max = 500'000;  // a bound for memory, far above any real case
constexpr std::size_t line_bytes_max = std::size_t{1} << 20;  // held at a time; entries are shorter
constexpr std::uint64_t evidence_bytes_max = std::uint64_t{64} << 20;
constexpr std::uint64_t small_bytes_max = std::uint64_t{16} << 20;

class BundleVerifier {
public:
    BundleVerifier(BundleFiles& files, ledger::Anchors const& anchors)
        : files_{files}, anchors_{anchors}, paths_{files.paths()}, ledger_{std::nullopt} {}

    ledger::VerifyReport run() && {
        check_declaration();
        check_manifest();
        check_tag_manifest();
        check_ledger();
        if (ledger_.keys() != nullptr) {
            check_package_note();
            check_keys();
            check_proofs();
        }
        check_exhibits();
        check_speaker(path::script, verify_script());
        check_speaker(path::page, verify_page());
        return std::move(report_);
    }

private:
    void failed(std::string layer, std::string_view subject, std::string detail) {
        report_.add(std::move(layer), std::string{subject}, Status::failed, std::move(detail));
    }
    void passed(std::string layer, std::string_view subject, std::string detail) {
        report_.add(std::move(layer), std::string{subject}, Status::passed, std::move(detail));
    }
    // Reads a file that a bundle always has; reports when it cannot.
    std::optional<std::string> required(std::string layer, std::string_view path,
                                        std::uint64_t bytes_max);
    void check_declaration();
    void check_manifest();
    void check_listed(std::string_view manifest, std::string const& path, Digest const& expected);
    void check_tag_manifest();
    void check_package_note();
    void check_keys();
    void check_ledger();
    std::optional<ledger::EvidenceCheck> check_evidence(ledger::Attestation const& attestation);
    void check_evidence_files();
    void check_exhibits();
    void check_signatures(std::string const& path);
    void check_speaker(std::string_view path, std::string_view ours);
    void check_proofs();
    Result<void> check_proof(std::string const& path);
    Result<void> add_entries();
    Result<void> add_entry(std::string_view line);

    BundleFiles& files_;
    ledger::Anchors const& anchors_;
    std::vector<std::string> paths_;
    ledger::VerifyReport report_;
    ledger::LedgerVerifier ledger_;
    attest::PasskeyBindings bindings_;
    std::map<std::string, Digest> hashed_;  // of every payload file that is there
    std::uint64_t entries_ = 0;
    std::uint64_t bodies_ = 0;  // of entries that are here
};

std::optional<std::string> BundleVerifier::required(std::string layer, std::string_view path,
                                                    std::uint64_t bytes_max) {
    if (!files_.has(path)) {
        report_.add(std::move(layer), std::string{path}, Status::missing, "the file is not here");
        return std::nullopt;
    }
    auto content = files_.read_all(path, bytes_max);
    if (content) return *std::move(content);
    failed(std::move(layer), path, content.error().message);
    return std::nullopt;
}

void BundleVerifier::check_declaration() {
    auto const declaration = required("package", path::bagit, small_bytes_max);
    if (declaration && *declaration != bagit_declaration)
        failed("package", path::bagit, "not the declaration of BagIt 1.0");
}

// Hashes the file and compares; bytes that differ are named.
void BundleVerifier::check_listed(std::string_view manifest, std::string const& path,
                                  Digest const& expected) {
    if (!files_.has(path))
        return report_.add("bytes", path, Status::missing,
                           "listed in " + std::string{manifest} + ", but not here");
    crypto::Sha256 hasher;
    auto const read = files_.read(path, [&](std::string_view piece) -> Result<void> {
        hasher.update(piece);
        return {};
    });
    auto const digest = hasher.finish();
    hashed_[path] = digest;
    if (!read) return failed("bytes", path, read.error().message);
    if (digest != expected)
        failed("bytes", path,
               "the content is not what " + std::string{manifest} + " says: " + digest.text());
}

void BundleVerifier::check_manifest() {
    auto const text = required("bytes", path::manifest, small_bytes_max);
    if (!text) return;
    auto const manifest = parse_manifest(*text);
    if (!manifest) return failed("bytes", path::manifest, manifest.error().message);
    auto const before = report_.checks().size();
    for (auto const& [path, digest] : *manifest) check_listed(path::manifest, path, digest);
    for (auto const& path : paths_)
        if (path.starts_with(path::payload) && !manifest->contains(path))
            failed("bytes", path, "is here, but the manifest does not list it");
    if (report_.checks().size() == before)
        passed("bytes", path::manifest,
               std::to_string(manifest->size()) + " files, each as listed");
}

void BundleVerifier::check_tag_manifest() {
    auto const text = required("package", path::tag_manifest, small_bytes_max);
    if (!text) return;
    auto const manifest = parse_manifest(*text);
    if (!manifest) return failed("package", path::tag_manifest, manifest.error().message);
    std::set<std::string_view> const expected{path::bag_info, path::bagit, path::manifest,
                                              path::package_note};
    for (auto const& [path, digest] : *manifest) {
        if (!expected.contains(path))
            failed("package", path, "is in tagmanifest-sha256.txt, and no tag file of a bundle");
        check_listed(path::tag_manifest, path, digest);
    }
    for (auto const& path : expected)
        if (!manifest->contains(path))
            failed("package", path, "tagmanifest-sha256.txt leaves it out");
    for (auto const& path : paths_)
        if (!path.starts_with(path::payload) && !manifest->contains(path) &&
            path != path::tag_manifest)
            failed("package", path, "does not belong into a bundle");
}

void BundleVerifier::check_package_note() {
    auto const note = required("package", path::package_note, small_bytes_max);
    if (!note || !files_.has(path::manifest)) return;
    auto const package = open_package(*note, *ledger_.keys());
    if (!package) return failed("package", path::package_note, package.error().message);
    auto const manifest = files_.read_all(path::manifest, small_bytes_max);
    if (!manifest || crypto::sha256(*manifest) != package->manifest)
        return failed("package", path::package_note, "signed another manifest than this one");
    if (package->ledger != ledger_.id() || package->size.value != ledger_.leaves().size())
        return failed("package", path::package_note, "signed for another ledger or size");
    passed("package", path::package_note, "the ledger's key signed this set of files");
}

void BundleVerifier::check_keys() {
    auto const keys = required("keys", path::keys, small_bytes_max);
    if (keys && *keys != keys_json(*ledger_.id(), *ledger_.keys()))
        failed("keys", path::keys, "lists other keys than the ledger");
}

Result<void> BundleVerifier::add_entry(std::string_view line) {
    if (entries_ == entries_max)
        return fail(Code::invalid_input, "holds more entries than can be checked");
    auto const path = std::string{path::bodies} + std::to_string(entries_++);
    bool const here = files_.has(path);
    auto const body = here ? files_.read_all(path, small_bytes_max) : Result<std::string>{};
    bool const present = here && body.has_value();
    if (present) ++bodies_;
    ledger_.add_entry(line, present ? ledger::BodyState::present : ledger::BodyState::withheld,
                      present ? std::string_view{*body} : std::string_view{});
    return {};
}

// Line by line: what a stranger calls a ledger may be larger than the memory.
Result<void> BundleVerifier::add_entries() {
    std::string pending;
    TRY(files_.read(path::entries, [&](std::string_view piece) -> Result<void> {
        for (auto end = piece.find('\n'); end != piece.npos; end = piece.find('\n')) {
            pending += piece.substr(0, end);
            TRY(add_entry(pending));
            pending.clear();
            piece.remove_prefix(end + 1);
        }
        pending += piece;
        if (pending.size() > line_bytes_max)
            return fail(Code::invalid_input, "a line is longer than an entry can be");
        return {};
    }));
    if (!pending.empty()) return fail(Code::invalid_input, "the last line does not end");
    return {};
}

void BundleVerifier::check_ledger() {
    auto const checkpoint = required("checkpoint", path::checkpoint, small_bytes_max);
    if (!files_.has(path::entries))
        return report_.add("ledger", std::string{path::entries}, Status::missing,
                           "the file is not here");
    if (auto const added = add_entries(); !added)
        failed("ledger", path::entries, added.error().message);
    auto const bodies = std::ranges::count_if(
        paths_, [](std::string const& path) { return path.starts_with(path::bodies); });
    if (static_cast<std::uint64_t>(bodies) != bodies_)
        failed("ledger", path::bodies, "holds files that belong to no entry");
    if (checkpoint) ledger_.add_checkpoint(*checkpoint, std::string{path::checkpoint});
    bindings_ = attest::find_passkey_bindings(
        ledger_.attestations(),
        [this](ledger::Attestation const& attestation) -> std::optional<std::string> {
            auto mail = files_.read_all(evidence_path(attestation), evidence_bytes_max);
            return mail ? std::optional{*std::move(mail)} : std::nullopt;
        },
        anchors_);
    ledger_.finish(anchors_, [this](ledger::Attestation const& attestation) {
        return check_evidence(attestation);
    });
    report_.append(ledger_.report());
    check_evidence_files();
}

std::optional<ledger::EvidenceCheck> BundleVerifier::check_evidence(
    ledger::Attestation const& attestation) {
    auto const path = evidence_path(attestation);
    if (!files_.has(path)) return std::nullopt;
    auto const evidence = files_.read_all(path, evidence_bytes_max);
    if (!evidence)
        return ledger::EvidenceCheck{ledger::Status::failed, evidence.error().message, false};
    std::vector<std::string> lists;
    for (auto const& list : revocation_paths(attestation))
        lists.push_back(files_.has(list) ? files_.read_all(list, small_bytes_max).value_or("")
                                         : "");
    return attest::with_revocation(
        attest::check_evidence(attestation, *evidence, anchors_, bindings_), attestation, *evidence,
        lists);
}

// A mail that no entry speaks of would look like evidence.
void BundleVerifier::check_evidence_files() {
    std::set<std::string> expected;
    for (auto const& attestation : ledger_.attestations()) {
        expected.insert(evidence_path(attestation));
        for (auto& list : revocation_paths(attestation)) expected.insert(std::move(list));
    }
    for (auto const& path : paths_)
        if ((path.starts_with(path::cosignatures) || path.starts_with(path::timestamps)) &&
            !expected.contains(path))
            failed("attestation", path, "belongs to no entry of the ledger");
}

// data/proofs/<name>.proof, .line and .body: one entry of another ledger of the same owner.
Result<void> BundleVerifier::check_proof(std::string const& path) {
    auto const stem = path.substr(0, path.size() - std::string_view{".proof"}.size());
    auto const proof = TRY(ProofFile::parse(TRY(files_.read_all(path, small_bytes_max))));
    auto const line = TRY(files_.read_all(stem + ".line", small_bytes_max));
    auto const body = TRY(files_.read_all(stem + ".body", small_bytes_max));
    auto const note = TRY(ledger::parse_note(proof.checkpoint));
    auto const checkpoint = TRY(ledger::Checkpoint::parse(note.text));
    bool const ours = std::ranges::any_of(ledger_.keys()->links(), [&](auto const& link) {
        return ledger::signed_by(note, checkpoint.origin(), link.key);
    });
    if (!ours) return fail(Code::corrupt, "its checkpoint is not signed by the owner's key");
    TRY(ledger::verify_inclusion(ledger::leaf_hash(line), proof.index, checkpoint.size,
                                 proof.hashes, checkpoint.root));
    auto const entry = TRY(ledger::parse_entry(line));
    if (ledger::commitment(body) != entry.body)
        return fail(Code::corrupt, "the body is not the one that the line commits to");
    auto const json = TRY(ledger::parse_json(TRY(ledger::unsalted(body))));
    TRY(ledger::decode_item(entry.kind, json));
    return {};
}

void BundleVerifier::check_proofs() {
    std::uint64_t proved = 0;
    for (auto const& path : paths_) {
        if (!path.starts_with(path::proofs) || !path.ends_with(".proof")) continue;
        if (auto const checked = check_proof(path); checked)
            ++proved;
        else
            failed("exhibits", path, checked.error().message);
    }
    if (proved > 0)
        passed("exhibits", path::proofs,
               std::to_string(proved) + " entries of the inbox, each proved to stand there");
}

void BundleVerifier::check_signatures(std::string const& path) {
    if (!path.ends_with(".eml")) return;
    if (auto const mail = files_.read_all(path, evidence_bytes_max))
        check_exhibit_mail(path, *mail, anchors_, ledger_.mail_keys(), report_);
}

void BundleVerifier::check_exhibits() {
    std::uint64_t vouched = 0;
    for (auto const& [path, digest] : hashed_) {
        if (!path.starts_with(path::exhibits)) continue;
        check_signatures(path);
        if (ledger_.vouches_for(digest))
            ++vouched;
        else
            failed("exhibits", path, "no disclosed entry of the ledger vouches for this content");
    }
    if (vouched > 0)
        passed("exhibits", path::exhibits,
               std::to_string(vouched) + " originals, looked up in the ledger by their digest");
}

// Script and page speak for us to people who cannot read them.
void BundleVerifier::check_speaker(std::string_view path, std::string_view ours) {
    if (!files_.has(path)) return;
    auto const content = files_.read_all(path, small_bytes_max);
    if (content && *content == ours) return;
    report_.add("package", std::string{path}, Status::noted,
                "is not the one of this release: an older one, or somebody else's");
}

}  // namespace

ledger::VerifyReport verify_bundle(BundleFiles& files, ledger::Anchors const& anchors) {
    return BundleVerifier{files, anchors}.run();
}

Result<ledger::VerifyReport> verify_path(std::filesystem::path const& path,
                                         ledger::Anchors const& anchors) {
    auto files = open_bundle(path);
    if (!files && files.error().code == Code::not_found) return std::unexpected(files.error());
    if (files) return verify_bundle(**files, anchors);
    ledger::VerifyReport report;
    report.add("package", path.filename().string(), Status::failed, files.error().message);
    return report;
}

}  // namespace tally::bundle
