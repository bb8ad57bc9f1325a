#include "attest/carrier.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/words.h"

namespace tally::attest {
namespace {

constexpr std::string_view id_begin = "tally.";
constexpr std::string_view token_begin = "[T-";
constexpr std::size_t digest_characters = 52;
constexpr std::size_t token_characters = 16;

}  // namespace

std::string message_id_of(Digest const& checkpoint, std::string_view domain) {
    return std::string{id_begin} + to_base32(checkpoint.view()) + "@" + std::string{domain};
}

std::optional<Digest> digest_in_message_id(std::string_view message_id) {
    auto const lower = ascii_lower(message_id);
    auto const at = lower.find('@');
    if (!lower.starts_with(id_begin) || at != id_begin.size() + digest_characters)
        return std::nullopt;
    auto const bytes = from_base32(lower.substr(id_begin.size(), digest_characters));
    if (!bytes || bytes->size() != Digest::size) return std::nullopt;
    return Digest::from_bytes(*bytes);
}

std::vector<std::string> message_ids_in(std::string_view value) {
    constexpr std::size_t ids_max = 1'000;
    std::vector<std::string> ids;
    for (auto open = value.find('<'); open != value.npos && ids.size() < ids_max;
         open = value.find('<', open + 1)) {
        auto const close = value.find('>', open);
        if (close == value.npos) break;
        ids.emplace_back(value.substr(open + 1, close - open - 1));
    }
    return ids;
}

std::string token_of(Digest const& checkpoint) {
    return to_base32(checkpoint.view()).substr(0, token_characters);
}

std::string subject_with_token(std::string_view subject, Digest const& checkpoint) {
    return std::string{subject} + " " + std::string{token_begin} + token_of(checkpoint) + "]";
}

bool names_token(std::string_view text, Digest const& checkpoint) {
    std::string plain;
    for (char const c : text)
        if (c != '\r' && c != '\n' && c != ' ' && c != '\t') plain += c;
    return ascii_lower(plain).contains("[t-" + token_of(checkpoint));
}

}  // namespace tally::attest
