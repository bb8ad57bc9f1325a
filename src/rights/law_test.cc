#include "rights/law.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "rights/embedded_laws.h"
#include "rights/law_book.h"
#include "rights/place.h"

namespace tally::rights {
namespace {

using testing::HasSubstr;

constexpr std::string_view whole = R"(id = "example"
title = "An example"
cites = "Section 1"
summary = "An example."
dated = 2026-11-01
seen = 2026-11-22
supersedes = ["older"]
confidence = "medium"
source = ["https://example.org"]
check = ["This was not read."]
complain = ["The office."]

[applies]
clients = ["business"]
places = ["US-NY", "DE"]
whose = ["client", "work"]
contract_from = 2024-01-01

[[applies.least]]
amount = "800"
currency = "USD"
within = "120 days"

[contract]
written = true
holds = ["names"]

[payment]
days = 30
after = ["performed", "invoice"]
agreed_days_max = 60

[interest]
reference = "table"
percent = "8.25"
frozen = true

[[sum]]
debt_from = "0.01"
amount = "40"
currency = "EUR"

[[sum]]
debt_from = "1000"
amount = "70"
currency = "EUR"

[[damages]]
id = "double"
title = "Twice"
kind = "multiple"
times = 2
when = "late"
confidence = "low"

[[period]]
id = "sue"
title = "To sue"
from = "due"
years = 6
acts = "freelancer"
action = "Sue."
if_missed = "it lapses"
)";

std::string with(std::string_view from, std::string_view to) {
    std::string text{whole};
    auto const at = text.find(from);
    EXPECT_NE(at, text.npos) << from;
    return text.replace(at, from.size(), to);
}

std::string problem(std::string const& text) {
    auto const law = parse_law(text, "law.toml");
    return law ? "accepted" : law.error().message;
}

TEST(Law, everything_that_is_shipped_can_be_read_and_names_a_rate_table_that_is_there) {
    for (auto const& file : embedded_laws()) {
        auto const law = parse_law(file.text, std::string{file.file});
        ASSERT_TRUE(law) << law.error().message;
    }
    for (auto const& file : embedded_rates()) {
        auto const table = parse_rate_table(file.text, std::string{file.file});
        ASSERT_TRUE(table) << table.error().message;
    }
    for (auto const& file : embedded_courts()) {
        auto const pack = parse_court_pack(file.text, std::string{file.file});
        ASSERT_TRUE(pack) << pack.error().message;
    }
    auto const& book = builtin_law_book();
    EXPECT_EQ(book.laws.size(), 10U);
    EXPECT_EQ(book.laws.size(), embedded_laws().size());
    for (auto const& law : book.laws) {
        if (law.interest) {
            EXPECT_NE(book.rate_table(law.interest->reference), nullptr) << law.id;
        }
    }
}

// The text of the n-th block of TOML in the document.
std::string example(std::string const& document, int n) {
    std::size_t at = 0;
    for (int i = 0; i <= n; ++i) at = document.find("```toml\n", at) + 8;
    return document.substr(at, document.find("```", at) - at);
}

TEST(Law, the_examples_of_the_format_are_accepted) {
    std::ifstream file{TALLY_SOURCE_DIR "/docs/formats/law-pack.md"};
    std::string const text{std::istreambuf_iterator<char>{file}, {}};
    auto const law = parse_law(example(text, 0), "law-pack.md");
    ASSERT_TRUE(law) << law.error().message;
    EXPECT_EQ(law->periods.at(0).forums.size(), 1U);
    auto const rates = parse_rate_table(example(text, 1), "law-pack.md");
    ASSERT_TRUE(rates) << rates.error().message;
    auto const courts = parse_court_pack(example(text, 2), "law-pack.md");
    ASSERT_TRUE(courts) << courts.error().message;
    EXPECT_EQ(courts->arbitrations.at(0).fee_alone.amount(), "675.00");
}

TEST(Law, holds_what_its_file_says) {
    auto const law = parse_law(whole, "law.toml").value();
    EXPECT_EQ(law.confidence, Confidence::medium);
    EXPECT_EQ(law.reach.least.at(0).within_days, 120);
    EXPECT_EQ(law.payment->agreed_days_max, 60);
    EXPECT_EQ(law.interest->percent, 825);
    EXPECT_EQ(law.interest->confidence, Confidence::medium);  // of the whole
    EXPECT_EQ(law.sums.front().amount.amount(), "70.00");     // the greatest band first
    EXPECT_EQ(law.damages.at(0).confidence, Confidence::low);
    EXPECT_EQ(law.periods.at(0).years, 6);
    EXPECT_TRUE(needs_checking(law));
}

TEST(Law, an_unknown_key_is_an_error_with_its_place) {
    EXPECT_EQ(problem(with("summary = \"An example.\"", "summary = \"x\"\ncolour = \"red\"")),
              "law.toml:5:10: \"colour\" of the law is unknown");
    EXPECT_EQ(problem(with("days = 30", "days = 30\nhours = 3")),
              "law.toml:30:9: \"hours\" of [payment] is unknown");
    EXPECT_EQ(problem(with("title = \"Twice\"\n", "")),
              "law.toml:48:1: a [[damages]] needs \"title\"");
}

TEST(Law, what_makes_no_sense_is_refused_with_a_reason) {
    EXPECT_THAT(problem(with("\"US-NY\"", "\"New York\"")),
                HasSubstr("what is no place: New York"));
    EXPECT_THAT(problem(with("\"120 days\"", "\"120 moons\"")), HasSubstr("no length of time"));
    EXPECT_THAT(problem(with("\"120 days\"", "\"0 days\"")), HasSubstr("no length of time"));
    EXPECT_THAT(problem(with("\"8.25\"", "\"8.255\"")), HasSubstr("is no percentage: 8.255"));
    EXPECT_THAT(problem(with("\"8.25\"", "\"100.01\"")), HasSubstr("is no percentage"));
    EXPECT_THAT(problem(with("\"800\"", "\"-800\"")), HasSubstr("not an amount in USD"));
    EXPECT_THAT(problem(with("years = 6", "years = 6\ndays = 3")), HasSubstr("give one of them"));
    EXPECT_THAT(problem(with("years = 6\n", "")), HasSubstr("give one of them"));
    EXPECT_THAT(problem(with("times = 2", "times = 1")), HasSubstr("must lie between 2 and 10"));
    EXPECT_THAT(problem(with("\"late\"", "\"soon\"")), HasSubstr("is unknown: soon"));
    EXPECT_THAT(problem(with("id = \"example\"", "id = \"An Example\"")),
                HasSubstr("lower-case letters"));
    EXPECT_THAT(problem(with("[\"https://example.org\"]", "[]")),
                HasSubstr("must say where the facts come from"));
    EXPECT_THAT(problem(with("debt_from = \"1000\"", "debt_from = \"0.01\"")),
                HasSubstr("is there twice"));
}

TEST(RateTable, knows_both_ends_of_a_period_and_nothing_outside) {
    auto const& table = *builtin_law_book().rate_table("bank-of-england-base");
    auto const at = [&](std::string_view day) { return table.at(parse_date(day).value()); };
    EXPECT_EQ(at("2024-01-01")->percent, 525);
    EXPECT_EQ(at("2023-12-31")->percent, 500);
    EXPECT_EQ(at("2026-06-30")->percent, 375);
    EXPECT_EQ(at("2026-07-01"), nullptr);  // not confirmed when this was written
    EXPECT_EQ(at("2017-12-31"), nullptr);
}

TEST(RateTable, periods_that_overlap_or_run_backwards_are_refused) {
    std::string const head = R"(id = "t"
title = "T"
dated = 2026-01-01
seen = 2026-01-01
source = ["https://example.org"]
confidence = "high"
[[period]]
from = 2024-01-01
until = 2024-06-30
percent = "1"
)";
    auto const read = [&](std::string const& more) {
        auto const table = parse_rate_table(head + more, "t.toml");
        return table ? "accepted" : table.error().message;
    };
    EXPECT_EQ(read(""), "accepted");
    EXPECT_THAT(read("[[period]]\nfrom = 2024-06-30\nuntil = 2024-12-31\npercent = \"1\"\n"),
                HasSubstr("t.toml:12:8: \"from\" of a [[period]] must lie behind"));
    EXPECT_THAT(read("[[period]]\nfrom = 2024-08-01\nuntil = 2024-07-01\npercent = \"1\"\n"),
                HasSubstr("lies before \"from\""));
}

