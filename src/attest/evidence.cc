#include "attest/evidence.h"

#include <algorithm>

#include "attest/carrier.h"
#include "attest/dkim.h"
#include "attest/message.h"
#include "attest/reply.h"
#include "base/words.h"
#include "crypto/revocation.h"
#include "crypto/sha256.h"
#include "crypto/timestamp.h"
#include "ledger/kinds.h"
#include "ledger/note.h"

namespace tally::attest {
namespace {

using ledger::Anchors;
using ledger::EvidenceCheck;
using ledger::Status;

EvidenceCheck failed(std::string detail) { return {Status::failed, std::move(detail), false}; }

Result<Digest> attested_digest(ledger::Attestation const& attestation) {
    return crypto::sha256(TRY(ledger::parse_note(attestation.checkpoint)).text);
}

std::string sentence(ledger::Attestation const& attestation, ReplyProof const& proof) {
    return "a mailbox of " + proof.domain + " had the letter on " +
           format_instant(attestation.time) + " (" + std::string{name(proof.strength)} +
           ": signed " + std::string{name(proof.carriers.front())} + ")";
}

// A reply against what is recorded about it, and whether its signature covers the whole body.
struct JudgedReply {
    EvidenceCheck check;
    bool body_is_signed = false;
};

JudgedReply judge_reply(ledger::Attestation const& attestation, std::string_view mail,
                        Digest const& checkpoint, Anchors const& anchors) {
    bool by_reader = false;
    auto const find_key = [&](std::string const& name) -> std::optional<std::string> {
        if (auto const found = anchors.mail_keys.find(name); found != anchors.mail_keys.end()) {
            by_reader = true;
            return found->second;
        }
        if (attestation.key && attestation.key->name == name) return attestation.key->text;
        return std::nullopt;
    };
    WireMessage const message{mail};
    auto const results = verify_dkim(message, find_key);
    auto const proof = prove_reply(message, results, checkpoint);
    if (proof.strength == Strength::none)
        return {failed("the mail does not prove what is recorded about it: " + proof.reason)};
    if (proof.domain != attestation.by || proof.time != attestation.time ||
        name(proof.strength) != attestation.strength)
        return {failed("the mail proves something else than what is recorded about it")};
    bool const body = std::ranges::any_of(
        results, [&](DkimResult const& result) { return signs_body(result, attestation.by); });
    if (by_reader)
        return {{Status::passed, sentence(attestation, proof) + "; signed under the key you gave",
                 true},
                body};
    return {{Status::unchecked,
             sentence(attestation, proof) + "; the key " + proof.key_name + " is as the owner " +
                 "recorded it: name it with --keys to rely on it",
             false},
            body};
}

EvidenceCheck check_token(ledger::Attestation const& attestation, std::string_view token,
                          Digest const& checkpoint, Anchors const& anchors) {
    auto const facts = crypto::timestamp_facts(token);
    if (!facts) return failed(facts.error().message);
    if (facts->time != attestation.time || facts->authority != attestation.by)
        return failed("the token says another time or authority than what is recorded about it");
    auto const checked = crypto::check_timestamp(token, checkpoint, anchors.timestamp_roots);
    auto const what = facts->authority + " saw the checkpoint on " + format_instant(facts->time);
    switch (checked.verdict) {
        case crypto::TimestampVerdict::valid: return {Status::passed, what, true};
        case crypto::TimestampVerdict::untrusted:
            return {Status::unchecked,
                    what + "; " + checked.reason + ": name its root with --roots to rely on it",
                    false};
        case crypto::TimestampVerdict::altered: return failed(checked.reason);
    }
    return failed("it cannot be checked");
}

bool is_passkey(ledger::Attestation const& attestation) {
    return attestation.kind == ledger::kind::cosignature_received &&
           attestation.method == "passkey";
}

bool is_reply(ledger::Attestation const& attestation) {
    return attestation.kind == ledger::kind::cosignature_received && attestation.method == "dkim";
}

// Nothing for a reply that is wrong or whose words are not signed; else whether under a key that
// the reader gave.
std::optional<bool> signs_words(ledger::Attestation const& attestation, std::string const& mail,
                                Anchors const& anchors) {
    auto const checkpoint = attested_digest(attestation);
    if (!checkpoint || crypto::sha256(mail).text() != attestation.evidence) return std::nullopt;
    auto const judged = judge_reply(attestation, mail, *checkpoint, anchors);
    if (judged.check.status == Status::failed || !judged.body_is_signed) return std::nullopt;
    return judged.check.trusted;
}

// The first reply counts, but for one that the reader trusts.
void bind(PasskeyBindings& bindings, std::string const& fingerprint, PasskeyBinding const& found) {
    auto const [place, is_new] = bindings.emplace(fingerprint, found);
    if (!is_new && found.trusted && !place->second.trusted) place->second = found;
}

}  // namespace

ledger::EvidenceCheck check_evidence(ledger::Attestation const& attestation,
                                     std::string_view evidence, Anchors const& anchors,
                                     PasskeyBindings const& bindings) {
    if (crypto::sha256(evidence).text() != attestation.evidence)
        return failed("the evidence is not the one that is recorded");
    auto const checkpoint = attested_digest(attestation);
    if (!checkpoint) return failed(checkpoint.error().message);
    if (attestation.kind == ledger::kind::timestamp_received && attestation.method == "rfc3161")
        return check_token(attestation, evidence, *checkpoint, anchors);
    if (is_reply(attestation))
        return judge_reply(attestation, evidence, *checkpoint, anchors).check;
    if (is_passkey(attestation)) return check_passkey_evidence(attestation, evidence, bindings);
    return {Status::unchecked, "this release cannot check " + attestation.method, false};
}

PasskeyBindings find_passkey_bindings(std::vector<ledger::Attestation> const& attestations,
                                      ReadEvidence const& read, Anchors const& anchors) {
    std::vector<std::string> fingerprints;
    for (auto const& one : attestations)
        if (is_passkey(one)) fingerprints.push_back(one.by);
    PasskeyBindings bindings;
    if (fingerprints.empty()) return bindings;
    for (auto const& one : attestations) {
        if (!is_reply(one)) continue;
        auto const mail = read(one);
        auto const trusted = mail ? signs_words(one, *mail, anchors) : std::nullopt;
        if (!trusted) continue;
        for (auto const& fingerprint : fingerprints)
            if (text_quotes(WireMessage{*mail}.body(), fingerprint))
                bind(bindings, fingerprint, {one.n, one.by, *trusted});
    }
    return bindings;
}

ledger::EvidenceCheck with_revocation(ledger::EvidenceCheck check,
                                      ledger::Attestation const& attestation,
                                      std::string_view token,
                                      std::vector<std::string> const& lists) {
    if (check.status == Status::failed) return check;
    for (std::size_t i = 0; i < lists.size() && i < attestation.revocation.size(); ++i) {
        if (lists[i].empty()) continue;
        if (crypto::sha256(lists[i]).text() != attestation.revocation[i])
            return failed("a revocation list is not the one that is recorded");
        auto const list = crypto::read_revocation_list(lists[i], token);
        if (!list) return failed(list.error().message);
        if (list->revoked && *list->revoked <= attestation.time)
            return failed("the authority's certificate was revoked on " +
                          format_instant(*list->revoked) + ", before the timestamp");
        check.detail += list->revoked ? "; its certificate was revoked later, on " +
                                            format_instant(*list->revoked)
                                      : "; not revoked as of " + format_instant(list->this_update);
    }
    return check;
}

Result<std::map<std::string, std::string>> parse_key_file(std::string_view text) {
    std::map<std::string, std::string> keys;
    for (std::size_t line_number = 1; !text.empty(); ++line_number) {
        auto const end = text.find('\n');
        auto line = text.substr(0, end);
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
        while (!line.empty() && static_cast<unsigned char>(line.back()) <= ' ')
            line.remove_suffix(1);
        if (line.empty() || line.starts_with('#')) continue;
        auto const space = line.find_first_of(" \t");
        auto const value = space == line.npos ? line.npos : line.find_first_not_of(" \t", space);
        if (value == line.npos)
            return fail(Code::invalid_input, "line " + std::to_string(line_number) + ": no key",
                        "write: selector._domainkey.domain v=DKIM1; k=rsa; p=...");
        auto name = ascii_lower(line.substr(0, space));
        while (name.ends_with('.')) name.pop_back();
        keys[name] = line.substr(value);
    }
    return keys;
}

}  // namespace tally::attest
