#include "attest/passkey_evidence.h"

#include <gtest/gtest.h>

#include "attest/carrier.h"
#include "attest/evidence.h"
#include "passkey/registration.h"
#include "support/ledger_builder.h"
#include "support/passkey_maker.h"

namespace tally::attest {
namespace {

using ledger::Status;
using passkey::Algorithm;
using support::LedgerBuilder;
using support::PasskeyMaker;

ledger::Checkpoint checkpoint_of(LedgerBuilder const& ledger) {
    return {ledger.id(), ledger.writer.frontier().size(), ledger.writer.frontier().root()};
}

Digest const agreement = crypto::sha256("title = \"Website\"");

PasskeyEvidence signed_by(PasskeyMaker const& passkey, ledger::Checkpoint const& checkpoint,
                          std::uint8_t flags = support::verified) {
    auto const challenge = passkey_challenge(checkpoint, agreement).digest();
    return {agreement, passkey.sign(challenge, flags), passkey.origin(), passkey.key()};
}

ledger::Attestation attestation_of(LedgerBuilder const& ledger, PasskeyEvidence const& evidence) {
    return {.n = 7,
            .kind = std::string{ledger::kind::cosignature_received},
            .checkpoint = ledger.checkpoint(),
            .time = ledger.now,
            .by = evidence.key.fingerprint().text(),
            .method = "passkey",
            .evidence = crypto::sha256(encode(evidence)).text()};
}

ledger::EvidenceCheck check(LedgerBuilder const& ledger, PasskeyEvidence const& evidence,
                            PasskeyBindings const& bindings = {}) {
    return check_evidence(attestation_of(ledger, evidence), encode(evidence), {}, bindings);
}

class EachAlgorithm : public testing::TestWithParam<Algorithm> {};
INSTANTIATE_TEST_SUITE_P(Passkey, EachAlgorithm,
                         testing::Values(Algorithm::es256, Algorithm::ed25519));

TEST_P(EachAlgorithm, a_new_passkey_is_read_and_its_key_checks_what_it_signs) {
    PasskeyMaker const maker{GetParam()};
    auto const challenge = crypto::sha256("challenge");
    auto const read = passkey::read_registration(
        maker.attestation_object("an id"), maker.client_data(passkey::Ceremony::create, challenge),
        challenge, maker.origin());
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->credential_id, "an id");
    EXPECT_TRUE(read->user_verified);
    EXPECT_EQ(read->key, maker.key());
    EXPECT_TRUE(read->key.verify("words", maker.sign_bytes("words")));
    EXPECT_FALSE(read->key.verify("other words", maker.sign_bytes("words")));
}

TEST_P(EachAlgorithm, a_registration_that_was_cut_off_is_refused) {
    PasskeyMaker const maker{GetParam()};
    auto const challenge = crypto::sha256("challenge");
    auto const client_data = maker.client_data(passkey::Ceremony::create, challenge);
    auto const object = maker.attestation_object("an id");
    for (std::size_t size = 0; size < object.size(); ++size)
        ASSERT_FALSE(passkey::read_registration(object.substr(0, size), client_data, challenge,
                                                maker.origin()));
}

TEST_P(EachAlgorithm, a_registration_for_another_site_or_challenge_is_refused) {
    PasskeyMaker const maker{GetParam()};
    auto const challenge = crypto::sha256("challenge");
    auto const object = maker.attestation_object("an id");
    auto const read = [&](Digest const& asked, std::string const& origin) {
        auto const client_data = maker.client_data(passkey::Ceremony::create, challenge);
        return passkey::read_registration(object, client_data, asked, origin).has_value();
    };
    EXPECT_TRUE(read(challenge, maker.origin()));
    EXPECT_FALSE(read(crypto::sha256("another"), maker.origin()));
    EXPECT_FALSE(read(challenge, "https://evil.example"));
}

TEST_P(EachAlgorithm, a_signature_is_unchecked_until_a_reply_binds_the_key) {
    LedgerBuilder const ledger;
    PasskeyMaker const maker{GetParam()};
    auto const evidence = signed_by(maker, checkpoint_of(ledger));
    auto const alone = check(ledger, evidence);
    EXPECT_EQ(alone.status, Status::unchecked) << alone.detail;
    EXPECT_TRUE(alone.detail.contains("its user verified")) << alone.detail;
    auto const fingerprint = evidence.key.fingerprint().text();
    auto const by_owner = check(ledger, evidence, {{fingerprint, {5, "client.example", false}}});
    EXPECT_EQ(by_owner.status, Status::unchecked);
    EXPECT_TRUE(by_owner.detail.contains("entry 5")) << by_owner.detail;
    auto const bound = check(ledger, evidence, {{fingerprint, {5, "client.example", true}}});
    EXPECT_EQ(bound.status, Status::passed);
    EXPECT_TRUE(bound.trusted);
}

TEST_P(EachAlgorithm, evidence_with_any_bit_turned_fails) {
    LedgerBuilder const ledger;
    auto const good = encode(signed_by(PasskeyMaker{GetParam()}, checkpoint_of(ledger)));
    auto attestation = attestation_of(ledger, decode_passkey_evidence(good).value());
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
        auto turned = good;
        turned[bit / 8] = static_cast<char>(turned[bit / 8] ^ (1 << (bit % 8)));
        attestation.evidence = crypto::sha256(turned).text();  // the owner is in on it
        ASSERT_EQ(check_evidence(attestation, turned, {}).status, Status::failed) << turned;
    }
}

