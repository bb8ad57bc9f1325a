#include "extract/extraction.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "extract/unpacking.h"

namespace tally::extract {
namespace {

Extraction a_photo() {
    return {.status = TextStatus::partial,
            .why = "only the first 20 pages were read",
            .text = "Invoice 7\nünï",
            .ocr = true,
            .confidence = 91,
            .languages = "eng+deu",
            .occurred = parse_instant("2026-03-02T14:05:00Z").value(),
            .precision = "day",
            .pages = 30,
            .claims = {{"Model", "Camera"}},
            .words = {{"Invoice", 10, 20, 70, 12, 96}, {"7", 85, 20, 8, 12, 60}}};
}

TEST(Extraction, comes_back_as_it_was_written) {
    EXPECT_EQ(read_extraction(write_extraction(a_photo())).value(), a_photo());
    EXPECT_EQ(read_extraction(write_extraction({})).value(), Extraction{});
    ExtractRequest const request{.media = "image/png", .name = "a.png", .unpack = true};
    EXPECT_EQ(read_request(write_request(request)).value(), request);
}

TEST(Extraction, what_is_too_long_or_no_text_is_cut_where_it_is_written) {
    auto large = a_photo();
    large.text = std::string(std::size_t{2} << 20, 'x');
    large.claims.assign(1'000, {"n\xff", std::string(5'000, '\xff')});
    large.confidence = 1'000;
    large.words.assign(6'000, {std::string(1'000, 'w'), 1, 2, 3, 4, 1'000});
    auto const read = read_extraction(write_extraction(large));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->text.size(), std::size_t{1} << 20);
    EXPECT_EQ(read->claims.size(), 100U);
    EXPECT_TRUE(is_utf8(read->claims[0].value));
    EXPECT_EQ(read->confidence, 100);
    EXPECT_EQ(read->words.size(), 5'000U);
    EXPECT_EQ(read->words[0], (OcrWord{std::string(200, 'w'), 1, 2, 3, 4, 100}));
}

TEST(Extraction, what_a_broken_reader_says_is_refused) {
    for (auto const* text : {"", "{}", "[]", "{\"status\":\"complete\"}"})
        EXPECT_FALSE(read_extraction(text)) << text;
    auto const text = write_extraction(a_photo());
    for (auto const* box : {"[10,20,70]", "[10,20,70,-1]", "[10,20,70,\"12\"]", "[1,2,3,4,5]",
                            "[10,20,70,100000001]"}) {
        auto changed = text;
        changed.replace(changed.find("[10,20,70,12]"), 13, box);
        EXPECT_FALSE(read_extraction(changed)) << box;
    }
    for (std::size_t i = 0; i < text.size(); ++i) EXPECT_FALSE(read_extraction(text.substr(0, i)));
}

struct Kept final : MemberSink {
    std::string all;
    void begin(ArchiveMember const& member) override { all += "<" + member.path + ">"; }
    void bytes(std::string_view piece) override { all += piece; }
    void end() override { all += ";"; }
};

std::string record(char kind, std::string const& bytes) {
    std::string text(1, kind);
    for (unsigned shift = 0; shift < 32; shift += 8)
        text += static_cast<char>((bytes.size() >> shift) & 0xffU);
    return text + bytes;
}

TEST(Unpacking, members_come_in_any_pieces) {
    auto const stream = record('M', R"({"encrypted":false,"path":"a/b"})") + record('C', "hello ") +
                        record('C', "you") + record('Z', "") +
                        record('E', R"({"encrypted":false,"why":""})");
    for (std::size_t piece = 1; piece < 20; ++piece) {
        Kept kept;
        MemberReader reader{kept, {}};
        for (std::size_t at = 0; at < stream.size(); at += piece)
            ASSERT_TRUE(reader.take(std::string_view{stream}.substr(at, piece)));
        auto const report = reader.finish("");
        EXPECT_EQ(kept.all, "<a/b>hello you;");
        EXPECT_EQ(report.members, 1U);
        EXPECT_EQ(report.bytes, 9U);
        EXPECT_EQ(report.why, "");
    }
}

TEST(Unpacking, a_stream_that_breaks_off_closes_what_is_open_and_says_so) {
    Kept kept;
    MemberReader reader{kept, {}};
    ASSERT_TRUE(reader.take(record('M', R"({"encrypted":false,"path":"a"})") + record('C', "x")));
    EXPECT_FALSE(reader.finish("").why.empty());
    EXPECT_EQ(kept.all, "<a>x;");
}

TEST(Unpacking, limits_hold_whatever_the_stream_says) {
    Kept kept;
    auto const begin = record('M', R"({"encrypted":false,"path":"a"})");
    MemberReader few{kept, {.members_max = 1}};
    EXPECT_FALSE(few.take(begin + record('Z', "") + begin));
    MemberReader small{kept, {.member_bytes_max = 3}};
    EXPECT_FALSE(small.take(begin + record('C', "four")));
    for (auto const* wrong : {"C", "Z", "X"}) {
        MemberReader reader{kept, {}};
        EXPECT_FALSE(reader.take(record(*wrong, "")));
    }
    MemberReader twice{kept, {}};
    EXPECT_FALSE(twice.take(begin + begin));
}

}  // namespace
}  // namespace tally::extract
