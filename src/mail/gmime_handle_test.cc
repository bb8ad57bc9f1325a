#include "mail/gmime_handle.h"

#include <gtest/gtest.h>

#include <array>

#include "base/random.h"

namespace tally::mail {
namespace {

// What GMime's own streams and filters make of the content.
std::string bytes_by_streams(GMimeObject* leaf) {
    auto* const content = g_mime_part_get_content(GMIME_PART(leaf));
    if (content == nullptr) return {};
    Handle<GMimeStream> const out{g_mime_stream_mem_new()};
    g_mime_data_wrapper_write_to_stream(content, out.get());
    auto* const array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out.get()));
    if (array->len == 0) return {};
    return {reinterpret_cast<char const*>(array->data), array->len};
}

std::string encoded_mail(std::string const& encoding, std::string const& content) {
    return "From: a@x.example\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: " + encoding +
           "\r\nContent-Type: text/plain\r\n\r\n" + content;
}

void expect_same_as_streams(std::string const& encoding, std::string const& content) {
    auto const message = parse_message(encoded_mail(encoding, content));
    ASSERT_NE(message, nullptr);
    auto* const leaf = g_mime_message_get_mime_part(message.get());
    ASSERT_TRUE(GMIME_IS_PART(leaf));
    EXPECT_EQ(leaf_bytes(leaf), bytes_by_streams(leaf)) << encoding << ": " << content;
}

constexpr std::array encodings{"7bit",   "8bit",       "binary",           "none-that-exists",
                               "base64", "x-uuencode", "quoted-printable", "BASE64"};

TEST(LeafBytes, are_decoded_as_the_streams_of_gmime_do_it) {
    for (std::string const encoding : encodings)
        for (std::string const content :
             {"", "=", "=\r\n", "a=", "a=3", "a=3D", "a=3d=\r\nb", "=ZZ=4", "aGFsbG8=", "aGFsbG8",
              "aGF\r\nsbG8=", "aGFs*bG8==", "a", "====", "begin 644 x\r\n#86)C\r\n`\r\nend\r\n",
              "M\x80\xff\r\n", "line\r\n\r\n"})
            expect_same_as_streams(encoding, content);
}

TEST(LeafBytes, of_any_content_are_decoded_as_the_streams_of_gmime_do_it) {
    constexpr std::string_view likely = "=\r\n+/AaZz09 \t-*begin3D";
    SeededRandom chance{20};
    for (std::size_t round = 0; round < 2'000; ++round) {
        std::string content = chance.bytes(1 + round % 400);
        for (char& c : content)
            if (static_cast<unsigned char>(c) < 224)  // the others stay what they are
                c = likely[static_cast<unsigned char>(c) % likely.size()];
        expect_same_as_streams(encodings[round % encodings.size()], content);
    }
}

TEST(LeafBytes, of_a_part_among_others_end_with_it) {
    auto const message = parse_message(
        "From: a@x.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n"
        "\r\n--b\r\n\r\nfirst\r\n--b\r\nContent-Transfer-Encoding: base64\r\n\r\naGFsbG8=\r\n"
        "--b--\r\nbehind\r\n");
    auto* const parts = GMIME_MULTIPART(g_mime_message_get_mime_part(message.get()));
    EXPECT_EQ(leaf_bytes(g_mime_multipart_get_part(parts, 0)), "first");
    EXPECT_EQ(leaf_bytes(g_mime_multipart_get_part(parts, 1)), "hallo");
}

}  // namespace
}  // namespace tally::mail
