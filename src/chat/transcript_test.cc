#include "chat/transcript.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace tally::chat {
namespace {

constexpr std::string_view sample =
    "tallystick transcript 1\n"
    "conversation: upwork/Logo for a bakery\n"
    "title: Logo for a bakery\n"
    "zone: Europe/Berlin\n"
    "copied-from: aaaabbbbccccdddd\n"
    "\n"
    "[2026-03-02 14:05] Ann Client: Could you add a page?\n"
    "  With the prices, please.\n"
    "  (attached: prices.pdf)\n"
    "[2026-03-02 14:06:30] * Ann Client ended the contract\n";

TEST(Transcript, is_read_and_written_the_same) {
    auto const transcript = parse_transcript(sample);
    ASSERT_TRUE(transcript) << transcript.error().message;
    ASSERT_EQ(transcript->messages.size(), 2U);
    EXPECT_EQ(transcript->messages[0].text, "Could you add a page?\nWith the prices, please.");
    EXPECT_EQ(format_instant(transcript->messages[0].at), "2026-03-02T13:05:00.000Z");
    EXPECT_EQ(transcript->messages[0].precision, "minute");
    EXPECT_EQ(transcript->messages[0].attachments.at(0).name, "prices.pdf");
    EXPECT_TRUE(transcript->messages[1].system);
    EXPECT_EQ(write_transcript(*transcript), sample);
    EXPECT_EQ(detect(sample), Format::transcript);
}

TEST(Transcript, each_mistake_names_its_line) {
    auto const error = [](std::string text) {
        auto const read = parse_transcript(text);
        return read ? std::string{} : read.error().message;
    };
    std::string const head = "tallystick transcript 1\nconversation: c\n\n";
    EXPECT_EQ(error(head), "");
    EXPECT_TRUE(error("tallystick transcript 2\n").contains("line 1"));
    EXPECT_TRUE(error("tallystick transcript 1\nfrom: x\n").contains("line 2"));
    EXPECT_TRUE(error("tallystick transcript 1\ntitle: x\n\n").contains("conversation"));
    EXPECT_TRUE(
        error("tallystick transcript 1\nconversation: c\nzone: Mars/Base\n\n").contains("Mars"));
    EXPECT_TRUE(error(head + "hello\n").contains("line 4"));
    EXPECT_TRUE(error(head + "  hello\n").contains("line 4"));
    EXPECT_TRUE(error(head + "[2026-03-02 14:05] nobody\n").contains("nobody is named"));
    EXPECT_TRUE(error(head + "[2026-03-02] A: x\n").contains("no time"));
    EXPECT_TRUE(error(head + "[2026-03-32 14:05] A: x\n").contains("no time"));
    EXPECT_TRUE(error(head + "[2026-03-02 14:05 A: x\n").contains("]"));
    EXPECT_TRUE(error(head + "[2026-03-02 14:05] A: \xff\n").contains("UTF-8"));
}

std::string words() {
    return *rc::gen::element<std::string>("ok", "a: b", "two\nlines", "", "[x] y", "(attached: n)",
                                          "* star", "ünï");
}

RC_GTEST_PROP(Transcript, what_was_written_comes_back, ()) {
    Transcript transcript{.conversation = "upwork/x",
                          .title = "T",
                          .zone = "America/New_York",
                          .copied_from = {},
                          .messages = {}};
    auto const count = *rc::gen::inRange(0, 6);
    for (int i = 0; i < count; ++i) {
        Message message;
        message.at = parse_instant("2026-05-04T10:00:00Z").value() +
                     std::chrono::minutes{*rc::gen::inRange(0, 100'000)};
        message.system = *rc::gen::inRange(0, 4) == 0;
        message.precision = *rc::gen::element<std::string>("", "minute");
        if (!message.system) message.sender = *rc::gen::element<std::string>("Ann", "Bo Li");
        message.text = words();
        if (*rc::gen::inRange(0, 3) == 0) message.attachments.push_back({"file name.pdf", 0});
        transcript.messages.push_back(message);
    }
    auto const read = parse_transcript(write_transcript(transcript));
    RC_ASSERT(read.has_value());
    RC_ASSERT(write_transcript(*read) == write_transcript(transcript));
    RC_ASSERT(read->messages.size() == transcript.messages.size());
}

}  // namespace
}  // namespace tally::chat
