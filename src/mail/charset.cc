#include "mail/charset.h"

#include <memory>

#include "base/encoding.h"
#include "base/words.h"
#include "mail/gmime_handle.h"

namespace tally::mail {
namespace {

// glib's g_convert stops at the first byte that does not fit.
std::string convert(std::string_view bytes, char const* charset, bool& fits) {
    gsize written = 0;
    GError* error = nullptr;
    std::unique_ptr<gchar, decltype(&g_free)> const text{
        g_convert(bytes.data(), static_cast<gssize>(bytes.size()), "UTF-8", charset, nullptr,
                  &written, &error),
        g_free};
    if (error != nullptr) g_error_free(error);
    fits = text != nullptr;
    return fits ? std::string{text.get(), written} : std::string{};
}

std::string from_windows_1252(std::string_view bytes) {
    bool fits = false;
    auto text = convert(bytes, "WINDOWS-1252", fits);
    if (!fits) text = convert(bytes, "ISO-8859-1", fits);  // five bytes are undefined in the former
    return fits ? to_valid_utf8(text) : to_valid_utf8(bytes);
}

bool is_utf8_name(std::string const& lower) {
    return lower.empty() || lower == "utf-8" || lower == "utf8" || lower == "us-ascii" ||
           lower == "ascii";
}

}  // namespace

DecodedText to_utf8(std::string bytes, std::string const& charset) {
    auto const lower = ascii_lower(charset);
    if (is_utf8_name(lower)) {
        if (is_utf8(bytes)) return {std::move(bytes), {}};
        return {from_windows_1252(bytes), lower.empty() || lower.ends_with("ascii")
                                              ? "text beyond ASCII without a character set"
                                              : "not the UTF-8 that it says it is"};
    }
    start_gmime();
    bool fits = false;
    auto text = convert(bytes, g_mime_charset_iconv_name(lower.c_str()), fits);
    if (fits && is_utf8(text)) return {std::move(text), {}};
    auto const problem = "not in the character set that it names: " + to_valid_utf8(charset);
    if (is_utf8(bytes)) return {std::move(bytes), problem};
    return {from_windows_1252(bytes), problem};
}

}  // namespace tally::mail
