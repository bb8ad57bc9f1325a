// Mails come from strangers: whatever the bytes, they are read as far as they go, all text is
// valid UTF-8, and every part that is named can be fetched with the digest that was promised.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "base/encoding.h"
#include "crypto/sha256.h"
#include "mail/mime.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const raw{reinterpret_cast<char const*>(data), size};
    auto const mail = tally::mail::parse_mail(raw);
    TALLY_CHECK(tally::is_utf8(mail.subject));
    TALLY_CHECK(tally::is_utf8(mail.text));
    TALLY_CHECK(tally::is_utf8(mail.html));
    for (auto const& problem : mail.problems) TALLY_CHECK(tally::is_utf8(problem));
    for (auto const& [name, value] : tally::mail::header_list(raw)) {
        TALLY_CHECK(tally::is_utf8(name) && tally::is_utf8(value));
    }
    if (mail.parts.empty()) return 0;
    auto const& part = mail.parts.back();
    auto const bytes = tally::mail::part_bytes(raw, part.path);
    TALLY_CHECK(bytes.has_value());
    TALLY_CHECK(bytes->size() == part.bytes);
    TALLY_CHECK(tally::crypto::sha256(*bytes) == part.digest);
    return 0;
}
