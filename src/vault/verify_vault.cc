#include "vault/verify_vault.h"

#include <unordered_set>

#include "vault/head.h"

namespace tally::vault {
namespace {

using ledger::Status;

class VaultVerifier {
public:
    VaultVerifier(Vault& vault, ledger::Anchors const& anchors)
        : vault_{vault}, anchors_{anchors} {}

    Result<VaultVerification> run() && {
        for (auto const& ledger : TRY(vault_.store().ledgers())) TRY(verify_ledger(ledger));
        take_anchors();
        TRY(verify_blobs());
        find_lost_originals();
        if (vault_.clock_was_set())
            result_.report.add("vault", "clock", Status::noted,
                               "somebody wrote under a clock that was set by hand");
        return std::move(result_);
    }

private:
    Result<void> verify_ledger(ledger::LedgerId const& id);
    Result<void> verify_blobs();
    void find_lost_originals();
    void take_report(ledger::LedgerId const& id, ledger::LedgerVerifier const& verifier);
    void take_anchors();
    ledger::Anchors anchors_of(ledger::LedgerId const& id) const;

    Vault& vault_;
    ledger::Anchors const& anchors_;
    VaultVerification result_;
    ledger::VerifyReport anchor_checks_;
    bool all_anchored_ = true;
    std::unordered_set<Digest> blobs_;
    std::vector<std::pair<std::string, Digest>> originals_;  // ledger and blob of recorded items
};

// Letters speak of single ledgers: each is held against its own.
ledger::Anchors VaultVerifier::anchors_of(ledger::LedgerId const& id) const {
    ledger::Anchors anchors{anchors_.key, {}};
    for (auto const& kept : anchors_.kept_notes) {
        auto const note = ledger::parse_note(kept);
        if (!note) continue;
        auto const checkpoint = ledger::Checkpoint::parse(note->text);
        if (checkpoint && checkpoint->ledger == id) anchors.kept_notes.push_back(kept);
    }
    return anchors;
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
    auto const read = vault_.store().read(
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
    verifier.finish(anchors_of(id));
    take_report(id, verifier);
    ++result_.ledgers;
    result_.entries += size.value;
    for (auto const& [digest, n] : verifier.originals())
        originals_.emplace_back(id.text.substr(0, 8) + " entry " + std::to_string(n), digest);
    return {};
}

Result<void> VaultVerifier::verify_blobs() {
    std::vector<store::BlobInfo> all;
    TRY(vault_.store().list([&](store::BlobInfo const& info) -> Result<void> {
        all.push_back(info);
        return {};
    }));
    std::uint64_t damaged = 0;
    for (auto const& info : all) {
        blobs_.insert(info.digest);
        result_.bytes += info.bytes;
        auto const read = vault_.store().read_stream(
            info.digest, [](std::string_view) -> Result<void> { return {}; });
        if (read) continue;
        ++damaged;
        result_.report.add("bytes", info.digest.text(), Status::failed, read.error().message);
    }
    result_.blobs = all.size();
    if (damaged == 0 && !all.empty())
        result_.report.add("bytes", "blobs", Status::passed,
                           std::to_string(all.size()) +
                               " originals, each the one that its "
                               "name says");
    return {};
}

void VaultVerifier::find_lost_originals() {
    for (auto const& [where, digest] : originals_)
        if (!blobs_.contains(digest))
            result_.report.add("bytes", where, Status::missing,
                               "the original " + digest.text() + " is not here any more");
}

}  // namespace

Result<VaultVerification> verify_vault(Vault& vault, ledger::Anchors const& anchors) {
    return VaultVerifier{vault, anchors}.run();
}

}  // namespace tally::vault
