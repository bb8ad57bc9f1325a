#include "vault/key_sheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"

namespace tally::vault {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

std::string joined(std::vector<std::string> const& lines) {
    std::string text;
    for (auto const& line : lines) text += line + "\n";
    return text;
}

TEST(KeySheet, what_was_printed_can_be_typed_in_again) {
    SeededRandom random{7};
    for (int i = 0; i < 100; ++i) {
        auto const keys = OwnerKeys::generate(random);
        auto const lines = key_sheet_lines(keys);
        ASSERT_THAT(lines, SizeIs(7));
        auto const read = read_key_sheet("Tallystick\n\n" + joined(lines));
        ASSERT_TRUE(read) << read.error().message;
        EXPECT_EQ(read->text(), keys.text());
    }
}

// docs/formats/key-sheet.md
std::vector<std::string> const vector_lines{"1  aaaq eaye auda ocaj  73",
                                            "2  bifq ydio b4ib ceqt  tu",
                                            "3  cqkr mfyy denb wha5  jv",
                                            "4  dyps aijc emsc kjrh  pi",
                                            "5  faus ukzm fuxc 6mbr  xv",
                                            "6  gizt injw g44d sor3  kz",
                                            "7  hq6t 4py  7k"};

TEST(KeySheet, the_test_vector_is_written_and_read) {
    std::string bytes;
    for (char c = 0; c < 64; ++c) bytes.push_back(c);
    OwnerKeys const keys{crypto::SigningKey::from_seed(bytes.substr(0, 32)).value(),
                         bytes.substr(32)};
    EXPECT_EQ(key_sheet_lines(keys), vector_lines);
    EXPECT_EQ(read_key_sheet(joined(vector_lines)).value().text(), keys.text());
}

TEST(KeySheet, the_broken_vectors_are_refused) {
    auto const broken = [](std::size_t number, std::string const& line) {
        auto lines = vector_lines;
        lines[number - 1] = line;
        auto const read = read_key_sheet(joined(lines));
        return read ? "" : read.error().message;
    };
    EXPECT_THAT(broken(1, "1  aaaq eaye auda ocak  73"), HasSubstr("line 1"));
    EXPECT_THAT(broken(1, "1  aaaq eaye auda ocaj  7"), HasSubstr("line 1"));
    EXPECT_THAT(broken(1, "2  bifq ydio b4ib ceqt  tu"), HasSubstr("line 1"));
    EXPECT_THAT(broken(7, ""), HasSubstr("line 7"));
    EXPECT_THAT(broken(7, "7  hq6t 4pz  7k"), HasSubstr("line 7"));
}

TEST(KeySheet, it_does_not_matter_how_it_is_typed) {
    SeededRandom random{7};
    auto const keys = OwnerKeys::generate(random);
    std::string text;
    for (char c : joined(key_sheet_lines(keys))) {
        if (c == 'o') c = '0';
        if (c == 'b') c = '8';
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        text += c == ' ' ? std::string{"-"} : std::string{c};
    }
    auto const read = read_key_sheet(text);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->text(), keys.text());
}

TEST(KeySheet, every_mistyped_character_is_noticed_in_its_line_and_not_repeated) {
    SeededRandom random{8};
    auto const lines = key_sheet_lines(OwnerKeys::generate(random));
    int unnoticed = 0;
    int tried = 0;
    for (std::size_t number = 0; number < lines.size(); ++number)
        for (std::size_t at = 3; at < lines[number].size(); ++at) {
            if (lines[number][at] == ' ') continue;
            auto wrong = lines;
            wrong[number][at] = wrong[number][at] == 'x' ? 'y' : 'x';
            auto const read = read_key_sheet(joined(wrong));
            ++tried;
            if (read) {
                ++unnoticed;
                continue;
            }
            EXPECT_THAT(read.error().message,
                        HasSubstr("line " + std::to_string(number + 1) + " of the sheet"));
            EXPECT_THAT(read.error().message, testing::Not(HasSubstr(wrong[number].substr(3, 9))));
        }
    EXPECT_GT(tried, 100);
    EXPECT_LE(unnoticed, 1);  // one in 1,024 is not
}

TEST(KeySheet, a_line_that_is_missing_or_out_of_order_is_named) {
    SeededRandom random{9};
    auto lines = key_sheet_lines(OwnerKeys::generate(random));
    std::swap(lines[1], lines[2]);
    EXPECT_THAT(read_key_sheet(joined(lines)).error().message, HasSubstr("line 2"));
    std::swap(lines[1], lines[2]);
    lines.pop_back();
    EXPECT_THAT(read_key_sheet(joined(lines)).error().message, HasSubstr("line 7"));
    EXPECT_THAT(read_key_sheet("").error().message, HasSubstr("line 1"));
}

}  // namespace
}  // namespace tally::vault
