// docs/formats/events.md is a contract: each of its tables and the program's list are the same.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "engagement/event.h"
#include "engagement/vocabulary.h"
#include "ledger/kinds.h"

namespace tally::engagement {
namespace {

using Row = std::vector<std::string>;

std::string without_ticks(std::string text) {
    std::erase(text, '`');
    auto const first = text.find_first_not_of(' ');
    return first == text.npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

Row cells_of(std::string const& line) {
    Row cells;
    std::istringstream stream{line.substr(1)};
    for (std::string cell; std::getline(stream, cell, '|');) cells.push_back(without_ticks(cell));
    return cells;
}

// The rows of the table under this heading, without its two head lines.
std::vector<Row> table(std::string const& heading) {
    std::ifstream file{TALLY_SOURCE_DIR "/docs/formats/events.md"};
    EXPECT_TRUE(file.is_open());
    std::vector<Row> rows;
    bool inside = false;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("## ")) inside = line == "## " + heading;
        if (inside && line.starts_with('|')) rows.push_back(cells_of(line));
    }
    EXPECT_GT(rows.size(), 2U) << heading;
    if (rows.size() >= 2) rows.erase(rows.begin(), rows.begin() + 2);
    return rows;
}

std::vector<std::string> first_column(std::string const& heading) {
    std::vector<std::string> names;
    for (auto const& row : table(heading)) names.push_back(row.at(0));
    return names;
}

template <typename List>
std::vector<std::string> as_strings(List const& list) {
    return {list.begin(), list.end()};
}

TEST(EventsDocument, lists_the_kinds_of_an_engagement_with_their_ledgers_and_fields) {
    auto const rows = table("Entry kinds of an engagement");
    auto const& kinds = event_kinds();
    ASSERT_EQ(rows.size(), kinds.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(rows[i].at(0), kinds[i].name);
        EXPECT_EQ(rows[i].at(1), kinds[i].private_side ? "private" : "shared") << rows[i][0];
        EXPECT_EQ(rows[i].at(2), kinds[i].fields) << rows[i][0];
    }
}

TEST(EventsDocument, lists_the_kinds_of_the_ledger) {
    using namespace ledger::kind;
    std::vector<std::string_view> const kinds{
        ledger_opened,        ledger_key_rotated, ledger_continued, clock_set,
        item_recorded,        item_filed,         item_erased,      timestamp_received,
        cosignature_received, mail_key_found,     entry_corrected,  entry_voided};
    EXPECT_EQ(first_column("Entry kinds of the ledger"), as_strings(kinds));
}

TEST(EventsDocument, lists_the_engagement_types_and_which_have_a_platform) {
    EXPECT_EQ(first_column("Engagement types"), as_strings(engagement_type_names));
    for (auto const& row : table("Engagement types"))
        EXPECT_EQ(row.at(2) == "yes", has_platform(parse_name<EngagementType>(row.at(0)).value()));
}

TEST(EventsDocument, lists_every_closed_list_of_names) {
    EXPECT_EQ(first_column("Item kinds"), as_strings(item_kind_names));
    EXPECT_EQ(first_column("Forums"), as_strings(forum_names));
    EXPECT_EQ(first_column("Channels"), as_strings(channel_names));
    EXPECT_EQ(first_column("Kinds of client"), as_strings(client_kind_names));
    EXPECT_EQ(first_column("Sources of terms"), as_strings(terms_source_names));
    EXPECT_EQ(first_column("Kinds of security"), as_strings(security_names));
    EXPECT_EQ(first_column("Forms of delivery"), as_strings(delivery_form_names));
    EXPECT_EQ(first_column("Places in the scope"), as_strings(scope_tie_names));
    EXPECT_EQ(first_column("Purposes of letters"), as_strings(letter_purpose_names));
    EXPECT_EQ(first_column("Ways of letters"), as_strings(letter_way_names));
    EXPECT_EQ(first_column("Strengths of replies"), as_strings(reply_strength_names));
    EXPECT_EQ(first_column("Steps after a breach"), as_strings(breach_step_names));
    EXPECT_EQ(first_column("Stances"), as_strings(stance_names));
    EXPECT_EQ(first_column("Strengths of evidence"), as_strings(evidence_strength_names));
    EXPECT_EQ(first_column("Reasons to withhold"), as_strings(withheld_for_names));
    EXPECT_EQ(first_column("Uses of a lesson"), as_strings(lesson_use_names));
}

}  // namespace
}  // namespace tally::engagement
