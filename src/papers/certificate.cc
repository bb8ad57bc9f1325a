#include "papers/certificate.h"

#include "base/words.h"
#include "engagement/telling.h"
#include "papers/certificate_parts.h"
#include "papers/sentence.h"

namespace tally::papers {
namespace {

std::string caption(Paper& paper, CertifiedFacts const& facts) {
    return facts.person + " and " + facts.client + ", " +
           paper.blank("court and number of the case, once there are any");
}

// https://www.law.cornell.edu/rules/fre/rule_902: a written certification by a qualified person,
// and reasonable written notice to the other side with a chance to look.
Paper fre_902(CertifiedFacts const& facts) {
    Paper paper{.title = "Certification under Federal Rules of Evidence 902(13) and 902(14)",
                .blocks = {},
                .blanks = {}};
    paper.paragraph(caption(paper, facts));
    paper.paragraph("I, " + facts.person + ", certify from my own knowledge:");
    paper.item("I am qualified to say this because " +
               paper.blank("your work with computers and with this record, in one sentence") + ".");
    paper.item("902(13): the record of " + quoted(facts.title) +
               " was made by an electronic process that gives an accurate result, as described "
               "below.");
    paper.item("902(14): the " + counted(facts.exhibits.size(), "exhibit") +
               " listed below are copies of electronic data, identified by their SHA-256 digests. "
               "I compared the digests on " +
               paper.blank("the day on which you ran the check") + " and found them equal.");
    add_process(paper, facts);
    add_digests(paper, facts);
    add_vouched(paper, facts);
    add_check(paper);
    paper.paragraph(paper.blank(
        "a declaration under penalty of perjury in the form of 28 U.S.C. 1746, if it is so"));
    add_signature(paper, facts);
    paper.heading("Notice to the other side");
    paper.paragraph("To " + facts.client +
                    ": I intend to offer the exhibits above with this "
                    "certification in place of a witness. The file, its checksums and the program "
                    "that checks them are at your disposal before the hearing: " +
                    paper.blank("how and when you sent the file and this notice") + ".");
    add_limits(paper, facts);
    return paper;
}

// https://www.justice.gov.uk/courts/procedure-rules/civil/rules/part22/pd_part22: the words are
// those of the practice direction; the person chooses and signs.
Paper uk_statement(CertifiedFacts const& facts) {
    Paper paper{.title = "Statement about the electronic record, with a statement of truth",
                .blocks = {},
                .blanks = {}};
    paper.paragraph(caption(paper, facts));
    paper.paragraph("I, " + facts.person + ", of " + paper.blank("your address") +
                    ", say the following of my own knowledge, except where I name my source.");
    add_process(paper, facts);
    add_digests(paper, facts);
    add_vouched(paper, facts);
    add_check(paper);
    paper.heading("Statement of truth");
    paper.paragraph(
        paper.blank("the words of Practice Direction 22 for your kind of paper: that "
                    "you believe the facts to be true, and know what a false statement "
                    "without an honest belief in its truth can lead to"));
    add_signature(paper, facts);
    add_limits(paper, facts);
    return paper;
}

bool has_timestamp(CertifiedFacts const& facts) {
    for (auto const& one : facts.vouched)
        if (one.method == "rfc3161") return true;
    return false;
}

// Regulation (EU) No 910/2014, articles 25, 41 and 42.
Paper eidas(CertifiedFacts const& facts) {
    Paper paper{.title = "Note on Regulation (EU) No 910/2014 (eIDAS)", .blocks = {}, .blanks = {}};
    paper.paragraph(caption(paper, facts));
    paper.heading("What the regulation says about a record like this");
    paper.item(
        "A time stamp may not be refused as evidence only because it is electronic or not "
        "qualified (article 41(1)).");
    paper.item(
        "Only a qualified time stamp carries the presumption that its time is right and that "
        "the data were not changed (article 41(2)); what makes one is in article 42.");
    paper.item(
        "An electronic signature may not be refused only because it is electronic (article "
        "25(1)). Only a qualified one equals a signature by hand (article 25(2)).");
    paper.heading("What this record has");
    paper.paragraph(
        has_timestamp(facts)
            ? "Time stamps of RFC 3161, listed below. Whether one of them is qualified "
              "depends on its authority: " +
                  paper.blank("look it up in the EU’s list of trusted services and say "
                              "so") +
                  "."
            : "No time stamp. tally stamp can add one at any time; it covers what is in "
              "the record by then.");
    paper.paragraph("The owner’s signature is an Ed25519 signature and not a qualified one.");
    add_process(paper, facts);
    add_vouched(paper, facts);
    add_check(paper);
    add_limits(paper, facts);
    return paper;
}

Paper process_description(CertifiedFacts const& facts) {
    Paper paper{.title = "How the record of " + quoted(facts.title) + " is made",
                .blocks = {},
                .blanks = {}};
    paper.paragraph("As of " + engagement::day_text(facts.on) + ". The record is kept by " +
                    facts.person + "; the other side is " + facts.client + ".");
    add_process(paper, facts);
    add_digests(paper, facts);
    add_vouched(paper, facts);
    add_check(paper);
    add_limits(paper, facts);
    return paper;
}

}  // namespace

Paper certificate(CertifiedFacts const& facts, CertificateKind kind) {
    switch (kind) {
        case CertificateKind::fre_902: return fre_902(facts);
        case CertificateKind::uk_statement_of_truth: return uk_statement(facts);
        case CertificateKind::eidas: return eidas(facts);
        case CertificateKind::process_description: return process_description(facts);
    }
    return process_description(facts);  // bits that name no kind
}

}  // namespace tally::papers
