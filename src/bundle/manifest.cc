#include "bundle/manifest.h"

#include <charconv>

#include "bundle/zip.h"

#include "ledger/kinds.h"

namespace tally::bundle {
namespace {

constexpr std::string_view origin_prefix = "tallystick-package/";
constexpr std::size_t hex_digits = 64;

std::unexpected<Error> bad_line(std::size_t line, std::string const& what) {
    return fail(Code::corrupt, "manifest, line " + std::to_string(line) + ": " + what);
}

std::unexpected<Error> bad_package(std::string const& what) {
    return fail(Code::corrupt, "package note: " + what);
}

}  // namespace

std::string evidence_path(ledger::Attestation const& attestation) {
    auto const n = std::to_string(attestation.n);
    if (attestation.kind == ledger::kind::timestamp_received)
        return std::string{path::timestamps} + n + ".tsr";
    return std::string{path::cosignatures} + n +
           (attestation.method == "passkey" ? ".json" : ".eml");
}

std::vector<std::string> revocation_paths(ledger::Attestation const& attestation) {
    std::vector<std::string> paths;
    for (std::size_t i = 0; i < attestation.revocation.size(); ++i)
        paths.push_back(std::string{path::timestamps} + std::to_string(attestation.n) + "." +
                        std::to_string(i + 1) + ".crl");
    return paths;
}

std::string write_manifest(Manifest const& manifest) {
    std::string text;
    for (auto const& [path, digest] : manifest) text += digest.hex() + "  " + path + "\n";
    return text;
}

Result<Manifest> parse_manifest(std::string_view text) {
    Manifest manifest;
    for (std::size_t line = 1; !text.empty(); ++line) {
        auto const end = text.find('\n');
        if (end == text.npos) return bad_line(line, "no line end");
        auto const row = text.substr(0, end);
        text.remove_prefix(end + 1);
        if (row.size() <= hex_digits + 2 || row.substr(hex_digits, 2) != "  ")
            return bad_line(line, "not a digest, two spaces and a path");
        auto const digest = Digest::from_hex(row.substr(0, hex_digits));
        auto const path = row.substr(hex_digits + 2);
        if (!digest || !is_member_path(path)) return bad_line(line, "not a digest and a path");
        if (!manifest.empty() && path <= manifest.rbegin()->first)
            return bad_line(line, "paths are not in order");
        manifest.emplace_hint(manifest.end(), path, *digest);
    }
    return manifest;
}

std::string keys_json(ledger::LedgerId const& ledger, ledger::KeyChain const& keys) {
    auto const origin = ledger::Checkpoint{ledger, {}, {}}.origin();
    ledger::JsonArray rows;
    for (auto const& link : keys.links())
        rows.push_back(ledger::JsonObject{{"fingerprint", link.key.fingerprint().text()},
                                          {"key", link.key.text()},
                                          {"since_entry", static_cast<std::int64_t>(link.n)},
                                          {"verifier", ledger::verifier_key(origin, link.key)}});
    return ledger::write_json(ledger::JsonObject{{"keys", rows}, {"ledger", ledger.text}}) + "\n";
}

std::string PackageNote::origin() const { return std::string{origin_prefix} + ledger.text; }

std::string PackageNote::text() const {
    return origin() + "\n" + std::to_string(size.value) + "\n" + manifest.text() + "\n";
}

Result<PackageNote> PackageNote::parse(std::string_view text) {
    auto const first = text.find('\n');
    auto const second = first == text.npos ? text.npos : text.find('\n', first + 1);
    if (second == text.npos || !text.starts_with(origin_prefix) || !text.ends_with('\n'))
        return bad_package("not three lines of a package of this kind");
    PackageNote package;
    auto const id = text.substr(0, first).substr(origin_prefix.size());
    package.ledger = TRY(ledger::LedgerId::parse(id));
    std::from_chars(text.data() + first + 1, text.data() + second, package.size.value);
    auto const digest = text.substr(second + 1);
    package.manifest = TRY(Digest::parse(digest.substr(0, digest.size() - 1)));
    if (package.text() != text) return bad_package("not the canonical writing");
    return package;
}

std::string sign_package(PackageNote const& package, crypto::SigningKey const& key) {
    return ledger::sign_note(package.text(), package.origin(), key);
}

Result<PackageNote> open_package(std::string_view note, ledger::KeyChain const& keys) {
    auto const parsed = TRY(ledger::parse_note(note));
    auto package = TRY(PackageNote::parse(parsed.text));
    if (!ledger::signed_by(parsed, package.origin(), keys.in_force(package.size)))
        return bad_package("not signed by the ledger's key");
    return package;
}

}  // namespace tally::bundle
