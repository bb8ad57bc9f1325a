#include "bundle/read_anchors.h"

#include <fstream>
#include <string>

#include "attest/carrier.h"
#include "attest/evidence.h"

namespace tally::bundle {
namespace {

// Three copies are held while they are looked through.
constexpr std::uintmax_t small_file_bytes_max = std::uintmax_t{4} << 20;
constexpr std::uintmax_t letters_bytes_max = std::uintmax_t{64} << 20;

Result<std::string> read_file(std::filesystem::path const& path, std::uintmax_t bytes_max) {
    std::error_code error;
    auto const size = std::filesystem::file_size(path, error);
    if (error) return fail(Code::invalid_input, "read " + path.string() + ": " + error.message());
    if (size > bytes_max)
        return fail(Code::invalid_input,
                    path.string() + " is larger than " + std::to_string(bytes_max >> 20) + " MiB",
                    "give only what the check needs");
    std::ifstream in{path, std::ios::binary};
    std::string text(static_cast<std::size_t>(size), '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!in) return fail(Code::unavailable, "read " + path.string());
    return text;
}

}  // namespace

Result<ledger::Anchors> read_anchors(AnchorOptions const& options) {
    ledger::Anchors anchors;
    if (!options.key.empty()) anchors.key = TRY_WITHIN("--key", Digest::parse(options.key));
    if (!options.keys.empty())
        anchors.mail_keys = TRY_WITHIN(
            "--keys", attest::parse_key_file(TRY(read_file(options.keys, small_file_bytes_max))));
    if (!options.roots.empty())
        anchors.timestamp_roots =
            TRY_WITHIN("--roots", read_file(options.roots, small_file_bytes_max));
    if (options.letters.empty()) return anchors;
    anchors.kept_notes =
        attest::find_notes(TRY_WITHIN("--against", read_file(options.letters, letters_bytes_max)));
    if (anchors.kept_notes.empty())
        return fail(Code::invalid_input, options.letters + " holds no signed checkpoint",
                    "look for a letter with a line that starts with tallystick/");
    return anchors;
}

}  // namespace tally::bundle
