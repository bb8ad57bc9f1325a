#include "vault/exhibit_name.h"

#include <array>
#include <utility>

namespace tally::vault {
namespace {

constexpr std::size_t stem_bytes_max = 40;
constexpr std::size_t extension_bytes_max = 5;

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> extensions{
    {{"message/rfc822", "eml"},
     {"image/png", "png"},
     {"image/jpeg", "jpg"},
     {"image/gif", "gif"},
     {"image/webp", "webp"},
     {"application/pdf", "pdf"},
     {"application/zip", "zip"},
     {"text/plain", "txt"},
     {"text/html", "html"}}};

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string stem_of(std::string_view name) {
    std::string stem;
    for (char const each : name) {
        if (stem.size() == stem_bytes_max) break;
        auto const c = lower(each);
        if (is_plain(c))
            stem += c;
        else if (!stem.empty() && stem.back() != '-')
            stem += '-';
    }
    while (stem.ends_with('-')) stem.pop_back();
    return stem.empty() ? "item" : stem;
}

std::string own_extension(std::string_view name) {
    auto const dot = name.rfind('.');
    std::string extension;
    if (dot != name.npos)
        for (char const each : name.substr(dot + 1)) extension += lower(each);
    bool plain = !extension.empty() && extension.size() <= extension_bytes_max;
    for (char const c : extension) plain = plain && is_plain(c);
    return plain ? extension : "bin";
}

}  // namespace

std::string exhibit_file_name(int number, std::string_view name, std::string_view media) {
    auto digits = std::to_string(number);
    digits.insert(0, digits.size() < 3 ? 3 - digits.size() : 0, '0');
    std::string extension;
    for (auto const& [type, text] : extensions)
        if (type == media) extension = text;
    bool const is_mail = media == "message/rfc822";
    auto const dot = is_mail ? name.npos : name.rfind('.');
    if (extension.empty()) extension = own_extension(name);
    return digits + "-" + stem_of(name.substr(0, dot)) + "." + extension;
}

}  // namespace tally::vault
