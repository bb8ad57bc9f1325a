#include "ledger/note.h"

#include <charconv>

#include "base/encoding.h"
#include "crypto/sha256.h"

namespace tally::ledger {
namespace {

constexpr std::string_view signature_prefix = "\xe2\x80\x94 ";  // em dash, space
constexpr std::string_view ed25519_algorithm{"\1", 1};
constexpr std::string_view origin_prefix = "tallystick/";
constexpr std::size_t key_id_bytes = 4;

std::string big_endian(std::uint32_t value) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<char>(value >> shift & 0xff));
    return bytes;
}

std::uint32_t from_big_endian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (char c : bytes.substr(0, key_id_bytes)) value = value << 8 | static_cast<std::uint8_t>(c);
    return value;
}

std::unexpected<Error> bad_note(std::string const& what) {
    return fail(Code::invalid_input, "signed note: " + what);
}

Result<NoteSignature> parse_signature_line(std::string_view line) {
    if (!line.starts_with(signature_prefix)) return bad_note("a signature line has no dash");
    line.remove_prefix(signature_prefix.size());
    auto const space = line.find(' ');
    if (space == line.npos || space == 0) return bad_note("a signature line has no name");
    auto const name = line.substr(0, space);
    if (name.contains('+')) return bad_note("a key name must not hold '+'");
    auto const raw = from_base64(line.substr(space + 1));
    if (!raw || raw->size() != key_id_bytes + crypto::Signature::size)
        return bad_note("a signature is not base64 of 68 bytes");
    auto signature = TRY(crypto::Signature::from_bytes(raw->substr(key_id_bytes)));
    return NoteSignature{std::string{name}, from_big_endian(*raw), signature};
}

// Takes the next line off the text, without its line feed.
Result<std::string_view> take_line(std::string_view& text, std::string const& what) {
    auto const end = text.find('\n');
    if (end == text.npos) return bad_note(what + " is missing");
    auto const line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

}  // namespace

std::uint32_t key_id(std::string_view name, crypto::PublicKey const& key) {
    auto const hashed = crypto::sha256(std::string{name} + "\n", ed25519_algorithm, key.view());
    return from_big_endian(hashed.view());
}

std::string verifier_key(std::string_view name, crypto::PublicKey const& key) {
    return std::string{name} + "+" + to_hex(big_endian(key_id(name, key))) + "+" +
           to_base64(std::string{ed25519_algorithm} + std::string{key.view()});
}

std::string sign_note(std::string_view text, std::string_view name, crypto::SigningKey const& key) {
    auto const signature = key.sign(text);
    auto const id = big_endian(key_id(name, key.public_key()));
    std::string note{text};
    note += "\n";
    note += signature_prefix;
    note += std::string{name} + " " + to_base64(id + std::string{signature.view()}) + "\n";
    return note;
}

Result<SignedNote> parse_note(std::string_view bytes) {
    if (bytes.size() > note_bytes_max) return bad_note("longer than 64 KiB");
    if (!is_utf8(bytes)) return bad_note("not UTF-8");
    for (char c : bytes)
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n')
            return bad_note("holds a control character");
    auto const split = bytes.rfind("\n\n");
    if (split == bytes.npos) return bad_note("no empty line before the signatures");
    SignedNote note{std::string{bytes.substr(0, split + 1)}, {}};
    auto rest = bytes.substr(split + 2);
    if (rest.empty()) return bad_note("nobody signed");
    while (!rest.empty()) {
        if (note.signatures.size() == note_signatures_max) return bad_note("too many signatures");
        auto const line = TRY(take_line(rest, "the end of a signature line"));
        note.signatures.push_back(TRY(parse_signature_line(line)));
    }
    return note;
}

bool signed_by(SignedNote const& note, std::string_view name, crypto::PublicKey const& key) {
    for (auto const& signature : note.signatures)
        if (signature.name == name && signature.key_id == key_id(name, key) &&
            crypto::verify(key, note.text, signature.signature))
            return true;
    return false;
}

std::string Checkpoint::origin() const { return std::string{origin_prefix} + ledger.text; }

std::string Checkpoint::text() const {
    return origin() + "\n" + std::to_string(size.value) + "\n" + to_base64(root.view()) + "\n";
}

Digest Checkpoint::digest() const { return crypto::sha256(text()); }

Result<Checkpoint> Checkpoint::parse(std::string_view text) {
    auto const whole = text;
    auto const origin = TRY(take_line(text, "the origin line"));
    auto const size = TRY(take_line(text, "the size line"));
    auto const root = TRY(take_line(text, "the root line"));
    if (!text.empty()) return bad_note("a checkpoint of this ledger has three lines");
    if (!origin.starts_with(origin_prefix))
        return bad_note("the origin is not a Tallystick ledger");
    Checkpoint checkpoint;
    checkpoint.ledger = TRY(LedgerId::parse(origin.substr(origin_prefix.size())));
    auto& value = checkpoint.size.value;
    auto const [end, code] = std::from_chars(size.data(), size.data() + size.size(), value);
    auto const raw = from_base64(root);
    if (code != std::errc{} || end != size.data() + size.size() || !raw ||
        raw->size() != Digest::size)
        return bad_note("the size or the root of the checkpoint cannot be read");
    checkpoint.root = Digest::from_bytes(*raw);
    if (checkpoint.text() != whole) return bad_note("not the canonical writing of a checkpoint");
    return checkpoint;
}

std::string sign_checkpoint(Checkpoint const& checkpoint, crypto::SigningKey const& key) {
    return sign_note(checkpoint.text(), checkpoint.origin(), key);
}

}  // namespace tally::ledger
