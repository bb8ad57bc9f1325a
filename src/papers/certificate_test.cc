#include "papers/certificate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tally::papers {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

CertifiedFacts facts() {
    CertifiedFacts facts{.title = "Website redesign",
                         .person = "Ines Duarte",
                         .client = "Tom Baker",
                         .zone = "UTC",
                         .program = "tallystick 0.1.0",
                         .ledger = "k3xq7m2a",
                         .entries = 41,
                         .root = {},
                         .fingerprint = {},
                         .first = parse_instant("2026-09-01T09:00:00Z").value(),
                         .newest = parse_instant("2026-11-22T09:00:00Z").value(),
                         .clock_was_set = false,
                         .exhibits = {},
                         .vouched = {},
                         .on = parse_date("2026-11-22").value()};
    facts.root.bytes.fill(0xab);
    facts.exhibits.push_back({1, "review", "data/exhibits/001-review.eml", facts.root,
                              "imported from mail.mbox (mbox)", facts.first});
    return facts;
}

std::string text(CertificateKind kind, CertifiedFacts const& of = facts()) {
    return text_of(certificate(of, kind), 0);
}

TEST(Certificates, each_fills_in_the_facts_and_says_what_it_does_not_prove) {
    for (std::size_t i = 0; i < certificate_kind_names.size(); ++i) {
        auto const words = text(static_cast<CertificateKind>(i));
        EXPECT_THAT(words, HasSubstr("SHA-256")) << certificate_kind_names[i];
        EXPECT_THAT(words, HasSubstr("tallystick 0.1.0"));
        EXPECT_THAT(words, HasSubstr("41 entries"));
        EXPECT_THAT(words, HasSubstr("sha256:abab"));
        EXPECT_THAT(words,
                    HasSubstr("What this does not prove\n- That what an exhibit says is true."));
        EXPECT_THAT(words, HasSubstr("sha256sum -c manifest-sha256.txt"));
    }
}

TEST(Certificates, what_only_the_person_can_say_is_blank) {
    auto const paper = certificate(facts(), CertificateKind::fre_902);
    EXPECT_THAT(paper.blanks, Contains("your signature, by hand"));
    EXPECT_THAT(paper.blanks, Contains("the day on which you ran the check"));
    EXPECT_THAT(text_of(paper, 0), HasSubstr("Notice to the other side"));
    EXPECT_TRUE(certificate(facts(), CertificateKind::process_description).blanks.empty());
}

TEST(Certificates, nobody_vouches_is_said_and_so_is_who_does) {
    auto of = facts();
    EXPECT_THAT(text(CertificateKind::eidas, of), HasSubstr("Nobody yet."));
    of.vouched = {{"example.com", "dkim", of.newest, 30}};
    auto const words = text(CertificateKind::process_description, of);
    EXPECT_THAT(words, HasSubstr("example.com, by the signature of its mail domain (DKIM) under a "
                                 "reply, 22 Nov 2026, 09:00 UTC: the first 30 entries existed by "
                                 "then."));
    EXPECT_THAT(text(CertificateKind::eidas, of), HasSubstr("No time stamp."));
    of.vouched.push_back({"TSA", "rfc3161", of.newest, 41});
    EXPECT_THAT(text(CertificateKind::eidas, of), Not(HasSubstr("No time stamp.")));
}

TEST(Certificates, a_clock_that_was_set_is_said_everywhere) {
    auto of = facts();
    of.clock_was_set = true;
    for (std::size_t i = 0; i < certificate_kind_names.size(); ++i)
        EXPECT_THAT(text(static_cast<CertificateKind>(i), of),
                    HasSubstr("its times prove nothing"));
}

}  // namespace
}  // namespace tally::papers
