#include "vault/verify_vault.h"

#include <algorithm>
#include <thread>

#include "attest/evidence.h"
#include "vault/act_list.h"
#include "vault/head.h"
#include "vault/verify_blobs.h"

namespace tally::vault {
namespace {

using ledger::Status;

constexpr std::uint64_t evidence_bytes_max = std::uint64_t{64} << 20;

// The blob of a recorded item. There may be a million, so they name their ledger by its number.
struct Original {
    std::size_t ledger = 0;
    std::uint64_t n = 0;
    Digest digest;
};

class VaultVerifier {
public:
    VaultVerifier(Vault& vault, ledger::Anchors const& anchors)
        : vault_{vault}, anchors_{anchors} {}

    Result<VaultVerification> run(unsigned helpers) && {
        auto const blobs = TRY(BlobVerifier::start(vault_.store(), helpers));
        for (auto const& ledger : TRY(vault_.store().ledgers())) TRY(verify_ledger(ledger));
        take_anchors();
        auto const found = blobs->finish();
        take_blobs(found);
        find_lost_originals(found);
        if (vault_.clock_was_set())
            result_.report.add("vault", "clock", Status::noted,
                               "somebody wrote under a clock that was set by hand");
        return std::move(result_);
    }

private:
    Result<void> verify_ledger(ledger::LedgerId const& id);
    void take_blobs(VerifiedBlobs const& found);
    void find_lost_originals(VerifiedBlobs const& found);
    Result<void> check_acts(ledger::LedgerId const& id, std::uint64_t size,
                            std::vector<std::uint64_t> acts);
    void take_report(ledger::LedgerId const& id, ledger::LedgerVerifier const& verifier);
    void take_anchors();
    ledger::Anchors anchors_of(ledger::LedgerId const& id) const;
    std::optional<std::string> evidence_of(ledger::Attestation const& attestation);
    std::optional<ledger::EvidenceCheck> check_evidence(ledger::Attestation const& attestation,
                                                        ledger::Anchors const& anchors,
                                                        attest::PasskeyBindings const& bindings);

