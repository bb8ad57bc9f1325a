// Signed notes and checkpoints: C2SP signed-note and tlog-checkpoint, Ed25519 (algorithm 1).
// Go's sumdb/note opens what is written here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/result.h"
#include "crypto/ed25519.h"
#include "ledger/ids.h"
#include "ledger/tree.h"

namespace tally::ledger {

struct NoteSignature {
    std::string name;          // key name; ours is the origin of the ledger
    std::uint32_t key_id = 0;  // first four bytes of SHA-256(name || LF || 0x01 || key)
    crypto::Signature signature;
};

// Text that ends with a line feed, and who signed it.
struct SignedNote {
    std::string text;
    std::vector<NoteSignature> signatures;
};

inline constexpr std::size_t note_bytes_max = 64 * 1024;
inline constexpr std::size_t note_signatures_max = 16;

std::uint32_t key_id(std::string_view name, crypto::PublicKey const& key);
// "<name>+<8 hex digits>+<base64 of 0x01 || key>": what note.NewVerifier takes.
std::string verifier_key(std::string_view name, crypto::PublicKey const& key);

// The complete note: text, empty line, one signature line.
std::string sign_note(std::string_view text, std::string_view name, crypto::SigningKey const& key);
// Reads a note of Ed25519 signatures. Strict: the bytes are the one writing of what they say.
Result<SignedNote> parse_note(std::string_view bytes);
// True when one of the signatures is this key's, under this name, over the text.
bool signed_by(SignedNote const& note, std::string_view name, crypto::PublicKey const& key);

// The ledger's public promise: what it held at one size.
struct Checkpoint {
    LedgerId ledger;
    TreeSize size;
    Digest root;
    bool operator==(Checkpoint const&) const = default;

    // "tallystick/<ledger id>"
    std::string origin() const;
    // Origin, size and root, one per line: the text that is signed.
    std::string text() const;
    // SHA-256 of text(): the name that letters carry.
    Digest digest() const;
    // Reads exactly what text() writes.
    static Result<Checkpoint> parse(std::string_view text);
};

std::string sign_checkpoint(Checkpoint const& checkpoint, crypto::SigningKey const& key);

}  // namespace tally::ledger
