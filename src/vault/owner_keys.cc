#include "vault/owner_keys.h"

#include "base/check.h"
#include "base/encoding.h"
#include "crypto/age.h"
#include "ledger/json.h"
#include "vault/private_file.h"

namespace tally::vault {
namespace {

constexpr std::size_t partition_secret_bytes = 32;
constexpr std::size_t keys_max = 2;  // the one in force, and the next
constexpr std::string_view ways_back =
    "tally key recover brings it back from its sheet; a backup holds it, too: tally restore --help";

// Version 1: one key, as it is.
Result<OwnerKeys> parse_plain(ledger::JsonReader& reader, std::string secret) {
    auto const seed = TRY(from_base64(TRY(reader.string("signing_seed"))));
    return OwnerKeys{TRY(crypto::SigningKey::from_seed(seed)), std::move(secret)};
}

Result<HeldKey> parse_key(ledger::Json const& json) {
    auto reader = TRY(ledger::JsonReader::open(json, "key"));
    if (reader.has("seed")) {
        auto const seed = TRY(from_base64(TRY(reader.string("seed"))));
        TRY(reader.finish());
        return HeldKey{TRY(crypto::SigningKey::from_seed(seed))};
    }
    auto const key = TRY(crypto::PublicKey::parse(TRY(reader.string("key"))));
    auto bytes = TRY(from_base64(TRY(reader.string("sealed_seed"))));
    TRY(reader.finish());
    if (bytes.empty()) return fail(Code::corrupt, "an empty seal");
    return HeldKey::sealed(key, std::move(bytes));
}

// Version 2: a key under a passphrase, or two of them.
Result<OwnerKeys> parse_held(ledger::JsonReader& reader, std::string secret) {
    auto const list = TRY(reader.array("keys"));
    if (list.empty() || list.size() > keys_max) return fail(Code::corrupt, "one key or two");
    OwnerKeys keys{TRY(parse_key(list.front())), std::move(secret)};
    if (list.size() == keys_max) keys.next = TRY(parse_key(list.back()));
    return keys;
}

Result<OwnerKeys> parse_members(std::string const& text) {
    auto const json = TRY(ledger::parse_json(text));
    auto reader = TRY(ledger::JsonReader::open(json, "key file"));
    auto secret = TRY(from_base64(TRY(reader.string("partition_secret"))));
    auto const version = TRY(reader.integer("v"));
    if (secret.size() != partition_secret_bytes || (version != 1 && version != 2))
        return fail(Code::corrupt, "unknown version");
    auto keys = version == 1 ? TRY(parse_plain(reader, std::move(secret)))
                             : TRY(parse_held(reader, std::move(secret)));
    TRY(reader.finish());
    return keys;
}

ledger::Json json_of(HeldKey const& key) {
    if (!key.is_protected()) return ledger::JsonObject{{"seed", to_base64(key.open()->seed())}};
    return ledger::JsonObject{{"key", key.public_key().text()},
                              {"sealed_seed", to_base64(key.sealed_bytes())}};
}

Pull pull_of(std::string_view bytes) {
    return [rest = bytes](std::size_t max) mutable -> Result<std::string> {
        std::string piece{rest.substr(0, max)};
        rest.remove_prefix(piece.size());
        return piece;
    };
}

}  // namespace

HeldKey::HeldKey(crypto::SigningKey key) : public_key_{key.public_key()}, open_{std::move(key)} {}
HeldKey::HeldKey(crypto::PublicKey const& key, std::string sealed_bytes)
    : public_key_{key}, sealed_{std::move(sealed_bytes)} {}

HeldKey HeldKey::sealed(crypto::PublicKey const& key, std::string bytes) {
    TALLY_CHECK(!bytes.empty());
    return HeldKey{key, std::move(bytes)};
}

Result<void> HeldKey::unlock(crypto::AgePassphrase const& passphrase) {
    auto reader = TRY(crypto::AgeReader::open(pull_of(sealed_), passphrase));
    crypto::SecretBytes const seed{TRY(reader.read(crypto::SigningKey::seed_size + 1))};
    auto key = TRY(crypto::SigningKey::from_seed(seed.view()));
    if (key.public_key() != public_key_)
        return fail(Code::corrupt, "the key file holds another key than it says",
                    std::string{ways_back});
    unlock(std::move(key));
    return {};
}

void HeldKey::unlock(crypto::SigningKey key) {
    TALLY_CHECK(key.public_key() == public_key_);
    open_ = std::move(key);
}

Result<void> HeldKey::protect(crypto::AgePassphrase const& passphrase, Random& random) {
    TALLY_CHECK(open_);
    std::string bytes;
    auto const append = [&bytes](std::string_view piece) -> Result<void> {
        bytes += piece;
        return {};
    };
    auto writer = TRY(crypto::AgeWriter::start(append, passphrase, random));
    crypto::SecretBytes const seed{open_->seed()};
    TRY(writer.write(seed.view()));
    TRY(writer.finish());
    sealed_ = std::move(bytes);
    return {};
}

void HeldKey::unprotect() {
    TALLY_CHECK(open_);
    sealed_.clear();
}

OwnerKeys OwnerKeys::generate(Random& random) {
    return {crypto::SigningKey::generate(random), random.bytes(partition_secret_bytes)};
}

// One key as it is stays in version 1, which every release reads.
std::string OwnerKeys::text() const {
    if (!next && !signing.is_protected())
        return ledger::write_json(
            ledger::JsonObject{{"partition_secret", to_base64(partition_secret)},
                               {"signing_seed", to_base64(signing.open()->seed())},
                               {"v", 1}});
    ledger::JsonArray list{json_of(signing)};
    if (next) list.push_back(json_of(*next));
    return ledger::write_json(ledger::JsonObject{
        {"keys", list}, {"partition_secret", to_base64(partition_secret)}, {"v", 2}});
}

Result<OwnerKeys> OwnerKeys::parse(std::string const& text) {
    auto keys = parse_members(text);
    if (!keys)  // the reason could quote a secret
        return fail(Code::corrupt, "the key file cannot be read", std::string{ways_back});
    return keys;
}

std::filesystem::path owner_key_file(std::filesystem::path const& vault) {
    return vault / "keys" / "owner.key";
}

Result<OwnerKeys> read_owner_keys(std::filesystem::path const& vault) {
    auto const text = read_private_file(owner_key_file(vault));
    if (!text && text.error().code == Code::not_found)
        return fail(Code::not_found, "the key is gone: " + owner_key_file(vault).string(),
                    std::string{ways_back});
    return OwnerKeys::parse(TRY(text));
}

Result<void> write_owner_keys(std::filesystem::path const& vault, OwnerKeys const& keys) {
    return write_private_file(owner_key_file(vault), keys.text());
}

}  // namespace tally::vault
