#include "importers/media.h"

#include <array>
#include <utility>

#include "base/encoding.h"
#include "base/words.h"
#include "importers/postmark.h"

namespace tally::importers {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<Pair, 7> magic{{{"\x89PNG\r\n\x1a\n", "image/png"},
                                     {"\xff\xd8\xff", "image/jpeg"},
                                     {"GIF87a", "image/gif"},
                                     {"GIF89a", "image/gif"},
                                     {"%PDF-", "application/pdf"},
                                     {"PK\x03\x04", "application/zip"},
                                     {"\x1f\x8b", "application/gzip"}}};

constexpr std::array<Pair, 14> extensions{{{"txt", "text/plain"},
                                           {"md", "text/plain"},
                                           {"log", "text/plain"},
                                           {"csv", "text/csv"},
                                           {"json", "application/json"},
                                           {"htm", "text/html"},
                                           {"html", "text/html"},
                                           {"svg", "image/svg+xml"},
                                           {"mp3", "audio/mpeg"},
                                           {"mp4", "video/mp4"},
                                           {"doc", "application/msword"},
                                           {"odt", "application/vnd.oasis.opendocument.text"},
                                           {"eml", "message/rfc822"},
                                           {"ics", "text/calendar"}}};

std::string_view first_line(std::string_view bytes) {
    auto line = bytes.substr(0, bytes.find('\n'));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

// The name of a header field at the begin of the line, lower case; empty when there is none.
std::string field_name(std::string_view line) {
    auto const colon = line.find(':');
    if (colon == line.npos || colon == 0 || colon > 76) return {};
    for (char const c : line.substr(0, colon))
        if (c <= ' ' || c > '~') return {};
    return ascii_lower(line.substr(0, colon));
}

}  // namespace

std::string media_of(std::string_view first_bytes, std::string_view name) {
    for (auto const& [begin, media] : magic)
        if (first_bytes.starts_with(begin)) return std::string{media};
    if (first_bytes.starts_with("RIFF") && first_bytes.substr(0, 12).ends_with("WEBP"))
        return "image/webp";
    auto const dot = name.rfind('.');
    auto const extension = dot == name.npos ? std::string{} : ascii_lower(name.substr(dot + 1));
    for (auto const& [text, media] : extensions)
        if (text == extension) return std::string{media};
    return "application/octet-stream";
}

ItemKind item_kind_of(std::string_view media) {
    if (media == "message/rfc822") return ItemKind::mail;
    if (media == "application/pdf") return ItemKind::pdf;
    return media.starts_with("image/") ? ItemKind::image : ItemKind::file;
}

bool looks_like_mbox(std::string_view first_bytes) { return is_postmark(first_line(first_bytes)); }

bool looks_like_mail(std::string_view first_bytes) {
    constexpr int lines_max = 60;
    bool sender = false;
    for (int i = 0; i < lines_max && !first_bytes.empty(); ++i) {
        auto const line = first_line(first_bytes);
        if (line.empty()) break;
        auto const field = field_name(line);
        bool const continues = i > 0 && (line.front() == ' ' || line.front() == '\t');
        if (field.empty() && !continues) return false;
        sender = sender || field == "from" || field == "received" || field == "return-path";
        auto const end = first_bytes.find('\n');
        first_bytes.remove_prefix(end == first_bytes.npos ? first_bytes.size() : end + 1);
    }
    return sender;
}

}  // namespace tally::importers
