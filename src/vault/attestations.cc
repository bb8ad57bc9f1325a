#include "vault/attestations.h"

#include "attest/evidence.h"
#include "ledger/entry.h"
#include "ledger/note.h"
#include "vault/act_list.h"

namespace tally::vault {
namespace {

constexpr std::uint64_t evidence_bytes_max = std::uint64_t{64} << 20;

std::optional<std::string> evidence_of(Vault& vault, ledger::Attestation const& attestation) {
    auto const digest = Digest::parse(attestation.evidence);
    auto evidence = digest ? vault.store().read(*digest, evidence_bytes_max)
                           : Result<std::string>{std::unexpected(digest.error())};
    return evidence ? std::optional{*std::move(evidence)} : std::nullopt;
}

}  // namespace

Result<std::vector<AttestationView>> list_attestations(Vault& vault, EngagementRef const& ref) {
    std::vector<AttestationView> views;
    TRY(read_acts(vault.store(), ref.shared, [&](store::StoredEntry const& entry) -> Result<void> {
        auto const line = TRY(ledger::parse_entry(entry.line));
        if (!ledger::is_attestation(line.kind) || !entry.salted_body) return {};
        auto const body = TRY(ledger::parse_json(TRY(ledger::unsalted(*entry.salted_body))));
        auto attestation = TRY(ledger::decode_attestation(line.n, line.kind, body));
        auto const note = TRY(ledger::parse_note(attestation.checkpoint));
        auto const checkpoint = TRY(ledger::Checkpoint::parse(note.text));
        views.push_back({std::move(attestation), line.at, checkpoint.size});
        return {};
    }));
    return views;
}

Result<std::vector<Cosignature>> check_cosignatures(Vault& vault, EngagementRef const& ref,
                                                    ledger::Anchors const& anchors) {
    auto views = TRY(list_attestations(vault, ref));
    std::vector<ledger::Attestation> attestations;
    for (auto const& view : views) attestations.push_back(view.attestation);
    auto const read = [&](ledger::Attestation const& one) { return evidence_of(vault, one); };
    auto const bindings = attest::find_passkey_bindings(attestations, read, anchors);
    std::vector<Cosignature> all;
    for (auto& view : views) {
        Cosignature one{std::move(view), "missing", "the evidence is not here any more"};
        if (auto const evidence = read(one.view.attestation)) {
            auto const checked =
                attest::check_evidence(one.view.attestation, *evidence, anchors, bindings);
            one.status = name(checked.status);
            one.detail = checked.detail;
        }
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace tally::vault
