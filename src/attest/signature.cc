#include "attest/signature.h"

#include <algorithm>
#include <charconv>

#include "attest/message.h"
#include "attest/tags.h"
#include "base/words.h"

namespace tally::attest {
namespace {

constexpr std::size_t value_bytes_max = 64 << 10;
constexpr std::size_t signed_fields_max = 1'000;

Result<std::string> needed(TagList const& tags, std::string_view tag) {
    auto value = tags.get(tag);
    if (!value || value->empty())
        return fail(Code::invalid_input, "the tag " + std::string{tag} + "= is missing");
    return *std::move(value);
}

Result<std::optional<std::uint64_t>> number(TagList const& tags, std::string_view tag) {
    auto const value = tags.get(tag);
    if (!value) return std::optional<std::uint64_t>{};
    std::uint64_t out = 0;
    auto const* const end = value->data() + value->size();
    auto const [last, error] = std::from_chars(value->data(), end, out);
    if (error != std::errc{} || last != end)
        return fail(Code::invalid_input, std::string{tag} + "= is no number");
    return std::optional{out};
}

Result<std::optional<Instant>> instant(TagList const& tags, std::string_view tag) {
    constexpr std::uint64_t year_9999 = 253'370'764'800;
    auto const seconds = TRY(number(tags, tag));
    if (!seconds) return std::optional<Instant>{};
    if (*seconds > year_9999) return fail(Code::invalid_input, std::string{tag} + "= is too far");
    return std::optional{Instant{std::chrono::seconds{*seconds}}};
}

Result<Algorithm> algorithm_of(std::string const& name) {
    if (name == "rsa-sha256") return Algorithm::rsa_sha256;
    if (name == "ed25519-sha256") return Algorithm::ed25519_sha256;
    if (name == "rsa-sha1") return fail(Code::invalid_input, "rsa-sha1 proves nothing any more");
    return fail(Code::invalid_input, "an unknown algorithm");
}

Result<Form> form_of(std::string_view name) {
    if (name == "simple") return Form::simple;
    if (name == "relaxed") return Form::relaxed;
    return fail(Code::invalid_input, "an unknown canonicalization");
}

Result<void> read_forms(TagList const& tags, DkimSignature& signature) {
    auto const text = ascii_lower(tags.get("c").value_or("simple/simple"));
    auto const slash = text.find('/');
    signature.header_form = TRY(form_of(std::string_view{text}.substr(0, slash)));
    if (slash != text.npos)
        signature.body_form = TRY(form_of(std::string_view{text}.substr(slash + 1)));
    return {};
}

Result<void> read_fields(TagList const& tags, DkimSignature& signature) {
    TRY(needed(tags, "h"));
    auto const text = ascii_lower(tags.compact("h").value());
    for (std::size_t at = 0; at <= text.size();) {
        auto const end = std::min(text.find(':', at), text.size());
        signature.signed_fields.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    if (signature.signed_fields.size() > signed_fields_max)
        return fail(Code::invalid_input, "h= lists too many fields");
    if (signature.times_signed("from") == 0)
        return fail(Code::invalid_input, "h= leaves From out (RFC 6376 section 5.4)");
    return {};
}

bool is_label(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80;
    });
}

// Labels with a dot between each two.
bool is_name(std::string_view text, int labels_min) {
    if (text.size() > 253) return false;
    for (;; --labels_min) {
        auto const end = text.find('.');
        if (!is_label(text.substr(0, end))) return false;
        if (end == text.npos) return labels_min <= 1;
        text.remove_prefix(end + 1);
    }
}

Result<void> read_names(TagList const& tags, DkimSignature& signature) {
    signature.domain = ascii_lower(TRY(needed(tags, "d")));
    signature.selector = ascii_lower(TRY(needed(tags, "s")));
    // A top-level domain signs no mail; it would lie above every author's.
    if (!is_name(signature.domain, 2) || !is_name(signature.selector, 1))
        return fail(Code::invalid_input, "d= or s= is no name");
    signature.identity = tags.compact("i").value_or("@" + signature.domain);
    auto const behind = domain_of(signature.identity);
    if (!signature.identity.contains('@') ||
        (behind != signature.domain && !behind.ends_with("." + signature.domain)))
        return fail(Code::invalid_input, "i= lies outside of d=");
    return {};
}

}  // namespace

std::string_view name(Algorithm algorithm) {
    return algorithm == Algorithm::rsa_sha256 ? "rsa-sha256" : "ed25519-sha256";
}

std::string DkimSignature::key_name() const { return selector + "._domainkey." + domain; }

std::size_t DkimSignature::times_signed(std::string_view field) const {
    return static_cast<std::size_t>(std::ranges::count(signed_fields, field));
}

Result<DkimSignature> parse_signature(std::string_view value) {
    if (value.size() > value_bytes_max) return fail(Code::invalid_input, "it is too long");
    auto const tags = TRY(TagList::parse(value));
    if (tags.get("v") != "1") return fail(Code::invalid_input, "it is not of version 1");
    DkimSignature signature;
    signature.algorithm = TRY(algorithm_of(ascii_lower(TRY(needed(tags, "a")))));
    TRY(read_forms(tags, signature));
    TRY(read_names(tags, signature));
    TRY(read_fields(tags, signature));
    signature.body_hash = TRY_WITHIN("bh=", lenient_base64(TRY(needed(tags, "bh"))));
    signature.signature = TRY_WITHIN("b=", lenient_base64(TRY(needed(tags, "b"))));
    if (signature.body_hash.size() != 32)
        return fail(Code::invalid_input, "bh= is no SHA-256 digest");
    signature.body_length = TRY(number(tags, "l"));
    signature.signed_at = TRY(instant(tags, "t"));
    signature.expires = TRY(instant(tags, "x"));
    if (signature.expires && signature.signed_at && *signature.expires <= *signature.signed_at)
        return fail(Code::invalid_input, "x= is not behind t=");
    if (!(":" + tags.compact("q").value_or("dns/txt") + ":").contains(":dns/txt:"))
        return fail(Code::invalid_input, "its key is not in DNS");
    return signature;
}

}  // namespace tally::attest
