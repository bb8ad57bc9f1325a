#include "mail/gmime_handle.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>

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

// What a stream in memory holds between its bounds; nothing of any other stream.
std::optional<std::string_view> memory_of(GMimeStream* stream) {
    if (stream == nullptr || !GMIME_IS_STREAM_MEM(stream)) return std::nullopt;
    auto* const array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    if (array == nullptr || array->data == nullptr) return std::string_view{};
    std::string_view const all{reinterpret_cast<char const*>(array->data), array->len};
    auto const begin = std::min(static_cast<std::size_t>(stream->bound_start), all.size());
    auto const end = stream->bound_end < 0
                         ? all.size()
                         : std::min(static_cast<std::size_t>(stream->bound_end), all.size());
    return all.substr(begin, end > begin ? end - begin : 0);
}

std::string decoded(std::string_view content, GMimeContentEncoding how) {
    GMimeEncoding state;
    g_mime_encoding_init_decode(&state, how);
    std::string out(g_mime_encoding_outlen(&state, content.size()), '\0');
    out.resize(g_mime_encoding_flush(&state, content.data(), content.size(), out.data()));
    return out;
}

// The content straight out of the memory that was parsed: streams and their filters cost more than
// the decoding. Nothing for encodings that need them.
std::optional<std::string> quickly_decoded(GMimeDataWrapper* content) {
    auto const raw = memory_of(g_mime_data_wrapper_get_stream(content));
    if (!raw) return std::nullopt;
    auto const how = g_mime_data_wrapper_get_encoding(content);
    switch (how) {
        case GMIME_CONTENT_ENCODING_DEFAULT:
        case GMIME_CONTENT_ENCODING_7BIT:
        case GMIME_CONTENT_ENCODING_8BIT:
        case GMIME_CONTENT_ENCODING_BINARY: return std::string{*raw};
        case GMIME_CONTENT_ENCODING_BASE64:
        case GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE: return decoded(*raw, how);
        case GMIME_CONTENT_ENCODING_UUENCODE: return std::nullopt;  // has a frame of its own
    }
    return std::nullopt;
}

// Leaps from one to the next: in what is encoded there are none.
bool has_more_than(std::string_view text, char wanted, std::ptrdiff_t count_max) {
    for (std::ptrdiff_t count = 0;; ++count) {
        auto const at = text.find(wanted);
        if (at == text.npos) return false;
        if (count == count_max) return true;
        text.remove_prefix(at + 1);
    }
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
    if (!has_more_than(raw, ':', colons_max)) return false;
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
    auto* const content = GMIME_IS_PART(leaf) ? g_mime_part_get_content(GMIME_PART(leaf)) : nullptr;
    if (content != nullptr)
        if (auto quick = quickly_decoded(content)) return *std::move(quick);
    Handle<GMimeStream> const out{g_mime_stream_mem_new()};
    if (content != nullptr) g_mime_data_wrapper_write_to_stream(content, out.get());
    if (GMIME_IS_MESSAGE_PART(leaf)) {
        auto* const message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(leaf));
        if (message != nullptr)
            g_mime_object_write_to_stream(GMIME_OBJECT(message), nullptr, out.get());
    }
    return std::string{memory_of(out.get()).value_or(std::string_view{})};
}

}  // namespace tally::mail
