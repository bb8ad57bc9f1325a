#include "vault/case_bundle.h"

#include "bundle/proof_file.h"
#include "bundle/reader_files.h"
#include "ledger/kinds.h"
#include "vault/case_brief.h"
#include "vault/case_claims.h"
#include "vault/case_document.h"
#include "vault/csv.h"

namespace tally::vault {
namespace {

namespace path = bundle::path;

class Packer {
public:
    Packer(Vault& vault, CaseMaterial const& material, FiledClaims const& filed,
           crypto::SigningKey const& key)
        : vault_{vault}, material_{material}, filed_{filed}, key_{key} {}

    Result<bundle::PackageInput> pack(std::string pdf) && {
        add("data/case.pdf", std::move(pdf));
        add_ledger();
        for (auto const& exhibit : material_.exhibits)
            if (exhibit.disclosure.original)
                add(std::string{path::exhibits} + exhibit.file_name, exhibit.bytes);
        add_evidence();
        TRY(add_proofs());
        add("data/chronology.csv", chronology_csv());
        add("data/claims.csv", claims_csv());
        add("data/VERIFY.txt", bundle::verify_text(verify_facts()));
        add(std::string{path::script}, std::string{bundle::verify_script()});
        add(std::string{path::page}, std::string{bundle::verify_page()});
        return bundle::PackageInput{std::move(files_), title(), material_.checkpoint.ledger,
                                    material_.checkpoint.size};
    }

private:
    void add(std::string name, std::string content) {
        files_.push_back(bundle::payload(std::move(name), std::move(content)));
    }
    // One line of printable ASCII, for bag-info.txt.
    std::string title() const;
    void add_ledger();
    void add_evidence();
    Result<void> add_proofs();
    Result<void> add_proof(ExhibitMaterial const& exhibit);
    Result<void> read_inbox();
    std::string chronology_csv() const;
    std::string claims_csv() const;
    bundle::VerifyText verify_facts() const;