TEST(PasskeyEvidence, has_one_writing) {
    LedgerBuilder const ledger;
    auto const text = encode(signed_by(PasskeyMaker{Algorithm::es256}, checkpoint_of(ledger)));
    auto const read = decode_passkey_evidence(text);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(encode(*read), text);
    EXPECT_FALSE(decode_passkey_evidence(text + "\n"));
    EXPECT_FALSE(decode_passkey_evidence(std::string(passkey_evidence_bytes_max + 1, ' ')));
}

TEST(PasskeyEvidence, says_so_when_the_device_was_only_touched) {
    LedgerBuilder const ledger;
    PasskeyMaker const maker{Algorithm::es256};
    auto const checked = check(ledger, signed_by(maker, checkpoint_of(ledger), support::touched));
    EXPECT_EQ(checked.status, Status::unchecked);
    EXPECT_TRUE(checked.detail.contains("by touch alone")) << checked.detail;
}

TEST(PasskeyEvidence, over_another_checkpoint_agreement_or_site_fails) {
    LedgerBuilder ledger;
    PasskeyMaker const maker{Algorithm::ed25519};
    auto const older = signed_by(maker, checkpoint_of(ledger));
    ledger.add_note("written behind it");
    EXPECT_EQ(check(ledger, older).status, Status::failed);
    auto other = signed_by(maker, checkpoint_of(ledger));
    other.agreement = crypto::sha256("other words");
    EXPECT_EQ(check(ledger, other).status, Status::failed);
    other.agreement = std::nullopt;
    EXPECT_EQ(check(ledger, other).status, Status::failed);
    auto elsewhere = signed_by(maker, checkpoint_of(ledger));
    elsewhere.origin = "https://tally.example:444";
    EXPECT_EQ(check(ledger, elsewhere).status, Status::failed);
}

TEST(PasskeyEvidence, of_another_key_than_the_one_that_is_recorded_fails) {
    LedgerBuilder const ledger;
    auto const evidence = signed_by(PasskeyMaker{Algorithm::es256}, checkpoint_of(ledger));
    auto attestation = attestation_of(ledger, evidence);
    attestation.by = PasskeyMaker{Algorithm::es256}.key().fingerprint().text();
    EXPECT_EQ(check_evidence(attestation, encode(evidence), {}).status, Status::failed);
}

TEST(PasskeyEvidence, tells_no_time_and_so_brackets_nothing) {
    LedgerBuilder ledger;
    auto const evidence = signed_by(PasskeyMaker{Algorithm::es256}, checkpoint_of(ledger));
    auto attestation = attestation_of(ledger, evidence);
    attestation.time -= std::chrono::hours{500};
    ledger.add(attestation.kind, ledger::Party::client, "passkey", encode(attestation));
    auto const report = support::verify(ledger.entries, ledger.checkpoint(), {});
    EXPECT_NE(report.verdict(), ledger::Verdict::altered);
}

TEST(TextQuotes, finds_a_digest_however_it_was_quoted_and_wrapped) {
    auto const digest = crypto::sha256("key").text();
    auto const half = digest.substr(0, 40) + "=\r\n" + digest.substr(40);
    EXPECT_TRUE(text_quotes("> > " + digest + "\r\n", digest));
    EXPECT_TRUE(text_quotes(half, digest));
    EXPECT_TRUE(text_quotes("> " + digest.substr(0, 40) + "\r\n> " + digest.substr(40), digest));
    EXPECT_FALSE(text_quotes(digest.substr(0, digest.size() - 1), digest));
}

}  // namespace
}  // namespace tally::attest
