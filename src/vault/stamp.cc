#include "vault/stamp.h"

#include <algorithm>

#include "base/words.h"
#include "crypto/sha256.h"
#include "crypto/timestamp.h"
#include "ledger/attestation.h"
#include "ledger/kinds.h"
#include "ledger/note.h"
#include "net/http.h"
#include "vault/changes.h"
#include "vault/checkpoint.h"
#include "vault/cosign.h"
#include "vault/import.h"

namespace tally::vault {
namespace {

constexpr int attempts_max = 3;
constexpr std::chrono::days renew_before{90};
constexpr std::chrono::days renew_after{7};

std::uint64_t fresh_nonce(Vault& vault) {
    std::uint64_t nonce = 0;
    for (char const c : vault.world().random->bytes(sizeof nonce))
        nonce = nonce << 8 | static_cast<unsigned char>(c);
    return nonce;
}

Result<std::string> ask(Vault& vault, TimestampAuthority const& authority, Digest const& digest) {
    Result<std::string> token = fail(Code::unavailable, "not asked yet");
    for (int attempt = 0; attempt < attempts_max; ++attempt) {
        auto const nonce = fresh_nonce(vault);
        auto const query = TRY(crypto::timestamp_query(digest, nonce));
        auto const reply =
            net::http_post(authority.url, "application/timestamp-query", query, authority.ca_file);
        token = reply ? crypto::read_timestamp_reply(*reply, digest, nonce)
                      : Result<std::string>{std::unexpected(reply.error())};
        if (token || token.error().code == Code::rejected) break;
    }
    return token;
}

// The token is an item like others: kept, backed up and verified with them.
Result<void> record(Vault& vault, EngagementRef const& ref, PublishedCheckpoint const& published,
                    crypto::TimestampFacts const& facts, std::string token) {
    auto const evidence = crypto::sha256(token);
    auto const length = token.size();
    std::vector<OpenSource> sources;
    sources.push_back(memory_source(
        "timestamp",
        {{.source = importers::SourceKind::file,
          .kind = importers::ItemKind::file,
          .file = "timestamp",
          .offset = 0,
          .length = length,
          .name = "timestamp of size " + std::to_string(published.checkpoint.size.value) + ".tsr",
          .media = "application/timestamp-token",
          .bytes = std::move(token),
          .occurred = facts.time}}));
    auto const summary = TRY(import_sources(vault, std::move(sources),
                                            {.into = ref.details.slug, .look_inside = false}, {}));
    if (summary.failures > 0)
        return fail(Code::unavailable, "keep the timestamp: " + summary.failed.front().error);
    ledger::Attestation attestation;
    attestation.kind = ledger::kind::timestamp_received;
    attestation.checkpoint = published.note;
    attestation.time = facts.time;
    attestation.by = facts.authority;
    attestation.method = "rfc3161";
    attestation.evidence = evidence.text();
    Changes changes{vault};
    TRY(changes.add(ref.shared, {attestation.kind, ledger::Party::system, "timestamp",
                                 ledger::encode(attestation)}));
    return changes.commit();
}

Result<StampOutcome> stamp_by(Vault& vault, EngagementRef const& ref,
                              PublishedCheckpoint const& published,
                              TimestampAuthority const& authority) {
    auto token = ask(vault, authority, published.checkpoint.digest());
    if (!token) return StampOutcome{authority.url, false, token.error().message};
    auto const facts = TRY(crypto::timestamp_facts(*token));
    TRY(record(vault, ref, published, facts, *std::move(token)));
    return StampOutcome{authority.url, true, facts.authority, facts.time};
}

Result<bool> certificate_ends_soon(Vault& vault, ledger::Attestation const& attestation) {
    auto const token =
        vault.store().read(TRY(Digest::parse(attestation.evidence)), crypto::timestamp_bytes_max);
    if (!token) return true;
    auto const facts = crypto::timestamp_facts(*token);
    return !facts || facts->certificate_ends - vault.now() < renew_before;
}

}  // namespace

Result<std::vector<StampOutcome>> stamp(Vault& vault, EngagementRef const& ref,
                                        MailSettings const& settings) {
    if (settings.authorities.empty())
        return fail(Code::rejected, "no timestamp authority is set up",
                    "add a [[timestamp]] with its url to mail.toml (docs/manual/timestamps.md)");
    auto const published = TRY(publish_checkpoint(vault, ref));
    std::vector<StampOutcome> outcomes;
    for (auto const& authority : settings.authorities)
        outcomes.push_back(TRY(stamp_by(vault, ref, published, authority)));
    return outcomes;
}

Result<bool> stamp_is_due(Vault& vault, EngagementRef const& ref) {
    auto attestations = TRY(list_attestations(vault, ref));
    std::erase_if(attestations, [](AttestationView const& view) {
        return view.attestation.kind != ledger::kind::timestamp_received;
    });
    auto const size = TRY(vault.store().size(ref.shared));
    if (attestations.empty()) return size.value > 1;
    auto const& newest = attestations.back();
    // Its own two entries, the token and the attestation, are no news.
    auto const news = size.value - std::min(size.value, newest.attestation.n + 1);
    auto const age = vault.now() - newest.attestation.time;
    // A younger one would hardly be under another certificate.
    if (news == 0)
        return age >= renew_after && TRY(certificate_ends_soon(vault, newest.attestation));
    return news >= stamp_entries || age >= stamp_age;
}

}  // namespace tally::vault
