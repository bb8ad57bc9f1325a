#include "importers/media.h"

#include <array>
#include <utility>

#include "base/encoding.h"
#include "base/words.h"
#include "importers/postmark.h"

namespace tally::importers {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array magic{Pair{"\x89PNG\r\n\x1a\n", "image/png"},
                           Pair{"\xff\xd8\xff", "image/jpeg"},
                           Pair{"GIF87a", "image/gif"},
                           Pair{"GIF89a", "image/gif"},
                           Pair{std::string_view{"II*\0", 4}, "image/tiff"},
                           Pair{std::string_view{"MM\0*", 4}, "image/tiff"},
                           Pair{"%PDF-", "application/pdf"},
                           Pair{"\x1f\x8b", "application/gzip"},
                           Pair{"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"},
                           Pair{"\xfd"
                                "7zXZ",
                                "application/x-xz"},
                           Pair{"\xd0\xcf\x11\xe0", "application/x-ole-storage"},
                           Pair{"{\\rtf", "application/rtf"}};

constexpr std::array extensions{
    Pair{"txt", "text/plain"},      Pair{"md", "text/plain"},         Pair{"log", "text/plain"},
    Pair{"csv", "text/csv"},        Pair{"json", "application/json"}, Pair{"htm", "text/html"},
    Pair{"html", "text/html"},      Pair{"svg", "image/svg+xml"},     Pair{"bmp", "image/bmp"},
    Pair{"heic", "image/heic"},     Pair{"mp3", "audio/mpeg"},        Pair{"opus", "audio/ogg"},
    Pair{"ogg", "audio/ogg"},       Pair{"m4a", "audio/mp4"},         Pair{"mp4", "video/mp4"},
    Pair{"mov", "video/quicktime"}, Pair{"tar", "application/x-tar"}, Pair{"eml", "message/rfc822"},
    Pair{"ics", "text/calendar"}};

// Files that are ZIPs inside.
constexpr std::array zipped{
    Pair{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    Pair{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    Pair{"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    Pair{"odt", "application/vnd.oasis.opendocument.text"},
    Pair{"ods", "application/vnd.oasis.opendocument.spreadsheet"},
    Pair{"odp", "application/vnd.oasis.opendocument.presentation"}};

// Folders in which the members of an OOXML file lie: they tell its kind where the name does not.
constexpr std::array folders{Pair{"word/", "docx"}, Pair{"xl/", "xlsx"}, Pair{"ppt/", "pptx"}};

std::string extension_of(std::string_view name) {
    auto const dot = name.rfind('.');
    return dot == name.npos ? std::string{} : ascii_lower(name.substr(dot + 1));
}

template <typename Pairs>
std::string_view in(Pairs const& pairs, std::string_view key) {
    for (auto const& [text, media] : pairs)
        if (text == key) return media;
    return {};
}

// An OpenDocument file begins with a member "mimetype" that holds its media type, stored as it is.
std::string media_of_zip(std::string_view bytes, std::string_view name) {
    if (auto const known = in(zipped, extension_of(name)); !known.empty())
        return std::string{known};
    auto const head = bytes.substr(0, 200);
    for (auto const& [extension, media] : zipped)
        if (head.contains("mimetype" + std::string{media})) return std::string{media};
    if (bytes.contains("[Content_Types].xml"))
        for (auto const& [folder, extension] : folders)
            if (bytes.contains(folder)) return std::string{in(zipped, extension)};
    return "application/zip";
}

// POSIX.1 ustar: its mark stands behind the first header's names.
bool is_tar(std::string_view bytes) {
    constexpr std::size_t mark = 257;
    return bytes.size() > mark + 5 && bytes.substr(mark, 5) == "ustar";
}

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
    if (first_bytes.starts_with("PK\x03\x04")) return media_of_zip(first_bytes, name);
    for (auto const& [begin, media] : magic)
        if (first_bytes.starts_with(begin)) return std::string{media};
    if (first_bytes.starts_with("RIFF") && first_bytes.substr(0, 12).ends_with("WEBP"))
        return "image/webp";
    if (is_tar(first_bytes)) return "application/x-tar";
    auto const extension = extension_of(name);
    // A name alone is believed for text; what has a mark and lacks it is something else.
    if (first_bytes.empty())
        if (auto const known = in(zipped, extension); !known.empty()) return std::string{known};
    auto const known = in(extensions, extension);
    return known.empty() ? "application/octet-stream" : std::string{known};
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
