#include "ledger/key_chain.h"

#include <algorithm>

#include "base/encoding.h"

namespace tally::ledger {
namespace {

std::string rotation_message(LedgerId const& ledger, std::uint64_t n,
                             crypto::PublicKey const& old_key, crypto::PublicKey const& new_key) {
    return "tallystick key rotation v1\n" + ledger.text + "\n" + std::to_string(n) + "\n" +
           old_key.text() + "\n" + new_key.text() + "\n";
}

Result<crypto::Signature> parse_signature(std::string const& text) {
    return crypto::Signature::from_bytes(TRY(from_base64(text)));
}

std::unexpected<Error> broken_rotation(std::uint64_t n, std::string const& what) {
    return fail(Code::corrupt, "key rotation in entry " + std::to_string(n) + ": " + what);
}

}  // namespace

KeyChain::KeyChain(LedgerId ledger, crypto::PublicKey first)
    : ledger_{std::move(ledger)}, links_{{0, first}} {}

Result<void> KeyChain::rotate(std::uint64_t n, Json const& body) {
    auto reader = TRY(JsonReader::open(body, "body of ledger.key-rotated"));
    auto const new_key = TRY(crypto::PublicKey::parse(TRY(reader.string("new_key"))));
    auto const new_signature = TRY(parse_signature(TRY(reader.string("new_signature"))));
    auto const old_key = TRY(crypto::PublicKey::parse(TRY(reader.string("old_key"))));
    auto const old_signature = TRY(parse_signature(TRY(reader.string("old_signature"))));
    TRY(reader.string("reason"));
    TRY(reader.finish());
    if (old_key != newest()) return broken_rotation(n, "the old key is not the one in force");
    auto const message = rotation_message(ledger_, n, old_key, new_key);
    if (!crypto::verify(old_key, message, old_signature))
        return broken_rotation(n, "not signed by the old key");
    if (!crypto::verify(new_key, message, new_signature))
        return broken_rotation(n, "not signed by the new key");
    links_.push_back({n, new_key});
    return {};
}

crypto::PublicKey const& KeyChain::in_force(TreeSize size) const {
    auto link = links_.rbegin();
    while (link + 1 != links_.rend() && link->n >= size.value) ++link;
    return link->key;
}

bool KeyChain::holds(Digest const& fingerprint) const {
    return std::ranges::any_of(
        links_, [&](Link const& link) { return link.key.fingerprint() == fingerprint; });
}

Result<Checkpoint> KeyChain::open_checkpoint(std::string_view note) const {
    return open_checkpoint(TRY(parse_note(note)));
}

Result<Checkpoint> KeyChain::open_checkpoint(SignedNote const& note) const {
    auto checkpoint = TRY(Checkpoint::parse(note.text));
    if (checkpoint.ledger != ledger_)
        return fail(Code::invalid_input, "a checkpoint of another ledger");
    if (!signed_by(note, checkpoint.origin(), in_force(checkpoint.size)))
        return fail(Code::corrupt, "the checkpoint of size " +
                                       std::to_string(checkpoint.size.value) +
                                       " is not signed by the ledger's key");
    return checkpoint;
}

std::string rotation_reason(Json const& body) {
    auto reader = JsonReader::open(body, "body of ledger.key-rotated");
    return reader ? reader->string("reason").value_or("") : "";
}

Json rotation_body(LedgerId const& ledger, std::uint64_t n, crypto::SigningKey const& old_key,
                   crypto::SigningKey const& new_key, std::string const& reason) {
    auto const message = rotation_message(ledger, n, old_key.public_key(), new_key.public_key());
    return JsonObject{{"new_key", new_key.public_key().text()},
                      {"new_signature", to_base64(new_key.sign(message).view())},
                      {"old_key", old_key.public_key().text()},
                      {"old_signature", to_base64(old_key.sign(message).view())},
                      {"reason", reason}};
}

}  // namespace tally::ledger
