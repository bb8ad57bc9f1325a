#include "vault/exhibit_words.h"

#include "base/words.h"
#include "extract/html_text.h"
#include "extract/mail_text.h"
#include "mail/mime.h"

namespace tally::vault {
namespace {

// What follows the header of a commit object.
std::string_view commit_message(std::string_view bytes) {
    auto const gap = bytes.find("\n\n");
    return gap == bytes.npos ? std::string_view{} : bytes.substr(gap + 2);
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// How far the quote reaches when it begins at the start of `text`; 0: it does not.
std::size_t matched_at(std::string_view text, std::string_view quote) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < quote.size();) {
        if (!is_blank(quote[i])) {
            if (at == text.size() || text[at] != quote[i]) return 0;
            ++at;
            ++i;
            continue;
        }
        while (i < quote.size() && is_blank(quote[i])) ++i;
        auto const start = at;
        while (at < text.size() && is_blank(text[at])) ++at;
        if (at == start) return 0;
    }
    return at;
}

}  // namespace

std::string exhibit_words(std::string_view media, std::string_view bytes,
                          std::string const& extracted) {
    if (media == "message/rfc822" || media == "multipart/related")
        return extract::mail_text(mail::parse_mail(bytes)).text;
    if (media == "text/html") return extract::html_to_text(bytes);
    if (media == "application/x-git-commit") return std::string{commit_message(bytes)};
    if (media.starts_with("text/")) return std::string{bytes};
    return extracted;
}

std::string conversation_words(std::vector<chat::Message> const& messages) {
    std::string text;
    for (auto const& message : messages) text += message.text + "\n";
    return text;
}

std::size_t message_at(std::vector<chat::Message> const& messages, std::uint64_t offset) {
    std::uint64_t end = 0;
    for (std::size_t i = 0; i < messages.size(); ++i) {
        end += messages[i].text.size() + 1;
        if (offset < end) return i;
    }
    return messages.empty() ? 0 : messages.size() - 1;
}

std::optional<Passage> find_passage(std::string_view text, std::string_view quote) {
    quote = trimmed(quote);
    if (quote.empty()) return std::nullopt;
    for (auto at = text.find(quote.front()); at != text.npos; at = text.find(quote.front(), at + 1))
        if (auto const length = matched_at(text.substr(at), quote); length > 0)
            return Passage{at, length};
    return std::nullopt;
}

}  // namespace tally::vault
