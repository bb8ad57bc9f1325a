#include "ledger/entry.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "crypto/sha256.h"

namespace tally::ledger {
namespace {

EntryLine sample() {
    return {.at = parse_instant("2026-11-22T10:00:00.123Z").value(),
            .author = Party::client,
            .body = crypto::sha256("body"),
            .kind = "milestone.approved",
            .n = 17,
            .part = PartitionId::of_topic("secret", "milestone/1")};
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    auto const at = text.find(from);
    EXPECT_NE(at, text.npos);
    return text.replace(at, from.size(), to);
}

TEST(Entry, is_one_line_that_reads_back) {
    auto const line = write_entry(sample());
    EXPECT_EQ(line, R"({"at":"2026-11-22T10:00:00.123Z","author":"client","body":"sha256:)" +
                        crypto::sha256("body").hex() +
                        R"(","kind":"milestone.approved","n":17,"part":")" + sample().part.text +
                        R"(","v":1})");
    EXPECT_EQ(parse_entry(line).value(), sample());
}

TEST(Entry, refuses_what_the_writer_would_not_write) {
    auto const line = write_entry(sample());
    for (auto const& broken :
         {replaced(line, "client", "customer"), replaced(line, "\"n\":17", "\"n\":-1"),
          replaced(line, "\"v\":1", "\"v\":2"), replaced(line, ".123Z", "Z"),
          replaced(line, "milestone.approved", "Milestone.approved"),
          replaced(line, "milestone.approved", "milestone"), replaced(line, "sha256:", "sha512:"),
          replaced(line, ",\"v\":1", ",\"v\":1,\"x\":1"), replaced(line, "\"n\":17,", ""),
          replaced(line, "{", "{ "), line + "\n", std::string(2000, ' ')})
        EXPECT_FALSE(parse_entry(broken).has_value()) << broken;
}

TEST(Entry, the_commitment_hides_a_guessable_body_behind_its_salt) {
    SeededRandom random{1};
    auto const first = salted_body(random, "yes");
    auto const second = salted_body(random, "yes");
    EXPECT_NE(commitment(first), commitment(second));
    EXPECT_EQ(commitment(first), crypto::sha256(first));
    EXPECT_EQ(unsalted(first).value(), "yes");
    EXPECT_FALSE(unsalted("short").has_value());
}

TEST(Ids, commit_to_what_they_name) {
    auto const item = ItemId::of_bytes(crypto::sha256("mail"));
    EXPECT_EQ(item.text.size(), 16u);
    EXPECT_EQ(item.part("2.1").text, item.text + "/2.1");
    EXPECT_EQ(item.part("2.1").whole(), item);
    EXPECT_EQ(item.part("2.1").part_path(), "2.1");
    EXPECT_EQ(LedgerId::of_leaf(crypto::sha256("leaf")).text.size(), 32u);
    EXPECT_EQ(PartitionId::of_topic("k", "a").text.size(), 16u);
    EXPECT_NE(PartitionId::of_topic("k", "a"), PartitionId::of_topic("k2", "a"));
}

TEST(Ids, refuse_what_is_none) {
    auto const item = ItemId::of_bytes(crypto::sha256("mail"));
    EXPECT_EQ(ItemId::parse(item.part("1.12").text).value(), item.part("1.12"));
    for (auto const& text : {item.text + "/", item.text + "/0", item.text + "/1.",
                             item.text + "/.1", item.text + "/1..2", item.text + "/../x",
                             item.text + "a", std::string{"../../etc/passwd"}, std::string{}})
        EXPECT_FALSE(ItemId::parse(text).has_value()) << text;
}

}  // namespace
}  // namespace tally::ledger
