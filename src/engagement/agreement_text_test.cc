#include "engagement/agreement_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/engagement_builder.h"

namespace tally::engagement {
namespace {

using ledger::Party;
using support::dollars;
using support::usd;
using testing::HasSubstr;
using testing::StartsWith;

constexpr std::string_view website = R"(title = "Website redesign"
currency = "USD"

[[scope]]
id = "1"
text = "One design direction"

[[scope]]
id = "2"
text = "Five pages as HTML"

[[out_of_scope]]
text = "An online shop"

[[deliverable]]
id = "D1"
title = "Design"
acceptance = "Each page can be seen under its own link"
due = "2026-10-09"
scope = ["1"]

[payment]
terms = "Two milestones"

[revisions]
rounds = 2
counts_as = "One complete list of changes"

[[responsibility]]
party = "client"
what = "Supply the texts"
due = 2026-09-21

[terms]
notice = "7 days"
kill_fee = "Finished work is paid"

[[milestone]]
title = "Build"
amount = "1,200.00"
due = "2026-10-30"
)";

// The text with one line replaced.
std::string with(std::string_view from, std::string_view to) {
    std::string text{website};
    auto const at = text.find(from);
    EXPECT_NE(at, text.npos) << from;
    return text.replace(at, from.size(), to);
}

std::string problem(std::string const& text) {
    auto const parsed = parse_agreement(text, usd());
    return parsed ? "accepted" : parsed.error().message;
}

TEST(AgreementText, holds_scope_deliverables_terms_and_milestones) {
    auto const text = parse_agreement(website, usd()).value();
    EXPECT_EQ(text.scope.at(1).text, "Five pages as HTML");
    EXPECT_EQ(text.out_of_scope, std::vector<std::string>{"An online shop"});
    EXPECT_EQ(text.deliverables.at(0).scope, std::vector<std::string>{"1"});
    EXPECT_EQ(text.revisions->rounds, 2);
    EXPECT_EQ(text.responsibilities.at(0).party, Party::client);
    EXPECT_EQ(text.responsibilities.at(0).due, parse_date("2026-09-21").value());
    EXPECT_EQ(text.terms.at(0).first, "kill_fee");
    EXPECT_EQ(text.milestones.at(0).amount, dollars(1200));
    EXPECT_EQ(text.milestones.at(0).due, parse_date("2026-10-30").value());
}

TEST(AgreementText, needs_no_more_than_a_title_and_a_scope_line) {
    EXPECT_TRUE(
        parse_agreement("title = \"A\"\n[[scope]]\nid = \"1\"\ntext = \"One page\"\n", usd()));
    EXPECT_THAT(problem("title = \"A\"\n"), HasSubstr("\"scope\" of the agreement is missing"));
}

TEST(AgreementText, says_line_and_column_of_a_mistake) {
    EXPECT_THAT(problem("title = \n"), StartsWith("agreement.toml:1:"));
    EXPECT_EQ(problem(with("rounds = 2", "round = 2")),
              "agreement.toml:25:1: [revisions] needs \"rounds\"");
    EXPECT_EQ(problem(with("amount = \"1,200.00\"", "amount = \"12 hundred\"")),
              "agreement.toml:40:10: \"amount\" of a [[milestone]] is not an amount in USD: 12 "
              "hundred");
    EXPECT_EQ(problem(with("terms = \"Two milestones\"", "terms = \"Two\"\nbonus = \"x\"")),
              "agreement.toml:24:9: \"bonus\" of [payment] is unknown");
}

TEST(AgreementText, refuses_what_two_people_could_read_differently) {
    EXPECT_THAT(problem(with("id = \"2\"", "id = \"1\"")), HasSubstr("is there twice: 1"));
    EXPECT_THAT(problem(with("scope = [\"1\"]", "scope = [\"9\"]")),
                HasSubstr("points to a scope line that is not there: 9"));
    EXPECT_THAT(problem(with("currency = \"USD\"", "currency = \"EUR\"")),
                HasSubstr("is EUR, but the engagement is in USD"));
    EXPECT_THAT(problem(with("party = \"client\"", "party = \"platform\"")),
                HasSubstr("must be \"client\" or \"freelancer\""));
    EXPECT_THAT(problem(with("due = \"2026-10-30\"", "due = \"2026-02-30\"")),
                HasSubstr("\"due\" of a [[milestone]] must be a date"));
    EXPECT_THAT(problem(with("amount = \"1,200.00\"", "amount = 1200.0")),
                HasSubstr("a fraction or a time of day cannot be used here"));
    EXPECT_THAT(problem(with("amount = \"1,200.00\"", "amount = \"0\"")),
                HasSubstr("must be more than zero"));
}

TEST(AgreementText, a_text_too_long_or_too_deep_is_refused) {
    EXPECT_THAT(problem(std::string((std::size_t{1} << 20) + 1, '#')), HasSubstr("longer than"));
    EXPECT_NE(problem("x = " + std::string(5000, '[')), "accepted");
    EXPECT_THAT(problem("x = " + std::string(30, '[') + std::string(30, ']')),
                HasSubstr("nested too deeply"));
}

}  // namespace
}  // namespace tally::engagement
