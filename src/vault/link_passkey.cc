#include "vault/link_passkey.h"

#include <algorithm>

#include "attest/passkey_evidence.h"
#include "base/encoding.h"
#include "crypto/sha256.h"
#include "ledger/kinds.h"
#include "ledger/note.h"
#include "passkey/registration.h"
#include "vault/changes.h"
#include "vault/checkpoint.h"
#include "vault/kept_file.h"
#include "vault/link_store.h"
#include "vault/links.h"

namespace tally::vault {
namespace {

std::optional<Digest> agreement_of(engagement::State const& state) {
    auto const* const terms = state.terms();
    bool const is_shown = terms != nullptr && (terms->proposed || terms->in_force());
    return is_shown ? std::optional{terms->digest} : std::nullopt;
}

// The checkpoint that was asked about; it is forgotten with this.
Result<std::string> take_note(Vault& vault, LinkSession const& session) {
    auto secrets = TRY(read_link_secrets(vault, session.token));
    if (!secrets || !secrets->note)
        return fail(Code::rejected, "no passkey was asked for", "begin again on the page");
    auto note = *std::move(secrets->note);
    secrets->note.reset();
    TRY(keep_link_secrets(vault, session.token, *secrets));
    return note;
}

Result<ledger::Checkpoint> checkpoint_in(std::string const& note) {
    return ledger::Checkpoint::parse(TRY(ledger::parse_note(note)).text);
}

Result<void> record(Vault& vault, EngagementRef const& ref, std::string const& note,
                    attest::PasskeyEvidence const& evidence) {
    auto bytes = attest::encode(evidence);
    ledger::Attestation attestation;
    attestation.kind = ledger::kind::cosignature_received;
    attestation.checkpoint = note;
    attestation.time = vault.now();
    attestation.by = evidence.key.fingerprint().text();
    attestation.method = "passkey";
    attestation.evidence = crypto::sha256(bytes).text();
    auto const size = TRY(checkpoint_in(note)).size.value;
    std::vector<importers::RawItem> items;
    items.push_back(kept_file("signature of a passkey over size " + std::to_string(size) + ".json",
                              "application/json", std::move(bytes), vault.now()));
    TRY(keep_files(vault, ref, "passkey", std::move(items)));
    Changes changes{vault};
    TRY(changes.add(ref.shared, {attestation.kind, ledger::Party::client, "passkey",
                                 ledger::encode(attestation)}));
    return changes.commit();
}

}  // namespace

Result<PasskeyRequest> ask_passkey(Vault& vault, LinkSession const& session) {
    TRY(check_client_session(session));
    auto const published = TRY(publish_checkpoint(vault, session.ref));
    auto const state = TRY(load_state(vault, session.ref));
    auto secrets = TRY(read_link_secrets(vault, session.token));
    if (!secrets) return fail(Code::not_found, "this link opens nothing");
    secrets->note = published.note;
    TRY(keep_link_secrets(vault, session.token, *secrets));
    PasskeyRequest request;
    request.challenge = attest::passkey_challenge(published.checkpoint, agreement_of(state));
    request.origin = TRY(public_url(vault));
    for (auto const& known : TRY(load_links(vault, session.ref)).passkeys)
        request.credentials.push_back(known.credential);
    return request;
}

Result<links::Passkey> enroll_passkey(Vault& vault, LinkSession const& session,
                                      std::string const& attestation_object,
                                      std::string const& client_data) {
    TRY(check_client_session(session));
    auto const checkpoint = TRY(checkpoint_in(TRY(take_note(vault, session))));
    auto const state = TRY(load_state(vault, session.ref));
    auto const challenge = attest::passkey_challenge(checkpoint, agreement_of(state));
    auto const origin = TRY(public_url(vault));
    auto const made = TRY(
        passkey::read_registration(attestation_object, client_data, challenge.digest(), origin));
    links::PasskeyEnrolled enrolled;
    enrolled.passkey = made.key.fingerprint();
    enrolled.link = session.link.number;
    enrolled.credential = to_base64(made.credential_id);
    enrolled.key = to_base64(made.key.spki());
    enrolled.origin = origin;
    auto const after = TRY(record_link_fact(vault, session.ref, enrolled, {ledger::Party::client}));
    return after.passkeys.back();
}

Result<PasskeySigned> sign_with_passkey(Vault& vault, LinkSession const& session,
                                        std::string const& credential,
                                        passkey::Assertion const& assertion) {
    TRY(check_client_session(session));
    auto const state = TRY(load_state(vault, session.ref));
    auto const links = TRY(load_links(vault, session.ref));
    auto const known = std::ranges::find(links.passkeys, credential, &links::Passkey::credential);
    if (known == links.passkeys.end())
        return fail(Code::not_found, "this passkey is not known here", "make one on this page");
    auto const note = TRY(take_note(vault, session));
    auto const checkpoint = TRY(checkpoint_in(note));
    auto key = TRY(passkey::PublicKey::from_spki(TRY(from_base64(known->key))));
    attest::PasskeyEvidence const evidence{agreement_of(state), assertion, known->origin,
                                           std::move(key)};
    auto const said = TRY(attest::check_passkey(evidence, checkpoint));
    TRY(record(vault, session.ref, note, evidence));
    return PasskeySigned{checkpoint.size.value, said.user_verified};
}

}  // namespace tally::vault
