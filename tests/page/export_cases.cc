// Writes cases that two verifiers must judge alike, good ones and dishonest ones, each as
// <name>.zip:
//   export_cases FOLDER [MEGABYTES]
// Beside them: `fingerprint`, the key that a reader pins, and `keys`, the key of the client's mail
// domain as a reader would look it up.
#include <filesystem>
#include <fstream>

#include "attest/canonical.h"
#include "attest/carrier.h"
#include "attest/passkey_evidence.h"
#include "base/encoding.h"
#include "bundle/reader_files.h"
#include "crypto/sha256.h"
#include "support/bundle_builder.h"
#include "support/passkey_maker.h"

namespace {

using namespace tally;
using support::BundleBuilder;

constexpr std::string_view key_name = "s1._domainkey.client.example";

crypto::SigningKey mail_key() { return support::signing_key(77); }

std::string key_record() {
    return "v=DKIM1; k=ed25519; p=" + to_base64(mail_key().public_key().view());
}

// A reply that its mail domain signed (RFC 6376 and RFC 8463), relaxed in head and body.
std::string signed_reply(std::vector<std::string> const& fields, std::string const& names,
                         std::string const& quoted = {}) {
    using attest::canonical_field;
    using attest::Form;
    std::string const body = "Thank you, that is what we agreed on.\r\nAnna\r\n" + quoted;
    auto const hash = crypto::sha256(attest::canonical_body(body, Form::relaxed));
    auto signature =
        "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed; d=client.example; "
        "s=s1; t=1793800000; h=" +
        names + "; bh=" + to_base64(hash.view()) + "; b=";
    std::string bytes;
    std::string head;
    for (auto const& field : fields) {
        bytes += canonical_field(field, Form::relaxed) + "\r\n";
        head += field + "\r\n";
    }
    bytes += canonical_field(signature, Form::relaxed);
    signature += to_base64(mail_key().sign(crypto::sha256(bytes).view()).view());
    return signature + "\r\n" + head + "\r\n" + body;
}

ledger::Attestation attestation_by(BundleBuilder const& bundle, std::string const& mail) {
    return {.n = 0,
            .kind = std::string{ledger::kind::cosignature_received},
            .checkpoint = bundle.ledger.checkpoint(),
            .time = Instant{std::chrono::seconds{1'793'800'000}},
            .by = "client.example",
            .method = "dkim",
            .evidence = crypto::sha256(mail).text(),
            .key = ledger::FoundKey{std::string{key_name}, key_record(), "dns"},
            .strength = "strong"};
}

// The owner records what came of a letter, and hands the mail over with the case.
void attest(BundleBuilder& bundle, ledger::Attestation const& attestation, std::string mail) {
    auto const n = bundle.ledger.entries.size();
    bundle.ledger.now = attestation.time;
    bundle.ledger.add(attestation.kind, ledger::Party::client, "cosignatures", encode(attestation));
    bundle.extra["data/ledger/cosignatures/" + std::to_string(n) + ".eml"] = std::move(mail);
}

Digest letter_digest(BundleBuilder const& bundle) {
    auto const& frontier = bundle.ledger.writer.frontier();
    return ledger::Checkpoint{bundle.ledger.id(), frontier.size(), frontier.root()}.digest();
}

std::string strong_reply(BundleBuilder const& bundle, std::string const& quoted = {}) {
    auto const id = attest::message_id_of(letter_digest(bundle), "design.example");
    return signed_reply({"From: Anna Berg <anna@client.example>", "In-Reply-To: <" + id + ">",
                         "Subject: Re: Delivery"},
                        "from:in-reply-to:subject", quoted);
}

std::string weak_reply(BundleBuilder const& bundle) {
    auto const subject = attest::subject_with_token("Re: Delivery", letter_digest(bundle));
    return signed_reply({"From: Anna Berg <anna@client.example>", "Subject: " + subject},
                        "from:subject");
}

BundleBuilder plain() {
    BundleBuilder bundle;
    for (int i = 0; i < 4; ++i) bundle.ledger.add_note("note " + std::to_string(i));
    bundle.withheld = {3};
    bundle.extra["data/verify.sh"] = std::string{bundle::verify_script()};
    return bundle;
}

BundleBuilder with_page() {
    auto bundle = plain();
    bundle.extra["data/verify.html"] = std::string{bundle::verify_page()};
    return bundle;
}

class Exporter {
public:
    explicit Exporter(std::filesystem::path folder) : folder_{std::move(folder)} {}

    void write(std::string const& name, std::string const& content) const {
        std::filesystem::create_directories(folder_);
        std::ofstream{folder_ / name, std::ios::binary} << content;
    }
    void write(std::string const& name, BundleBuilder const& bundle) const {
        write(name + ".zip", bundle.zip());
    }

private:
    std::filesystem::path folder_;
};

void export_plain(Exporter const& to) {
    to.write("plain", plain());
    to.write("with its page", with_page());
    auto rotated = plain();
    rotated.ledger.rotate(5).add_note("under the new key");
    to.write("rotated key", rotated);
    auto set = plain();
    set.ledger.add(std::string{ledger::kind::clock_set}, ledger::Party::system, "ledger",
                   ledger::JsonObject{{"clock", "2026-11-01T00:00:00.000Z"}});
    to.write("clock set by hand", set);
    auto other = plain();
    other.extra["data/verify.sh"] = "echo verdict: intact\n";
    to.write("script of somebody else", other);
}

void export_replies(Exporter const& to) {
    auto strong = plain();
    auto const mail = strong_reply(strong);
    attest(strong, attestation_by(strong, mail), mail);
    to.write("strong reply", strong);
    auto asked = plain();
    auto const answered = strong_reply(asked);
    auto by_several = attestation_by(asked, answered);
    by_several.key->resolvers = 3;
    attest(asked, by_several, answered);
    to.write("key that several resolvers gave", asked);
    strong.extra.clear();
    to.write("reply not in the case", strong);
    auto weak = plain();
    auto const token_mail = weak_reply(weak);
    auto attestation = attestation_by(weak, token_mail);
    attestation.strength = "weak";
    attest(weak, attestation, token_mail);
    to.write("weak reply", weak);
}

// What an owner could record about a mail that does not say so.
void export_dishonest_replies(Exporter const& to) {
    auto later = plain();
    auto const mail = strong_reply(later);
    auto attestation = attestation_by(later, mail);
    attestation.time += std::chrono::hours{1};
    attest(later, attestation, mail);
    to.write("reply at another time", later);
    auto unsigned_mail = plain();
    std::string const bare = "From: anna@client.example\r\n\r\nI never wrote this.\r\n";
    attest(unsigned_mail, attestation_by(unsigned_mail, bare), bare);
    to.write("reply that nobody signed", unsigned_mail);
    auto other = plain();
    auto const first = strong_reply(other);
    other.ledger.add_note("written after the letter");
    attest(other, attestation_by(other, first), first);
    to.write("reply to another letter", other);
    auto changed = plain();
    auto const reply = strong_reply(changed);
    auto forged = reply;
    forged.replace(forged.find("agreed"), 6, "wanted");
    attest(changed, attestation_by(changed, forged), forged);
    to.write("reply with other words", changed);
    auto stray = plain();
    stray.extra["data/ledger/cosignatures/2.eml"] = bare;
    to.write("reply of no entry", stray);
}

// A passkey signs the ledger as it stands.
void sign_with_passkey(BundleBuilder& bundle, support::PasskeyMaker const& maker,
                       std::function<void(attest::PasskeyEvidence&)> const& change = {}) {
    auto const& frontier = bundle.ledger.writer.frontier();
    ledger::Checkpoint const checkpoint{bundle.ledger.id(), frontier.size(), frontier.root()};
    auto const agreement = crypto::sha256("the agreement");
    auto const challenge = attest::passkey_challenge(checkpoint, agreement).digest();
    attest::PasskeyEvidence evidence{agreement, maker.sign(challenge), maker.origin(), maker.key()};
    ledger::Attestation attestation{.n = 0,
                                    .kind = std::string{ledger::kind::cosignature_received},
                                    .checkpoint = bundle.ledger.checkpoint(),
                                    .time = bundle.ledger.now,
                                    .by = evidence.key.fingerprint().text(),
                                    .method = "passkey",
                                    .evidence = {}};
    if (change) change(evidence);
    auto bytes = attest::encode(evidence);
    attestation.evidence = crypto::sha256(bytes).text();
    auto const n = bundle.ledger.entries.size();
    bundle.ledger.add(attestation.kind, ledger::Party::client, "passkey", encode(attestation));
    bundle.extra["data/ledger/cosignatures/" + std::to_string(n) + ".json"] = std::move(bytes);
}

void export_passkeys(Exporter const& to) {
    using passkey::Algorithm;
    for (auto const algorithm : {Algorithm::es256, Algorithm::ed25519}) {
        std::string const name = algorithm == Algorithm::es256 ? "es256" : "ed25519";
        support::PasskeyMaker const maker{algorithm};
        auto alone = plain();
        sign_with_passkey(alone, maker);
        to.write("passkey " + name, alone);
        auto bound = plain();
        sign_with_passkey(bound, maker);
        auto const mail = strong_reply(bound, "> " + maker.key().fingerprint().text() + "\r\n");
        attest(bound, attestation_by(bound, mail), mail);
        to.write("passkey " + name + " that a reply binds", bound);
        auto forged = plain();
        sign_with_passkey(forged, maker, [](attest::PasskeyEvidence& evidence) {
            evidence.agreement = crypto::sha256("another agreement");
        });
        to.write("passkey " + name + " over another agreement", forged);
        auto other = plain();
        sign_with_passkey(other, maker, [&](attest::PasskeyEvidence& evidence) {
            evidence.key = support::PasskeyMaker{algorithm}.key();
        });
        to.write("passkey " + name + " of another key", other);
        auto broken = plain();
        sign_with_passkey(broken, maker, [](attest::PasskeyEvidence& evidence) {
            auto& last = evidence.assertion.signature.back();
            last = static_cast<char>(last ^ 1);
        });
        to.write("passkey " + name + " with a broken signature", broken);
    }
}

void export_dishonest_records(Exporter const& to) {
    auto unrecorded = plain();
    unrecorded.extra["data/exhibits/E02.txt"] = "never recorded";
    to.write("exhibit that is not recorded", unrecorded);
    auto hidden = plain();
    hidden.ledger.rotate(5);
    hidden.withheld.insert(hidden.ledger.entries.size() - 1);
    to.write("rotation withheld", hidden);
    auto silent = plain();
    silent.withheld.insert(0);
    to.write("first body withheld", silent);
    auto foreign = plain();
    foreign.ledger.add(std::string{ledger::kind::ledger_key_rotated}, ledger::Party::freelancer,
                       "ledger",
                       ledger::rotation_body(foreign.ledger.id(), 3, support::signing_key(8),
                                             support::signing_key(9), "stolen"));
    to.write("rotation by a stranger", foreign);
    auto voided = plain();
    voided.ledger.add(std::string{ledger::kind::entry_voided}, ledger::Party::freelancer, "notes",
                      ledger::JsonObject{{"entry", std::int64_t{99}}, {"reason", "not yet there"}});
    to.write("correction of the future", voided);
    auto odd = plain();
    odd.ledger.add(std::string{ledger::kind::item_recorded}, ledger::Party::freelancer, "items",
                   ledger::JsonObject{{"item", "abcdefghijklmnop"}});
    to.write("item without its members", odd);
}

void export_times(Exporter const& to) {
    auto early = plain();
    early.ledger.attest(early.ledger.now + std::chrono::hours{24});
    early.ledger.add_note("an hour later, by the owner's clock");
    to.write("recorded before it was attested", early);
    auto larger = plain();
    auto attestation = attestation_by(larger, "mail");
    auto ahead = plain();  // the same ledger, which went on
    ahead.ledger.add_note("one").add_note("two");
    attestation.checkpoint = ahead.ledger.checkpoint();
    attest(larger, attestation, "mail");
    to.write("attested before it existed", larger);
}

void export_large(Exporter const& to, std::size_t megabytes) {
    auto large = plain();
    std::string film(megabytes * 1'000'000, 'f');
    large.ledger.add_item(film);
    large.extra["data/exhibits/E02.mp4"] = std::move(film);
    to.write("large", large);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2 && argc != 3) return 2;
    Exporter const to{argv[1]};
    if (argc == 3) export_large(to, std::stoul(argv[2]));
    to.write("fingerprint", plain().ledger.key.public_key().fingerprint().text() + "\n");
    to.write("keys", std::string{key_name} + " " + key_record() + "\n");
    to.write("letter.txt", plain().ledger.checkpoint());
    export_plain(to);
    export_replies(to);
    export_dishonest_replies(to);
    export_passkeys(to);
    export_dishonest_records(to);
    export_times(to);
    return 0;
}