    Vault& vault_;
    CaseMaterial const& material_;
    FiledClaims const& filed_;
    crypto::SigningKey const& key_;
    std::vector<bundle::PayloadFile> files_;
    std::vector<Digest> inbox_leaves_;
};

std::string Packer::title() const {
    std::string text;
    for (char const c : material_.state.engagement.title + " (" + material_.ref.text() + ")")
        text += c >= ' ' && c <= '~' ? c : '?';
    return text;
}

void Packer::add_ledger() {
    std::string lines;
    for (auto const& entry : material_.entries) {
        lines += entry.bytes + "\n";
        if (entry.disclosed)
            add(std::string{path::bodies} + std::to_string(entry.line.n), entry.salted_body);
    }
    add(std::string{path::entries}, std::move(lines));
    add(std::string{path::checkpoint}, ledger::sign_checkpoint(material_.checkpoint, key_));
    add(std::string{path::keys}, bundle::keys_json(material_.checkpoint.ledger, material_.keys));
}

// Replies and timestamps, so that a reader can check them; what was erased or is withheld stays
// unchecked. The
// checkpoint beside a timestamp is what openssl ts -verify -data takes.
void Packer::add_evidence() {
    for (auto const& attestation : material_.attestations) {
        auto const digest = Digest::parse(attestation.evidence);
        if (digest && material_.withheld_blobs.contains(*digest)) continue;
        auto bytes = digest ? vault_.store().read(*digest, exhibit_bytes_max)
                            : Result<std::string>{std::unexpected(digest.error())};
        if (bytes) add(bundle::evidence_path(attestation), *std::move(bytes));
        auto const lists = bundle::revocation_paths(attestation);
        for (std::size_t i = 0; i < lists.size(); ++i) {
            auto const at = Digest::parse(attestation.revocation[i]);
            auto list = at ? vault_.store().read(*at, exhibit_bytes_max)
                           : Result<std::string>{std::unexpected(at.error())};
            if (list) add(lists[i], *std::move(list));
        }
    }
}

Result<void> Packer::read_inbox() {
    auto const size = TRY(vault_.store().size(vault_.inbox()));
    return vault_.store().read(vault_.inbox(), 0, size.value,
                               [&](store::StoredEntry const& entry) -> Result<void> {
                                   inbox_leaves_.push_back(ledger::leaf_hash(entry.line));
                                   return {};
                               });
}

Result<void> Packer::add_proof(ExhibitMaterial const& exhibit) {
    if (inbox_leaves_.empty()) TRY(read_inbox());
    auto const n = exhibit.entry.inbox_n;
    auto const head = TRY(vault_.head(vault_.inbox()));
    auto const stem =
        std::string{path::proofs} + "exhibit-" + std::to_string(exhibit.exhibit.number);
    bundle::ProofFile const proof{{n},
                                  ledger::inclusion_proof(inbox_leaves_, {n}, head.frontier.size()),
                                  ledger::sign_checkpoint(head.checkpoint(), key_)};
    add(stem + ".proof", proof.text());
    return vault_.store().read(vault_.inbox(), n, n + 1,
                               [&](store::StoredEntry const& entry) -> Result<void> {
                                   add(stem + ".line", entry.line);
                                   add(stem + ".body", entry.salted_body.value_or(""));
                                   return {};
                               });
}

Result<void> Packer::add_proofs() {
    for (auto const& exhibit : material_.exhibits)
        if (exhibit.entry.inbox && exhibit.disclosure.original) TRY(add_proof(exhibit));
    return {};
}

std::string Packer::chronology_csv() const {
    CsvWriter csv{{"occurred", "recorded", "who", "kind", "what", "exhibit", "vouched_for",
                   "precision", "attested_not_before", "attested_not_after", "silence_before"}};
    auto const at = [](std::optional<Instant> const& time) {
        return time ? format_instant(*time) : std::string{};
    };
    for (auto const& [entry, exhibit, who, attested, gap] : chronology(material_))
        csv.row({format_instant(entry.occurred), format_instant(entry.recorded), who, entry.kind,
                 entry.summary, exhibit > 0 ? std::to_string(exhibit) : "",
                 entry.claimed ? "claimed" : "yes",
                 entry.precision.empty() ? "second" : entry.precision, at(attested.not_before),
                 at(attested.not_after), gap});
    return csv.text();
}

std::string numbers_of(std::vector<int> const& exhibits) {
    std::string text;
    for (auto const number : exhibits) text += (text.empty() ? "" : " ") + std::to_string(number);
    return text;
}

std::string Packer::claims_csv() const {
    CsvWriter csv{
        {"claim", "asks", "currency", "exhibit", "item", "digest", "shows", "element", "status"}};
    auto const stake = amount_at_stake(material_);
    for (auto const& exhibit : material_.exhibits)
        csv.row(
            {material_.details.claim, stake.amount(), stake.currency.code(),
             std::to_string(exhibit.exhibit.number),
             exhibit.disclosure.original ? exhibit.exhibit.item.text : "withheld",
             exhibit.disclosure.original ? exhibit.digest.text() : exhibit.entry.line.body.text(),
             exhibit.exhibit.why, "", ""});
    for (auto const& claim : filed_.claims)
        for (auto const& cell : claim.cells)
            csv.row({claim.text, claim.amount ? claim.amount->amount() : "",
                     claim.amount ? claim.amount->currency.code() : "", numbers_of(cell.exhibits),
                     "", "", cell.note, cell.element, std::string{name(cell.status)}});
    return csv.text();
}

bundle::VerifyText Packer::verify_facts() const {
    return {
        .title = material_.state.engagement.title + " — " + forum_title(material_.details.forum),
        .checkpoint = material_.checkpoint,
        .fingerprint = material_.keys.newest().fingerprint(),
        .withheld = "Disclosed: " + disclosure_sentence(material_),
        .clock_was_set = material_.clock_was_set};
}

}  // namespace

Result<bundle::PackageInput> case_package(Vault& vault, CaseMaterial const& material,
                                          FiledClaims const& filed, std::string pdf) {
    auto const* const key = TRY(vault.signer());
    return Packer{vault, material, filed, *key}.pack(std::move(pdf));
}

}  // namespace tally::vault
