// What the rules make of single messages, and how well they do on a labelled sample.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "claims/book.h"
#include "claims/proposals.h"
#include "support/engagement_builder.h"

namespace tally::claims {
namespace {

using namespace engagement;
using ledger::Party;
using support::an_item;
using support::dollars;
using support::EngagementBuilder;
using testing::HasSubstr;

constexpr std::string_view early = "2026-09-20T12:00:00Z";
constexpr std::string_view late = "2026-11-12T12:00:00Z";
constexpr std::string_view now = "2026-11-24T12:00:00Z";

// Everything that rules may want to come after: work handed over and sent back, an invoice, a
// change.
EngagementBuilder handed_over() {
    EngagementBuilder builder{support::an_engagement(EngagementType::direct_fixed)};
    builder.act("2026-09-14T09:00:00Z", AddMilestone{"Build", dollars(1200), {}})
        .act("2026-09-15T10:00:00Z", FundMilestone{1, {}})
        .act("2026-11-01T10:00:00Z", SubmitMilestone{1, Channel::email, {}, ""})
        .act("2026-11-02T10:00:00Z", ChangesRequested{1, "the menu", {}})
        .act("2026-11-02T11:00:00Z", ProposeChange{0, "Voucher page", dollars(180), 5})
        .act("2026-11-03T10:00:00Z", IssueInvoice{"2026-014", dollars(1200), {}, {}, "Build", {}});
    return builder;
}

ItemText message(Party from, std::string text, std::string_view at = late) {
    return {an_item(7), "mail", from, parse_instant(at).value(), "", std::move(text), {}};
}

// Ids of the elements for which the message is proposed.
std::set<std::string> elements_for(ElementBook const& book, State const& state,
                                   ItemText const& item) {
    std::vector<ReadItem> const items{ReadItem{item}};
    ClaimSubject const subject{"milestone/1", dollars(1200)};
    Look const look{state, items, subject, parse_instant(now).value()};
    std::set<std::string> found;
    for (auto const& pack : builtin_elements())
        for (auto const& element : pack.elements)
            for (auto const& proposal : propose(look, *book.element(element.id)))
                if (proposal.source.item == item.id) found.insert(element.id);
    return found;
}

Proposal only_proposal(State const& state, Rule const& rule, ItemText const& item) {
    std::vector<ReadItem> const items{ReadItem{item}};
    ClaimSubject const subject{"milestone/1", dollars(1200)};
    std::vector<Proposal> found;
    propose_items({state, items, subject, parse_instant(now).value()}, rule, found);
    EXPECT_EQ(found.size(), 1U);
    return found.empty() ? Proposal{} : found.front();
}

Rule praise() {
    Rule rule;
    rule.id = "client-praises";
    rule.items = {"mail"};
    rule.from = {Party::client};
    rule.words = {"looks great"};
    rule.without = {"but"};
    return rule;
}

int count_of(Rule const& rule, ItemText const& item) {
    auto const builder = handed_over();
    std::vector<ReadItem> const items{ReadItem{item}};
    ClaimSubject const subject{"milestone/1", dollars(1200)};
    std::vector<Proposal> found;
    propose_items({builder.state, items, subject, parse_instant(now).value()}, rule, found);
    return static_cast<int>(found.size());
}

TEST(ItemRules, a_proposal_says_which_words_stand_in_which_sentence) {
    auto const builder = handed_over();
    auto const proposal = only_proposal(
        builder.state, praise(), message(Party::client, "Hello Ines. The page looks great!\n"));
    EXPECT_EQ(proposal.rule, "client-praises");
    EXPECT_EQ(proposal.words, std::vector<std::string>{"looks great"});
    EXPECT_EQ(proposal.quote, "The page looks great!");
    EXPECT_THAT(proposal.why, HasSubstr("The client wrote on 12 Nov 2026"));
}

TEST(ItemRules, neither_questions_nor_quotes_nor_the_other_side_count) {
    EXPECT_EQ(count_of(praise(), message(Party::client, "It looks great")), 1);
    EXPECT_EQ(count_of(praise(), message(Party::client, "Do you think it looks great?")), 0);
    EXPECT_EQ(count_of(praise(), message(Party::client, "> It looks great\n")), 0);
    EXPECT_EQ(count_of(praise(), message(Party::client, "It looks great, but red")), 0);
    EXPECT_EQ(count_of(praise(), message(Party::freelancer, "It looks great")), 0);
}

TEST(ItemRules, the_time_counts_from_the_events_that_a_rule_names) {
    auto rule = praise();
    rule.after = {"milestone.submitted"};
    rule.days_max = 5;
    EXPECT_EQ(count_of(rule, message(Party::client, "It looks great", early)), 0);
    EXPECT_EQ(count_of(rule, message(Party::client, "It looks great", "2026-11-04T12:00:00Z")), 1);
    EXPECT_EQ(count_of(rule, message(Party::client, "It looks great", late)), 0);
    rule.before = {"invoice.issued"};
    EXPECT_EQ(count_of(rule, message(Party::client, "It looks great", "2026-11-04T12:00:00Z")), 0);
}

TEST(ItemRules, amounts_titles_and_references_are_known_as_people_write_them) {
    Rule rule;
    rule.items = {"mail"};
    rule.mentions = {Mention::amount};
    for (auto const* text :
         {"We pay $1,200.00 then.", "So 1200 it is.", "1,200 dollars", "1200.00 USD"})
        EXPECT_EQ(count_of(rule, message(Party::client, text)), 1) << text;
    EXPECT_EQ(count_of(rule, message(Party::client, "We pay 12,000 then.")), 0);
    rule.mentions = {Mention::invoice};
    EXPECT_EQ(count_of(rule, message(Party::client, "About invoice 2026-014: paid.")), 1);
    EXPECT_EQ(count_of(rule, message(Party::client, "About invoice 2026-015: paid.")), 0);
}

TEST(ItemRules, what_is_read_of_a_huge_message_is_bounded) {
    std::string huge;
    while (huge.size() < 4 * item_bytes_max) huge += "A sentence of no weight. ";
    EXPECT_EQ(count_of(praise(), message(Party::client, huge + "It looks great.")), 0);
    EXPECT_LE(ReadItem{message(Party::client, huge)}.sentences().size(), item_sentences_max);
}

struct Labelled {
    std::string text;
    std::set<std::string> expected;
    std::set<std::string> found;
};

std::vector<std::string> split(std::string const& line, char mark, std::size_t pieces_max) {
    std::vector<std::string> pieces;
    std::size_t begin = 0;
    while (pieces.size() + 1 < pieces_max) {
        auto const end = line.find(mark, begin);
        if (end == line.npos) break;
        pieces.push_back(line.substr(begin, end - begin));
        begin = end + 1;
    }
    pieces.push_back(line.substr(begin));
    for (auto& piece : pieces) {
        piece.erase(0, piece.find_first_not_of(' '));
        piece.erase(piece.find_last_not_of(' ') + 1);
    }
    return pieces;
}

std::vector<Labelled> read_sample(ElementBook const& book) {
    auto const builder = handed_over();
    std::ifstream file{TALLY_SOURCE_DIR "/tests/data/claims/messages.txt"};
    EXPECT_TRUE(file.is_open());
    std::vector<Labelled> all;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.starts_with('#')) continue;
        auto const cells = split(line, '|', 4);
        EXPECT_EQ(cells.size(), 4U) << line;
        auto const item = message(ledger::parse_party(cells.at(1)).value(), cells.at(3),
                                  cells.at(0) == "early" ? early : late);
        Labelled one{line, {}, elements_for(book, builder.state, item)};
        if (cells.at(2) != "-")
            for (auto& label : split(cells.at(2), ',', 9)) {
                EXPECT_NE(book.element(label), nullptr) << label;
                one.expected.insert(std::move(label));
            }
        all.push_back(std::move(one));
    }
    return all;
}

