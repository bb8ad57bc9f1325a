#include "engagement/agreement_words.h"

#include <gtest/gtest.h>

namespace tally::engagement {
namespace {

constexpr auto sample = R"(
title = "Logo for a bakery"
currency = "EUR"

[[scope]]
id = "1"
text = "One logo"

[[out_of_scope]]
text = "A website"

[[deliverable]]
id = "D1"
title = "The logo as vectors"
acceptance = "It opens in Inkscape"
due = "2026-12-01"
scope = ["1"]

[payment]
terms = "Half before, half after"

[revisions]
rounds = 1
counts_as = "One list of changes"

[[responsibility]]
party = "client"
what = "Send the old logo"
due = "2026-11-20"

[terms]
kill_fee = "A quarter of what is left"
thank_you_cake = "One"

[[milestone]]
title = "Drafts"
amount = "300.00"
due = "2026-11-30"
)";

std::string words_of(std::string_view toml) {
    auto const euro = Currency::parse("EUR").value();
    return agreement_words(parse_agreement(toml, euro).value());
}

TEST(AgreementWords, say_all_that_the_text_says) {
    EXPECT_EQ(words_of(sample), R"(Logo for a bakery, in EUR

What is included
  1. One logo

What is not included
  - A website

What is delivered
  D1. The logo as vectors, by 1 Dec 2026 (covers 1)
      Accepted when: It opens in Inkscape

Milestones
  - Drafts: €300.00, by 30 Nov 2026

When and how it is paid
  Half before, half after

Rounds of changes
  1 round
  One round is: One list of changes

Who provides what
  R1. The client: Send the old logo, by 20 Nov 2026

When the client ends it early
  A quarter of what is left

thank you cake
  One
)");
}

TEST(AgreementWords, leave_out_what_the_text_does_not_have) {
    EXPECT_EQ(words_of("title = \"Logo\"\n[[scope]]\nid = \"1\"\ntext = \"One logo\"\n"),
              "Logo, in EUR\n\nWhat is included\n  1. One logo\n");
}

}  // namespace
}  // namespace tally::engagement