    Vault& vault_;
    ledger::Anchors const& anchors_;
    VaultVerification result_;
    ledger::VerifyReport anchor_checks_;
    bool all_anchored_ = true;
    std::vector<std::string> short_names_;  // of the ledgers so far
    std::vector<Original> originals_;
};

// Letters speak of single ledgers: each is held against its own.
ledger::Anchors VaultVerifier::anchors_of(ledger::LedgerId const& id) const {
    ledger::Anchors anchors = anchors_;
    anchors.kept_notes.clear();
    for (auto const& kept : anchors_.kept_notes) {
        auto const note = ledger::parse_note(kept);
        if (!note) continue;
        auto const checkpoint = ledger::Checkpoint::parse(note->text);
        if (checkpoint && checkpoint->ledger == id) anchors.kept_notes.push_back(kept);
    }
    return anchors;
}

// Evidence lies among the originals; where it was erased, nothing can be said.
std::optional<std::string> VaultVerifier::evidence_of(ledger::Attestation const& attestation) {
    auto const digest = Digest::parse(attestation.evidence);
    auto evidence = digest ? vault_.store().read(*digest, evidence_bytes_max)
                           : Result<std::string>{std::unexpected(digest.error())};
    return evidence ? std::optional{*std::move(evidence)} : std::nullopt;
}

std::optional<ledger::EvidenceCheck> VaultVerifier::check_evidence(
    ledger::Attestation const& attestation, ledger::Anchors const& anchors,
    attest::PasskeyBindings const& bindings) {
    auto const evidence = evidence_of(attestation);
    if (!evidence) return std::nullopt;
    std::vector<std::string> lists;
    for (auto const& list : attestation.revocation) {
        auto const at = Digest::parse(list);
        lists.push_back(at ? vault_.store().read(*at, evidence_bytes_max).value_or("") : "");
    }
    return attest::with_revocation(
        attest::check_evidence(attestation, *evidence, anchors, bindings), attestation, *evidence,
        lists);
}

void VaultVerifier::take_report(ledger::LedgerId const& id,
                                ledger::LedgerVerifier const& verifier) {
    bool anchored = false;
    for (auto const& check : verifier.report().checks()) {
        bool const anchor = check.layer == ledger::anchor_layer;
        anchored = anchored || (anchor && check.status == Status::passed);
        auto& report = anchor ? anchor_checks_ : result_.report;
        report.add(check.layer, id.text.substr(0, 8) + " " + check.subject, check.status,
                   check.detail);
    }
    all_anchored_ = all_anchored_ && anchored;
}

// A vault is vouched for when each of its ledgers is.
void VaultVerifier::take_anchors() {
    for (auto const& check : anchor_checks_.checks()) {
        bool const alone = check.status == Status::passed && !all_anchored_;
        result_.report.add(check.layer, check.subject, alone ? Status::noted : check.status,
                           check.detail);
    }
}

Result<void> VaultVerifier::verify_ledger(ledger::LedgerId const& id) {
    ledger::LedgerVerifier verifier{id};
    auto const size = TRY(vault_.store().size(id));
    auto read = vault_.store().read(
        id, 0, size.value, [&](store::StoredEntry const& entry) -> Result<void> {
            verifier.add_entry(
                entry.line,
                entry.salted_body ? ledger::BodyState::present : ledger::BodyState::absent,
                entry.salted_body ? *entry.salted_body : std::string_view{});
            return {};
        });
    if (!read && read.error().code != Code::corrupt) return read;
    if (!read)
        result_.report.add("ledger", id.text.substr(0, 8), Status::failed, read.error().message);
    if (auto const note = kept_note(vault_.store(), id)) verifier.add_checkpoint(*note, "head");
    for (auto const& [at, note] : TRY(vault_.store().notes(id)))
        verifier.add_checkpoint(note, "published at size " + std::to_string(at.value));
    auto const anchors = anchors_of(id);
    auto const bindings = attest::find_passkey_bindings(
        verifier.attestations(),
        [this](ledger::Attestation const& attestation) { return evidence_of(attestation); },
        anchors);
    verifier.finish(anchors, [&](ledger::Attestation const& attestation) {
        return check_evidence(attestation, anchors, bindings);
    });
    take_report(id, verifier);
    ++result_.ledgers;
    result_.entries += size.value;
    auto const originals = verifier.originals();
    originals_.reserve(originals_.size() + originals.size());  // growing would hold them twice
    for (auto const& [digest, n] : originals)
        originals_.push_back({short_names_.size(), n, digest});
    short_names_.push_back(id.text.substr(0, 8));
    return check_acts(id, size.value, verifier.acts());
}

// Whoever shortens the kept list hides an act from the state of the engagement.
Result<void> VaultVerifier::check_acts(ledger::LedgerId const& id, std::uint64_t size,
                                       std::vector<std::uint64_t> acts) {
    auto const kept = kept_acts(vault_.store(), id);
    if (!kept && kept.error().code != Code::corrupt) return std::unexpected(kept.error());
    if (kept && kept->size <= size) {
        std::erase_if(acts, [&](std::uint64_t n) { return n >= kept->size; });
        if (acts == kept->places) return {};
    }
    result_.report.add("ledger", id.text.substr(0, 8) + " list of acts", Status::failed,
                       "the kept list of acts is not what the entry lines say");
    return {};
}

void VaultVerifier::take_blobs(VerifiedBlobs const& found) {
    for (auto const& [place, digest, what] : found.damaged)
        result_.report.add("bytes", digest.text(), Status::failed, what);
    result_.bytes = found.bytes;
    result_.blobs = found.digests.size();
    if (found.damaged.empty() && !found.digests.empty())
        result_.report.add("bytes", "blobs", Status::passed,
                           std::to_string(found.digests.size()) +
                               " originals, each the one that its "
                               "name says");
}

void VaultVerifier::find_lost_originals(VerifiedBlobs const& found) {
    for (auto const& [ledger, n, digest] : originals_)
        if (!std::ranges::binary_search(found.digests, digest))
            result_.report.add("bytes", short_names_[ledger] + " entry " + std::to_string(n),
                               Status::missing,
                               "the original " + digest.text() + " is not here any more");
}

}  // namespace

Result<VaultVerification> verify_vault(Vault& vault, ledger::Anchors const& anchors,
                                       unsigned threads) {
    if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
    return VaultVerifier{vault, anchors}.run(threads - 1);
}

}  // namespace tally::vault
