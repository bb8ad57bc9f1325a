#include "vault/item_text.h"

#include <utility>

#include "base/encoding.h"
#include "base/utf16.h"
#include "extract/html_text.h"
#include "extract/mail_text.h"

namespace tally::vault {
namespace {

constexpr std::size_t text_bytes_max = std::size_t{1} << 20;

}  // namespace

std::string bounded(std::string_view text, std::size_t bytes_max) {
    return to_valid_utf8(text.substr(0, bytes_max));
}

bool is_text(std::string_view media) { return media.starts_with("text/"); }

std::string text_of(std::string_view media, std::string_view bytes) {
    if (media == "text/html") return bounded(extract::html_to_text(bytes), text_bytes_max);
    if (!is_text(media)) return {};
    auto const converted = text_of_utf16(bytes.substr(0, 2 * text_bytes_max));
    return bounded(converted ? *converted : bytes, text_bytes_max);
}

std::string mail_words(mail::Mail const& mail) {
    auto text = extract::mail_text(mail).text;
    return text.size() <= text_bytes_max ? std::move(text) : bounded(text, text_bytes_max);
}

std::string searchable_text(std::string_view kind, std::string_view media, std::string_view bytes) {
    // A page in one file is written as a mail is.
    if (kind == "mail" || media == "multipart/related") return mail_words(mail::parse_mail(bytes));
    if (kind == "chat") return {};  // its messages are documents of their own
    if (kind == "commit") return bounded(bytes, text_bytes_max);
    return text_of(media, bytes);
}

}  // namespace tally::vault