TEST(LawBook, a_pack_takes_the_place_of_its_own_id_and_of_what_it_supersedes) {
    LawBook book;
    book.put(parse_law(with("id = \"example\"", "id = \"older\""), "a").value());
    book.put(parse_law(whole, "b").value());
    ASSERT_EQ(book.laws.size(), 1U);
    book.put(parse_law(with("An example\"", "Newer\""), "c").value());
    ASSERT_EQ(book.laws.size(), 1U);
    EXPECT_EQ(book.law("example")->title, "Newer");
}

TEST(Place, a_location_lies_in_its_country_its_part_and_its_city) {
    EXPECT_EQ(lies_in("US-NY-New York", "US"), Answer::yes);
    EXPECT_EQ(lies_in("US-NY-new york", "US-NY-New York"), Answer::yes);
    EXPECT_EQ(lies_in("us-ny-New-York", "US-NY-New York"), Answer::yes);
    EXPECT_EQ(lies_in("US-CA", "US-NY"), Answer::no);
    EXPECT_EQ(lies_in("US", "US-NY"), Answer::unknown);
    EXPECT_EQ(lies_in("US-NY", "US-NY-New York"), Answer::unknown);
    EXPECT_EQ(lies_in("US-NY-Albany", "US-NY-New York"), Answer::no);
    EXPECT_EQ(lies_in("UK", "GB"), Answer::yes);
    EXPECT_EQ(lies_in("", "GB"), Answer::unknown);
}

TEST(Place, what_is_written_otherwise_is_no_place) {
    EXPECT_TRUE(is_place("DE"));
    EXPECT_TRUE(is_place("GB-ENG"));
    EXPECT_TRUE(is_place("US-NY-New York"));
    for (auto const* text : {"", "D", "DEU", "D1", "US-", "US-NY-", "US-ABCD", "US--York"})
        EXPECT_FALSE(is_place(text)) << text;
}

}  // namespace
}  // namespace tally::rights
