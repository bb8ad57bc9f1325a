#include <gtest/gtest.h>

#include "importers/source.h"
#include "support/temp_folder.h"

namespace tally::importers {
namespace {

std::string const postmark = "From anna@x.example Mon Nov  2 10:00:00 2026\n";
std::string const mail_one = "From: a@x.example\nSubject: one\n\nfirst\n";
std::string const mail_two = "From: b@x.example\nSubject: two\n\nsecond\n";

struct ReadAll {
    std::vector<RawItem> items;
    std::vector<Broken> broken;
};

ReadAll read_all(std::string_view mbox, ReadLimits const& limits = {}) {
    support::TempFolder const folder;
    auto const path = folder.write("test.mbox", mbox);
    ReadAll all;
    auto reader = open_source(path, SourceKind::mbox, limits).value();
    for (;;) {
        auto item = reader->next();
        if (!item || !*item) break;
        if ((*item)->large) {
            auto const pull = range_pull(**item).value();
            for (auto piece = pull(1000).value(); !piece.empty(); piece = pull(1000).value())
                (*item)->bytes += piece;
        }
        EXPECT_EQ(mbox.substr((*item)->offset, (*item)->length), (*item)->bytes);
        all.items.push_back(std::move(**item));
    }
    all.broken = reader->take_broken();
    return all;
}

TEST(Mbox, mails_come_bit_for_bit_without_the_empty_line_between_them) {
    auto const all = read_all(postmark + mail_one + "\n" + postmark + mail_two + "\n");
    ASSERT_EQ(all.items.size(), 2U);
    EXPECT_EQ(all.items[0].bytes, mail_one);
    EXPECT_EQ(all.items[1].bytes, mail_two);
    EXPECT_TRUE(all.broken.empty());
}

TEST(Mbox, the_same_mail_has_the_same_bytes_in_the_middle_and_at_the_end) {
    auto const alone = read_all(postmark + mail_one + "\n");
    auto const first = read_all(postmark + mail_one + "\n" + postmark + mail_two);
    EXPECT_EQ(alone.items.at(0).bytes, first.items.at(0).bytes);
    EXPECT_EQ(first.items.at(1).bytes, mail_two);
}

TEST(Mbox, line_ends_of_either_kind_are_understood) {
    std::string crlf;
    for (char const c : postmark + mail_one + "\n" + postmark + mail_two + "\n")
        crlf += c == '\n' ? std::string{"\r\n"} : std::string{c};
    auto const all = read_all(crlf);
    ASSERT_EQ(all.items.size(), 2U);
    EXPECT_EQ(all.items[0].bytes, "From: a@x.example\r\nSubject: one\r\n\r\nfirst\r\n");
}

TEST(Mbox, a_sentence_that_begins_with_from_is_no_separator) {
    auto const trap = mail_one + "\nFrom here on it gets worse.\n\nFrom Monday to Friday.\n";
    auto const all = read_all(postmark + trap + "\n" + postmark + mail_two);
    ASSERT_EQ(all.items.size(), 2U);
    EXPECT_EQ(all.items[0].bytes, trap);
}

TEST(Mbox, a_postmark_inside_a_text_needs_a_header_behind_it) {
    auto const trap = mail_one + "\n" + postmark + "is how such a line looks.\n";
    EXPECT_EQ(read_all(postmark + trap).items.size(), 1U);
}

TEST(Mbox, quoted_from_lines_stay_quoted) {
    auto const quoted = mail_one + ">From x\n>>From y\n";
    EXPECT_EQ(read_all(postmark + quoted).items.at(0).bytes, quoted);
}

TEST(Mbox, a_content_length_that_fits_protects_separators_in_the_body) {
    auto const body = "text\n\n" + postmark + "From: inner@x.example\n\nquoted\n";
    auto const mail =
        "From: a@x.example\nContent-Length: " + std::to_string(body.size()) + "\n\n" + body;
    auto const all = read_all(postmark + mail + "\n" + postmark + mail_two);
    ASSERT_EQ(all.items.size(), 2U);
    EXPECT_EQ(all.items[0].bytes, mail);
}

TEST(Mbox, a_content_length_that_lies_is_ignored) {
    for (auto const* length : {"0", "5", "99999999", "18446744073709551615", "-1", "x", ""}) {
        auto const mail = "From: a@x.example\nContent-Length: " + std::string{length} +
                          "\n\nfirst line\nsecond line\n";
        auto const all = read_all(postmark + mail + "\n" + postmark + mail_two);
        ASSERT_EQ(all.items.size(), 2U) << length;
        EXPECT_EQ(all.items[0].bytes, mail) << length;
    }
}

TEST(Mbox, what_stands_in_front_of_the_first_mail_is_named) {
    auto const all = read_all("garbage\n\n" + postmark + mail_one);
    ASSERT_EQ(all.items.size(), 1U);
    ASSERT_EQ(all.broken.size(), 1U);
    EXPECT_TRUE(all.broken[0].error.contains("9 bytes"));
}

TEST(Mbox, a_from_line_without_a_mail_is_named_with_its_place) {
    auto const all = read_all(postmark + mail_one + "\n" + postmark);
    ASSERT_EQ(all.items.size(), 1U);
    ASSERT_EQ(all.broken.size(), 1U);
    EXPECT_EQ(all.broken[0].offset, postmark.size() + mail_one.size() + 1);
}

TEST(Mbox, mails_over_the_limit_come_without_their_bytes_and_can_be_streamed) {
    auto const big = "From: a@x.example\n\n" + std::string(300'000, 'x') + "\n";
    auto const all =
        read_all(postmark + big + "\n" + postmark + mail_two, {.item_bytes_max = 1'000});
    ASSERT_EQ(all.items.size(), 2U);
    EXPECT_TRUE(all.items[0].large);
    EXPECT_EQ(all.items[0].bytes, big);
    EXPECT_FALSE(all.items[1].large);
}

TEST(Mbox, separators_across_the_windows_of_a_large_file_are_found) {
    std::string mbox;
    std::size_t count = 0;
    for (; mbox.size() < std::size_t{9} << 20; ++count)
        mbox += postmark + "From: a@x.example\n\n" + std::string(count * 7 % 5'000, 'y') + "\n\n";
    EXPECT_EQ(read_all(mbox).items.size(), count);
}

TEST(Mbox, an_empty_file_is_named) {
    auto const all = read_all("");
    EXPECT_TRUE(all.items.empty());
    ASSERT_EQ(all.broken.size(), 1U);
    EXPECT_EQ(all.broken[0].error, "the file is empty");
}

TEST(Mbox, from_lines_with_nothing_but_empty_lines_between_hold_no_mail) {
    auto const all = read_all(postmark + "\n" + postmark + "\r\n" + postmark + "Subject: s\n\nx\n");
    ASSERT_EQ(all.items.size(), 1U);
    EXPECT_EQ(all.items[0].bytes, "Subject: s\n\nx\n");
    ASSERT_EQ(all.broken.size(), 2U);
    EXPECT_EQ(all.broken[1].offset, postmark.size() + 1);
}

}  // namespace
}  // namespace tally::importers
