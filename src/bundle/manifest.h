// BagIt 1.0 (RFC 8493): declaration and SHA-256 manifests, in one form: sorted by path, two spaces,
// so that `sha256sum -c` reads them. And the package note, a signature over the manifest.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/result.h"
#include "crypto/ed25519.h"
#include "ledger/attestation.h"
#include "ledger/key_chain.h"
#include "ledger/note.h"

namespace tally::bundle {

namespace path {
inline constexpr std::string_view bagit = "bagit.txt";
inline constexpr std::string_view bag_info = "bag-info.txt";
inline constexpr std::string_view manifest = "manifest-sha256.txt";
inline constexpr std::string_view tag_manifest = "tagmanifest-sha256.txt";
inline constexpr std::string_view package_note = "package.note";
inline constexpr std::string_view payload = "data/";
inline constexpr std::string_view checkpoint = "data/ledger/checkpoint";
inline constexpr std::string_view entries = "data/ledger/entries.ndjson";
inline constexpr std::string_view keys = "data/ledger/keys.json";
inline constexpr std::string_view bodies = "data/ledger/bodies/";
// <n>.eml and <n>.tsr: the evidence behind the attestation in entry n.
inline constexpr std::string_view cosignatures = "data/ledger/cosignatures/";
inline constexpr std::string_view timestamps = "data/ledger/timestamps/";
inline constexpr std::string_view exhibits = "data/exhibits/";
inline constexpr std::string_view proofs = "data/proofs/";
inline constexpr std::string_view script = "data/verify.sh";
inline constexpr std::string_view page = "data/verify.html";
}  // namespace path

// Where the evidence of an attestation lies in a bundle.
std::string evidence_path(ledger::Attestation const& attestation);
// Where its revocation lists lie: <n>.1.crl, <n>.2.crl ...
std::vector<std::string> revocation_paths(ledger::Attestation const& attestation);

// RFC 8493 section 2.1.1
inline constexpr std::string_view bagit_declaration =
    "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

using Manifest = std::map<std::string, Digest, std::less<>>;
std::string write_manifest(Manifest const& manifest);
// Reads exactly what write_manifest writes; the error names the line.
Result<Manifest> parse_manifest(std::string_view text);

// keys.json: who may sign, for readers with stock tools. It repeats what the ledger says.
std::string keys_json(ledger::LedgerId const& ledger, ledger::KeyChain const& keys);

// The signature that ties the files of a case to the ledger at one size.
struct PackageNote {
    ledger::LedgerId ledger;
    ledger::TreeSize size;
    Digest manifest;  // SHA-256 of the bytes of manifest-sha256.txt

    std::string origin() const;  // "tallystick-package/<ledger id>"
    std::string text() const;
    static Result<PackageNote> parse(std::string_view text);
};
std::string sign_package(PackageNote const& package, crypto::SigningKey const& key);
// corrupt when the note is not signed by the key in force at its size.
Result<PackageNote> open_package(std::string_view note, ledger::KeyChain const& keys);

}  // namespace tally::bundle
