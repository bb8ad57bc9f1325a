#include "vault/stamp.h"

#include <algorithm>
#include <thread>

#include "base/encoding.h"
#include "base/words.h"
#include "crypto/revocation.h"
#include "crypto/sha256.h"
#include "crypto/timestamp.h"
#include "ledger/attestation.h"
#include "ledger/kinds.h"
#include "ledger/note.h"
#include "net/http.h"
#include "vault/attestations.h"
#include "vault/changes.h"
#include "vault/checkpoint.h"
#include "vault/kept_file.h"

namespace tally::vault {
namespace {

constexpr int attempts_max = 3;
constexpr std::chrono::milliseconds pause{300};
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
        auto const query = TRY(crypto::timestamp_query(digest, nonce, authority.policy));
        if (attempt > 0) std::this_thread::sleep_for(pause);
        auto const reply =
            net::http_post(authority.url, "application/timestamp-query", query, authority.ca_file);
        token = reply ? crypto::read_timestamp_reply(*reply, digest, nonce)
                      : Result<std::string>{std::unexpected(reply.error())};
        if (token || token.error().code == Code::rejected) break;
    }
    return token;
}

// What the authority publishes about revoked certificates, fetched now: later it is gone. What
// cannot be had or read is left out.
std::vector<std::string> revocation_lists(std::string const& token,
                                          TimestampAuthority const& authority) {
    std::vector<std::string> lists;
    for (auto const& url : crypto::revocation_list_urls(token)) {
        auto list = net::http_get(url, authority.ca_file);
        if (list && crypto::read_revocation_list(*list, token)) lists.push_back(*std::move(list));
    }
    return lists;
}

// Token and lists are items like others: kept, backed up and verified with them.
Result<void> record(Vault& vault, EngagementRef const& ref, PublishedCheckpoint const& published,
                    crypto::TimestampFacts const& facts, std::string token,
                    std::vector<std::string> lists) {
    ledger::Attestation attestation;
    attestation.kind = ledger::kind::timestamp_received;
    attestation.checkpoint = published.note;
    attestation.time = facts.time;
    attestation.by = facts.authority;
    attestation.method = "rfc3161";
    attestation.evidence = crypto::sha256(token).text();
    auto const name = "timestamp of size " + std::to_string(published.checkpoint.size.value);
    std::vector<importers::RawItem> items;
    items.push_back(
        kept_file(name + ".tsr", "application/timestamp-token", std::move(token), facts.time));
    for (auto& list : lists) {
        attestation.revocation.push_back(crypto::sha256(list).text());
        items.push_back(kept_file("revocation list of the " + name + ".crl", "application/pkix-crl",
                                  std::move(list), facts.time));
    }
    TRY(keep_files(vault, ref, "timestamp", std::move(items)));
    Changes changes{vault};
    TRY(changes.add(ref.shared, {attestation.kind, ledger::Party::system, "timestamp",
                                 ledger::encode(attestation)}));
    return changes.commit();
}

std::string pending_key(EngagementRef const& ref, std::string const& url) {
    return "stamp-pending/" + ref.shared.text + "/" + url;
}

Result<std::optional<PendingStamp>> read_pending(Vault& vault, EngagementRef const& ref,
                                                 std::string const& url) {
    auto const kept = TRY(vault.store().setting(pending_key(ref, url)));
    if (!kept || kept->empty()) return std::optional<PendingStamp>{};
    auto const line_end = std::min(kept->find('\n'), kept->size());
    auto const since = TRY(parse_instant_strict(kept->substr(0, line_end)));
    return std::optional{
        PendingStamp{url, since, kept->substr(std::min(line_end + 1, kept->size()))}};
}

Result<void> note_pending(Vault& vault, EngagementRef const& ref, std::string const& url,
                          std::string const& why) {
    auto const before = TRY(read_pending(vault, ref, url));
    auto const since = before ? before->since : vault.now();
    Changes changes{vault};
    changes.set(pending_key(ref, url), format_instant(since) + "\n" + to_valid_utf8(why));
    return changes.commit();
}

