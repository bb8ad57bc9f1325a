#include "bundle/read_anchors.h"

#include <fstream>
#include <string>

#include "bundle/verify_bundle.h"

namespace tally::bundle {
namespace {

// Three copies are held while they are looked through.
constexpr std::uintmax_t letters_bytes_max = std::uintmax_t{64} << 20;

Result<std::string> read_letters(std::filesystem::path const& path) {
    std::error_code error;
    auto const size = std::filesystem::file_size(path, error);
    if (error) return fail(Code::invalid_input, "read " + path.string() + ": " + error.message());
    if (size > letters_bytes_max)
        return fail(Code::invalid_input, path.string() + " is larger than 64 MiB",
                    "give only the letters that carry a checkpoint");
    std::ifstream in{path, std::ios::binary};
    std::string text(static_cast<std::size_t>(size), '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!in) return fail(Code::unavailable, "read " + path.string());
    return text;
}

}  // namespace

Result<ledger::Anchors> read_anchors(std::string const& fingerprint,
                                     std::filesystem::path const& letters) {
    ledger::Anchors anchors;
    if (!fingerprint.empty()) anchors.key = TRY_WITHIN("--key", Digest::parse(fingerprint));
    if (letters.empty()) return anchors;
    anchors.kept_notes = find_notes(TRY_WITHIN("--against", read_letters(letters)));
    if (anchors.kept_notes.empty())
        return fail(Code::invalid_input, letters.string() + " holds no signed checkpoint",
                    "look for a letter with a line that starts with tallystick/");
    return anchors;
}

}  // namespace tally::bundle
