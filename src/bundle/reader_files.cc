#include "bundle/reader_files.h"

namespace tally::bundle {

// The build embeds does_not_show.txt: a sentence a line.
std::string_view limits_text();

std::vector<std::string> does_not_show() {
    std::vector<std::string> sentences;
    for (auto rest = limits_text(); !rest.empty();) {
        auto const end = rest.find('\n');
        sentences.emplace_back(rest.substr(0, end));
        rest.remove_prefix(end + 1);
    }
    return sentences;
}

// What a reader does with stock tools.
constexpr std::string_view stock_steps =
    "1. The quick way, on any Linux or macOS machine with coreutils and OpenSSL 3:\n\n"
    "     unzip case.zip -d case\n"
    "     sh case/data/verify.sh\n\n"
    "   It ends with `unproven` (exit status 3) until you name the owner's key as you know\n"
    "   it from elsewhere (a letter, a contract, the other side's copy):\n\n"
    "     sh case/data/verify.sh FINGERPRINT\n\n"
    "   Take FINGERPRINT from there, not from this file: a forger would print his own here.\n\n"
    "   In a browser, on any machine: open data/verify.html and drop this ZIP on it. It\n"
    "   needs no network, and checks more than the script. (It came with the case: use a\n"
    "   copy from the project when much depends on it.)\n\n"
    "2. By hand, in the unpacked folder:\n\n"
    "   every file is the one that is listed (Linux; macOS; one file on Windows):\n"
    "     sha256sum -c manifest-sha256.txt\n"
    "     shasum -a 256 -c manifest-sha256.txt\n"
    "     certutil -hashfile data\\case.pdf SHA256\n"
    "   (on Windows compare what it prints with the line of the file in the manifest)\n"
    "   a disclosed entry is the one that its line commits to (the digest is in the line):\n"
    "     sha256sum data/ledger/bodies/0\n"
    "     sed -n 1p data/ledger/entries.ndjson\n"
    "   the hash of an entry in the tree (RFC 6962):\n"
    "     { printf '\\000'; sed -n 1p data/ledger/entries.ndjson | tr -d '\\n'; } | sha256sum\n"
    "   an exhibit is in the ledger: its digest stands in one of the disclosed bodies:\n"
    "     sha256sum data/exhibits/*\n"
    "     grep -l -F DIGEST data/ledger/bodies/*\n\n";

constexpr std::string_view other_steps =
    "3. With the full verifier, which also checks proofs and attestations:\n\n"
    "     tally-verify case.zip --key FINGERPRINT\n\n"
    "4. Replies and timestamps, where there are any: each file is named after the entry that\n"
    "   speaks of it. The signature of the mail domain, with its key out of DNS:\n\n"
    "     dkimverify < data/ledger/cosignatures/N.eml\n\n"
    "   Domains change their keys and take the old ones down. The entry holds the one of its\n"
    "   time, and the checkpoint that was vouched for; so do entries of the kind\n"
    "   mail-key.found for other mails:\n\n"
    "     tail -c +33 data/ledger/bodies/N\n\n"
    "   A timestamp, with the three lines of the checkpoint in that entry as the file\n"
    "   CHECKPOINT, and the authority's certificates from its own site:\n\n"
    "     openssl ts -verify -data CHECKPOINT -in data/ledger/timestamps/N.tsr -token_in \\\n"
    "         -CAfile ROOTS.pem\n\n"
    "   What the authority had revoked by then, where it said so:\n\n"
    "     openssl crl -inform DER -noout -text -in data/ledger/timestamps/N.1.crl\n\n"
    "   The full verifier does both: tally-verify case.zip --keys KEYS --roots ROOTS.pem\n\n"
    "5. Passkeys, where there are any (data/ledger/cosignatures/N.json). The signature:\n\n"
    "     cd data/ledger\n"
    "     part() { sed 's/.*\"'$2'\":\"\\([^\"]*\\)\".*/\\1/' $1 | openssl base64 -d -A; }\n"
    "     part cosignatures/N.json public_key >key.der\n"
    "     part cosignatures/N.json signature >signature\n"
    "     part cosignatures/N.json client_data >client\n"
    "     { part cosignatures/N.json authenticator_data\n"
    "       openssl dgst -sha256 -binary client; } >signed\n"
    "     openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in signed \\\n"
    "         -sigfile signature\n\n"
    "   What was asked of it: the challenge in the file `client` is the digest of these lines,\n"
    "   with the checkpoint of entry N and the agreement in N.json (or: none) filled in:\n\n"
    "     printf 'tallystick passkey v1\\nLEDGER\\nSIZE\\nROOT\\nAGREEMENT\\n' |\n"
    "         openssl dgst -sha256 -binary | openssl base64 -A | tr '+/' '-_' | tr -d '='\n\n"
    "   Its fingerprint is what sha256sum says of key.der. Whose it is, only a signed reply that\n"
    "   quotes that fingerprint shows.\n\n"
    "6. Letters that you kept carry checkpoints of this ledger. Each must be its beginning:\n\n"
    "     tally-verify case.zip --against letters.mbox\n\n"
    "The checkpoint is a C2SP signed note; Go's golang.org/x/mod/sumdb/note opens it with the\n"
    "verifier key in data/ledger/keys.json. The formats are public: docs/formats/ledger.md "
    "and\n"
    "docs/formats/bundle.md of Tallystick.\n\n"
    "What this does not show\n\n";

std::string verify_text(VerifyText const& facts) {
    auto const size = std::to_string(facts.checkpoint.size.value);
    std::string text = facts.title + "\n\nHow to check this case file\n\n";
    text += "Ledger       tallystick/" + facts.checkpoint.ledger.text + "\n";
    text += "Entries      " + size + "\n";
    text += "Root         " + facts.checkpoint.root.text() + "\n";
    text += "Owner's key  " + facts.fingerprint.text() + "\n\n";
    if (facts.clock_was_set)
        text +=
            "NOTE: this record was written under a clock that was set by hand. Its recorded\n"
            "times prove nothing.\n\n";
    if (!facts.withheld.empty()) text += facts.withheld + "\n\n";
    text += stock_steps;
    text += other_steps;
    for (auto const& sentence : does_not_show()) text += "- " + sentence + "\n";
    return text;
}

}  // namespace tally::bundle
