#include "mail/gmime_handle.h"

#include <algorithm>
#include <array>
#include <mutex>

#include "base/words.h"

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

// A header line that GMime reads as a list of addresses.
bool is_address_field(std::string_view line) {
    constexpr std::array<std::string_view, 6> fields{"bcc",      "cc",     "from",
                                                     "reply-to", "sender", "to"};
    constexpr std::size_t field_bytes_max = 8;
    auto const name_end = line.find_first_of(" \t:");  // GMime allows blanks in front of the colon
    if (name_end == line.npos || name_end > field_bytes_max) return false;
    auto const colon = line.find_first_not_of(" \t", name_end);
    if (colon == line.npos || line[colon] != ':') return false;
    auto const name = ascii_lower(line.substr(0, name_end));
    return std::ranges::find(fields, name) != fields.end();
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

bool has_deep_groups(std::string_view raw) {
    // Each group has its colon. Semicolons are not counted: they could stand in quotes.
    constexpr std::ptrdiff_t colons_max = 1'000;
    // Few mails have that many anywhere, and counting is much quicker than looking at lines.
    if (std::ranges::count(raw, ':') <= colons_max) return false;
    std::ptrdiff_t colons = 0;
    bool addresses = false;
    while (!raw.empty()) {
        auto const end = std::min(raw.find('\n'), raw.size() - 1) + 1;
        auto const line = raw.substr(0, end);
        bool const continues = line.front() == ' ' || line.front() == '\t';
        if (!continues) {
            addresses = is_address_field(line);
            colons = 0;
        }
        if (addresses) colons += std::ranges::count(line, ':');
        if (colons > colons_max) return true;
        raw.remove_prefix(end);
    }
    return false;
}

Handle<GMimeMessage> parse_message(std::string_view raw) {
    if (has_deep_groups(raw)) return nullptr;
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