Result<void> forget_pending(Vault& vault, EngagementRef const& ref, std::string const& url) {
    if (!TRY(read_pending(vault, ref, url))) return {};
    Changes changes{vault};
    changes.set(pending_key(ref, url), {});
    return changes.commit();
}

// Why a token is not the one that was wanted; empty: it is.
std::string objection(crypto::TimestampFacts const& facts, TimestampAuthority const& authority) {
    if (authority.policy.empty() || facts.policy == authority.policy) return {};
    return "it stamps under the policy " + facts.policy + ", not under " + authority.policy;
}

Result<StampOutcome> stamp_by(Vault& vault, EngagementRef const& ref,
                              PublishedCheckpoint const& published,
                              TimestampAuthority const& authority) {
    auto token = ask(vault, authority, published.checkpoint.digest());
    auto const facts = token ? crypto::timestamp_facts(*token)
                             : Result<crypto::TimestampFacts>{std::unexpected(token.error())};
    auto problem = facts ? objection(*facts, authority) : facts.error().message;
    if (!problem.empty()) {
        TRY(note_pending(vault, ref, authority.url, problem));
        return StampOutcome{authority.url, false, std::move(problem)};
    }
    TRY(forget_pending(vault, ref, authority.url));
    auto lists = revocation_lists(*token, authority);
    TRY(record(vault, ref, published, *facts, *std::move(token), std::move(lists)));
    return StampOutcome{authority.url, true, facts->authority, facts->time};
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
                                        std::vector<TimestampAuthority> const& authorities) {
    if (authorities.empty())
        return fail(Code::rejected, "no timestamp authority is set up",
                    "name one with --tsa, or set it up: tally account timestamp --help");
    auto const published = TRY(publish_checkpoint(vault, ref));
    std::vector<StampOutcome> outcomes;
    for (auto const& authority : authorities)
        outcomes.push_back(TRY(stamp_by(vault, ref, published, authority)));
    return outcomes;
}

Result<std::vector<PendingStamp>> pending_stamps(Vault& vault, EngagementRef const& ref) {
    std::vector<PendingStamp> pending;
    auto const begin = pending_key(ref, "");
    for (auto const& key : TRY(vault.store().setting_keys(begin)))
        if (auto one = TRY(read_pending(vault, ref, key.substr(begin.size()))))
            pending.push_back(*std::move(one));
    return pending;
}

Result<std::vector<TimestampAuthority>> authorities_due(
    Vault& vault, EngagementRef const& ref, std::vector<TimestampAuthority> const& authorities) {
    if (TRY(stamp_is_due(vault, ref))) return authorities;
    auto const pending = TRY(pending_stamps(vault, ref));
    std::vector<TimestampAuthority> due;
    std::ranges::copy_if(authorities, std::back_inserter(due), [&](auto const& authority) {
        return std::ranges::find(pending, authority.url, &PendingStamp::url) != pending.end();
    });
    return due;
}

Result<bool> stamp_is_due(Vault& vault, EngagementRef const& ref) {
    auto attestations = TRY(list_attestations(vault, ref));
    std::erase_if(attestations, [](AttestationView const& view) {
        return view.attestation.kind != ledger::kind::timestamp_received;
    });
    auto const size = TRY(vault.store().size(ref.shared));
    if (attestations.empty()) return size.value > 1;
    auto const& newest = attestations.back();
    // Its own entries, the token with its lists and the attestation, are no news.
    auto const news = size.value - std::min(size.value, newest.attestation.n + 1);
    auto const age = vault.now() - newest.attestation.time;
    // A younger one would hardly be under another certificate.
    if (news == 0)
        return age >= renew_after && TRY(certificate_ends_soon(vault, newest.attestation));
    return news >= stamp_entries || age >= stamp_age;
}

}  // namespace tally::vault
