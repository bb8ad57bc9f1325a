#include "papers/certificate_parts.h"

#include <algorithm>

#include "base/words.h"

namespace tally::papers {
namespace {

std::string at(Instant time, CertifiedFacts const& facts) { return format_local(time, facts.zone); }

std::string method_text(std::string const& method) {
    if (method == "dkim") return "by the signature of its mail domain (DKIM) under a reply";
    if (method == "rfc3161") return "by a time stamp of RFC 3161";
    if (method == "passkey") return "by a passkey";
    return "by a signature";
}

}  // namespace

void add_process(Paper& paper, CertifiedFacts const& facts) {
    paper.heading("How the record is kept");
    paper.item("The program is " + facts.program +
               ". It stores the bytes of every item before anything reads them, and names them by "
               "their SHA-256 digest.");
    paper.item("Every item and every event is an entry of an append-only record (ledger " +
               facts.ledger +
               "). The entries form a Merkle tree of SHA-256 as RFC 6962 describes "
               "it: whoever changes, removes or moves one gets another root.");
    paper.item("The record holds " + counted(facts.entries, "entry") + ", written between " +
               at(facts.first, facts) + " and " + at(facts.newest, facts) +
               " by the clock of the computer that wrote them.");
    paper.item("Its root at that size is " + facts.root.text() +
               ", signed with Ed25519 by the key with the fingerprint " + facts.fingerprint.text() +
               ".");
    if (facts.clock_was_set)
        paper.item("The clock was set by hand while it was written: its times prove nothing.");
}

void add_digests(Paper& paper, CertifiedFacts const& facts) {
    paper.heading("The exhibits, with their SHA-256 digests");
    for (auto const& exhibit : facts.exhibits) {
        paper.line("Exhibit " + std::to_string(exhibit.number) + ": " + exhibit.title);
        paper.line("  " + exhibit.file);
        paper.line("  " + exhibit.digest.hex());
        paper.line("  " + exhibit.source + ", recorded " + at(exhibit.recorded, facts));
    }
}

void add_vouched(Paper& paper, CertifiedFacts const& facts) {
    paper.heading("Who else vouches for the record");
    if (facts.vouched.empty()) {
        paper.paragraph("Nobody yet. Its times rest on the word of its owner.");
        return;
    }
    for (auto const& one : facts.vouched)
        paper.item(one.by + ", " + method_text(one.method) + ", " + at(one.time, facts) +
                   ": the first " + counted(one.covers, "entry") + " existed by then.");
}

void add_check(Paper& paper) {
    paper.heading("How anyone can check it, without this program");
    paper.line("  unzip case.zip -d case && cd case");
    paper.line("  sha256sum -c manifest-sha256.txt     every file is the one that is listed");
    paper.line("  sh data/verify.sh FINGERPRINT        the record, with sha256sum and openssl");
    paper.line("  sha256sum data/exhibits/*            the digests above");
}

void add_limits(Paper& paper, CertifiedFacts const& facts) {
    paper.heading("What this does not prove");
    paper.item(
        "That what an exhibit says is true. It shows that the bytes are those that were "
        "recorded, and by when others saw the record.");
    paper.item("Who sat at the keyboard: a mail domain or a key signs, not a person.");
    paper.item("That everything was recorded, or that no other record exists.");
    paper.item("Hearsay and relevance: those stay open for the court.");
    if (facts.vouched.empty())
        paper.item("When the entries were written: nobody but the owner vouches for it.");
    paper.item(
        "That this draft meets the rule of your court. Have it read by somebody who knows "
        "it.");
}

void add_signature(Paper& paper, CertifiedFacts const& facts) {
    paper.line("");
    paper.line("Name:      " + facts.person);
    paper.line("Signature: " + paper.blank("your signature, by hand"));
    paper.line("Date:      " + paper.blank("date of signing") +
               "   Place: " + paper.blank("place of signing"));
}

}  // namespace tally::papers
