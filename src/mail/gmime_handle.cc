#include "mail/gmime_handle.h"

#include <array>
#include <mutex>

namespace tally::mail {
namespace {

GMimeParserOptions* options() {
    static std::once_flag once;
    static GMimeParserOptions* parser_options = nullptr;
    std::call_once(once, [] {
        start_gmime();
        parser_options = g_mime_parser_options_new();
        std::array<char const*, 3> charsets{"utf-8", "windows-1252", nullptr};
        g_mime_parser_options_set_fallback_charsets(parser_options, charsets.data());
    });
    return parser_options;
}

std::string stream_bytes(GMimeStream* stream) {
    auto* const array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    return {reinterpret_cast<char const*>(array->data), array->len};
}

}  // namespace

void start_gmime() {
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
}

Handle<GMimeMessage> parse_message(std::string_view raw) {
    auto* const parser_options = options();
    Handle<GMimeStream> const stream{g_mime_stream_mem_new_with_buffer(raw.data(), raw.size())};
    Handle<GMimeParser> const parser{g_mime_parser_new_with_stream(stream.get())};
    g_mime_parser_set_format(parser.get(), GMIME_FORMAT_MESSAGE);
    return Handle<GMimeMessage>{g_mime_parser_construct_message(parser.get(), parser_options)};
}

std::string leaf_bytes(GMimeObject* leaf) {
    Handle<GMimeStream> const out{g_mime_stream_mem_new()};
    if (GMIME_IS_MESSAGE_PART(leaf)) {
        auto* const message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(leaf));
        if (message != nullptr)
            g_mime_object_write_to_stream(GMIME_OBJECT(message), nullptr, out.get());
    } else if (GMIME_IS_PART(leaf)) {
        auto* const content = g_mime_part_get_content(GMIME_PART(leaf));
        if (content != nullptr) g_mime_data_wrapper_write_to_stream(content, out.get());
    }
    return stream_bytes(out.get());
}

}  // namespace tally::mail