struct Score {
    int right = 0;
    int wrong = 0;
    int missed = 0;
    double precision() const { return right + wrong == 0 ? 1 : double(right) / (right + wrong); }
    double recall() const { return right + missed == 0 ? 1 : double(right) / (right + missed); }
};

void count(Labelled const& one, std::map<std::string, Score>& scores, Score& total) {
    for (auto const& element : one.found) {
        bool const right = one.expected.contains(element);
        (right ? scores[element].right : scores[element].wrong) += 1;
        (right ? total.right : total.wrong) += 1;
        if (!right) std::printf("wrong  %-20s %s\n", element.c_str(), one.text.c_str());
    }
    for (auto const& element : one.expected)
        if (!one.found.contains(element)) {
            scores[element].missed += 1;
            total.missed += 1;
            std::printf("missed %-20s %s\n", element.c_str(), one.text.c_str());
        }
}

TEST(ItemRules, proposals_on_the_labelled_sample_are_mostly_right_and_find_most) {
    ElementBook const book{builtin_elements()};
    auto const sample = read_sample(book);
    std::map<std::string, Score> scores;
    Score total;
    for (auto const& one : sample) count(one, scores, total);
    std::printf("%d messages, labelled by the authors of the rules\n",
                static_cast<int>(sample.size()));
    for (auto const& [element, score] : scores)
        std::printf("%-22s right %3d wrong %3d missed %3d precision %.2f recall %.2f\n",
                    element.c_str(), score.right, score.wrong, score.missed, score.precision(),
                    score.recall());
    std::printf("all: precision %.3f recall %.3f\n", total.precision(), total.recall());
    EXPECT_GE(sample.size(), 120U);
    EXPECT_GE(total.precision(), 0.9);
    EXPECT_GE(total.recall(), 0.7);
}

}  // namespace
}  // namespace tally::claims
