#include "attest/passkey_evidence.h"

#include "base/encoding.h"
#include "ledger/json.h"

namespace tally::attest {
namespace {

using ledger::EvidenceCheck;
using ledger::Status;

constexpr std::int64_t version = 1;

EvidenceCheck failed(std::string detail) { return {Status::failed, std::move(detail), false}; }

// "the passkey sha256:… signed this checkpoint and the agreement sha256:…, on https://…"
std::string sentence(PasskeyEvidence const& evidence, passkey::AuthenticatorData const& said) {
    return "the passkey " + evidence.key.fingerprint().text() + " signed this checkpoint" +
           (evidence.agreement ? " and the agreement " + evidence.agreement->text() : "") +
           ", on " + evidence.origin +
           (said.user_verified ? ", its user verified" : ", by touch alone");
}

}  // namespace

std::string encode(PasskeyEvidence const& evidence) {
    auto const& assertion = evidence.assertion;
    ledger::JsonObject body{{"authenticator_data", to_base64(assertion.authenticator_data)},
                            {"client_data", to_base64(assertion.client_data)},
                            {"origin", evidence.origin},
                            {"public_key", to_base64(evidence.key.spki())},
                            {"signature", to_base64(assertion.signature)},
                            {"v", version}};
    if (evidence.agreement) body.emplace("agreement", evidence.agreement->text());
    return ledger::write_json(body);
}

Result<PasskeyEvidence> decode_passkey_evidence(std::string_view bytes) {
    if (bytes.size() > passkey_evidence_bytes_max)
        return fail(Code::invalid_input, "evidence of a passkey: too long");
    auto const json = TRY(ledger::parse_json(bytes));
    auto reader = TRY(ledger::JsonReader::open(json, "evidence of a passkey"));
    if (TRY(reader.integer("v")) != version)
        return fail(Code::invalid_input, "evidence of a passkey: an unknown version");
    passkey::Assertion assertion;
    assertion.authenticator_data = TRY(from_base64(TRY(reader.string("authenticator_data"))));
    assertion.client_data = TRY(from_base64(TRY(reader.string("client_data"))));
    assertion.signature = TRY(from_base64(TRY(reader.string("signature"))));
    auto origin = TRY(reader.string("origin"));
    auto key =
        TRY(passkey::PublicKey::from_spki(TRY(from_base64(TRY(reader.string("public_key"))))));
    std::optional<Digest> agreement;
    if (reader.has("agreement")) agreement = TRY(Digest::parse(TRY(reader.string("agreement"))));
    TRY(reader.finish());
    return PasskeyEvidence{agreement, std::move(assertion), std::move(origin), std::move(key)};
}

passkey::Challenge passkey_challenge(ledger::Checkpoint const& checkpoint,
                                     std::optional<Digest> const& agreement) {
    return {checkpoint.ledger.text, checkpoint.size.value, checkpoint.root, agreement};
}

Result<passkey::AuthenticatorData> check_passkey(PasskeyEvidence const& evidence,
                                                 ledger::Checkpoint const& checkpoint) {
    auto const challenge = passkey_challenge(checkpoint, evidence.agreement).digest();
    return passkey::check_assertion(evidence.assertion, evidence.key, challenge, evidence.origin);
}

ledger::EvidenceCheck check_passkey_evidence(ledger::Attestation const& attestation,
                                             std::string_view bytes,
                                             PasskeyBindings const& bindings) {
    auto const evidence = decode_passkey_evidence(bytes);
    if (!evidence) return failed(evidence.error().message);
    auto const note = ledger::parse_note(attestation.checkpoint);
    auto const checkpoint = note ? ledger::Checkpoint::parse(note->text)
                                 : Result<ledger::Checkpoint>{std::unexpected(note.error())};
    if (!checkpoint) return failed(checkpoint.error().message);
    if (evidence->key.fingerprint().text() != attestation.by)
        return failed("another passkey signed than the one that is recorded");
    auto const said = check_passkey(*evidence, *checkpoint);
    if (!said) return failed(said.error().message);
    auto const what = sentence(*evidence, *said);
    auto const binding = bindings.find(attestation.by);
    if (binding == bindings.end())
        return {Status::unchecked,
                what + "; whose it is, is the owner's word: no signed reply quotes its fingerprint",
                false};
    auto const reply = "the reply of entry " + std::to_string(binding->second.n);
    if (binding->second.trusted)
        return {Status::passed,
                what + "; " + reply + ", signed by " + binding->second.domain + ", quotes it",
                true};
    return {Status::unchecked,
            what + "; " + reply + " quotes it, under a key that the owner recorded", false};
}

}  // namespace tally::attest
